import '../accounts/marks.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../core/accounts/types.js';
import { Identicon } from '../../components/identicon.js';
import { Notice } from '../../components/notice.js';
import { Outside } from '../../components/outside.js';
import { Sheet } from '../../components/sheet.js';
import { useActiveAccount } from '../../state/selectors.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { ReceiveAddress } from './receive-sheet-address.js';
import type { SheetState } from './sheet-state.js';

/** Where to send money to: the address of the account shown, or of a coldkey when that one is a hotkey. */
export default function ReceiveSheetContent({ open, onOpenChange }: SheetState) {
  const { t } = useTranslation();
  const account = useActiveAccount();
  const [instead, setInstead] = useState<Account | null>(null);
  if (!account) return null;
  const change = (next: boolean): void => {
    if (!next) setInstead(null);
    onOpenChange(next);
  };
  const shown = account.role === 'hotkey' ? instead : account;
  return (
    <Sheet title={t('home.receiveTitle')} open={open} onOpenChange={change}>
      {shown ? (
        <ReceiveAddress account={shown} named={shown !== account} />
      ) : (
        <ChooseColdkey onChoose={setInstead} />
      )}
    </Sheet>
  );
}

const NO_ACCOUNTS: Account[] = [];

/** A hotkey's address is not shown for payments; the coldkeys are. */
function ChooseColdkey({ onChoose }: { onChoose(account: Account): void }) {
  const { t } = useTranslation();
  const accounts = useWalletStore((s) => s.status?.accounts ?? NO_ACCOUNTS);
  const coldkeys = accounts.filter(({ role, hidden }) => role === 'coldkey' && !hidden);
  return (
    <>
      <Notice tone="note">{t(coldkeys.length > 0 ? 'home.hotkeyReceive' : 'home.hotkeyNoColdkey')}</Notice>
      <ul className="sheet-list sheet-accounts scroll">
        {coldkeys.map((account) => (
          <li key={account.accountId}>
            <button
              type="button"
              className="sheet-row"
              aria-label={t('home.receiveAt', { name: account.name })}
              onClick={() => onChoose(account)}
            >
              <Identicon seed={account.accountId} />
              <Outside text={account.name} className="truncate strong" />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
