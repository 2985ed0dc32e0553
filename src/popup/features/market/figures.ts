import type { TFunction } from 'i18next';
import { percent } from '../../../core/amount/format.js';
import type { MeasuredYield, PriceChange } from '../../../core/chain/market.js';
import { NBSP } from '../../components/format.js';
import { dateLocale } from '../../i18n/index.js';

const BLOCK_MS = 12_000;
const DAY_BLOCKS = 7_200;
const PPB = 1_000_000_000n;
const PPM = 1_000_000n;

/** `+2.45 %` with a real minus sign. Zero carries no sign. */
export function signedPercent(part: bigint, whole: bigint, decimals = 2): string {
  const text = `${percent(part, whole, decimals)}${NBSP}%`;
  return part > 0n ? `+${text}` : text;
}

/** Change of a price as text: `+2.45 %`. */
export function changeText(change: PriceChange & { kind: 'known' }): string {
  return signedPercent(BigInt(change.bps), 10_000n);
}

/** Colour of a signed number; the sign itself says the same. */
export function toneOf(value: bigint | number): 'gain' | 'loss' | 'quiet' {
  return value > 0 ? 'gain' : value < 0 ? 'loss' : 'quiet';
}

/** Growth per day, `+0.031 %`. */
export function perDayText(measured: { perDayPpb: bigint }): string {
  return signedPercent(measured.perDayPpb, PPB, 3);
}

/** Growth per year at the measured pace; null where too little was measured to tell. */
export function perYearText({ apyPpm }: MeasuredYield & { kind: 'measured' }): string | null {
  return apyPpm === null ? null : signedPercent(apyPpm, PPM, 1);
}

/** Length of a window of blocks, in days or hours. */
export function windowText(t: TFunction, fromBlock: number, toBlock: number): string {
  const blocks = Math.max(0, toBlock - fromBlock);
  return blocks >= DAY_BLOCKS
    ? t('market.days', { count: Math.round(blocks / DAY_BLOCKS) })
    : t('market.hours', { count: Math.max(1, Math.round(blocks / 300)) });
}

/** The measured one in the middle, by growth per day; null when nothing is measured. */
export function medianYield(yields: MeasuredYield[]): (MeasuredYield & { kind: 'measured' }) | null {
  const known = yields.filter((one) => one.kind === 'measured');
  known.sort((a, b) => (a.perDayPpb === b.perDayPpb ? 0 : a.perDayPpb < b.perDayPpb ? -1 : 1));
  return known[Math.floor((known.length - 1) / 2)] ?? null;
}

/** When a block will be or was, by the chain's target of 12 s from a block whose time is known. */
export function timeOfBlock(block: number, now: { block: number; atMs: number }): number {
  return now.atMs + (block - now.block) * BLOCK_MS;
}

/** Date without the hour: what is said of something days away. */
export function dayText(atMs: number): string {
  return new Intl.DateTimeFormat(dateLocale(), { dateStyle: 'medium' }).format(atMs);
}
