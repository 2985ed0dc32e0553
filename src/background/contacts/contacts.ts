import { accountIdHex, decodeAddress } from '../../core/address/index.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { InputOf, OutputOf } from '../../protocol/method.js';
import { type Contact, MAX_CONTACTS } from '../../protocol/ui/contacts.js';
import type { UiMethodName, UiMethods } from '../../protocol/ui/index.js';
import { createKeptList } from '../kept-list/index.js';
import type { Clock, KeyValueStore } from '../types.js';
import {
  type ContactEntry,
  contactOf,
  entryOf,
  isEntry,
  type KeptContact,
  lowerId,
  withMarks,
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
  const list = createKeptList<ContactEntry>({
    local,
    key: KEY,
    isUnlocked,
    isEntry,
    idOf: ({ accountId }) => accountId,
    assertRoom: (next) => {
      if (next.length > MAX_CONTACTS) throw new WalletError('contact/too-many', { max: MAX_CONTACTS });
    },
  });
  const all = async () => (await list.all()).map(contactOf);

  /** Replaces the entry of an account, or removes it where `change` answers null. @throws WalletError contact/unknown */
  const change = (accountId: string, edit: (entry: ContactEntry) => ContactEntry | null): Promise<null> =>
    list.change(async (raw, keep) => {
      const id = lowerId(accountId);
      const isMeant = (stored: unknown): stored is ContactEntry => isEntry(stored) && stored.accountId === id;
      if (!raw.some(isMeant)) throw new WalletError('contact/unknown');
      const next = raw.flatMap((stored) => {
        if (!isMeant(stored)) return [stored];
        const entry = edit(stored);
        return entry ? [entry] : [];
      });
      await keep(next);
      return null;
    });

  const handlers: ContactHandlers = {
    'contacts.list': async () => ({ contacts: (await all()).sort(byName) }),
    'contacts.add': (typed) =>
      list.change(async (raw, keep) => {
        const accountId = accountIdHex(decodeAddress(typed.address).accountId);
        const known = raw.filter(isEntry).find((entry) => entry.accountId === accountId);
        if (known) throw new WalletError('contact/exists', { name: known.name });
        const entry = { accountId, ...wordsOf(typed), createdAtMs: clock.nowMs() };
        const added = withMarks(entry, { exchange: typed.exchange });
        await keep([...raw, added]);
        return { contact: contactOf(added) };
      }),
    'contacts.update': async ({ accountId, verified, exchange, ...typed }) => {
      const words = wordsOf(typed);
      return change(accountId, (entry) => withMarks({ ...entry, ...words }, { verified, exchange }));
    },
    'contacts.remove': ({ accountId }) => change(accountId, () => null),
    'contacts.importAll': ({ contacts, replace }) =>
      list.change(async (raw, keep) => {
        const { entries, ...done } = joinImported(raw, contacts, replace, clock.nowMs());
        if (done.added + done.changed > 0) await keep(entries);
        return done;
      }),
  };

  return {
    handlers,
    all,
    merge: (contacts) => list.add(contacts.map(entryOf)),
    erase: () => list.erase(),
  };
}

const order = new Intl.Collator('en', { numeric: true });

function byName(one: Contact, other: Contact): number {
  return order.compare(one.name, other.name) || (one.accountId < other.accountId ? -1 : 1);
}
