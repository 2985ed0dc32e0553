import { equalWeights, proportionalWeights, type Weight } from '../../../../core/basket/weights.js';
import type { MarketRow } from '../../../../core/chain/market.js';

export const PRESETS = ['equal', 'emission', 'depth', 'own'] as const;
export type Preset = (typeof PRESETS)[number];

/** How many subnets a preset takes. */
export const COUNTS = [5, 10, 20] as const;

/** Subnets that can be bought now; root is not a pool. */
export function buyable(rows: readonly MarketRow[]): MarketRow[] {
  return rows.filter((row) => row.netuid !== 0 && row.subtokenEnabled && row.taoInRao > 0n);
}

/** A preset's basket: the first `count` by its own measure, and their shares. Equal shares go to the deepest pools. */
export function presetWeights(
  preset: Exclude<Preset, 'own'>,
  rows: readonly MarketRow[],
  count: number,
): Weight[] {
  const size = (row: MarketRow): bigint =>
    preset === 'emission' ? (row.emissionRaoPerBlock ?? 0n) : row.depthRao;
  const first = [...buyable(rows)]
    .sort((a, b) => (size(a) === size(b) ? a.netuid - b.netuid : size(a) < size(b) ? 1 : -1))
    .slice(0, count);
  if (preset === 'equal') return equalWeights(first.map(({ netuid }) => netuid));
  return proportionalWeights(first.map((row) => ({ netuid: row.netuid, size: size(row) }))).filter(
    ({ bps }) => bps > 0,
  );
}

/** `12.5` → 1,250 ten thousandths; null unless it is between 0 and 100 with at most two decimals. */
export function parseShare(text: string): number | null {
  const match = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (!match) return null;
  const bps = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return bps <= 10_000 ? bps : null;
}
