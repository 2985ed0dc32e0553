import { useMarket } from './use-market.js';

/** The newest block of the market, from which the age of a subnet is counted. */
export function useMarketClock(): number | null {
  return useMarket().source?.block.number ?? null;
}
