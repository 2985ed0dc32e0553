import {
  NO_RECIPIENT,
  type RecipientDraft,
  typedRecipient,
} from '../../operations/recipient/use-recipient.js';
import { DELAYS, readBlocks } from '../parts/delay.js';
import { RECOMMENDED } from '../parts/right-words.js';

/** What the form for a right holds. */
export interface RightDraft {
  who: RecipientDraft;
  type: string;
  /** One of the offered delays, or `own` with what was typed. */
  delay: number | 'own';
  ownBlocks: string;
}

const DAY_BLOCKS = 7_200;

/** An empty form: staking, at once. Links fill parts of it in. */
export function draftFrom(delegate = '', type = '', delay = ''): RightDraft {
  const blocks = Number(delay);
  const isOffered = delay === '' || (DELAYS as readonly number[]).includes(blocks);
  return {
    who: delegate === '' || delegate === '-' ? NO_RECIPIENT : typedRecipient(delegate),
    type: type === '' ? RECOMMENDED : type,
    delay: delay === '' ? 0 : isOffered ? blocks : 'own',
    ownBlocks: isOffered ? String(DAY_BLOCKS) : delay,
  };
}

/** Blocks of the delay; null where what was typed is no number of blocks. */
export function blocksOf({ delay, ownBlocks }: RightDraft): number | null {
  return delay === 'own' ? readBlocks(ownBlocks).blocks : delay;
}
