import type { AccountPortfolio } from '../../../core/stake/types.js';

/** What a total is made of, in rao. The first five add up to the total. */
export interface Parts {
  freeRao: bigint;
  reservedRao: bigint;
  rootRao: bigint;
  /** Exit values of alpha, as far as they are known. */
  alphaRao: bigint;
  basketRao: bigint;
  totalRao: bigint;
  /** The same with alpha at spot and without baskets: what past blocks are compared with. */
  spotTotalRao: bigint;
  unpriced: number;
}

/** Parts of one account or of several together. */
export function partsOf(portfolios: readonly AccountPortfolio[]): Parts {
  const parts: Parts = {
    freeRao: 0n,
    reservedRao: 0n,
    rootRao: 0n,
    alphaRao: 0n,
    basketRao: 0n,
    totalRao: 0n,
    spotTotalRao: 0n,
    unpriced: 0,
  };
  for (const { balance, positions, baskets, totalRao, unpriced } of portfolios) {
    parts.freeRao += balance.freeRao;
    parts.reservedRao += balance.reservedRao;
    parts.spotTotalRao += balance.freeRao + balance.reservedRao;
    parts.totalRao += totalRao;
    parts.unpriced += unpriced;
    for (const { valueRao } of baskets ?? []) parts.basketRao += valueRao;
    for (const { netuid, exit, spotRao } of positions) {
      parts.spotTotalRao += spotRao;
      if (exit.kind !== 'exact') continue;
      if (netuid === 0) parts.rootRao += exit.rao;
      else parts.alphaRao += exit.rao;
    }
  }
  return parts;
}
