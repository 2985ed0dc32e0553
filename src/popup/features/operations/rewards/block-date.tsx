import { useTranslation } from 'react-i18next';
import { groupDigits } from '../../../../core/amount/format.js';
import type { OperationQuote } from '../../../../core/operations/quote.js';
import { dateText } from '../../../components/age.js';
import { dayText, timeOfBlock } from '../../market/figures.js';

interface Props {
  /** Key of a sentence with `block` and `date`. */
  text: string;
  block: number;
  now: OperationQuote;
}

/** A sentence about a block to come, with the day it will be; the hour is one hover away. */
export function BlockDate({ text, block, now }: Props) {
  const { t } = useTranslation();
  const atMs = timeOfBlock(block, { block: now.block.number, atMs: now.atMs });
  return (
    <span title={dateText(atMs)}>{t(text, { block: groupDigits(String(block)), date: dayText(atMs) })}</span>
  );
}
