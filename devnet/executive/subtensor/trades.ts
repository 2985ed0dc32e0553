import { readAccount, writeBalances } from '../accounts.js';
import { DispatchFailure, fail } from '../dispatch-context.js';
import { buy, FIXED, type Pool, priceFixed, readPool, sell, type Trade } from '../swap/index.js';
import type { Chain } from './chain.js';
import { noteFlow } from './flow.js';
import { addTo } from './storage.js';

/** Smallest stake, and smallest yield of a part of a position: rao. */
export const MIN_STAKE = 2_000_000n;

/** The swap's own errors become one of the staking pallet's where it only simulates. */
export function simulated(run: () => Trade): Trade {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof DispatchFailure)) throw error;
    return fail('SubtensorModule', 'InsufficientLiquidity');
  }
}

/** Turns TAO, already taken from somewhere, into alpha outside the pool; the fee goes to the block's author. */
export function buyAlpha(chain: Chain, netuid: number, tao: bigint, free = false): Trade {
  const pool = readPool(chain.state, netuid);
  const trade = buy(pool, tao, free);
  if (pool.stable) addTo(chain.state, 'SubnetTAO', [netuid], tao);
  else settle(chain, netuid, trade.after);
  payAuthor(chain, trade.fee);
  addTo(chain.state, 'SubnetAlphaOut', [netuid], trade.out);
  addTo(chain.state, 'SubnetVolume', [netuid], tao);
  noteFlow(chain, netuid, tao);
  addTo(chain.state, 'TotalStake', [], trade.net);
  return trade;
}

/** Turns alpha, already taken from a position, into TAO for the caller to credit; the fee is sold for the author. */
export function sellAlpha(chain: Chain, netuid: number, alpha: bigint, free = false): Trade {
  const pool = readPool(chain.state, netuid);
  const trade = sell(pool, alpha, free);
  addTo(chain.state, 'SubnetAlphaOut', [netuid], -alpha);
  addTo(chain.state, 'SubnetVolume', [netuid], trade.out);
  noteFlow(chain, netuid, -trade.out);
  addTo(chain.state, 'TotalStake', [], -trade.out);
  if (pool.stable) {
    addTo(chain.state, 'SubnetTAO', [netuid], -trade.out);
    return trade;
  }
  let after = trade.after;
  if (trade.fee > 0n) {
    const feeSale = sell(after, trade.fee, true);
    after = feeSale.after;
    addTo(chain.state, 'TotalStake', [], -feeSale.out);
    payAuthor(chain, feeSale.out);
  }
  settle(chain, netuid, after);
  return trade;
}

/** What alpha is worth at the spot price, in rao. */
export function spotValue(pool: Pool, alpha: bigint): bigint {
  return (alpha * priceFixed(pool)) / FIXED;
}

function settle({ state }: Chain, netuid: number, pool: Pool): void {
  state.set('SubtensorModule', 'SubnetTAO', [netuid], pool.tao);
  state.set('SubtensorModule', 'SubnetAlphaIn', [netuid], pool.alpha);
}

function payAuthor({ codec, state, author }: Chain, rao: bigint): void {
  if (rao === 0n) return;
  writeBalances(codec, state, author, { free: readAccount(state, author).data.free + rao });
}
