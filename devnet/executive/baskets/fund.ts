import type { StateView } from '../../types.js';
import { DispatchFailure } from '../dispatch-context.js';
import { netuidsHeld, stakeOf } from '../subtensor/stakes.js';
import { amountOf } from '../subtensor/storage.js';
import { spotValue } from '../subtensor/trades.js';
import { readPool, sell } from '../swap/index.js';
import { ESCROW } from './escrow.js';

/** A holding of a fund. On root it is cash, rao for rao. */
export interface FundRow {
  netuid: number;
  /** Alpha rao; rao on root. */
  alpha: bigint;
  /** What selling all of it brings in rao, without a swap fee; 0 when it cannot be sold. */
  value: bigint;
}

/** What a validator's fund holds, by netuid. */
export function fundRows(state: StateView, hotkey: string): FundRow[] {
  return netuidsHeld(state, hotkey, ESCROW).flatMap((netuid) => {
    const alpha = stakeOf(state, hotkey, ESCROW, netuid);
    return alpha > 0n ? [{ netuid, alpha, value: saleValue(state, netuid, alpha) }] : [];
  });
}

/** Net asset value in rao: what selling everything would bring. */
export function navOf(rows: FundRow[]): bigint {
  return rows.reduce((sum, { value }) => sum + value, 0n);
}

/** What the holdings are worth at spot prices, in rao: a mark, not money. */
export function spotValueOf(state: StateView, rows: FundRow[]): bigint {
  return rows.reduce((sum, { netuid, alpha }) => sum + spotValue(readPool(state, netuid), alpha), 0n);
}

/** Rao that alpha brings without a swap fee; 0 when the pool does not take it. */
export function saleValue(state: StateView, netuid: number, alpha: bigint): bigint {
  try {
    return sell(readPool(state, netuid), alpha, true).out;
  } catch (error) {
    if (error instanceof DispatchFailure) return 0n;
    throw error;
  }
}

/** Outstanding shares of a fund. */
export function sharesOf(state: StateView, hotkey: string): bigint {
  return amountOf(state, 'BasketShares', hotkey);
}

/** What a number of shares is worth in rao. */
export function worth(shares: bigint, allShares: bigint, value: bigint): bigint {
  return allShares === 0n ? 0n : (shares * value) / allShares;
}

/** Shares that new value buys: one for a rao in an empty fund. */
export function sharesFor(added: bigint, allShares: bigint, value: bigint): bigint {
  return allShares === 0n || value === 0n ? added : (added * allShares) / value;
}

/** Validators with a fund, in the order of their keys. */
export function fundsOf(state: StateView): string[] {
  return state
    .entries('SubtensorModule', 'BasketShares')
    .map(({ args }) => String(args[0]))
    .sort();
}
