import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountsOf, callParams, netuidsOf } from '../../../../src/background/explain/call-params.js';
import { createFactView, NO_ANSWERS } from '../../../../src/background/explain/fact-view.js';
import { decimalText, fixedText, ipText } from '../../../../src/background/explain/value-text.js';
import { fromHex } from '../../../../src/background/signing/index.js';
import { MAX_U64 } from '../../../../src/core/amount/money.js';
import { openMetadata } from '../../../../src/core/chain/light/index.js';
import type { Param } from '../../../../src/core/explain/types.js';
import type { StoredMetadata } from '../../../../src/protocol/engine/index.js';
import { callHex, nested } from '../../../support/calls.js';
import {
  declared,
  explainFacts,
  HOTKEY,
  OTHER_HOTKEY,
  OWN_ACCOUNTS,
  SAVINGS,
  SIGNER,
  STRANGER,
} from '../../../support/explain-builders.js';
import { finney, HAS_FINNEY } from '../../../support/finney.js';
import { sentenceText } from '../../../support/sentence-text.js';

const view = createFactView(SIGNER, explainFacts(), NO_ANSWERS, OWN_ACCOUNTS, null);
const id = (value: string) => ({ type: 'Id', value });
const h160 = `0x${'41'.repeat(20)}`;

function paramsIn(
  metadata: StoredMetadata,
  pallet: string,
  call: string,
  args: object,
): Record<string, Param> {
  const light = openMetadata(metadata);
  return callParams(light.registry, light.decodeCall(fromHex(callHex(metadata, pallet, call, args))), view);
}

describe('numbers of the chain as text', () => {
  it('S57 keeps every digit of a decimal', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }),
        fc.integer({ min: 1, max: 18 }),
        (value, places) => {
          const [whole = '', fraction = ''] = decimalText(value, places).split('.');
          expect(BigInt(whole + fraction.padEnd(places, '0'))).toBe(value);
          expect(fraction.endsWith('0')).toBe(false);
        },
      ),
    );
  });

  it('S57 cuts a fixed-point number and says so, and never rounds it up', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 127n), max: 2n ** 127n - 1n }), (bits) => {
        const text = fixedText('I96F32', bits);
        const cut = text.endsWith('…');
        const [whole = '', fraction = ''] = text.replace('…', '').replace('-', '').split('.');
        const shown = BigInt(whole + fraction.padEnd(9, '0'));
        const exact = (bits < 0n ? -bits : bits) * 10n ** 9n;
        expect(shown << 32n <= exact && exact < (shown + 1n) << 32n).toBe(true);
        expect(cut).toBe(shown << 32n !== exact);
        expect(text.startsWith('-')).toBe(bits < 0n);
      }),
    );
    expect([
      fixedText('U64F64', 3n << 63n),
      fixedText('I96F32', -(1n << 31n)),
      fixedText('U64F64', 1n),
    ]).toEqual(['1.5', '-0.5', '0.000000000…']);
  });

  it('writes addresses of both versions', () => {
    expect(ipText(0x5db8_d822n)).toBe('93.184.216.34');
    expect(ipText(0x2001_0db8_0000_0000_0000_0000_0000_0001n)).toBe('2001:db8:0:0:0:0:0:1');
  });
});

