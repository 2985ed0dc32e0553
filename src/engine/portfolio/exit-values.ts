import { ONE, rao } from '../../core/amount/money.js';
import { simulateSell } from '../../core/quote/pool.js';
import type { ExitValue } from '../../core/stake/types.js';
import type { BlockReader } from '../chain/block-reader.js';
import { capabilitiesOf } from '../chain/capabilities.js';
import type { Market } from '../market/pools.js';
import { simSwapAll } from '../market/sim-swap.js';
import type { Stake } from './stakes.js';

/** Below this spot value nothing sells: the chain cannot pay out the author's part of the fee. */
const DUST_RAO = 2_000n;

/** What selling each stake alone would return now, same order. */
export async function exitValues(
  reader: BlockReader,
  stakes: Stake[],
  prices: ReadonlyMap<number, bigint>,
  markets: ReadonlyMap<number, Market> | null,
): Promise<ExitValue[]> {
  if (markets) return stakes.map((stake) => exitByMaths(stake, prices, markets));
  if (!capabilitiesOf(reader.runtime).simSwap)
    return stakes.map((stake) =>
      stake.netuid === 0 ? exact(stake.base) : { kind: 'unavailable', reason: 'no-simulation' },
    );
  const onPools = stakes.filter(({ netuid }) => netuid !== 0);
  const sims = await simSwapAll(
    reader,
    onPools.map(({ netuid, base }) => ({ side: 'sell', netuid, amount: base })),
  );
  const byStake = new Map(onPools.map((stake, i) => [stake, sims[i] ?? null]));
  return stakes.map((stake) => {
    if (stake.netuid === 0) return exact(stake.base);
    const sim = byStake.get(stake);
    return sim ? exact(sim.out) : unsellable(stake, prices);
  });
}

function exitByMaths(
  stake: Stake,
  prices: ReadonlyMap<number, bigint>,
  markets: ReadonlyMap<number, Market>,
): ExitValue {
  const market = markets.get(stake.netuid);
  if (stake.netuid === 0 || market?.kind === 'one-to-one') return exact(stake.base);
  const trade = market ? simulateSell(market.pool, stake.base) : null;
  return trade ? exact(trade.out) : unsellable(stake, prices);
}

function exact(value: bigint): ExitValue {
  return { kind: 'exact', rao: rao(value) };
}

function unsellable(stake: Stake, prices: ReadonlyMap<number, bigint>): ExitValue {
  const spot = (stake.base * (prices.get(stake.netuid) ?? 0n)) / ONE;
  return { kind: 'unavailable', reason: spot < DUST_RAO ? 'dust' : 'no-quote' };
}
