import { beforeAll, describe, expect, it } from 'vitest';
import { createExplainer } from '../../../../src/background/explain/index.js';
import type { ExplainFacts, StoredMetadata } from '../../../../src/protocol/engine/index.js';
import { callHex } from '../../../support/calls.js';
import {
  accepted,
  dappRequest,
  explainFacts,
  HOTKEY,
  inputFor,
  OTHER_HOTKEY,
  SAVINGS,
  SIGNER,
  STRANGER,
  simulate,
} from '../../../support/explain-builders.js';
import { finney, HAS_FINNEY } from '../../../support/finney.js';

const POSITION = 50_000_000_000n;
const TAO = (rao: bigint) => ({ t: 'tao', rao });

describe.skipIf(!HAS_FINNEY)(
  'leaving and moving stake, explained (needs the recorded metadata beside the project)',
  () => {
    let metadata: StoredMetadata;
    beforeAll(() => {
      metadata = finney(424);
    });
    const explain = async (call: string, args: object, facts: Partial<ExplainFacts> = {}) => {
      const positions = [{ hotkey: HOTKEY, netuid: 64, alphaBase: POSITION }];
      const base = explainFacts({ positions, ...facts });
      const request = dappRequest(metadata, callHex(metadata, 'SubtensorModule', call, args));
      const input = inputFor(metadata, request, base, {
        explainFacts: async (ask) => ({ ...base, sims: ask.sims.map(simulate) }),
      });
      return accepted(await createExplainer().explain(input));
    };
    const lines = (effects: Awaited<ReturnType<typeof explain>>['effects']) =>
      effects.filter(({ kind }) => kind !== 'fee').map(({ kind, bound, value }) => [kind, bound, value]);
    const alpha = (base: bigint, netuid = 64, symbol = 'ש') => ({ t: 'alpha', netuid, base, symbol });
    const codes = (list: ReadonlyArray<{ code: string }>) => list.map(({ code }) => code);

    it('a limited sale promises at least the limit on what is left after the pool fee', async () => {
      const { sentence, effects, certainty, facts } = await explain('remove_stake_limit', {
        hotkey: HOTKEY,
        netuid: 64,
        amount_unstaked: 10_000_000_000n,
        limit_price: 79_000_000n,
        allow_partial: false,
      });
      expect(sentence.code).toBe('unstake');
      expect(lines(effects)).toEqual([
        ['pay', 'exactly', alpha(10_000_000_000n)],
        ['receive', 'at-least', TAO(782_100_000n)],
        ['receive', 'expected', TAO(792_000_000n)],
      ]);
      expect(certainty).toBe('bounded');
      expect(facts.at(-1)).toEqual({ code: 'pool-fee', value: alpha(100_000_000n) });
    });

    it('too much in a plain sale means the whole position, as on the chain', async () => {
      const { sentence, effects, risks } = await explain('remove_stake', {
        hotkey: HOTKEY,
        netuid: 64,
        amount_unstaked: 2n ** 64n - 1n,
      });
      expect(sentence).toMatchObject({ code: 'unstake-unlimited', params: { amount: alpha(POSITION) } });
      expect(lines(effects)[0]).toEqual(['pay', 'expected', alpha(POSITION)]);
      expect(risks[0]).toMatchObject({ code: 'no-price-limit', level: 'caution' });
    });

    it('a full exit is read from the position, with and without a limit', async () => {
      const args = { hotkey: HOTKEY, netuid: 64 };
      const limited = await explain('remove_stake_full_limit', { ...args, limit_price: 79_000_000n });
      expect(limited.sentence.code).toBe('unstake-position');
      expect(lines(limited.effects).map(([kind, bound]) => `${kind} ${bound}`)).toEqual([
        'pay expected',
        'receive at-least',
        'receive expected',
      ]);
      const open = await explain('remove_stake_full_limit', { ...args, limit_price: undefined });
      expect(codes(open.risks)).toContain('no-price-limit');
      const unknown = await explain(
        'remove_stake_full_limit',
        { ...args, limit_price: undefined },
        { positions: [] },
      );
      expect({ effects: lines(unknown.effects), certainty: unknown.certainty }).toEqual({
        effects: [],
        certainty: 'unknown',
      });
    });

    it('root leaves one to one', async () => {
      const { effects, risks, certainty } = await explain('remove_stake', {
        hotkey: HOTKEY,
        netuid: 0,
        amount_unstaked: 5n,
      });
      expect(lines(effects)).toEqual([
        ['pay', 'exactly', alpha(5n, 0, 'Τ')],
        ['receive', 'exactly', TAO(5n)],
      ]);
      expect({ certainty, risks: codes(risks) }).toEqual({ certainty: 'exact', risks: ['no-metadata-hash'] });
    });

    it('unstake_all lists every position of that validator and the TAO of all', async () => {
      const positions = [
        { hotkey: HOTKEY, netuid: 64, alphaBase: 1_000n },
        { hotkey: HOTKEY, netuid: 0, alphaBase: 50n },
        { hotkey: OTHER_HOTKEY, netuid: 64, alphaBase: 9_000n },
      ];
      const all = await explain('unstake_all', { hotkey: HOTKEY }, { positions });
      expect(lines(all.effects)).toEqual([
        ['pay', 'expected', alpha(50n, 0, 'Τ')],
        ['pay', 'expected', alpha(1_000n)],
        ['receive', 'expected', TAO(50n + 79n)],
      ]);
      const toRoot = await explain('unstake_all_alpha', { hotkey: HOTKEY }, { positions });
      expect(lines(toRoot.effects).at(-1)).toEqual(['receive', 'expected', alpha(79n, 0, 'Τ')]);
    });

    it('another validator on the same subnet: as much there as here, without a price', async () => {
      const { sentence, effects, risks, certainty } = await explain('move_stake', {
        origin_hotkey: HOTKEY,
        destination_hotkey: OTHER_HOTKEY,
        origin_netuid: 64,
        destination_netuid: 64,
        alpha_amount: 7n,
      });
      expect(sentence.code).toBe('move-stake');
      expect({ lines: lines(effects), certainty, risks: codes(risks) }).toEqual({
        lines: [
          ['pay', 'exactly', alpha(7n)],
          ['receive', 'exactly', alpha(7n)],
        ],
        certainty: 'exact',
        risks: ['no-metadata-hash'],
      });
    });

    it('stake given away is named with its new owner', async () => {
      const gift = (destination_coldkey: string) =>
        explain('transfer_stake', {
          destination_coldkey,
          hotkey: HOTKEY,
          origin_netuid: 64,
          destination_netuid: 64,
          alpha_amount: 7n,
        });
      const { sentence, effects, risks } = await gift(STRANGER);
      expect(sentence).toMatchObject({
        code: 'transfer-stake',
        params: { to: { address: STRANGER, role: 'other' } },
      });
      expect(lines(effects)).toEqual([['pay', 'exactly', alpha(7n)]]);
      expect(risks[0]).toMatchObject({ code: 'transfer-stake', level: 'danger' });
      expect((await gift(SAVINGS)).risks).toContainEqual(
        expect.objectContaining({ code: 'transfer-stake', level: 'note' }),
      );
      expect(SIGNER).not.toBe(SAVINGS);
    });
  },
);
