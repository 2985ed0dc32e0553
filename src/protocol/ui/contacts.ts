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
  /** The person has compared the whole address with its owner's. Never set by a file. */
  verified: boolean;
  /** An exchange: what is sent there without the memo it may ask for is credited to nobody. */
  exchange: boolean;
}

export const contactName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(48));
export const contactNote = v.pipe(v.string(), v.trim(), v.maxLength(200));
/** Far more people than anybody pays, and at most some 2 MB of the storage that the vault needs too. */
export const MAX_CONTACTS = 2_000;

const newContact = v.strictObject({
  address: addressText,
  name: contactName,
  note: contactNote,
  /** Left out: none. */
  exchange: v.optional(v.boolean()),
});

/** Sorted by name. @throws vault/locked */
export const listContacts = method<{ contacts: Contact[] }>()('contacts.list', 'ui', nothing);
/** @throws address/*, contact/exists `{name}` of the one that has this address */
export const addContact = method<{ contact: Contact }>()('contacts.add', 'ui', newContact);
/** @throws contact/unknown */
export const updateContact = method<null>()(
  'contacts.update',
  'ui',
  v.strictObject({
    accountId: hash,
    name: contactName,
    note: contactNote,
    /** Left out: as it was. */
    verified: v.optional(v.boolean()),
    /** Left out: as it was. */
    exchange: v.optional(v.boolean()),
  }),
);
export const removeContact = method<null>()('contacts.remove', 'ui', v.strictObject({ accountId: hash }));

/** What an import did: how many were not there before, and how many have another name or note now. */
export interface ImportedContacts {
  added: number;
  changed: number;
}

/**
 * Contacts out of a file, in one write: all or none. One that is there keeps its name and note unless `replace`; an address
 * under another name loses its mark, because what was compared was the address under the old one.
 * @throws address/*, contact/too-many, vault/locked
 */
export const importContacts = method<ImportedContacts>()(
  'contacts.importAll',
  'ui',
  v.strictObject({
    contacts: v.pipe(v.array(newContact), v.minLength(1), v.maxLength(MAX_CONTACTS)),
    replace: v.boolean(),
  }),
);
