import type { Explanation } from '../../core/explain/types.js';
import type { BuiltPayload } from '../../protocol/engine/index.js';
import { lastValidBlock } from '../signing/index.js';

/** Slot time of the chain. */
const BLOCK_MS = 12_000;
/** What is signed must still reach a block author: an era that is nearly over is over. */
const MARGIN_BLOCKS = 2;
/** Blocks by which a page's node may be ahead of ours, where the page does not say at which block its era begins. */
const AHEAD_BLOCKS = 3;

/** When a request can be included no more, as far as can be told from the block it was explained at; null: not known. */
export function eraEndMs(
  { eraHex, eraBlock }: BuiltPayload,
  { atBlock, eraPeriod }: Pick<Explanation, 'atBlock' | 'eraPeriod'>,
  nowMs: number,
): number | null {
  if (!atBlock || eraPeriod === null) return null;
  const last =
    eraBlock.number < 0
      ? lastValidBlock(eraHex, atBlock.number + AHEAD_BLOCKS)
      : eraBlock.number + eraPeriod - 1;
  return last === null ? null : nowMs + (last - MARGIN_BLOCKS - atBlock.number) * BLOCK_MS;
}
