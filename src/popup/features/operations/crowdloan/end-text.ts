import type { TFunction } from 'i18next';
import { groupDigits } from '../../../../core/amount/format.js';
import { dayText, timeOfBlock } from '../../market/figures.js';

/** When a crowdloan ends or ended, or that it is finalized. */
export function endText(
  t: TFunction,
  { endBlock, finalized }: { endBlock: number; finalized: boolean },
  now: { block: number; atMs: number },
): string {
  if (finalized) return t('crowdloan.finalized');
  return t(endBlock > now.block ? 'crowdloan.ends' : 'crowdloan.ended', {
    block: groupDigits(String(endBlock)),
    date: dayText(timeOfBlock(endBlock, now)),
  });
}
