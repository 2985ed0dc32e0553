import { describe, expect, it } from 'vitest';
import { createExplainer } from '../../../../src/background/explain/index.js';
import { argumentNames, openMetadata } from '../../../../src/core/chain/light/index.js';
import type { Explanation } from '../../../../src/core/explain/types.js';
import type { Intent } from '../../../../src/core/operations/intent.js';
import type { ExplainFactsRequest } from '../../../../src/protocol/engine/index.js';
import { callHex } from '../../../support/calls.js';
import {
  accepted,
  dappRequest,
  explainFacts,
  HOTKEY,
  inputFor,
  OTHER_HOTKEY,
  ownRequest,
  RUNTIMES,
  simulate,
  swapAnswer,
} from '../../../support/explain-builders.js';

const ALL = 2n ** 64n - 1n;
const AMOUNT = 10_000_000_000n;
const LIMIT = 1_590_000_000n;
const POSITION = 50_000_000_000n;
const SYMBOLS: Record<number, string> = { 0: 'Τ', 8: 'θ', 64: 'ש' };
const alpha = (netuid: number, base: bigint) => ({ t: 'alpha', netuid, base, symbol: SYMBOLS[netuid] });
const ratio = (value: bigint) => ({ t: 'ratio', ratio: value, fromNetuid: 64, toNetuid: 8 });
const subnet = (netuid: number) => expect.objectContaining({ t: 'subnet', netuid });

