import { describe, expect, it } from 'vitest';
import { evmMirror } from '../../../../../src/core/address/evm-mirror.js';
import { decodeAddress, encodeAddress } from '../../../../../src/core/address/index.js';
import type { ExtraAnswer } from '../../../../../src/protocol/engine/index.js';
import {
  HOTKEY,
  OTHER_HOTKEY,
  RUNTIMES,
  SAVINGS,
  SIGNER,
  STRANGER,
} from '../../../../support/explain-builders.js';
import { finney, HAS_FINNEY } from '../../../../support/finney.js';
import { type Answers, explainFamily, linesOf, risksOf, summary } from './family.js';

const HASH = `0x${'cd'.repeat(32)}`;
const DEPOSIT = 132_000_000n + 2n * 32_000_000n;
type Pending = NonNullable<Extract<ExtraAnswer, { kind: 'multisig' }>['pending']>;
const pending = (change: Partial<Pending> = {}): Answers => ({
  multisig: {
    kind: 'multisig',
    pending: { approvals: [SIGNER], depositor: SIGNER, depositRao: DEPOSIT, block: 9, index: 1, ...change },
  },
});

describe.each(RUNTIMES)('other calls on %s', (_, metadataOf) => {
  const metadata = metadataOf();
  const shared = { threshold: 2, other_signatories: [STRANGER], call_hash: HASH };
  const multisig = (call: string, answers: Answers = {}, args: object = {}) =>
    explainFamily(metadata, ['Multisig', call, { ...shared, ...args }], answers);
  const timepoint = { timepoint: { height: 9, index: 1 } };

  it('A2: whoever opened a shared operation gets the deposit back by ending it', async () => {
    expect(summary(await multisig('cancel_as_multi', pending(), timepoint))).toEqual({
      lines: [`release exactly ${DEPOSIT} rao`],
      risks: [],
      certainty: 'exact',
    });
    expect(risksOf(await multisig('cancel_as_multi', pending({ depositor: STRANGER }), timepoint))).toEqual([
      'no-such-right caution',
    ]);
    const none: Answers = { multisig: { kind: 'multisig', pending: null } };
    expect(risksOf(await multisig('cancel_as_multi', none, timepoint))).toEqual([
      'forbidden-now caution nothing',
    ]);
    expect((await multisig('cancel_as_multi', {}, timepoint)).certainty).toBe('unknown');
    expect(linesOf(await multisig('poke_deposit', pending({ depositRao: 5n })))).toEqual([
      `reserve exactly ${DEPOSIT - 5n} rao`,
    ]);
    expect(linesOf(await multisig('poke_deposit', pending()))).toEqual([]);
  });

  it('A2: an order is cancelled by whoever signed it, and read out first', async () => {
    const order = (signer: string, type: string) => ({
      order: {
        type: 'V1',
        value: {
          signer,
          hotkey: HOTKEY,
          netuid: 64,
          order_type: { type },
          amount: 700n,
          limit_price: 81_000_000n,
          expiry: 1_800_000_000_000n,
          fee_rate: 0,
          fee_recipient: STRANGER,
          relayer: undefined,
          max_slippage: undefined,
          chain_id: 1n,
          partial_fills_enabled: false,
        },
      },
    });
    const cancel = (signer: string, type: string) =>
      explainFamily(metadata, ['LimitOrders', 'cancel_order', order(signer, type)]);
    const bought = await cancel(SIGNER, 'LimitBuy');
    expect(bought.sentence).toMatchObject({
      code: 'call',
      params: {
        call: { text: 'LimitOrders.cancel_order' },
        type: { t: 'text', text: 'LimitBuy' },
        amount: { t: 'tao', rao: 700n },
        subnet: { t: 'subnet', netuid: 64 },
        limit: { t: 'price', raoPerAlpha: 81_000_000n, netuid: 64 },
        expiry: { t: 'int', value: 1_800_000_000_000n },
        validator: { t: 'account', address: HOTKEY },
      },
    });
    expect(summary(bought)).toEqual({ lines: [], risks: [], certainty: 'exact' });
    const sold = await cancel(STRANGER, 'StopLoss');
    expect(sold.sentence.params.amount).toMatchObject({ t: 'alpha', netuid: 64, base: 700n });
    expect(risksOf(sold)).toEqual(['no-such-right caution']);
  });

  it('A2: orders of others are carried out with the money of others', async () => {
    const run = await explainFamily(metadata, [
      'LimitOrders',
      'execute_orders',
      { orders: [], should_fail: false },
    ]);
    expect(summary(run)).toEqual({ lines: [], risks: ['orders-of-others caution'], certainty: 'unknown' });
  });

  it('A2: the network is stopped for a deposit only where a runtime sells that', async () => {
    const halt = await explainFamily(metadata, ['SafeMode', 'enter']);
    expect(summary(halt)).toEqual({ lines: [], risks: ['administrator danger'], certainty: 'exact' });
  });
});

