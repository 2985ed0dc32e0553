import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createExplainer } from '../../../src/background/explain/index.js';
import { alphaBase, ONE, rao, raoPerAlpha } from '../../../src/core/amount/money.js';
import type { Explanation } from '../../../src/core/explain/types.js';
import type { SingleIntent } from '../../../src/core/operations/intent.js';
import { mostToSwap } from '../../../src/core/quote/most.js';
import { type Pool, simulateSell } from '../../../src/core/quote/pool.js';
import { greatestRatio } from '../../../src/core/quote/swap-limit.js';
import type { StoredMetadata } from '../../../src/protocol/engine/index.js';
import { callHex } from '../../support/calls.js';
import { accepted, declared, inputFor, ownRequest } from '../../support/explain-builders.js';
import { finney } from '../../support/finney.js';
import { BalanceWorld } from '../engine/operations/balance-world.js';
import { moneyOf } from '../engine/operations/trade-world.js';
import { DECLARED, FINNEY_393, FINNEY_424, NEWER, type Profile } from '../engine/support/profiles.js';
import { pairOf } from '../engine/support/signing.js';

type Change = [pallet: string, item: string, args: unknown[], value: unknown];
type Reserves = { tao: bigint; alpha: bigint; weight: bigint };
type Swap = Extract<SingleIntent, { kind: 'change-subnet' }>;

const MAX = 2n ** 64n - 1n;
const TAO = ONE;
const THOUSAND = 1_000n;
const [FROM, TO] = [1, 2];
const FEE_RATE = 33n;
const pool: fc.Arbitrary<Reserves> = fc.record({
  tao: fc.bigInt(50n * TAO, 2_000n * TAO),
  alpha: fc.bigInt(50n * TAO, 2_000n * TAO),
  weight: fc.bigInt(300_000_000_000_000_000n, 700_000_000_000_000_000n),
});
/** Somebody's trade in front: thousandths of a reserve, and whether it buys. */
const attack = fc.record({ by: fc.bigInt(0n, 150n), buys: fc.boolean() });

function metadataOf({ spec, name }: Profile): StoredMetadata {
  if (name.startsWith('real')) return finney(spec as 393 | 424);
  return declared(spec === 424 ? '424' : 'newer');
}

const poolOf = ({ tao, alpha, weight }: Reserves): Pool => ({
  taoReserve: tao,
  alphaReserve: alpha,
  quoteWeight: weight,
  feeRate: FEE_RATE,
});

