import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { draftKey, keepDraft } from '../features/operations/form/drafts.js';
import { typedRecipient } from '../features/operations/recipient/use-recipient.js';
import { EMPTY_SEND, type SendDraft } from '../features/operations/send/send-draft.js';
import { useActiveAccount } from '../state/selectors.js';
import { useWalletStore } from '../state/wallet-store.js';

/**
 * `#/send?to=…&amount=…`: fills the form and goes there. `to` may be a whole payment request. Nothing is believed for being
 * in a link: the form judges it like anything typed.
 */
export default function SendLink() {
  const [, navigate] = useLocation();
  const account = useActiveAccount();
  const networkId = useWalletStore((s) => s.settings?.networkId ?? null);
  useEffect(() => {
    if (!account || networkId === null) return;
    const asked = new URLSearchParams(location.hash.split('?').slice(1).join('?'));
    const to = asked.get('to');
    const amount = asked.get('amount');
    if (to !== null || amount !== null)
      keepDraft<SendDraft>(draftKey('send', account.accountId, networkId), {
        ...EMPTY_SEND,
        recipient: typedRecipient((to ?? '').slice(0, 500)),
        text: (amount ?? '').slice(0, 40),
      });
    navigate('/do/send', { replace: true });
  }, [account, networkId, navigate]);
  return null;
}
