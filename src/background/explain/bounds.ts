/** Ten thousandths of a whole. */
export const WHOLE_BPS = 10_000n;

/**
 * How far a limit is from the present price on the losing side, in basis points; 0 when it is on the winning side.
 * The number is capped at 10 million, which is "no protection" in any unit.
 */
export function distanceBps(side: 'buy' | 'sell', limit: bigint, price: bigint): number | null {
  if (price <= 0n) return null;
  const worse = side === 'buy' ? limit - price : price - limit;
  if (worse <= 0n) return 0;
  const bps = (worse * WHOLE_BPS) / price;
  return bps > 10_000_000n ? 10_000_000 : Number(bps);
}
