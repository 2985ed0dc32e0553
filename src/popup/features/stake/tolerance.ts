import { parsePercent } from '../../../core/amount/parse.js';

/** Presets in basis points: 0.1, 0.5 and 1 per cent. */
export const TOLERANCE_PRESETS = [10, 50, 100] as const;

// features.md T4: cautions at 2 % and 5 %, a hard stop with typed confirmation above 15 %.
const CAUTION_BPS = 200;
const HIGH_BPS = 500;
const STOP_BPS = 1_500;
const MAX_BPS = 5_000;

export type ToleranceLevel = 'fine' | 'caution' | 'high' | 'stop';

/** How dangerous a tolerance is. */
export function toleranceLevel(bps: number): ToleranceLevel {
  if (bps > STOP_BPS) return 'stop';
  if (bps > HIGH_BPS) return 'high';
  return bps > CAUTION_BPS ? 'caution' : 'fine';
}

/** `0.75` → 75 basis points; null unless it is between 0.01 and 50 with at most two decimals. */
export function parseTolerance(text: string): number | null {
  const bps = parsePercent(text);
  return bps !== null && bps >= 1 && bps <= MAX_BPS ? bps : null;
}
