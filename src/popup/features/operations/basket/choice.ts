import { parsePercent } from '../../../../core/amount/parse.js';
import {
  equalWeights,
  proportionalWeights,
  splitAmount,
  sumOfWeights,
  type Weight,
} from '../../../../core/basket/weights.js';
import type { MarketRow } from '../../../../core/chain/market.js';
import { percentOfBps } from '../../../components/format.js';

export const PRESETS = ['equal', 'emission', 'depth', 'own'] as const;
export type Preset = (typeof PRESETS)[number];

/** How many subnets a preset takes. */
export const COUNTS = [5, 10, 20] as const;

/** All of a basket, in ten thousandths. */
export const WHOLE_BPS = 10_000;

/** A share as it is typed: what cannot be read stays on screen and counts for nothing. */
export interface TypedShare {
  netuid: number;
  text: string;
}

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
  const bps = parsePercent(text);
  return bps !== null && bps <= WHOLE_BPS ? bps : null;
}

/** True for text that is something and no share; an empty field is a share not typed yet. */
export function isShareFault(text: string): boolean {
  return text.trim() !== '' && parseShare(text) === null;
}

export function toTyped(weights: readonly Weight[]): TypedShare[] {
  return weights.map(({ netuid, bps }) => ({ netuid, text: percentOfBps(bps) }));
}

export function toWeights(shares: readonly TypedShare[]): Weight[] {
  return shares.map(({ netuid, text }) => ({ netuid, bps: parseShare(text) ?? 0 }));
}

/**
 * Makes the shares whole: what is missing goes in equal parts to those without a share, or to all when each has one; what is
 * too much is taken from all in proportion.
 */
export function madeWhole(weights: readonly Weight[]): Weight[] {
  const rest = WHOLE_BPS - sumOfWeights(weights);
  if (rest < 0) return proportionalWeights(weights.map(({ netuid, bps }) => ({ netuid, size: BigInt(bps) })));
  const bare = weights.filter(({ bps }) => bps === 0);
  const takers = equalWeights((bare.length > 0 ? bare : weights).map(({ netuid }) => netuid));
  const parts = splitAmount(BigInt(rest), takers);
  return weights.map(({ netuid, bps }) => {
    const at = takers.findIndex((one) => one.netuid === netuid);
    return { netuid, bps: bps + Number(parts[at] ?? 0n) };
  });
}