/** Most thousandths of the origin's alpha that may be sold before a swap no longer passes its limit. */
function edgeOf(origin: Pool, destination: Pool, amount: bigint, limitRatio: bigint): bigint {
  const passes = (by: bigint) => {
    const sold = simulateSell(origin, (origin.alphaReserve * by) / THOUSAND);
    return (mostToSwap(sold?.after ?? origin, destination, limitRatio) ?? 0n) >= amount;
  };
  let [low, high] = [0n, 2_000n];
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (passes(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** The review of a swap as the user would see it, with the facts of the connected chain. */
async function reviewOf(world: BalanceWorld, metadata: StoredMetadata, swap: Swap): Promise<Explanation> {
  await world.caughtUp();
  const hex = callHex(metadata, 'SubtensorModule', 'swap_stake_limit', {
    hotkey: swap.hotkey,
    origin_netuid: swap.fromNetuid,
    destination_netuid: swap.toNetuid,
    alpha_amount: swap.amountBase,
    limit_price: swap.limitRatio,
    allow_partial: swap.allowPartial,
  });
  const request = { ...ownRequest(metadata, hex, swap), address: world.me };
  return accepted(
    await createExplainer().explain(
      inputFor(metadata, request, null, {
        explainFacts: (ask) => world.engine.client.call('explainFacts', ask),
      }),
    ),
  );
}

describe.each([DECLARED, NEWER, ...FINNEY_424])('what a review promises of a swap on $name', (profile) => {
  let world: BalanceWorld;
  let hotkey: string;
  const metadata = metadataOf(profile);

  const review = (swap: Swap) => reviewOf(world, metadata, swap);
  const received = ({ effects }: Explanation, bound: string): bigint | null => {
    const found = effects.find((effect) => effect.kind === 'receive' && effect.bound === bound)?.value;
    return found?.t === 'alpha' ? found.base : null;
  };
  const swapOf = (over: Partial<Swap>): Swap => ({
    kind: 'change-subnet',
    hotkey,
    fromNetuid: FROM,
    toNetuid: TO,
    amountBase: alphaBase(10n * TAO),
    limitRatio: 1n,
    allowPartial: false,
    ...over,
  });
  /** A trade of somebody else in the block before ours. */
  const trade = async (netuid: number, reserves: Reserves, { by, buys }: { by: bigint; buys: boolean }) => {
    const size = ((buys ? reserves.tao : reserves.alpha) * by) / THOUSAND;
    if (size < TAO / 100n) return;
    const place = { hotkey, netuid, allowPartial: true };
    const intent = buys
      ? ({ kind: 'stake', ...place, amountRao: rao(size), limitRaoPerAlpha: raoPerAlpha(MAX) } as const)
      : ({
          kind: 'unstake',
          ...place,
          amountBase: alphaBase(size),
          limitRaoPerAlpha: raoPerAlpha(1n),
        } as const);
    await world.chainSays(intent, pairOf(world.devnet, 'Alice'));
  };
  const setPools = (from: Reserves, to: Reserves) =>
    world.poke(
      ...[from, to].flatMap(({ tao, alpha, weight }, at): Change[] => {
        const netuid = at === 0 ? FROM : TO;
        return [
          ['SubtensorModule', 'SubnetTAO', [netuid], tao],
          ['SubtensorModule', 'SubnetAlphaIn', [netuid], alpha],
          ['Swap', 'SwapBalancer', [netuid], weight],
        ];
      }),
    );

  beforeAll(async () => {
    world = await BalanceWorld.start(profile);
    hotkey = world.devnet.validators[0]?.hotkey ?? '';
    // Epochs pay stakers and would be taken for what the swap brought.
    await world.poke(...[FROM, TO].map((netuid): Change => ['SubtensorModule', 'Tempo', [netuid], 65_535]));
    const alice = pairOf(world.devnet, 'Alice');
    const buy = { kind: 'stake', hotkey, amountRao: rao(3_000n * TAO), allowPartial: false } as const;
    for (const netuid of [FROM, TO])
      expect(await world.chainSays({ ...buy, netuid, limitRaoPerAlpha: raoPerAlpha(MAX) }, alice)).toBeNull();
  });
  afterAll(() => world.stop());

  it('A2 S78 T9 is what the form says, and the chain never pays less, whoever trades in front', {
    timeout: 120_000,
  }, async () => {
    let [through, near] = [0, 0];
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(pool, pool),
        fc.bigInt(TAO / 2n, 8n * TAO),
        fc.integer({ min: 10, max: 4_000 }),
        fc.tuple(attack, attack),
        fc.boolean(),
        async ([from, to], base, toleranceBps, [first, second], allowPartial) => {
          await setPools(from, to);
          const amount = { by: 'alpha', base: alphaBase(base) } as const;
          const choice = { toleranceBps, allowPartial };
          const place = { hotkey, fromNetuid: FROM, toNetuid: TO };
          const { intent, trades } = await world.quote({
            kind: 'change-subnet',
            ...place,
            amount,
            ...choice,
          });
          const [leg] = trades;
          if (intent?.kind !== 'change-subnet' || !leg) return;
          const shown = await review(intent);
          const atLeast = moneyOf(leg.atLeast);
          const says = [received(shown, 'at-least'), received(shown, 'expected')];
          expect(says).toEqual([allowPartial ? null : atLeast, moneyOf(leg.expected)]);
          const ratio = shown.facts.find(({ code }) => code === 'worst-ratio')?.value;
          if (ratio?.t !== 'ratio') throw new Error('a swap between known pools has a worst ratio');
          await trade(FROM, from, first);
          await trade(TO, to, second);
          const before = [world.stake(hotkey, FROM), world.stake(hotkey, TO)] as const;
          if ((await world.chainSays(intent)) !== null) return;
          const [paid, got] = [before[0] - world.stake(hotkey, FROM), world.stake(hotkey, TO) - before[1]];
          through += 1;
          if (got * 100n < moneyOf(leg.expected) * 97n) near += 1;
          if (allowPartial) expect(paid <= base).toBe(true);
          else expect([paid, got >= atLeast]).toEqual([base, true]);
          expect(got * ONE >= paid * ratio.ratio).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
    expect(through).toBeGreaterThan(8);
    expect(near).toBeGreaterThan(0);
  });

  it('A2 S78 T9 holds for the limit of a page too, up to the very edge of what passes', {
    timeout: 120_000,
  }, async () => {
    let through = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(pool, pool),
        fc.bigInt(TAO / 2n, 8n * TAO),
        fc.bigInt(100_000n, 1_100_000n),
        async ([from, to], base, part) => {
          await setPools(from, to);
          const [origin, destination] = [poolOf(from), poolOf(to)];
          // Anything from a tenth of what passes now to more than passes at all.
          const limitRatio = (greatestRatio(origin, destination, base) * part) / 1_000_000n || 1n;
          const swap = swapOf({ amountBase: alphaBase(base), limitRatio });
          const promised = received(await review(swap), 'at-least');
          // The origin is sold down to just above the limit: a sale that leaves the swap exactly possible.
          const by = edgeOf(origin, destination, base, limitRatio);
          await trade(FROM, from, { by, buys: false });
          const before = world.stake(hotkey, TO);
          if ((await world.chainSays(swap)) !== null) return;
          through += 1;
          const got = world.stake(hotkey, TO) - before;
          expect(promised !== null && got >= promised).toBe(true);
        },
      ),
      { numRuns: 25 },
    );
    expect(through).toBeGreaterThan(5);
  });

  it('A2 T3 T9 across the border of root is what the form says: a plain limit, and what it guarantees', async () => {
    const amount = { by: 'alpha', base: alphaBase(TAO) } as const;
    for (const [fromNetuid, toNetuid] of [
      [0, FROM],
      [FROM, 0],
    ] as const) {
      const choice = { amount, toleranceBps: 100, allowPartial: false };
      const { intent, trades } = await world.quote({
        kind: 'change-subnet',
        hotkey,
        fromNetuid,
        toNetuid,
        ...choice,
      });
      const [leg] = trades;
      if (intent?.kind !== 'change-subnet' || !leg) throw new Error('the swap is possible');
      const shown = await review(intent);
      const says = [received(shown, 'at-least'), received(shown, 'expected')];
      expect(says).toEqual([moneyOf(leg.atLeast), moneyOf(leg.expected)]);
      expect(shown.facts.map(({ code }) => code)).toContain('worst-price');
      expect(shown.risks.map(({ code }) => code)).not.toContain('no-price-limit');
      const before = world.stake(hotkey, toNetuid);
      expect(await world.chainSays(intent)).toBeNull();
      expect(world.stake(hotkey, toNetuid) - before).toBe(moneyOf(leg.expected));
    }
  });
});

describe.each(FINNEY_393)('what a review promises of a swap on $name', (profile) => {
  it('A2 S78 T9 is nothing, and no price limit is claimed', async () => {
    const world = await BalanceWorld.start(profile);
    try {
      const hotkey = world.devnet.validators[0]?.hotkey ?? '';
      const swap: Swap = {
        kind: 'change-subnet',
        hotkey,
        fromNetuid: FROM,
        toNetuid: TO,
        amountBase: alphaBase(TAO),
        limitRatio: 1_000_000n,
        allowPartial: false,
      };
      const shown = await reviewOf(world, metadataOf(profile), swap);
      expect(shown.effects.map(({ kind, bound }) => `${kind} ${bound}`)).toEqual([
        'pay exactly',
        'receive expected',
        'fee at-most',
      ]);
      expect(shown.risks).toContainEqual(expect.objectContaining({ code: 'no-price-limit', level: 'note' }));
    } finally {
      await world.stop();
    }
  });
});
