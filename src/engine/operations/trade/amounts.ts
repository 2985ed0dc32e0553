import { WalletError } from '../../../core/errors/wallet-error.js';
import type { PositionAmount } from '../../../core/operations/request.js';
import { leastInput, nearLeastInput } from '../../../core/quote/least.js';
import { simulateBuy, simulateSell } from '../../../core/quote/pool.js';
import type { Held } from '../../quotes/position-facts.js';
import { spotValueRao } from './check-change.js';
import { noTrade } from './refusals.js';
import type { TradeWorld } from './world.js';

/** How an amount of TAO becomes one of alpha: by what selling brings, or by the price alone where nothing is sold. */
export type Worth = 'sold' | 'spot';

/**
 * Least alpha, up to all there is, that is worth so much; null where all of it is not. Exact where the pool can be
 * computed; otherwise a little above.
 */
export function leastWorth(
  world: TradeWorld,
  netuid: number,
  targetRao: bigint,
  held: Held,
  worth: Worth,
): Promise<bigint | null> {
  return world.context.once(`least ${worth} ${netuid} ${targetRao} ${held.base}`, async () => {
    const pool = await world.pools.pool(netuid);
    if (pool === null) return targetRao <= held.base ? targetRao : null;
    if (worth === 'spot')
      return leastInput(targetRao, held.base, (base) => spotValueRao(world, netuid, base));
    if (pool) return leastInput(targetRao, held.base, (base) => simulateSell(pool, base)?.out ?? null);
    return nearLeastInput(targetRao, held.base, async (amount) => {
      const quote = await world.pools.quote({ side: 'sell', netuid, amount });
      return quote?.out ?? null;
    });
  });
}

/** An amount as typed, in base units. @throws WalletError stake/not-enough-stake where all of it is worth less */
export async function amountOf(
  world: TradeWorld,
  netuid: number,
  amount: PositionAmount,
  held: Held,
  worth: Worth,
): Promise<bigint> {
  if (amount.by === 'whole') return held.base;
  if (amount.by === 'alpha') return amount.base;
  const least = await leastWorth(world, netuid, amount.rao, held, worth);
  if (least !== null) return least;
  throw new WalletError('stake/not-enough-stake', {
    netuid,
    needRao: `${amount.rao}`,
    haveBase: `${held.base}`,
  });
}

/** A pool takes no more than this many times its reserve at once (Swap.SwapInputTooLarge). */
const MOST_OF_RESERVE = 1_000n;

/**
 * Least TAO, rao, that now buys so much alpha. Exact where the pool can be computed; otherwise a little above, and within
 * what the account can spend.
 * @throws WalletError quote/no-quote where the pool does not hold so much or gives no quote, stake/insufficient-balance where the account cannot
 * pay for it
 */
export async function leastCost(world: TradeWorld, netuid: number, targetBase: bigint): Promise<bigint> {
  const pool = await world.pools.pool(netuid);
  if (pool === null) return targetBase;
  if (pool) {
    const most = pool.taoReserve * MOST_OF_RESERVE;
    const cost = await leastInput(targetBase, most, (amount) => simulateBuy(pool, amount)?.out ?? null);
    if (cost === null) throw noTrade(netuid);
    return cost;
  }
  const haveRao = await world.spendableRao();
  let isQuoted = haveRao <= 0n;
  const cost = await nearLeastInput(targetBase, haveRao, async (amount) => {
    const quote = await world.pools.quote({ side: 'buy', netuid, amount });
    isQuoted ||= quote !== null;
    return quote?.out ?? null;
  });
  if (cost !== null) return cost;
  // What it would cost beyond the balance was never asked for, so no figure of it is given.
  throw isQuoted ? new WalletError('stake/insufficient-balance', { haveRao: `${haveRao}` }) : noTrade(netuid);
}
