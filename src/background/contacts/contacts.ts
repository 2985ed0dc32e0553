import { accountIdHex, decodeAddress } from '../../core/address/index.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { InputOf, OutputOf } from '../../protocol/method.js';
import { type Contact, MAX_CONTACTS } from '../../protocol/ui/contacts.js';
import type { UiMethodName, UiMethods } from '../../protocol/ui/index.js';
import { createSerial } from '../serial.js';
import type { Clock, KeyValueStore } from '../types.js';
import {
  type ContactEntry,
  contactOf,
  entryOf,
  isEntry,
  type KeptContact,
  lowerId,
  withMark,
  wordsOf,
} from './entry.js';
import { joinImported } from './import-all.js';

const KEY = 'contacts';

type ContactMethodName = Extract<UiMethodName, `contacts.${string}`>;

/** One handler for each `contacts.*` method; inputs have passed their schema. */
export type ContactHandlers = {
  [Name in ContactMethodName]: (input: InputOf<UiMethods[Name]>) => Promise<OutputOf<UiMethods[Name]>>;
};

export interface ContactsDeps {
  local: KeyValueStore;
  isUnlocked(): Promise<boolean>;
  clock: Clock;
}

/** The people somebody sends to. Read and changed only while the vault is unlocked. */
export interface Contacts {
  handlers: ContactHandlers;
  /** In the order in which they were added. @throws WalletError vault/locked */
  all(): Promise<Contact[]>;
  /**
   * Adds those whose account is unknown, in one write; one that is there is never replaced. Answers how many were added.
   * @throws WalletError vault/locked; contact/too-many `{max}` when they do not all fit: then none is added
   */
  merge(contacts: readonly KeptContact[]): Promise<number>;
  /** Forgets all of them, also while locked: part of erasing the wallet. */
  erase(): Promise<void>;
}

export function createContacts({ local, isUnlocked, clock }: ContactsDeps): Contacts {
  const serial = createSerial();
  const unlocked = <T>(task: () => Promise<T>): Promise<T> =>
    serial(async () => {
      if (!(await isUnlocked())) throw new WalletError('vault/locked');
      return task();
    });

  /** As stored. What cannot be read as a contact is not answered, but stays where it is until everything is erased. */
  const readRaw = async (): Promise<unknown[]> => {
    const stored = await local.get(KEY);
    if (Array.isArray(stored)) return stored;
    return stored === undefined || stored === null ? [] : [stored];
  };
  const keep = async (entries: unknown[]): Promise<void> => {
    if (entries.length > MAX_CONTACTS) throw new WalletError('contact/too-many', { max: MAX_CONTACTS });
    await local.set({ [KEY]: entries });
  };
  const all = () => unlocked(async () => (await readRaw()).filter(isEntry).map(contactOf));

  /** Replaces the entry of an account, or removes it where `change` answers null. @throws WalletError contact/unknown */
  const change = (accountId: string, edit: (entry: ContactEntry) => ContactEntry | null): Promise<null> =>
    unlocked(async () => {
      const id = lowerId(accountId);
      const raw = await readRaw();
      const isMeant = (stored: unknown): stored is ContactEntry => isEntry(stored) && stored.accountId === id;
      if (!raw.some(isMeant)) throw new WalletError('contact/unknown');
      const next = raw.flatMap((stored) => {
        if (!isMeant(stored)) return [stored];
        const entry = edit(stored);
        return entry ? [entry] : [];
      });
      await local.set({ [KEY]: next });
      return null;
    });

  const handlers: ContactHandlers = {
    'contacts.list': async () => ({ contacts: (await all()).sort(byName) }),
    'contacts.add': (typed) =>
      unlocked(async () => {
        const accountId = accountIdHex(decodeAddress(typed.address).accountId);
        const raw = await readRaw();
        const known = raw.filter(isEntry).find((entry) => entry.accountId === accountId);
        if (known) throw new WalletError('contact/exists', { name: known.name });
        const added: ContactEntry = { accountId, ...wordsOf(typed), createdAtMs: clock.nowMs() };
        await keep([...raw, added]);
        return { contact: contactOf(added) };
      }),
    'contacts.update': async ({ accountId, verified, ...typed }) => {
      const words = wordsOf(typed);
      return change(accountId, (entry) =>
        withMark({ ...entry, ...words }, verified ?? entry.verified ?? false),
      );
    },
    'contacts.remove': ({ accountId }) => change(accountId, () => null),
    'contacts.importAll': ({ contacts, replace }) =>
      unlocked(async () => {
        const { entries, ...done } = joinImported(await readRaw(), contacts, replace, clock.nowMs());
        if (done.added + done.changed > 0) await keep(entries);
        return done;
      }),
  };

  return {
    handlers,
    all,
    merge: (contacts) =>
      unlocked(async () => {
        const raw = await readRaw();
        const known = new Set(raw.filter(isEntry).map(({ accountId }) => accountId));
        const added = contacts.map(entryOf).filter(({ accountId }) => {
          const isNew = !known.has(accountId);
          known.add(accountId);
          return isNew;
        });
        if (added.length > 0) await keep([...raw, ...added]);
        return added.length;
      }),
    erase: () => serial(() => local.remove([KEY])),
  };
}

const order = new Intl.Collator('en', { numeric: true });

function byName(one: Contact, other: Contact): number {
  return order.compare(one.name, other.name) || (one.accountId < other.accountId ? -1 : 1);
}
