import type { HistoryRange } from '../../core/chain/history.js';

/** Blocks in an hour and a day at the chain's target of 12 s. */
const HOUR_BLOCKS = 300;
export const DAY_BLOCKS = 7_200;

/** [length in blocks, step in blocks]. Steps are multiples of each other, so that ranges share their samples. */
const PLANS: Record<Exclude<HistoryRange, 'all'>, [length: number, step: number]> = {
  '24h': [DAY_BLOCKS, HOUR_BLOCKS],
  '7d': [7 * DAY_BLOCKS, DAY_BLOCKS / 4],
  '30d': [30 * DAY_BLOCKS, DAY_BLOCKS],
  '90d': [90 * DAY_BLOCKS, 2 * DAY_BLOCKS],
  '1y': [364 * DAY_BLOCKS, 7 * DAY_BLOCKS],
};
const MOST_SAMPLES = 52;

/**
 * Blocks at which a range is sampled, newest first. They lie on a fixed grid and not at fixed distances from now, so
 * that the next look finds them remembered.
 */
export function sampleBlocks(range: HistoryRange, head: number): number[] {
  const [length, step] = range === 'all' ? [head, allStep(head)] : PLANS[range];
  const blocks: number[] = [];
  const oldest = Math.max(1, head - length);
  for (let block = head - (head % step); block >= oldest && blocks.length < MOST_SAMPLES; block -= step) {
    // The head itself is read as it is, and not for ever.
    if (block < head) blocks.push(block);
  }
  return blocks;
}

/** Oldest block of a range: that of the chain where it is younger. */
export function rangeStart(range: HistoryRange, head: number): number {
  return range === 'all' ? 0 : Math.max(0, head - PLANS[range][0]);
}

/** Whole weeks, so that at most 52 samples reach back to the first block. */
function allStep(head: number): number {
  const week = 7 * DAY_BLOCKS;
  return Math.max(1, Math.ceil(head / MOST_SAMPLES / week)) * week;
}
