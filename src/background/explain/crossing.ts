import { ONE } from '../../core/amount/money.js';
import type { Bound, Certainty, Fact, Param, Risk } from '../../core/explain/types.js';
import { buyLimitOf } from '../../core/quote/most.js';
import type { ExtraAnswer, ExtraAsk } from '../../protocol/engine/index.js';
import { distanceBps } from './bounds.js';
import type { FactView, SimAsk } from './fact-view.js';
import {
  farRisks,
  isPastLimit,
  leastOut,
  priceRisks,
  ROOT_NETUID,
  type Trade,
  tradeFacts,
} from './trade-parts.js';

/** Stake that crosses from one subnet to another, with the limit it was signed with. */
export interface Swap {
  from: number;
  to: number;
  /** Base units; null: a whole position whose size is not known. */
  amount: bigint | null;
  /** Least origin price / destination price of 10^9; 0 is no limit, as on the chain. */
  limitRatio: bigint;
  allowPartial: boolean;
}

/** What a swap asks, and what it is with the answers. */
export interface Crossing {
  sims: SimAsk[];
  asks: ExtraAsk[];
  explain(view: FactView): Crossed;
}

type SwapAnswer = Extract<ExtraAnswer, { kind: 'swap-bound' }>;

interface Crossed {
  receives: Array<readonly [bound: Bound, base: bigint]>;
  facts: Fact[];
  risks: Risk[];
  certainty: Certainty;
}

export function crossingOf(swap: Swap): Crossing {
  return swap.from === ROOT_NETUID || swap.to === ROOT_NETUID ? oneTrade(swap) : twoPools(swap);
}

/** Root stake is TAO: what crosses its border is a purchase or a sale, under a limit on the price itself. */
function oneTrade({ from, to, amount, limitRatio, allowPartial }: Swap): Crossing {
  const side = from === ROOT_NETUID ? 'buy' : 'sell';
  const netuid = side === 'buy' ? to : from;
  const limit = limitRatio === 0n ? null : side === 'buy' ? buyLimitOf(limitRatio) : limitRatio;
  const ask: SimAsk = { side, netuid, amount: amount ?? 0n };
  const trade: Trade = { ...ask, limit, allowPartial };
  return {
    sims: ask.amount > 0n ? [ask] : [],
    asks: [],
    explain(view) {
      const sim = view.sim(ask);
      const out = sim && !isPastLimit(trade, sim) ? sim.out : null;
      return {
        ...received(leastOut(trade, sim), out, sim !== null),
        facts: tradeFacts(trade, sim, view),
        risks: priceRisks(trade, sim, view),
      };
    },
  };
}

/** Between two pools the limit is one on their ratio, and the network tests it before it trades. */
function twoPools(swap: Swap): Crossing {
  const { from, to, amount, limitRatio, allowPartial } = swap;
  const asked = amount ?? 0n;
  const ask = { kind: 'swap-bound', fromNetuid: from, toNetuid: to, amount: asked, limitRatio } as const;
  return {
    sims: [],
    asks: asked > 0n ? [ask] : [],
    explain(view) {
      const now = view.answer(ask);
      const ratio = (value: bigint): Param => ({ t: 'ratio', ratio: value, fromNetuid: from, toNetuid: to });
      const least = now?.atLeast ?? null;
      const facts: Fact[] = [];
      if (now) facts.push({ code: 'price-impact', value: { t: 'bps', bps: now.impactBps } });
      const worst = least === null ? limitRatio : worstRatio(asked, least, allowPartial);
      if (limitRatio === 0n) facts.push({ code: 'no-limit', value: null });
      else {
        if (least !== null) facts.push({ code: 'worst-ratio', value: ratio(worst) });
        facts.push({ code: allowPartial ? 'partial-fill' : 'all-or-nothing', value: null });
      }
      if (now) facts.push({ code: 'pool-fee', value: view.alphaParam(from, now.feeIn) });
      const risks: Risk[] = [];
      const subnet = view.subnetParam(to);
      if (least === null)
        // Where nothing can be promised of its yield a limit still bounds the state in which the trade happens.
        risks.push({
          code: 'no-price-limit',
          level: limitRatio === 0n ? 'caution' : 'note',
          params: { subnet },
        });
      else if (now?.onAmountOnly) risks.push({ code: 'limit-on-amount', level: 'note', params: {} });
      if (now && limitRatio > 0n)
        risks.push(
          ...farRisks(
            distanceBps('sell', worst, now.price),
            ratio(worst),
            ratio(now.price),
            distanceBps('sell', allowedRate(now, asked, limitRatio) ?? worst, now.price),
          ),
        );
      if (view.known && now === null) risks.push({ code: 'no-quote', level: 'caution', params: { subnet } });
      if (now?.fits === false)
        risks.push({
          code: 'limit-unreachable',
          level: allowPartial ? 'note' : 'caution',
          params: { subnet },
        });
      const out = now && now.fits !== false ? now.out : null;
      return { ...received(allowPartial ? null : least, out, now !== null), facts, risks };
    },
  };
}

/**
 * What the limit still allows of what the amount yields now: less by what lies between the limit and the greatest one that
 * lets it through. What is guaranteed can be percents less however tight the limit is, because in pools of uneven weights it
 * counts on states that no trade of this size meets: that is said by the amounts, and nobody could set a better limit.
 */
function allowedRate(now: SwapAnswer, amount: bigint, limitRatio: bigint): bigint | null {
  return now.greatest === null || now.greatest === 0n
    ? null
    : (now.out * ONE * limitRatio) / (amount * now.greatest);
}

function received(
  least: bigint | null,
  out: bigint | null,
  isKnown: boolean,
): Pick<Crossed, 'receives' | 'certainty'> {
  return {
    receives: [
      ...(least === null ? [] : [['at-least', least] as const]),
      ...(out === null ? [] : [['expected', out] as const]),
    ],
    certainty: least !== null ? 'bounded' : isKnown ? 'simulated' : 'unknown',
  };
}

/** Cut; of a smaller part the chain's roundings take a larger share, at most a basis point of what is more than dust. */
function worstRatio(amount: bigint, least: bigint, allowPartial: boolean): bigint {
  const ratio = (least * ONE) / amount;
  return allowPartial ? (ratio * 9_999n) / 10_000n : ratio;
}