describe.skipIf(!HAS_FINNEY)('programs on real 424 (needs the recorded metadata beside the project)', () => {
  const metadata = HAS_FINNEY ? finney(424) : null;
  const explain = (pallet: string, call: string, args: object) => {
    if (!metadata) throw new Error('no metadata');
    return explainFamily(metadata, [pallet, call, args]);
  };
  const weight = { ref_time: 1n, proof_size: 1n };

  it('A2 S57: a contract gets its value and may hold a deposit; what it does is not in the bytes', async () => {
    const run = await explain('Contracts', 'call', {
      dest: { type: 'Id', value: STRANGER },
      value: 500n,
      gas_limit: weight,
      storage_deposit_limit: 30n,
      data: new Uint8Array([1]),
    });
    expect(run.sentence.code).toBe('call');
    expect(summary(run)).toEqual({
      lines: ['pay at-most 500 rao', 'reserve at-most 30 rao'],
      risks: ['opaque-program danger'],
      certainty: 'unknown',
    });
  });

  it('A2 S57: a program of the EVM is paid by the account behind its own address', async () => {
    const source = decodeAddress(SIGNER).accountId.slice(0, 20);
    const run = await explain('EVM', 'call', {
      source: `0x${Buffer.from(source).toString('hex')}`,
      target: `0x${'11'.repeat(20)}`,
      input: new Uint8Array(),
      value: [2_000_000_000n, 0n, 0n, 0n],
      gas_limit: 10n,
      max_fee_per_gas: [1n, 0n, 0n, 0n],
      max_priority_fee_per_gas: undefined,
      nonce: undefined,
      access_list: [],
      authorization_list: [],
    });
    expect(risksOf(run)).toEqual(['opaque-program danger']);
    expect(run.certainty).toBe('unknown');
    expect(linesOf(run)).toEqual([`pay at-most 2 rao ${encodeAddress(evmMirror(source))}`]);
  });

  it('A2: data on the chain takes a deposit that the runtime does not price', async () => {
    expect(summary(await explain('Preimage', 'note_preimage', { bytes: new Uint8Array([1]) }))).toEqual({
      lines: [],
      risks: [],
      certainty: 'unknown',
    });
  });

  it('A2: other shapes of runtimes before', async () => {
    const old = finney(219);
    const swap = await explainFamily(old, [
      'SubtensorModule',
      'swap_hotkey',
      { hotkey: HOTKEY, new_hotkey: OTHER_HOTKEY },
    ]);
    expect(linesOf(swap)[0]).toBe('pay exactly 100000000 rao');
    const answers: Answers = { registration: { kind: 'registration', costRao: 9n } };
    expect(linesOf(await explainFamily(old, ['SubtensorModule', 'register_network'], answers))).toEqual([
      'pay expected 9 rao',
    ]);
    const right = { delegate: { type: 'Id', value: SAVINGS }, proxy_type: { type: 'Staking' }, delay: 0 };
    expect(linesOf(await explainFamily(finney(393), ['Proxy', 'add_proxy', right]))).toEqual([
      'grant exactly Staking',
      'reserve at-most 93000000 rao',
    ]);
  });
});