describe.each(RUNTIMES)('swaps between subnets on %s', (_, metadataOf) => {
  const metadata = metadataOf();
  const has = (call: string) => argumentNames(openMetadata(metadata), 'SubtensorModule', call) !== null;
  const facts = explainFacts({ positions: [{ hotkey: HOTKEY, netuid: 64, alphaBase: POSITION }] });
  let asked: ExplainFactsRequest[] = [];

  async function explain(
    call: string,
    change: object = {},
    answer: Parameters<typeof swapAnswer>[1] | null = {},
    intent: Intent | null = null,
  ): Promise<Explanation> {
    const limited = call.endsWith('_limit') ? { limit_price: LIMIT, allow_partial: false } : {};
    const hotkeys = call.startsWith('move')
      ? { origin_hotkey: HOTKEY, destination_hotkey: OTHER_HOTKEY }
      : { hotkey: HOTKEY };
    const place = { ...hotkeys, origin_netuid: 64, destination_netuid: 8, alpha_amount: AMOUNT };
    const hex = callHex(metadata, 'SubtensorModule', call, { ...place, ...limited, ...change });
    const request = intent ? ownRequest(metadata, hex, intent) : dappRequest(metadata, hex);
    asked = [];
    return accepted(
      await createExplainer().explain(
        inputFor(metadata, request, facts, {
          explainFacts: async (ask) => {
            asked.push(ask);
            const answers = (ask.asks ?? []).map((extra) => answer && swapAnswer(extra, answer));
            return { ...facts, sims: ask.sims.map(simulate), answers };
          },
        }),
      ),
    );
  }
  const lines = ({ effects }: Explanation) =>
    effects.filter(({ kind }) => kind !== 'fee').map(({ kind, bound, value }) => [kind, bound, value]);
  const risks = ({ risks: found }: Explanation) =>
    found.filter(({ code }) => code !== 'no-metadata-hash').map(({ code, level }) => `${code} ${level}`);

  it.each(['swap_stake_limit', 'move_stake_limit'].filter(has))(
    'A2 S78 T9: %s pays exactly, brings at least its bound, and says how its limit works',
    async (call) => {
      const shown = await explain(call);
      expect(lines(shown)).toEqual([
        ['pay', 'exactly', alpha(64, AMOUNT)],
        ['receive', 'at-least', alpha(8, 15_583_590_000n)],
        ['receive', 'expected', alpha(8, 15_840_000_000n)],
      ]);
      expect(shown.facts).toEqual([
        { code: 'price-impact', value: { t: 'bps', bps: 3 } },
        { code: 'worst-ratio', value: ratio(1_558_359_000n) },
        { code: 'all-or-nothing', value: null },
        { code: 'pool-fee', value: alpha(64, 100_000_000n) },
      ]);
      expect([risks(shown), shown.certainty]).toEqual([['limit-on-amount note'], 'bounded']);
      expect(asked).toHaveLength(1);
    },
  );

  it('A2 S78: a request of our own says the same as that of a page', async () => {
    const intent = {
      kind: 'change-subnet',
      hotkey: HOTKEY,
      fromNetuid: 64,
      toNetuid: 8,
      amountBase: AMOUNT,
      limitRatio: LIMIT,
      allowPartial: false,
    } as Intent;
    const [own, page] = [
      await explain('swap_stake_limit', {}, {}, intent),
      await explain('swap_stake_limit'),
    ];
    expect([lines(own), own.facts, risks(own)]).toEqual([lines(page), page.facts, risks(page)]);
  });

  it('A2 S78: in part it pays at most, promises no amount and keeps its rate', async () => {
    const shown = await explain('swap_stake_limit', { allow_partial: true });
    expect(lines(shown)).toEqual([
      ['pay', 'at-most', alpha(64, AMOUNT)],
      ['receive', 'expected', alpha(8, 15_840_000_000n)],
    ]);
    expect(shown.facts.slice(1, 3)).toEqual([
      { code: 'worst-ratio', value: ratio(1_558_203_164n) },
      { code: 'partial-fill', value: null },
    ]);
    expect([risks(shown), shown.certainty]).toEqual([['limit-on-amount note'], 'simulated']);
  });

  it('A2 S78: where nothing is guaranteed it is said that no price is', async () => {
    const shown = await explain('swap_stake_limit', {}, { atLeast: null, fits: null });
    expect(lines(shown)).toEqual([
      ['pay', 'exactly', alpha(64, AMOUNT)],
      ['receive', 'expected', alpha(8, 15_840_000_000n)],
    ]);
    expect(shown.facts.map(({ code }) => code)).toEqual(['price-impact', 'all-or-nothing', 'pool-fee']);
    expect([risks(shown), shown.certainty]).toEqual([['no-price-limit note'], 'simulated']);
    const silent = await explain('swap_stake_limit', {}, null);
    expect(lines(silent)).toEqual([['pay', 'exactly', alpha(64, AMOUNT)]]);
    expect([risks(silent), silent.certainty]).toEqual([
      ['no-quote caution', 'no-price-limit note'],
      'unknown',
    ]);
  });

  it('A2 S78: without a limit, or with one of zero, it trades at any price', async () => {
    for (const shown of [
      await explain('swap_stake'),
      await explain('swap_stake_limit', { limit_price: 0n }),
    ]) {
      expect(lines(shown)).toEqual([
        ['pay', 'exactly', alpha(64, AMOUNT)],
        ['receive', 'expected', alpha(8, 15_840_000_000n)],
      ]);
      expect(shown.facts.map(({ code }) => code)).toEqual(['price-impact', 'no-limit', 'pool-fee']);
      expect([risks(shown), shown.certainty]).toEqual([['no-price-limit caution'], 'simulated']);
    }
  });

  it('A2 S78: a limit far from the price protects little, and one beyond it stops the swap', async () => {
    const far = await explain('swap_stake_limit', { limit_price: 1_500_000_000n });
    expect(far.risks[0]).toEqual({
      code: 'price-far-from-quote',
      level: 'caution',
      params: { bps: { t: 'bps', bps: 811 }, limit: ratio(1_470_150_000n), price: ratio(1_600_000_000n) },
    });
    expect(risks(await explain('swap_stake_limit', { limit_price: 1n }))).toContain(
      'price-far-from-quote danger',
    );
    const beyond = await explain('swap_stake_limit', { limit_price: 1_700_000_000n });
    expect(lines(beyond).map(([, bound]) => bound)).toEqual(['exactly', 'at-least']);
    expect(risks(beyond)).toContain('limit-unreachable caution');
    const part = await explain('swap_stake_limit', { limit_price: 1_700_000_000n, allow_partial: true });
    expect(risks(part)).toContain('limit-unreachable note');
  });

  it('A2 A5: what is guaranteed far below the price, in pools of uneven weights, is no limit that is far', async () => {
    // As the wallet itself bounds it: 0.5 % below the greatest ratio that lets the amount through now.
    const shown = await explain(
      'swap_stake_limit',
      { limit_price: 1_592_000_000n },
      {
        atLeast: (AMOUNT * 148n) / 100n,
        greatest: 1_600_000_000n,
      },
    );
    expect(shown.facts).toContainEqual({ code: 'worst-ratio', value: ratio(1_480_000_000n) });
    expect(risks(shown)).toEqual(['limit-on-amount note']);
    // The reserves alone, without the weights, may bound it below the price: that is no choice of whoever set the limit.
    const heavy = { atLeast: (AMOUNT * 130n) / 100n, greatest: 1_400_000_000n };
    expect(risks(await explain('swap_stake_limit', { limit_price: 1_393_000_000n }, heavy))).toEqual([
      'limit-on-amount note',
    ]);
    expect(risks(await explain('swap_stake_limit', { limit_price: 1_300_000_000n }, heavy))).toContain(
      'price-far-from-quote caution',
    );
    expect(risks(await explain('swap_stake_limit', { limit_price: 700_000_000n }, heavy))).toContain(
      'price-far-from-quote danger',
    );
    // A trade that moves the price itself by so much is far from it, whatever its limit.
    const large = { out: (AMOUNT * 148n) / 100n, greatest: 1_480_000_000n };
    expect(risks(await explain('swap_stake_limit', { limit_price: 1_480_000_000n }, large))).toContain(
      'price-far-from-quote caution',
    );
  });

  it('A2 A5: where the pools cannot be reckoned here, a limit is measured by what it guarantees', async () => {
    const unknown = { atLeast: null, fits: null, greatest: null };
    expect(risks(await explain('swap_stake_limit', {}, unknown))).toEqual(['no-price-limit note']);
    expect(risks(await explain('swap_stake_limit', { limit_price: 800_000_000n }, unknown))).toEqual([
      'price-far-from-quote danger',
      'no-price-limit note',
    ]);
  });

  it('A2 S74: everything is asked for by the size it has now', async () => {
    const shown = await explain('swap_stake_limit', { alpha_amount: ALL });
    expect(shown.sentence).toMatchObject({ code: 'swap-position', params: { amount: { t: 'everything' } } });
    expect(lines(shown)).toEqual([
      ['pay', 'expected', alpha(64, POSITION)],
      ['receive', 'at-least', alpha(8, 77_917_950_000n)],
      ['receive', 'expected', alpha(8, 79_200_000_000n)],
    ]);
    const swaps = asked.map(({ asks }) => asks?.filter(({ kind }) => kind === 'swap-bound'));
    expect(swaps).toEqual([[], [expect.objectContaining({ amount: POSITION })]]);
  });

  it('A2 T3 T9: out of root it is a purchase, and its limit a price', async () => {
    const shown = await explain('swap_stake_limit', {
      origin_netuid: 0,
      destination_netuid: 64,
      limit_price: 12_345_679_012n,
    });
    const worst = 10n ** 18n / 12_345_679_012n;
    expect(lines(shown)).toEqual([
      ['pay', 'exactly', alpha(0, AMOUNT)],
      ['receive', 'at-least', alpha(64, (9_900_000_000n * 10n ** 9n) / worst)],
      ['receive', 'expected', alpha(64, 123_750_000_000n)],
    ]);
    expect(shown.facts.slice(-3)).toEqual([
      { code: 'worst-price', value: { t: 'price', raoPerAlpha: worst, netuid: 64 } },
      { code: 'all-or-nothing', value: null },
      { code: 'pool-fee', value: { t: 'tao', rao: 100_000_000n } },
    ]);
    expect([risks(shown), shown.certainty]).toEqual([[], 'bounded']);
  });

  it('A2 T3 T9: into root it is a sale, and its limit a price', async () => {
    const shown = await explain('swap_stake_limit', { destination_netuid: 0, limit_price: 79_000_000n });
    expect(lines(shown)).toEqual([
      ['pay', 'exactly', alpha(64, AMOUNT)],
      ['receive', 'at-least', alpha(0, 782_100_000n)],
      ['receive', 'expected', alpha(0, 792_000_000n)],
    ]);
    expect(shown.facts.slice(-3)).toEqual([
      { code: 'worst-price', value: { t: 'price', raoPerAlpha: 79_000_000n, netuid: 64 } },
      { code: 'all-or-nothing', value: null },
      { code: 'pool-fee', value: alpha(64, 100_000_000n) },
    ]);
    expect([risks(shown), shown.certainty]).toEqual([[], 'bounded']);
    const open = await explain('swap_stake', { destination_netuid: 0 });
    expect(open.risks[0]).toMatchObject({ code: 'no-price-limit', params: { subnet: subnet(64) } });
  });
});
