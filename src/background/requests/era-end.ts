import type { Explanation } from '../../core/explain/types.js';
import { lastValidBlock } from '../signing/index.js';
import type { ExtrinsicRequest } from '../types.js';

/** Slot time of the chain. */
const BLOCK_MS = 12_000;
/** What is signed must still reach a block author: an era that is nearly over is over. */
const MARGIN_BLOCKS = 2;
/** The same of what still needs a carrier, which is opened two blocks after it is made. */
const SHIELD_MARGIN_BLOCKS = 3;
/** Blocks by which a page's node may be ahead of ours, where the page does not say at which block its era begins. */
const AHEAD_BLOCKS = 3;

/** When a request can be included no more, as far as can be told from the block it was explained at; null: not known. */
export function eraEndMs(
  { payload: { eraHex, eraBlock }, shield }: Pick<ExtrinsicRequest, 'payload' | 'shield'>,
  { atBlock, eraPeriod }: Pick<Explanation, 'atBlock' | 'eraPeriod'>,
  nowMs: number,
): number | null {
  if (!atBlock || eraPeriod === null) return null;
  const last =
    eraBlock.number < 0
      ? lastValidBlock(eraHex, atBlock.number + AHEAD_BLOCKS)
      : eraBlock.number + eraPeriod - 1;
  const margin = shield ? SHIELD_MARGIN_BLOCKS : MARGIN_BLOCKS;
  return last === null ? null : nowMs + (last - margin - atBlock.number) * BLOCK_MS;
}
