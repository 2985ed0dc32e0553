import './vault/vault.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Account } from '../../../core/accounts/types.js';
import { useServices } from '../../app/services.js';
import { Button } from '../../components/button.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { Notice } from '../../components/notice.js';
import { PageHeader } from '../../components/page-header.js';
import { cleanText } from '../../components/untrusted.js';
import { useAct } from '../../components/use-act.js';
import { refreshWallet } from '../accounts/refresh.js';
import { AccountCard } from './vault/account-card.js';
import { type ChosenAccount, VaultAccount } from './vault/vault-account.js';

/** Adds an account whose key is on a phone with Polkadot Vault. */
export default function ConnectVault() {
  const { t } = useTranslation();
  const { background } = useServices();
  const [added, setAdded] = useState<Account | null>(null);
  const act = useAct();
  const add = (chosen: ChosenAccount): Promise<void> =>
    act.run(async () => {
      const { accounts } = await background.call('wallet.addAccounts', { accounts: [chosen] });
      setAdded(accounts[0] ?? null);
      await refreshWallet(background);
    });
  return (
    <main className="screen vault-screen">
      <PageHeader title={t('vaultPhone.title')} back="/accounts" />
      <div className="screen-body">
        {added ? (
          <Done account={added} />
        ) : (
          <VaultAccount
            submitLabel={t('vaultPhone.add')}
            busy={act.busy}
            error={act.error ? <ErrorNotice error={act.error} /> : null}
            onChosen={(chosen) => void add(chosen)}
          />
        )}
      </div>
    </main>
  );
}

function Done({ account }: { account: Account }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  return (
    <div className="stack" data-testid="vault-added">
      <h2 className="vault-title">{t('vaultPhone.doneTitle')}</h2>
      <AccountCard
        accountId={account.accountId}
        address={account.address}
        label={<bdi>{cleanText(account.name)}</bdi>}
      />
      <Notice tone="note">{t('vaultPhone.doneText')}</Notice>
      <Button look="primary" wide onClick={() => navigate(`/accounts/${account.accountId}`)}>
        {t('vaultPhone.open')}
      </Button>
    </div>
  );
}
