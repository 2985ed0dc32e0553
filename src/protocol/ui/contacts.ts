import * as v from 'valibot';
import { method } from '../method.js';
import { addressText, hash, nothing } from '../primitives.js';

/** Somebody the person sends to. Keyed by account id, so that one person is one entry whatever the spelling. */
export interface Contact {
  accountId: `0x${string}`;
  /** SS58, prefix 42. */
  address: string;
  name: string;
  note: string;
  createdAtMs: number;
}

export const contactName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(48));
export const contactNote = v.pipe(v.string(), v.trim(), v.maxLength(200));

/** Sorted by name. @throws vault/locked */
export const listContacts = method<{ contacts: Contact[] }>()('contacts.list', 'ui', nothing);
/** @throws address/*, contact/exists `{name}` of the one that has this address */
export const addContact = method<{ contact: Contact }>()(
  'contacts.add',
  'ui',
  v.strictObject({ address: addressText, name: contactName, note: contactNote }),
);
/** @throws contact/unknown */
export const updateContact = method<null>()(
  'contacts.update',
  'ui',
  v.strictObject({ accountId: hash, name: contactName, note: contactNote }),
);
export const removeContact = method<null>()('contacts.remove', 'ui', v.strictObject({ accountId: hash }));
