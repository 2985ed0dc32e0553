import { describe, expect, it } from 'vitest';
import { queueDividend } from '../../../../devnet/executive/baskets/deposits.js';
import { BLOCK_AUTHOR } from '../../../../devnet/executive/execute-block.js';
import { feeOf, scheduleOf } from '../../../../devnet/executive/fees.js';
import { addPosition } from '../../../../devnet/executive/genesis.js';
import { addTo } from '../../../../devnet/executive/subtensor/storage.js';
import type { DecodedCall } from '../../../../devnet/types.js';
import { BOB, batch, type Chain, newerMetadata, openChain, signerOf, TAO, transfer } from './chain.js';

const PALLET = 'SubtensorModule';
const payer = signerOf('Ed25519', 1);
const CLAIM_RESERVE = 8_251_352n;

/** The payer has TAO, root stake with validator 0, and a part in its fund. */
function funded(): Chain {
  const chain = openChain(newerMetadata());
  chain.fund(payer.address, 100n * TAO);
  const position = { coldkey: payer.address, hotkey: chain.hotkey(0), netuid: 0, amountRao: 500n * TAO };
  addPosition(chain.state, chain.codec, position);
  addTo(chain.state, 'SubnetAlphaOut', [1], 900n * TAO);
  queueDividend(chain.state, chain.hotkey(0), 1, 900n * TAO);
  return chain;
}
const staking = (name: string, args: Record<string, unknown>): DecodedCall => ({
  pallet: PALLET,
  name,
  args,
});
const claimOne = (chain: Chain) => staking('claim_root_with_hotkey', { hotkey: chain.hotkey(0) });
const exitRoot = (chain: Chain) =>
  staking('remove_stake_full_limit', { hotkey: chain.hotkey(0), netuid: 0, limit_price: undefined });

function quoted(chain: Chain, call: DecodedCall, length: number): bigint {
  return feeOf(call, length, [], scheduleOf(chain.codec)).partialFee;
}
function paid(block: ReturnType<Chain['block']>): bigint {
  return (block.find('TransactionPayment.TransactionFeePaid') as { actual_fee: bigint }).actual_fee;
}
const issued = (chain: Chain) => chain.state.get(PALLET, 'TotalIssuance') as bigint;

describe('fees of the newer runtime', () => {
  it.each([
    ['Balances.transfer_keep_alive', 83_102n],
    ['SubtensorModule.add_stake', 812_698n],
    ['SubtensorModule.move_stake_limit', 1_075_589n],
    ['SubtensorModule.transfer_stake_and_hotkey', 403_589n],
    ['SubtensorModule.unstake_all', 83_339n],
    ['SubtensorModule.claim_root', CLAIM_RESERVE],
    ['SubtensorModule.claim_root_with_hotkey', CLAIM_RESERVE],
    ['SubtensorModule.stake_into_basket', 36_882_089n],
  ])('A13 of %s are what the chain pins for 100 bytes, half a rao for each byte more', (path, fee) => {
    const [pallet = '', name = ''] = path.split('.');
    const chain = openChain(newerMetadata());
    expect(quoted(chain, { pallet, name, args: {} }, 100)).toBe(fee);
    expect(quoted(chain, { pallet, name, args: {} }, 200)).toBe(fee + 50n);
  });

  it('A13 are burned: no author is paid and the issuance falls', () => {
    const chain = funded();
    const [author, before] = [chain.free(BLOCK_AUTHOR), issued(chain)];
    const signed = chain.sign(payer, transfer(BOB, TAO));
    const block = chain.block(signed);
    expect(paid(block)).toBe(quoted(chain, transfer(BOB, TAO), signed.length));
    expect(chain.free(BLOCK_AUTHOR)).toBe(author);
    expect(block.names).not.toContain('Balances.Deposit');
    const minted = [1, 2, 3].reduce(
      (sum, netuid) => sum + (chain.state.get(PALLET, 'SubnetTaoInEmission', netuid) as bigint),
      0n,
    );
    expect(issued(chain)).toBe(before + minted - paid(block));
  });

  it('T11 of a claim are a reserve, of which most comes back', () => {
    const chain = funded();
    const signed = chain.sign(payer, claimOne(chain));
    const reserve = quoted(chain, claimOne(chain), signed.length);
    const before = chain.free(payer.address);
    const block = chain.block(signed);
    expect(block.find('Balances.Withdraw')).toEqual({ who: payer.address, amount: reserve });
    expect(block.find('Balances.Deposit')).toEqual({ who: payer.address, amount: reserve - paid(block) });
    expect(paid(block)).toBeLessThan(1_000_000n);
    expect(chain.free(payer.address)).toBe(before - paid(block));
    expect((block.find('SubtensorModule.RootClaimed') as { tao: bigint }).tao).toBeGreaterThan(TAO);
  });

  it('T11 of a claim that fails are about the work of failing', () => {
    const chain = funded();
    chain.state.set(PALLET, 'BetaBasketSeedInProgress', [], true);
    const block = chain.block(chain.sign(payer, claimOne(chain)));
    expect(block.find('System.ExtrinsicFailed')).toMatchObject({
      dispatch_error: chain.codec.moduleError(PALLET, 'BetaBasketSeedInProgress'),
    });
    expect(paid(block)).toBeLessThan(600_000n);
  });

  it('T11 must be there to be reserved', () => {
    const chain = funded();
    const signed = chain.sign(payer, claimOne(chain));
    const reserve = quoted(chain, claimOne(chain), signed.length);
    chain.fund(payer.address, reserve + 499n);
    expect(chain.verdict(signed)).toBe('Payment');
    chain.fund(payer.address, reserve + 500n);
    expect(chain.verdict(signed)).toBe('ok');
  });
});

