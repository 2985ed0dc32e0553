import type { StateView } from '../../types.js';
import type { CallContext } from '../dispatch-context.js';
import { amountOf } from '../subtensor/storage.js';
import { fundRows, fundsOf, navOf, sharesOf, spotValueOf } from './fund.js';

const PALLET = 'SubtensorModule';
const ONE = 1n << 64n;

/** Frozen when a fund has its first shares: what its price is shown against. */
export interface Baseline {
  /** Shown shares for one share, 64 fractional bits. */
  price_divisor: bigint;
  rate0: bigint;
  tr_splice: bigint;
  first_block: bigint;
}

/** A fund's numbers. Prices have 64 fractional bits. */
export interface Pricing {
  nav: bigint;
  spotNav: bigint;
  shares: bigint;
  spotPrice: bigint;
  displayPrice: bigint;
  twr: bigint;
  baseline: Baseline | undefined;
}

export function pricingOf(state: StateView, hotkey: string): Pricing {
  const rows = fundRows(state, hotkey);
  const [nav, spotNav, shares] = [navOf(rows), spotValueOf(state, rows), sharesOf(state, hotkey)];
  const baseline = state.get(PALLET, 'BetaBaseline', hotkey) as Baseline | undefined;
  const spotPrice = shares === 0n ? 0n : (spotNav * ONE) / shares;
  const displayPrice = (spotPrice * ONE) / (baseline?.price_divisor ?? ONE);
  const twr = (state.get(PALLET, 'BasketTwr', hotkey) as bigint | undefined) ?? ONE;
  return { nav, spotNav, shares, spotPrice, displayPrice, twr, baseline };
}

/** Shares as they are shown, 64 fractional bits: times the shown price they give the spot value. */
export function shownShares(shares: bigint, { baseline }: Pick<Pricing, 'baseline'>): bigint {
  return shares * (baseline?.price_divisor ?? ONE);
}

/** Fixes a new fund's display scale, so that its shown price begins at one. */
export function stampBaseline({ state, block }: Pick<CallContext, 'state' | 'block'>, hotkey: string): void {
  if (state.get(PALLET, 'BetaBaseline', hotkey) !== undefined) return;
  const { spotPrice, twr } = pricingOf(state, hotkey);
  if (spotPrice === 0n) return;
  const baseline: Baseline = {
    price_divisor: spotPrice,
    rate0: amountOf(state, 'BasketRate', hotkey),
    tr_splice: twr,
    first_block: BigInt(block.number),
  };
  state.set(PALLET, 'BetaBaseline', [hotkey], baseline);
}

/** Shown price and staker return over all funds, weighted by spot value; one each where there is no fund. */
export function indexOf(state: StateView): { bag: bigint; stake: bigint } {
  let [weight, bag, stake] = [0n, 0n, 0n];
  for (const hotkey of fundsOf(state)) {
    const { spotNav, displayPrice, twr } = pricingOf(state, hotkey);
    weight += spotNav;
    bag += displayPrice * spotNav;
    stake += twr * spotNav;
  }
  return weight === 0n ? { bag: ONE, stake: ONE } : { bag: bag / weight, stake: stake / weight };
}
