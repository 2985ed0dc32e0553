import type { StateView } from '../../types.js';
import { type FundRow, worth } from './fund.js';

const PALLET = 'SubtensorModule';
const BPS = 10_000n;

/** The four bounds of dust in rao (the second in hundredths of a percent), as the chain has them by default. */
const DEFAULTS = {
  BasketClaimRowDustCapTao: 1_000_000_000n,
  BasketClaimRowDustBps: 10n,
  BasketClaimSliceDustTao: 100_000n,
  BasketClaimForfeitCapTao: 10_000_000n,
};

/**
 * Whether a claim passes a holding over: the holding is small or the claimant's slice is tiny, and the slice is worth
 * little. Cash is never dust, nor is anything to whoever owns the whole fund. On the chain the value is the lower one of
 * the live and an average price; here there is the live one alone.
 */
export function isDust(
  state: StateView,
  row: FundRow,
  claim: { owed: bigint; all: bigint; value: bigint },
): boolean {
  if (row.netuid === 0 || claim.owed >= claim.all) return false;
  const slice = worth(claim.owed, claim.all, row.value);
  const [cap, part] = [bound(state, 'BasketClaimRowDustCapTao'), bound(state, 'BasketClaimRowDustBps')];
  const share = (claim.value * part) / BPS;
  const small = row.value < (cap < share ? cap : share);
  const tiny = slice < bound(state, 'BasketClaimSliceDustTao');
  return (small || tiny) && slice <= bound(state, 'BasketClaimForfeitCapTao');
}

function bound(state: StateView, item: keyof typeof DEFAULTS): bigint {
  const stored = state.get(PALLET, item) as bigint | number | undefined;
  return stored === undefined ? DEFAULTS[item] : BigInt(stored);
}
