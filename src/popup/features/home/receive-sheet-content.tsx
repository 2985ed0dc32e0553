import '../accounts/marks.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../core/accounts/types.js';
import { useServices } from '../../app/services.js';
import { useCopied } from '../../components/address.js';
import { Button } from '../../components/button.js';
import { Identicon } from '../../components/identicon.js';
import { useNetworkName } from '../../components/network-name.js';
import { Notice } from '../../components/notice.js';
import { Outside } from '../../components/outside.js';
import { Sheet } from '../../components/sheet.js';
import { useActiveAccount } from '../../state/selectors.js';
import { useWalletStore } from '../../state/wallet-store.js';
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

/** The whole address, with its ends set apart: those are what people compare. */
function ReceiveAddress({ account, named }: { account: Account; named: boolean }) {
  const { t } = useTranslation();
  const { platform } = useServices();
  const network = useNetworkName();
  const [copied, markCopied] = useCopied();
  const { address } = account;
  return (
    <div className="receive">
      <Identicon seed={account.accountId} size={48} />
      {named ? <Outside text={account.name} className="strong break" /> : null}
      <p className="mono receive-address" data-testid="receive-address">
        <span>
          <strong>{address.slice(0, 6)}</strong>
          {address.slice(6, -6)}
          <strong>{address.slice(-6)}</strong>
        </span>
      </p>
      <p className="quiet small">{t('home.receiveText', { network })}</p>
      <Button look="primary" wide onClick={() => void platform.copy(address).then(markCopied)}>
        {copied ? t('actions.copied') : t('home.copyAddress')}
      </Button>
      <span className="visually-hidden" role="status">
        {copied ? t('actions.copied') : ''}
      </span>
    </div>
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
