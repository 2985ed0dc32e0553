import type { ActivityRow } from '../../../../core/activity/types.js';
import type { Sentence } from '../../../../core/explain/types.js';
import type { Announced } from './announced.js';

/**
 * What an announced call does, as it was explained when it was announced from here: the own transaction is known by its block
 * and who signed. Null for what others announced.
 */
export function announcedSentence(
  rows: readonly ActivityRow[],
  { delegate, height }: Pick<Announced, 'delegate' | 'height'>,
): Sentence | null {
  const row = rows.find(
    ({ address, block, origin, failure, sentence }) =>
      address === delegate &&
      block?.number === height &&
      origin === null &&
      failure === null &&
      sentence.code === 'announce',
  );
  const inner = row?.sentence.params.inner;
  return inner?.t === 'sentence' ? inner.sentence : null;
}
