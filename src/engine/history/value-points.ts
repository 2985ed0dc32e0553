import { alphaBase, ONE, type Rao } from '../../core/amount/money.js';
import type { PositionPoint, ValueHistory, ValuePoint } from '../../core/chain/history.js';
import type { Stake } from '../portfolio/stakes.js';
import type { AccountSample } from './account-samples.js';
import type { Prices } from './price-samples.js';

/** Everything read at one block. */
export interface ValueSample {
  block: number;
  atMs: number;
  accounts: Array<Pick<AccountSample, 'freeRao' | 'reservedRao'>>;
  stakes: Stake[];
  prices: Prices;
}

/**
 * What the accounts were worth at a block. Null when a stake has no price there: a sum that leaves something out is not
 * a value.
 */
export function valuePoint({ block, atMs, accounts, stakes, prices }: ValueSample): ValuePoint | null {
  let staked = 0n;
  for (const { netuid, base } of stakes) {
    const price = priceOf(prices, netuid);
    if (price === undefined) return null;
    staked += (base * price) / ONE;
  }
  const sum = (pick: (account: ValueSample['accounts'][number]) => bigint) =>
    accounts.reduce((total, account) => total + pick(account), 0n);
  const free = sum(({ freeRao }) => freeRao);
  const reserved = sum(({ reservedRao }) => reservedRao);
  return {
    block,
    atMs,
    // Sums over accounts: no amount that anybody holds.
    freeRao: free as Rao,
    reservedRao: reserved as Rao,
    stakedRao: staked as Rao,
    totalRao: (free + reserved + staked) as Rao,
  };
}

/** The lines of all positions over samples in the order of their blocks. */
export function positionLines(samples: ValueSample[]): ValueHistory['positions'] {
  const lines = new Map<string, ValueHistory['positions'][number]>();
  for (const { block, atMs, stakes, prices } of samples) {
    for (const { coldkey, hotkey, netuid, base } of stakes) {
      const price = priceOf(prices, netuid);
      if (price === undefined) continue;
      const key = `${coldkey}|${hotkey}|${netuid}`;
      const line = lines.get(key) ?? { coldkey, hotkey, netuid, points: [] as PositionPoint[] };
      const spotRao = ((base * price) / ONE) as Rao;
      line.points.push({ block, atMs, alpha: { netuid, base: alphaBase(base) }, spotRao });
      lines.set(key, line);
    }
  }
  return [...lines.values()];
}

/** On root a position is TAO itself. */
function priceOf(prices: Prices, netuid: number): bigint | undefined {
  return netuid === 0 ? ONE : prices.get(netuid);
}
