import type { Effect, Risk } from '../../../core/explain/types.js';
import { WHOLE_BPS } from '../bounds.js';
import { risk } from '../lines.js';
import { THRESHOLDS } from './thresholds.js';

/**
 * A fee worth a second look: large by itself, or large beside the TAO that is paid. Beside small payments every fee is a
 * large share, so it must be more than a normal one too.
 *
 * @param feeRao at most this; null where it is not known, which is said elsewhere.
 * @param effects what the request pays besides.
 */
export function feeRisks(feeRao: bigint | null, effects: readonly Effect[]): Risk[] {
  const { highFeeRao, normalFeeRao, feeShareBps } = THRESHOLDS;
  if (feeRao === null) return [];
  const paidRao = effects.reduce(
    (sum, { kind, value }) => (kind === 'pay' && value.t === 'tao' ? sum + value.rao : sum),
    0n,
  );
  const isLargeShare = paidRao > 0n && feeRao > normalFeeRao && feeRao * WHOLE_BPS > paidRao * feeShareBps;
  if (feeRao <= highFeeRao && !isLargeShare) return [];
  return [risk('high-fee', 'caution', { fee: { t: 'tao', rao: feeRao } })];
}
