import { useCallback } from 'react';
import type { Account } from '../../../core/accounts/types.js';
import { accountIdHex, decodeAddress } from '../../../core/address/index.js';
import type { Contact } from '../../../protocol/ui/contacts.js';
import { useServices } from '../../app/services.js';
import { useAsk } from '../../components/use-ask.js';
import { useWalletStore } from '../../state/wallet-store.js';

const NO_ACCOUNTS: Account[] = [];
const NO_CONTACTS: Contact[] = [];

/** Somebody by an address: what this wallet knows of it. */
export interface Person {
  accountId: string;
  address: string;
  name: string | null;
  kind: 'own' | 'contact' | 'other';
}

export interface People {
  own: readonly Account[];
  contacts: readonly Contact[];
  of(address: string): Person;
}

/** Names of own accounts and contacts. Contacts come a moment later, or not at all: then addresses stand for names. */
export function usePeople(): People {
  const { background } = useServices();
  const own = useWalletStore((s) => s.status?.accounts ?? NO_ACCOUNTS);
  const asked = useAsk('contacts', () => background.call('contacts.list', {}));
  const contacts = asked.value?.contacts ?? NO_CONTACTS;
  const of = useCallback(
    (address: string): Person => {
      const accountId = accountIdHex(decodeAddress(address).accountId);
      const mine = own.find((one) => one.accountId === accountId);
      if (mine) return { accountId, address, name: mine.name, kind: 'own' };
      const contact = contacts.find((one) => one.accountId === accountId);
      if (contact) return { accountId, address, name: contact.name, kind: 'contact' };
      return { accountId, address, name: null, kind: 'other' };
    },
    [own, contacts],
  );
  return { own, contacts, of };
}
