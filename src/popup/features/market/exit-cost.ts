import { ONE } from '../../../core/amount/money.js';
import type { MarketRow } from '../../../core/chain/market.js';
import { type Pool, poolPrice, simulateSell } from '../../../core/quote/pool.js';

const PPM = 1_000_000n;

/**
 * What a sale of alpha worth `sizeRao` at the spot price would lose to impact and fee, parts of 10^6, by the pool's own
 * maths and reserves some minutes old: for lists, not for quotes. Null on root, without a pool, where the runtime has maths
 * of its own, and where such a sale is impossible.
 */
export function exitCostPpm(row: MarketRow, sizeRao: bigint): bigint | null {
  const pool = poolOf(row);
  if (!pool || sizeRao <= 0n) return null;
  const price = poolPrice(pool);
  if (price === 0n) return null;
  const alpha = (sizeRao * ONE) / price;
  const trade = alpha > 0n ? simulateSell(pool, alpha) : null;
  const spot = (alpha * price) / ONE;
  if (!trade || spot === 0n) return null;
  return trade.out >= spot ? 0n : ((spot - trade.out) * PPM) / spot;
}

function poolOf(row: MarketRow): Pool | null {
  // A market remembered from before pools were told of has none.
  const shape = row.pool ?? null;
  if (!shape || row.netuid === 0 || row.taoInRao === 0n || row.alphaInBase === 0n) return null;
  return { taoReserve: row.taoInRao, alphaReserve: row.alphaInBase, ...shape };
}
