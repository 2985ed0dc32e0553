import { describe, expect, it } from 'vitest';
import { createExplainer } from '../../../../src/background/explain/index.js';
import { argumentNames, openMetadata } from '../../../../src/core/chain/light/index.js';
import type { Explanation } from '../../../../src/core/explain/types.js';
import type { ExplainFacts, ExtraAnswer } from '../../../../src/protocol/engine/index.js';
import { callHex, nested } from '../../../support/calls.js';
import {
  accepted,
  dappRequest,
  explainFacts,
  HOTKEY,
  inputFor,
  OTHER_HOTKEY,
  RUNTIMES,
  STRANGER,
  simulate,
  swapAnswer,
} from '../../../support/explain-builders.js';

const SYMBOLS: Record<number, string | null> = { 0: 'Τ', 8: 'θ', 64: 'ש' };
const tao = (rao: bigint) => ({ t: 'tao', rao });
const alpha = (netuid: number, base: bigint) => ({
  t: 'alpha',
  netuid,
  base,
  symbol: SYMBOLS[netuid] ?? null,
});
const int = (value: bigint) => ({ t: 'int', value });
const subnets = (named: number[], more = 0) => ({
  t: 'list',
  items: named.map((netuid) => expect.objectContaining({ t: 'subnet', netuid })),
  more,
});
const OWED: ExtraAnswer = { kind: 'basket-claim', redeemableRao: 500n, forfeitedRao: 0n, holdBlocks: 0n };
const DIVIDENDS: ExtraAnswer = { kind: 'root-claim', sells: true, soldRao: 30n, kept: [] };

const buy = (netuid: number, amount_staked: bigint) =>
  nested('SubtensorModule', 'add_stake_limit', {
    hotkey: HOTKEY,
    netuid,
    amount_staked,
    limit_price: 81_000_000n,
    allow_partial: false,
  });
const sell = (netuid: number, amount_unstaked: bigint, allow_partial = false) =>
  nested('SubtensorModule', 'remove_stake_limit', {
    hotkey: HOTKEY,
    netuid,
    amount_unstaked,
    limit_price: 79_000_000n,
    allow_partial,
  });
const exit = (netuid: number, limit_price: bigint | undefined) =>
  nested('SubtensorModule', 'remove_stake_full_limit', { hotkey: HOTKEY, netuid, limit_price });
const swapped = (origin_netuid: number, destination_netuid: number, limit_price = 1_590_000_000n) =>
  nested('SubtensorModule', 'swap_stake_limit', {
    hotkey: HOTKEY,
    origin_netuid,
    destination_netuid,
    alpha_amount: 1_000n,
    limit_price,
    allow_partial: false,
  });
const swap = swapped(64, 8);

