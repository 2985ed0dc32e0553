import { useLocation } from 'wouter';
import { useServices } from '../../app/services.js';
import { cleanText } from '../../components/untrusted.js';
import { useAsk } from '../../components/use-ask.js';
import { useActiveAccount } from '../../state/selectors.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { useCanAct } from '../acting/use-can-act.js';
import { draftKey, keepDraft } from '../operations/form/drafts.js';
import { typedRecipient } from '../operations/recipient/use-recipient.js';
import { EMPTY_SEND, type SendDraft } from '../operations/send/send-draft.js';
import type { Entry } from './find-entries.js';

/** Contacts, found by name, note and address: a payment to them, or for an account that cannot act the address book. */
export function useContactEntries(): Entry[] {
  const { background } = useServices();
  const [, navigate] = useLocation();
  const account = useActiveAccount();
  const signs = useCanAct(account) === true;
  const networkId = useWalletStore((s) => s.settings?.networkId ?? null);
  const asked = useAsk('contacts', () => background.call('contacts.list', {}));
  const pay = (address: string): void => {
    if (!signs || !account || networkId === null) {
      navigate('/contacts');
      return;
    }
    const draft: SendDraft = { ...EMPTY_SEND, recipient: typedRecipient(address) };
    keepDraft(draftKey('send', account.accountId, networkId), draft);
    // By way of the link to the form: one that is open already begins anew with what was just kept.
    navigate('/send');
  };
  return (asked.value?.contacts ?? []).map(({ accountId, address, name, note }) => ({
    id: `contact ${accountId}`,
    group: 'contacts',
    label: cleanText(name),
    outside: true,
    detail: `${address.slice(0, 6)}…${address.slice(-6)}`,
    keywords: `${address} ${cleanText(note)}`,
    run: () => pay(address),
  }));
}
