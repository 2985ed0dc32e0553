import { fireEvent, screen } from '@testing-library/react';
import { addressOf } from '../../../src/core/address/index.js';
import type { RecipientFacts } from '../../../src/core/operations/recipient.js';
import operationWords from '../../../src/popup/i18n/en/operations.json' with { type: 'json' };
import { addWords } from '../../../src/popup/i18n/index.js';
import type { Contact } from '../../../src/protocol/ui/contacts.js';
import { hashOf } from './support.js';

// The forms' own words come with the screen that loads them.
addWords(operationWords);

export const contactOf = (digit: string, name: string, patch: Partial<Contact> = {}): Contact => ({
  accountId: hashOf(digit),
  address: addressOf(hashOf(digit)),
  name,
  note: '',
  createdAtMs: 1,
  verified: false,
  exchange: false,
  ...patch,
});

/** Nothing special about an address, but for what is handed in. */
export const factsOf =
  (patch: Partial<RecipientFacts> = {}) =>
  ({ address }: { address: string }): RecipientFacts => ({
    address,
    exists: true,
    isHotkey: false,
    ownerColdkey: null,
    isValidator: false,
    name: null,
    isSystem: false,
    rejectsLocked: false,
    ...patch,
  });

export const typeRecipient = (text: string): void => {
  fireEvent.change(screen.getByTestId('recipient'), { target: { value: text } });
};
export const verdictText = (): string => screen.getByTestId('verdict').textContent ?? '';

/** Two accounts whose addresses begin and end alike, found by search. */
export const KNOWN = '5EmM3XnzKd5LJMr6oDAD6wEBP1Lgs7juQozaPpurTr3yVFbc';
export const LIKE = '5EmM3XnzKd5LJMr6oDAD5HAVJbSs4gSLorMfbj8DLmUoVFbc';
