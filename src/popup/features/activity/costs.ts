import type { ActivityRow } from '../../../core/activity/types.js';
import type { Moved } from './moved.js';
import { shieldOf } from './story.js';

export interface Cost {
  /** The network's for the transaction, or for the carrier it travelled in. */
  kind: 'network' | 'shield';
  moved: Moved;
}

/** Fees that were really paid, by the events of the blocks. */
export function costsOf(row: ActivityRow): Cost[] {
  const { feeRao = null, feeAlpha = null } = row.outcome ?? {};
  const carrier = shieldOf(row)?.carrierFeeRao ?? null;
  const costs: Cost[] = [];
  if (feeRao !== null) costs.push({ kind: 'network', moved: { netuid: null, base: feeRao } });
  if (feeAlpha) costs.push({ kind: 'network', moved: feeAlpha });
  if (carrier !== null) costs.push({ kind: 'shield', moved: { netuid: null, base: carrier } });
  return costs;
}