describe.each(RUNTIMES)('batches on %s', (_, metadataOf) => {
  const metadata = metadataOf();
  const light = openMetadata(metadata);
  const baskets = argumentNames(light, 'SubtensorModule', 'claim_root_with_hotkey') !== null;
  const facts: ExplainFacts = explainFacts({
    positions: [
      { hotkey: HOTKEY, netuid: 64, alphaBase: 50_000n },
      { hotkey: HOTKEY, netuid: 0, alphaBase: 1_000n },
    ],
  });
  async function explain(calls: object[], batch = 'batch_all', answers?: ExtraAnswer[]) {
    const request = dappRequest(metadata, callHex(metadata, 'Utility', batch, { calls }));
    return accepted(
      await createExplainer().explain(
        inputFor(metadata, request, facts, {
          explainFacts: async (ask) => ({
            ...facts,
            sims: ask.sims.map(simulate),
            answers: answers ?? (ask.asks ?? []).map((extra) => swapAnswer(extra)),
          }),
        }),
      ),
    );
  }
  const lines = ({ effects }: Explanation) =>
    effects.filter(({ kind }) => kind !== 'fee').map(({ kind, bound, value }) => [kind, bound, value]);
  const codes = (list: ReadonlyArray<{ code: string }>) => list.map(({ code }) => code);

  it('A2 T14: purchases in several pools are one basket, with each worst price', async () => {
    const bought = await explain([buy(64, 10_000n), buy(8, 20_000n)], 'force_batch');
    expect(bought.sentence).toEqual({
      code: 'basket-buy',
      params: { count: int(2n), total: tao(30_000n), subnets: subnets([64, 8]) },
    });
    expect(lines(bought).map(([kind, bound, value]) => [kind, bound, (value as { t: string }).t])).toEqual([
      ['pay', 'at-most', 'tao'],
      ['receive', 'at-least', 'alpha'],
      ['receive', 'at-least', 'alpha'],
      ['receive', 'expected', 'alpha'],
      ['receive', 'expected', 'alpha'],
    ]);
    expect(bought.facts).toEqual(
      [64, 8].map((netuid) => ({
        code: 'worst-price',
        value: { t: 'price', raoPerAlpha: 81_000_000n, netuid },
      })),
    );
    expect(bought.risks).toContainEqual(
      expect.objectContaining({ code: 'steps-stand-alone', level: 'note' }),
    );
    expect(bought.certainty).toBe('bounded');
  });

  it('A4 T14: a batch that goes on without a step that fails promises no step\u2019s least for sure', async () => {
    const marks = ({ effects }: Explanation) =>
      effects.flatMap(({ kind, bound, ifDone }) => (kind === 'receive' ? [[bound, ifDone ?? false]] : []));
    const calls = [buy(64, 10_000n), buy(8, 20_000n)];
    for (const batch of ['force_batch', 'batch']) {
      const shown = await explain(calls, batch);
      expect(marks(shown)).toEqual([
        ['at-least', true],
        ['at-least', true],
        ['expected', false],
        ['expected', false],
      ]);
      const stakes = shown.changes.filter(({ subject }) => subject.of === 'stake');
      expect(stakes.map(({ before, after }) => [before, after[0]?.value])).toEqual([
        [alpha(64, 50_000n), alpha(64, 50_000n)],
        [alpha(8, 0n), alpha(8, 0n)],
      ]);
    }
    expect(marks(await explain(calls, 'batch_all')).filter(([, ifDone]) => ifDone)).toEqual([]);
    // One call alone is there or is not: what it brings is then sure.
    expect(marks(await explain([buy(64, 10_000n)], 'force_batch'))).toEqual([
      ['at-least', false],
      ['expected', false],
    ]);
  });

  it('A2 T14: of many limits six are listed and the others counted', async () => {
    const { facts: listed } = await explain([1, 2, 3, 4, 5, 6, 7, 8].map((netuid) => buy(netuid, 10_000n)));
    expect(codes(listed)).toEqual([...Array<string>(6).fill('worst-price'), 'more-limits']);
    expect(listed.at(-1)?.value).toEqual(int(2n));
  });

  it('A4: two trades in one pool promise their limits only', async () => {
    const twice = await explain([buy(64, 10_000n), buy(64, 10_000n)]);
    expect(lines(twice)).toEqual([
      ['pay', 'exactly', tao(20_000n)],
      ['receive', 'at-least', alpha(64, 2n * ((9_900n * 1_000_000_000n) / 81_000_000n))],
    ]);
    expect(twice.certainty).toBe('bounded');
    const partial = await explain([sell(64, 10_000n, true), sell(64, 20_000n, true)]);
    expect([lines(partial), partial.certainty]).toEqual([
      [['pay', 'at-most', alpha(64, 30_000n)]],
      'unknown',
    ]);
  });

  it('A2: of a wide basket the sentence names three subnets, each once, and says how many more there are', async () => {
    const wide = await explain([64, 64, 8, 3, 4, 5].map((netuid) => buy(netuid, 10_000n)));
    expect(wide.sentence.params).toMatchObject({ count: int(6n), subnets: subnets([64, 8, 3], 2) });
  });

  it('A4: a part is never shown as the whole', async () => {
    // The second sale may be filled in part: for it there is no least, and what all bring is the sum of both.
    const mixed = await explain([sell(64, 10_000n), sell(8, 20_000n, true)]);
    expect(mixed.sentence).toEqual({
      code: 'sell-positions',
      params: { count: int(2n), subnets: subnets([64, 8]) },
    });
    expect(lines(mixed)).toEqual([
      ['pay', 'exactly', alpha(64, 10_000n)],
      ['pay', 'at-most', alpha(8, 20_000n)],
      ['receive', 'at-least', tao(782n)],
      ['receive', 'expected', tao(792n + 1_584n)],
    ]);
    const exact = await explain([sell(64, 10_000n), exit(0, undefined)]);
    expect(lines(exact).slice(-2)).toEqual([
      ['receive', 'at-least', tao(782n)],
      ['receive', 'expected', tao(792n + 1_000n)],
    ]);
  });

  it('A4: what an earlier call changes is no more than expected of a later one', async () => {
    const grant = (type: string) =>
      nested('Proxy', 'add_proxy', {
        delegate: { type: 'Id', value: STRANGER },
        proxy_type: { type, value: undefined },
        delay: 0,
      });
    const twice = await explain([grant('Staking'), grant('RootClaim')]);
    expect(twice.certainty).toBe('unknown');
    const reserves = lines(twice).filter(([kind]) => kind === 'reserve');
    expect(reserves.map(([, bound]) => bound)).toEqual(['at-most', 'expected']);
  });

  it('A2 T14: sales and purchases and swaps together are a rebalancing', async () => {
    const { sentence } = await explain([exit(64, 79_000_000n), buy(8, 5_000n)]);
    expect(sentence).toEqual({ code: 'rebalance', params: { count: int(2n) } });
    expect((await explain([swap, buy(64, 5_000n)])).sentence.code).toBe('rebalance');
    const other = nested('Balances', 'transfer_keep_alive', {
      dest: { type: 'Id', value: STRANGER },
      value: 1n,
    });
    expect((await explain([buy(8, 5_000n), other])).sentence.code).toBe('batch');
  });

  it('A2 S78 T14: every swap of a rebalancing keeps its own bound, and how it is tested is said once', async () => {
    const ratio = (fromNetuid: number, toNetuid: number) => ({
      code: 'worst-ratio',
      value: { t: 'ratio', ratio: 1_558_000_000n, fromNetuid, toNetuid },
    });
    const legs = [swapped(64, 8), swapped(3, 4), buy(5, 10_000n)];
    for (const batch of ['batch_all', 'force_batch']) {
      const all = await explain(legs, batch);
      expect(all.sentence).toEqual({ code: 'rebalance', params: { count: int(3n) } });
      const paid = batch === 'batch_all' ? 'exactly' : 'at-most';
      expect(lines(all)).toEqual([
        ...[alpha(64, 1_000n), alpha(3, 1_000n), tao(10_000n)].map((value) => ['pay', paid, value]),
        ['receive', 'at-least', alpha(8, 1_558n)],
        ['receive', 'at-least', alpha(4, 1_558n)],
        ['receive', 'at-least', expect.objectContaining({ netuid: 5 })],
        ['receive', 'expected', alpha(8, 1_584n)],
        ['receive', 'expected', alpha(4, 1_584n)],
        ['receive', 'expected', expect.objectContaining({ netuid: 5 })],
      ]);
      expect(all.facts.slice(0, 2)).toEqual([ratio(64, 8), ratio(3, 4)]);
      expect(codes(all.facts)).toEqual(['worst-ratio', 'worst-ratio', 'worst-price']);
      expect(codes(all.risks).filter((code) => code === 'limit-on-amount')).toHaveLength(1);
      expect(codes(all.risks)).not.toContain('no-price-limit');
      expect(all.certainty).toBe('bounded');
    }
    // One after the other through the same pool: what the limits guarantee does not depend on what came before.
    const twice = await explain([swapped(64, 8), swapped(64, 8)]);
    expect(lines(twice)).toEqual([
      ['pay', 'exactly', alpha(64, 2_000n)],
      ['receive', 'at-least', alpha(8, 3_116n)],
    ]);
    expect(twice.certainty).toBe('bounded');
    // Whether the second fits its limit depends on the first, and is not claimed either way.
    const beyond = 1_700_000_000n;
    const later = await explain([swapped(3, 64), swapped(64, 8, beyond)]);
    expect(codes(later.risks)).not.toContain('limit-unreachable');
    const first = await explain([swapped(64, 8, beyond), swapped(8, 3)]);
    expect(codes(first.risks)).toContain('limit-unreachable');
    const open = await explain([swapped(64, 8, 0n), swapped(64, 8)]);
    expect([lines(open), open.certainty]).toEqual([
      [
        ['pay', 'exactly', alpha(64, 2_000n)],
        ['receive', 'at-least', alpha(8, 1_558n)],
      ],
      'unknown',
    ]);
    expect(open.risks[0]).toMatchObject({ code: 'no-price-limit', level: 'caution' });
  });

  it.runIf(baskets)('A2 T11: a claim from the basket leaves with the root stake', async () => {
    const claim = nested('SubtensorModule', 'claim_root_with_hotkey', { hotkey: HOTKEY });
    const out = await explain([claim, exit(0, undefined)], 'batch_all', [OWED]);
    expect(out.sentence).toEqual({
      code: 'exit-root',
      params: {
        validator: expect.objectContaining({ address: HOTKEY }),
        amount: alpha(0, 1_000n),
      },
    });
    expect(lines(out)).toEqual([
      ['pay', 'expected', alpha(0, 1_000n)],
      ['receive', 'expected', tao(1_500n)],
    ]);
    const other = nested('SubtensorModule', 'claim_root_with_hotkey', { hotkey: OTHER_HOTKEY });
    expect(lines(await explain([other, exit(0, undefined)], 'batch_all', [OWED]))).toEqual([
      ['pay', 'expected', alpha(0, 1_000n)],
      ['receive', 'at-least', tao(1_000n)],
      ['receive', 'expected', alpha(0, 500n)],
    ]);
  });

  it.runIf(!baskets)('A2 T11: dividends claimed before a root exit', async () => {
    const claim = (subnets: number[]) => nested('SubtensorModule', 'claim_root', { subnets });
    const out = await explain([claim([8, 64]), exit(0, undefined)], 'batch_all', [DIVIDENDS]);
    expect(out.sentence.code).toBe('exit-root');
    expect(lines(out)).toEqual([
      ['pay', 'expected', alpha(0, 1_000n)],
      ['receive', 'at-least', tao(1_000n)],
      ['receive', 'expected', alpha(0, 30n)],
    ]);
    expect((await explain([claim([8]), claim([64]), exit(0, undefined)], 'batch_all')).sentence.code).toBe(
      'exit-root',
    );
    expect((await explain([claim([8]), exit(64, 79_000_000n)])).sentence.code).toBe('batch');
  });
});
