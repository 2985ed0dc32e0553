/** A contact as it rests in storage: checked when read, cleaned when written. */
import * as v from 'valibot';
import { addressOf, shortAddress } from '../../core/address/index.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import { type Contact, contactName, contactNote } from '../../protocol/ui/contacts.js';
import { cleanLine } from './clean-line.js';

const MAX_NAME = 48;
const MAX_NOTE = 200;

const entry = v.strictObject({
  accountId: v.custom<`0x${string}`>(
    (input) => typeof input === 'string' && /^0x[0-9a-f]{64}$/.test(input),
    'account id',
  ),
  name: contactName,
  note: contactNote,
  createdAtMs: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  verified: v.optional(v.literal(true)),
  exchange: v.optional(v.literal(true)),
});

/** Without the address, which follows from the account id and so cannot disagree with it. */
export type ContactEntry = v.InferOutput<typeof entry>;

export function isEntry(stored: unknown): stored is ContactEntry {
  return v.is(entry, stored);
}

export function contactOf({ verified, exchange, ...entry }: ContactEntry): Contact {
  return {
    ...entry,
    address: addressOf(entry.accountId),
    verified: verified ?? false,
    exchange: exchange ?? false,
  };
}

/** What the person typed, cleaned. @throws WalletError invalid-message when no name is left */
export function wordsOf(typed: { name: string; note: string }): Pick<ContactEntry, 'name' | 'note'> {
  const name = cleanLine(typed.name, MAX_NAME);
  if (name === '') throw new WalletError('invalid-message', { field: 'name' });
  return { name, note: cleanLine(typed.note, MAX_NOTE) };
}

/** A contact that a backup holds; older ones know no marks. */
export type KeptContact = Omit<Contact, 'address' | keyof Marks> & Partial<Marks>;

/** What is known of a contact besides words; one that is not set is not stored. */
interface Marks {
  verified: boolean | undefined;
  exchange: boolean | undefined;
}

/** A contact out of a backup → entry; one whose name is nothing but hidden characters is named by its address. */
export function entryOf({ accountId, name, note, createdAtMs, ...marks }: KeptContact): ContactEntry {
  const id = lowerId(accountId);
  const entry: ContactEntry = {
    accountId: id,
    name: cleanLine(name, MAX_NAME) || shortAddress(addressOf(id)),
    note: cleanLine(note, MAX_NOTE),
    createdAtMs,
  };
  return withMarks(entry, marks);
}

/** The entry with these marks; one that is left out stays as it was. */
export function withMarks(entry: ContactEntry, marks: Partial<Marks>): ContactEntry {
  const { verified = entry.verified, exchange = entry.exchange } = marks;
  const { verified: _verified, exchange: _exchange, ...words } = entry;
  return { ...words, ...(verified && { verified }), ...(exchange && { exchange }) };
}

/** Ids arrive as hex in either case; stored ones are lower case. */
export function lowerId(accountId: string): `0x${string}` {
  return `0x${accountId.slice(2).toLowerCase()}`;
}
