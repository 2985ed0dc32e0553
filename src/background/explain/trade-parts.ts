import { ONE } from '../../core/amount/money.js';
import type { Fact, Param, Risk } from '../../core/explain/types.js';
import { alphaAtLimit, buyImpactBps, sellImpactBps, taoAtLimit } from '../../core/quote/limit.js';
import { distanceBps } from './bounds.js';
import type { FactView, Sim } from './fact-view.js';
import { THRESHOLDS } from './risks/thresholds.js';

/** Takes are fractions of 65,535 on the chain. */
const WHOLE_TAKE = 65_535;

export const ROOT_NETUID = 0;

/** A pool trade as it is explained: one side, one subnet, and the limit it was signed with. */
export interface Trade {
  side: 'buy' | 'sell';
  netuid: number;
  /** Rao for a buy, alpha base units for a sell. */
  amount: bigint;
  limit: bigint | null;
  allowPartial: boolean;
}

/** True when filling the whole trade now would carry the price past its limit: it would be cancelled, or cut. */
export function isPastLimit({ side, limit }: Trade, sim: Sim): boolean {
  if (limit === null) return false;
  return side === 'buy' ? sim.endPriceRaoPerAlpha > limit : sim.endPriceRaoPerAlpha < limit;
}

/**
 * Least a trade can yield when it is filled whole, in alpha base units or rao: the chain bounds the pool's price after
 * the trade, and no unit of it is dealt at a worse one. Null when the call sets no limit or may be filled in part, and
 * when the pool's fee is not known.
 */
export function leastOut({ side, limit, allowPartial, amount }: Trade, sim: Sim | null): bigint | null {
  if (sim === null || limit === null || limit === 0n || allowPartial || sim.feeIn > amount) return null;
  const net = amount - sim.feeIn;
  return side === 'buy' ? alphaAtLimit(net, limit) : taoAtLimit(net, limit);
}

/** Lines under the table. */
export function tradeFacts(trade: Trade, sim: Sim | null, view: FactView): Fact[] {
  const { limit, netuid, side, amount } = trade;
  const facts: Fact[] = [];
  const price = view.subnet(netuid)?.priceRaoPerAlpha ?? null;
  if (sim && price) {
    const impact = side === 'buy' ? buyImpactBps : sellImpactBps;
    facts.push({
      code: 'price-impact',
      value: { t: 'bps', bps: impact(price, amount - sim.feeIn, sim.out) },
    });
  }
  if (limit === null) facts.push({ code: 'no-limit', value: null });
  else {
    facts.push({ code: 'worst-price', value: { t: 'price', raoPerAlpha: limit, netuid } });
    facts.push({ code: trade.allowPartial ? 'partial-fill' : 'all-or-nothing', value: null });
  }
  if (sim)
    facts.push({
      code: 'pool-fee',
      value: side === 'buy' ? { t: 'tao', rao: sim.feeIn } : view.alphaParam(netuid, sim.feeIn),
    });
  return facts;
}

/** Risks of the price: no limit, a limit that protects little, a trade that cannot be had at its limit now. */
export function priceRisks(trade: Trade, sim: Sim | null, view: FactView): Risk[] {
  const subnet = view.subnetParam(trade.netuid);
  const risks: Risk[] = [];
  if (trade.limit === null) risks.push({ code: 'no-price-limit', level: 'caution', params: { subnet } });
  const price = view.subnet(trade.netuid)?.priceRaoPerAlpha ?? null;
  const distance =
    trade.limit !== null && price !== null ? distanceBps(trade.side, trade.limit, price) : null;
  if (trade.limit !== null && price !== null)
    risks.push(
      ...farRisks(
        distance,
        { t: 'price', raoPerAlpha: trade.limit, netuid: trade.netuid },
        { t: 'price', raoPerAlpha: price, netuid: trade.netuid },
      ),
    );
  if (view.known && sim === null) risks.push({ code: 'no-quote', level: 'caution', params: { subnet } });
  if (sim !== null && isPastLimit(trade, sim))
    risks.push({
      code: 'limit-unreachable',
      // What fits the limit is still traded; the table says "at most".
      level: trade.allowPartial ? 'note' : 'caution',
      params: { subnet },
    });
  return risks;
}

/** A trade that fails at its limit now. Root stake always costs one TAO, and there no part of it is filled either. */
export function unreachable(trade: Trade, view: FactView): Risk[] {
  const { side, limit, netuid, amount } = trade;
  const sim = view.sim({ side, netuid, amount });
  const isPastOne = limit !== null && (side === 'buy' ? limit < ONE : limit > ONE);
  const isPast = netuid === ROOT_NETUID ? isPastOne : sim !== null && isPastLimit(trade, sim);
  return isPast
    ? [{ code: 'limit-unreachable', level: 'caution', params: { subnet: view.subnetParam(netuid) } }]
    : [];
}

/**
 * A limit that protects little.
 *
 * @param distance what is said, in basis points: from the present price to what the limit guarantees.
 * @param judged what decides, where the limit itself is nearer than what it guarantees.
 */
export function farRisks(distance: number | null, limit: Param, price: Param, judged = distance): Risk[] {
  const { caution, danger } = THRESHOLDS.priceFarBps;
  if (distance === null || judged === null || judged <= caution) return [];
  const level = judged > danger ? 'danger' : 'caution';
  return [
    { code: 'price-far-from-quote', level, params: { bps: { t: 'bps', bps: distance }, limit, price } },
  ];
}

/** What there is to say of a validator before staking with it. */
export function validatorRisks(hotkey: string, view: FactView): Risk[] {
  const row = view.validator(hotkey);
  if (row === null) return [];
  const validator = view.accountParam(hotkey);
  if (!row.known) return [{ code: 'unknown-validator', level: 'danger', params: { validator } }];
  if (row.stakedBefore) return [];
  // The take is part of this one line: most validators keep the default 18 %, so a line of its own would cry wolf.
  const params: Record<string, Param> = { validator };
  if (row.take !== null) params.take = { t: 'bps', bps: Math.round((row.take * 10_000) / WHOLE_TAKE) };
  return [{ code: 'first-time-validator', level: 'caution', params }];
}
