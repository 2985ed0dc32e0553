import { Check, Lock, Plus, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Account } from '../../../core/accounts/types.js';
import { useServices } from '../../app/services.js';
import { currentSurface } from '../../app/surface.js';
import { ShortAddress } from '../../components/address.js';
import { Amount } from '../../components/amount.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { Identicon } from '../../components/identicon.js';
import { Outside } from '../../components/outside.js';
import { Sheet } from '../../components/sheet.js';

import { useAct } from '../../components/use-act.js';
import { useAccountPortfolio, useActiveAccount } from '../../state/selectors.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { AccountMark } from '../accounts/account-mark.js';
import { Badges } from '../accounts/badges.js';
import type { SheetState } from './sheet-state.js';

/** Switch, manage, add, lock. Hidden accounts are left out, but never the one that is shown. */
export default function AccountSheetContent({ open, onOpenChange }: SheetState) {
  const { t } = useTranslation();
  const { background, platform } = useServices();
  const [, navigate] = useLocation();
  const accounts = useWalletStore((s) => s.status?.accounts ?? NO_ACCOUNTS);
  const active = useActiveAccount();
  const shown = accounts.filter((account) => !account.hidden || account.accountId === active?.accountId);
  const act = useAct();
  const choose = (accountId: Account['accountId']): Promise<void> =>
    act.run(async () => {
      await background.call('wallet.setActiveAccount', { accountId });
      useWalletStore.getState().setStatus(await background.call('wallet.status', {}));
      onOpenChange(false);
    });
  const lock = (): Promise<void> =>
    act.run(async () => {
      await background.call('wallet.lock', {});
      useWalletStore.getState().setStatus(await background.call('wallet.status', {}));
    });
  const manage = (): void => {
    onOpenChange(false);
    navigate('/accounts');
  };
  const add = (): void => {
    onOpenChange(false);
    if (currentSurface() === 'tab') navigate('/add');
    else platform.openTab('/add');
  };
  return (
    <Sheet title={t('home.accounts')} open={open} onOpenChange={onOpenChange}>
      <ul className="sheet-list sheet-accounts scroll">
        {shown.map((account) => (
          <li key={account.accountId}>
            <AccountChoice
              account={account}
              current={account.accountId === active?.accountId}
              onChoose={() => void choose(account.accountId)}
            />
          </li>
        ))}
      </ul>
      {act.error ? <ErrorNotice error={act.error} /> : null}
      <ul className="sheet-list sheet-commands">
        <li>
          <button type="button" className="sheet-row" onClick={manage}>
            <Users size={16} aria-hidden="true" /> {t('home.manageAccounts')}
          </button>
        </li>
        <li>
          <button type="button" className="sheet-row" onClick={add}>
            <Plus size={16} aria-hidden="true" /> {t('home.addAccount')}
          </button>
        </li>
        <li>
          <button type="button" className="sheet-row" onClick={() => void lock()}>
            <Lock size={16} aria-hidden="true" /> {t('home.lock')}
          </button>
        </li>
      </ul>
    </Sheet>
  );
}

const NO_ACCOUNTS: Account[] = [];

function AccountChoice({
  account,
  current,
  onChoose,
}: {
  account: Account;
  current: boolean;
  onChoose(): void;
}) {
  const portfolio = useAccountPortfolio(account.address);
  return (
    <button type="button" className="sheet-row" aria-current={current || undefined} onClick={onChoose}>
      <Identicon seed={account.accountId} />
      <span className="sheet-row-main">
        <span className="account-name-line">
          <Outside text={account.name} className="truncate strong" />
          <AccountMark colour={account.colour} />
        </span>
        <span className="account-under">
          <ShortAddress address={account.address} className="faint tiny" />
          <Badges account={account} />
        </span>
      </span>
      {portfolio ? <Amount base={portfolio.totalRao} className="quiet" /> : null}
      <span className="sheet-row-check">{current ? <Check size={16} aria-hidden="true" /> : null}</span>
    </button>
  );
}
