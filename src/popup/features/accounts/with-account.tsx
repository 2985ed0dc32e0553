import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Account } from '../../../core/accounts/types.js';
import { Button } from '../../components/button.js';
import { PageHeader } from '../../components/page-header.js';
import { useWalletStore } from '../../state/wallet-store.js';

/** The account a link names, or the word that it is not here. */
export function WithAccount({ id, children }: { id: string; children(account: Account): ReactNode }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const account = useWalletStore((s) => s.status?.accounts.find(({ accountId }) => accountId === id));
  // The key keeps what was typed for one account out of the page of another.
  if (account) return <WithKey key={account.accountId}>{children(account)}</WithKey>;
  return (
    <main className="screen">
      <PageHeader title={t('accounts.title')} back="/accounts" />
      <div className="empty">
        <p className="quiet">{t('accounts.unknown')}</p>
        <Button onClick={() => navigate('/accounts')}>{t('accounts.toList')}</Button>
      </div>
    </main>
  );
}

function WithKey({ children }: { children: ReactNode }) {
  return children;
}
