/** From where a rule speaks. Every number of every rule stands here, so that a reviewer sees them side by side. */
export const THRESHOLDS = {
  /** A limit further than this from the present price, in basis points. */
  priceFarBps: { caution: 500, danger: 1_500 },
  /** TAO that leaves, of all that can be spent. */
  balanceShareBps: { caution: 5_000n },
  /** What leaves for strangers or is destroyed, of all that the account owns, free and staked. */
  wealthShareBps: { caution: 5_000n, danger: 9_000n },
  /** A network fee above this, in rao, is a mistake or a trap, whatever it is for: 1 TAO. Refused. */
  feeRao: 1_000_000_000n,
  /** One above this is worth a second look, */
  highFeeRao: 50_000_000n,
  /** and so is one above this part of the TAO that is paid, */
  feeShareBps: 100n,
  /** unless it is no more than transactions of this chain cost at most of times. */
  normalFeeRao: 1_000_000n,
} as const;