describe('arguments with their meaning', () => {
  const newer = declared('newer');

  it('S57 a take is a share of 65 535, and one that shows as nothing or as all is said as it stands', () => {
    const take = (value: number) =>
      paramsIn(newer, 'SubtensorModule', 'increase_take', { hotkey: HOTKEY, take: value }).take;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 65_535 }), (value) => {
        const param = take(value);
        if (param?.t === 'bps') {
          expect(Math.abs(param.bps - (value / 65_535) * 10_000)).toBeLessThanOrEqual(0.5);
          expect([param.bps === 0, param.bps === 10_000]).toEqual([value === 0, value === 65_535]);
        } else expect(param).toEqual({ t: 'text', text: `${value} / 65535` });
      }),
    );
    expect([take(5_898), take(1), take(65_534)]).toEqual([
      { t: 'bps', bps: 900 },
      { t: 'text', text: '1 / 65535' },
      { t: 'text', text: '65534 / 65535' },
    ]);
  });

  it('S57 amounts carry their token, limits their pair, and 2^64 - 1 of a position is all of it', () => {
    const limited = {
      origin_hotkey: HOTKEY,
      destination_hotkey: OTHER_HOTKEY,
      origin_netuid: 64,
      destination_netuid: 8,
      alpha_amount: MAX_U64,
      limit_price: 1_600_000_000n,
      allow_partial: false,
    };
    expect(paramsIn(newer, 'SubtensorModule', 'move_stake_limit', limited)).toMatchObject({
      origin_netuid: { t: 'subnet', netuid: 64, name: 'Chutes' },
      destination_hotkey: { t: 'account', name: 'tao.bot', role: 'validator' },
      alpha_amount: { t: 'everything' },
      limit_price: { t: 'ratio', ratio: 1_600_000_000n, fromNetuid: 64, toNetuid: 8 },
      allow_partial: { t: 'flag', on: false },
      call: { t: 'text', text: 'SubtensorModule.move_stake_limit' },
    });
    const basket = {
      hotkey: HOTKEY,
      origin_netuid: 64,
      destination_netuid: 8,
      amount: 5n,
      min_amount_out: 7n,
    };
    expect(paramsIn(newer, 'SubtensorModule', 'swap_basket', basket)).toMatchObject({
      amount: { t: 'alpha', netuid: 64, base: 5n },
      min_amount_out: { t: 'alpha', netuid: 8, base: 7n },
    });
    const bought = { hotkey: HOTKEY, netuid: 64, amount: 5n, limit: undefined };
    expect(paramsIn(newer, 'SubtensorModule', 'add_stake_burn', bought)).toMatchObject({
      amount: { t: 'tao', rao: 5n },
      limit: { t: 'list', items: [], more: 0 },
    });
  });

  it('shows the first of a list, and how many more there are', () => {
    const legs = [1n, 2n, 3n, 4n].map((amount) => [64, 8, amount, amount]);
    const params = paramsIn(newer, 'SubtensorModule', 'swap_basket_many', { hotkey: HOTKEY, legs });
    expect(params.legs).toMatchObject({ t: 'list', more: 1 });
    expect(sentenceText({ code: 'call', params })).toContain(
      'SN64 Chutes, SN8 Taoshi, 0.000000001 ש SN64, 0.000000001 θ SN8',
    );
    const subnets = paramsIn(newer, 'SubtensorModule', 'claim_root', { subnets: [3, 4, 5, 6, 7] }).subnets;
    expect(subnets).toMatchObject({
      t: 'list',
      items: [{ netuid: 3 }, { netuid: 4 }, { netuid: 5 }],
      more: 2,
    });
  });

  it('asks for the names of what a sentence shows, and takes no hash for an account', () => {
    const light = openMetadata(newer);
    const decode = (pallet: string, call: string, args: object) =>
      light.decodeCall(fromHex(callHex(newer, pallet, call, args)));
    const moved = decode('SubtensorModule', 'swap_hotkey_v2', {
      hotkey: HOTKEY,
      new_hotkey: OTHER_HOTKEY,
      netuid: 64,
      keep_stake: true,
    });
    expect([netuidsOf(moved), accountsOf(moved), accountsOf(moved, /^hotkey$/)]).toEqual([
      [64],
      [HOTKEY, OTHER_HOTKEY],
      [HOTKEY],
    ]);
    const pruned = decode('LimitOrders', 'prune_linked_output', { order_id: `0x${'11'.repeat(32)}` });
    expect(accountsOf(pruned)).toEqual([]);
  });

  describe.skipIf(!HAS_FINNEY)('of mainnet (needs the recorded metadata beside the project)', () => {
    const evmCall = {
      source: h160,
      target: h160,
      input: new Uint8Array(),
      gas_limit: 21_000n,
      max_fee_per_gas: [10_000_000_000n, 0n, 0n, 0n],
      max_priority_fee_per_gas: undefined,
      nonce: undefined,
      access_list: [],
      authorization_list: [],
    };
    const limbs = (value: bigint) => [0n, 64n, 128n, 192n].map((bits) => BigInt.asUintN(64, value >> bits));
    const evm = (value: bigint) =>
      paramsIn(finney(424), 'EVM', 'call', { ...evmCall, value: limbs(value) }).value;

    it('S57 EVM values are TAO to the last digit, and what lies below a rao is never rounded', () => {
      fc.assert(
        fc.property(fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }), (wei) => {
          const param = evm(wei);
          if (param?.t === 'tao') expect(param.rao * 10n ** 9n).toBe(wei);
          else expect(param).toEqual({ t: 'text', text: `${decimalText(wei, 18)} τ` });
        }),
        { numRuns: 50 },
      );
      expect(evm(1_500_000_000_000_000_000n)).toEqual({ t: 'tao', rao: 1_500_000_000n });
      expect(evm(1n)).toEqual({ t: 'text', text: '0.000000000000000001 τ' });
    });

    it('S57 an address or a hash is never read as text, whatever letters it spells', () => {
      expect(paramsIn(finney(424), 'EVM', 'call', { ...evmCall, value: limbs(0n) }).source).toEqual({
        t: 'hex',
        hex: h160,
      });
      const light = openMetadata(finney(424));
      const call = light.decodeCall(
        fromHex(callHex(finney(424), 'System', 'authorize_upgrade', { code_hash: `0x${'42'.repeat(32)}` })),
      );
      expect(callParams(light.registry, call, view).code_hash).toEqual({
        t: 'hex',
        hex: `0x${'42'.repeat(32)}`,
      });
    });

    it('S57 says what a call carries, at any depth', () => {
      const transfer = nested('Balances', 'transfer_keep_alive', {
        dest: id(STRANGER),
        value: 2_000_000_000n,
      });
      const inner = nested('Sudo', 'sudo_as', { who: id(SAVINGS), call: transfer });
      const params = paramsIn(finney(424), 'Scheduler', 'schedule', {
        when: 5,
        maybe_periodic: undefined,
        priority: 0,
        call: inner,
      });
      expect(params.call).toEqual({ t: 'text', text: 'Scheduler.schedule' });
      expect(sentenceText({ code: 'call', params })).toBe(
        'Administrators only: at block 5 run: Administrators only: act as Savings: Send 2 τ to 5EmM3X…3yVFbc',
      );
      const create = {
        deposit: 1n,
        min_contribution: 1n,
        cap: 1n,
        end: 9,
        target_address: undefined,
      };
      const crowdloan = (call: object | undefined) =>
        paramsIn(finney(424), 'Crowdloan', 'create', { ...create, call }).inner;
      expect(crowdloan(undefined)).toEqual({ t: 'list', items: [], more: 0 });
      expect(crowdloan(transfer)).toMatchObject({ t: 'sentence', sentence: { code: 'call' } });
    });

    it('shares, fixed points and lengths of time of mainnet', () => {
      const of = (call: string, args: object) => paramsIn(finney(424), 'AdminUtils', call, args);
      expect(of('sudo_set_burn_increase_mult', { netuid: 1, burn_increase_mult: 3n << 63n })).toMatchObject({
        burn_increase_mult: { t: 'text', text: '1.5' },
      });
      expect(of('sudo_set_adjustment_alpha', { netuid: 1, adjustment_alpha: MAX_U64 / 2n })).toMatchObject({
        adjustment_alpha: { t: 'bps', bps: 5_000 },
      });
      expect(of('sudo_set_immunity_period', { netuid: 1, immunity_period: 7_200 })).toMatchObject({
        immunity_period: { t: 'blocks', count: 7_200n },
      });
      expect(of('sudo_set_commit_reveal_weights_interval', { netuid: 1, interval: 4n })).toMatchObject({
        interval: { t: 'int', value: 4n },
      });
      const children = [[MAX_U64 / 4n, HOTKEY] as const];
      expect(
        paramsIn(finney(424), 'SubtensorModule', 'set_children', { hotkey: HOTKEY, netuid: 1, children }),
      ).toMatchObject({
        children: {
          items: [
            {
              t: 'list',
              items: [
                { t: 'account', name: 'tao.bot' },
                { t: 'bps', bps: 2_500 },
              ],
            },
          ],
        },
      });
    });
  });
});
