import { alphaBase, MAX_U64, rao } from '../../../core/amount/money.js';
import type { Money, TradeLeg } from '../../../core/operations/quote.js';
import { ROOT_NETUID } from '../../../core/operations/root.js';
import { alphaAtLimit, buyLimit, ROOT_PRICE, sellLimit, taoAtLimit } from '../../../core/quote/limit.js';
import type { SwapSums } from '../../quotes/swap-quote.js';
import type { TradeQuote } from '../../quotes/trade-quote.js';

export const tao = (amount: bigint): Money => ({ token: 'tao', rao: rao(amount) });
export const alpha = (netuid: number, amount: bigint): Money => ({
  token: 'alpha',
  netuid,
  base: alphaBase(amount),
});

/** Highest end price of a purchase, rao per alpha: exactly one on root, where a smaller one would take nothing. */
export function limitOfBuy(quote: TradeQuote, toleranceBps: number): bigint {
  if (quote.method === 'one-to-one') return ROOT_PRICE;
  const limit = buyLimit(quote.endPrice, toleranceBps);
  return limit < MAX_U64 ? limit : MAX_U64;
}

/** Lowest end price of a sale, rao per alpha. */
export function limitOfSale(quote: TradeQuote, toleranceBps: number): bigint {
  return quote.method === 'one-to-one' ? ROOT_PRICE : sellLimit(quote.endPrice, toleranceBps);
}

/** A purchase of alpha: no unit of it is dearer than the limit. */
export function buyLeg(
  hotkey: string | null,
  netuid: number,
  amountRao: bigint,
  quote: TradeQuote,
  limit: bigint,
): TradeLeg {
  const atLeast = quote.method === 'one-to-one' ? quote.out : alphaAtLimit(quote.netIn, limit);
  return {
    hotkey,
    pay: tao(amountRao),
    expected: alpha(netuid, quote.out),
    atLeast: alpha(netuid, lesser(atLeast, quote.out)),
    poolFee: tao(quote.feeIn),
    ...pricesOf(quote, limit),
  };
}

/** A sale of alpha: no unit of it is cheaper than the limit. On root it is TAO for TAO. */
export function sellLeg(
  hotkey: string,
  netuid: number,
  amountBase: bigint,
  quote: TradeQuote,
  limit: bigint,
): TradeLeg {
  const atLeast = quote.method === 'one-to-one' ? quote.out : taoAtLimit(quote.netIn, limit);
  return {
    hotkey,
    pay: alpha(netuid, amountBase),
    expected: tao(quote.out),
    atLeast: tao(lesser(atLeast, quote.out)),
    poolFee: alpha(netuid, quote.feeIn),
    ...pricesOf(quote, limit),
  };
}

/** A swap between subnets under one validator. */
export function swapLeg(
  hotkey: string,
  ends: { fromNetuid: number; toNetuid: number },
  amountBase: bigint,
  sums: SwapSums,
  bound: { limitRatio: bigint; atLeast: bigint },
): TradeLeg {
  const { fromNetuid, toNetuid } = ends;
  return {
    hotkey,
    pay: alpha(fromNetuid, amountBase),
    expected: alpha(toNetuid, sums.out),
    atLeast: alpha(toNetuid, lesser(bound.atLeast, sums.out)),
    poolFee: fromNetuid === ROOT_NETUID ? tao(sums.feeIn) : alpha(fromNetuid, sums.feeIn),
    ...pricesOf(sums, bound.limitRatio),
  };
}

type Prices = Pick<TradeLeg, 'price' | 'endPrice' | 'limit' | 'impactBps' | 'method'>;

function pricesOf(quote: Pick<TradeLeg, Exclude<keyof Prices, 'limit'>>, limit: bigint): Prices {
  const { price, endPrice, impactBps, method } = quote;
  return { price, endPrice, limit, impactBps, method };
}

const lesser = (a: bigint, b: bigint): bigint => (a < b ? a : b);
