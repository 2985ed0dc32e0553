import { describe, expect, it } from 'vitest';
import { feeOf } from '../../../../devnet/executive/fees.js';
import type { DecodedCall } from '../../../../devnet/types.js';
import {
  ALICE,
  BOB,
  batch,
  type Chain,
  id,
  nested,
  openChain,
  SOURCES,
  signerOf,
  TAO,
  transfer,
} from './chain.js';

const payer = signerOf('Ed25519', 1);
const BASE = 54_078n;

function funded(metadata?: Uint8Array): Chain {
  const chain = openChain(metadata);
  chain.fund(payer.address, 100n * TAO);
  return chain;
}
const stake = (chain: Chain): DecodedCall => ({
  pallet: 'SubtensorModule',
  name: 'add_stake',
  args: { hotkey: chain.hotkey(0), netuid: 1, amount_staked: TAO },
});
const viaProxy = (call: DecodedCall): DecodedCall => ({
  pallet: 'Proxy',
  name: 'proxy',
  args: { real: id(BOB), force_proxy_type: undefined, call: nested(call) },
});
const u32 = (value: number) => new Uint8Array(Uint32Array.of(value).buffer);

/** What the fee API says: base, length and weight part, and the tip it saw. */
function detailsOf(chain: Chain, signed: Uint8Array): bigint[] {
  const args = new Uint8Array([...signed, ...u32(signed.length)]);
  const answer = chain.runtime.callApi(
    chain.state,
    chain.context(),
    'TransactionPaymentApi_query_fee_details',
    args,
  );
  const view = new DataView(answer.buffer, answer.byteOffset);
  return [1, 9, 17, 25].map((at) => view.getBigUint64(at, true));
}

function paidIn(chain: Chain, signed: Uint8Array) {
  return chain.block(signed).find('TransactionPayment.TransactionFeePaid') as {
    actual_fee: bigint;
    tip: bigint;
  };
}

describe.each(SOURCES)('the fee under metadata: %s', (_name, metadata) => {
  it('that is charged is the one that was quoted, plus the tip', () => {
    const chain = funded(metadata());
    const tip = 12_345n;
    const signed = chain.sign(payer, stake(chain), { tip });
    const [base = 0n, length = 0n, weight = 0n, seen = 0n] = detailsOf(chain, signed);
    expect([base, length, seen]).toEqual([BASE, BigInt(signed.length), tip]);
    const before = [chain.free(payer.address), chain.free(ALICE)] as const;
    expect(paidIn(chain, signed)).toEqual({
      who: payer.address,
      actual_fee: base + length + weight + tip,
      tip,
    });
    expect(chain.free(payer.address)).toBe(before[0] - TAO - (base + length + weight + tip));
    expect(chain.free(ALICE) - before[1]).toBeGreaterThanOrEqual(base + length + weight + tip);
  });
});

describe('the fee of a call', () => {
  it.each([
    ['add_stake', 1_530_000n],
    ['add_stake_limit', 1_630_000n],
    ['remove_stake', 1_280_000n],
    ['swap_stake_limit', 2_260_000n],
    ['claim_root', 470_000n],
  ])('%s is what mainnet typically takes, bytes aside', (name, typical) => {
    const call = { pallet: 'SubtensorModule', name, args: {} };
    expect(feeOf(call, 0).partialFee).toBe(typical);
    expect(feeOf(call, 180).partialFee).toBe(typical + 180n);
  });

  it('counts every nested call at any depth', () => {
    const chain = funded();
    const fee = (call: DecodedCall) => detailsOf(chain, chain.sign(payer, call))[2] ?? 0n;
    const one = fee(batch('batch', [transfer(BOB, 1n)]));
    const two = fee(batch('batch', [transfer(BOB, 1n), transfer(BOB, 1n)]));
    const three = fee(batch('batch', [transfer(BOB, 1n), transfer(BOB, 1n), transfer(BOB, 1n)]));
    expect(two - one).toBeGreaterThan(0n);
    expect(three - two).toBe(two - one);
    expect(fee(viaProxy(batch('batch', [stake(chain)])))).toBeGreaterThan(fee(stake(chain)));
  });

  it('is the same weight in the quote and in the event of success', () => {
    const chain = funded();
    const call = transfer(BOB, 1n);
    const block = chain.block(chain.sign(payer, call));
    const { dispatch_info } = block.find('System.ExtrinsicSuccess') as {
      dispatch_info: { weight: { ref_time: bigint } };
    };
    expect(dispatch_info.weight.ref_time).toBe(feeOf(call, 0).refTime);
  });
});

it('all fees of a block go to its author', () => {
  const chain = funded();
  const before = chain.free(ALICE);
  const fees = [0, 1, 2].map((nonce) => chain.sign(payer, transfer(BOB, TAO), { nonce, tip: BigInt(nonce) }));
  const block = chain.block(...fees);
  const paid = block.records
    .filter(({ name }) => name === 'TransactionFeePaid')
    .map(({ fields }) => (fields as { actual_fee: bigint }).actual_fee);
  expect(paid).toHaveLength(3);
  expect(chain.free(ALICE) - before).toBe(paid.reduce((sum, fee) => sum + fee, 0n));
});