describe('a claim before an exit in one batch', () => {
  it('T11 gives TAO at once where there is no hold', () => {
    const chain = funded();
    const block = chain.block(chain.sign(payer, batch('batch_all', [claimOne(chain), exitRoot(chain)])));
    expect(block.names).toContain('System.ExtrinsicSuccess');
    expect(chain.free(payer.address)).toBeGreaterThan(600n * TAO);
  });

  it('T11 fails as a whole where there is one', () => {
    const chain = funded();
    chain.state.set(PALLET, 'RootStakeUnlockInterval', [], 360n);
    const block = chain.block(chain.sign(payer, batch('batch_all', [claimOne(chain), exitRoot(chain)])));
    expect(block.find('System.ExtrinsicFailed')).toMatchObject({
      dispatch_error: chain.codec.moduleError(PALLET, 'RootStakeLocked'),
    });
    expect(block.names).not.toContain('SubtensorModule.BasketClaimed');
    // The exit alone goes through: nothing of the stake is new.
    const alone = chain.block(chain.sign(payer, exitRoot(chain)));
    expect(alone.names).toContain('SubtensorModule.StakeRemoved');
    expect(chain.block(chain.sign(payer, claimOne(chain))).names).toContain('SubtensorModule.BasketClaimed');
  });
});

it('P5 dividends of an epoch go to the fund, one validator’s queue a block, and into events', () => {
  const chain = openChain(newerMetadata());
  const [price, hotkey] = [2n << 32n, chain.hotkey(0)];
  chain.state.set(PALLET, 'SubnetMovingPrice', [1], price);
  chain.clock.next = 357;
  const queued = () =>
    chain.state.entries(PALLET, 'PendingBasketDeposits').map(({ args }) => String(args[0]));
  while (queued().length === 0) chain.block();
  expect(new Set(queued()).size).toBeGreaterThan(1);
  expect(chain.state.get(PALLET, 'RootClaimable', hotkey)).toEqual([]);
  const credited = [];
  for (let block = 0; block < 20; block += 1) {
    const { records, names } = chain.block();
    credited.push(...records.filter(({ name }) => name === 'BasketDeposited'));
    expect(names.filter((name) => name === 'SubtensorModule.BasketDeposited').length).toBeLessThan(4);
    expect(chain.codec.encodeEvents(records).length).toBeGreaterThan(0);
  }
  expect(queued().filter((candidate) => candidate === hotkey)).toEqual([]);
  expect(credited.length).toBeGreaterThan(0);
  expect(chain.state.get(PALLET, 'BasketShares', hotkey)).toBeGreaterThan(0n);
});
