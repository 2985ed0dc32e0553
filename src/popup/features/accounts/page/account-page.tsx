import { useTranslation } from 'react-i18next';
import type { Account } from '../../../../core/accounts/types.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { PageHeader } from '../../../components/page-header.js';
import { cleanText } from '../../../components/untrusted.js';
import { AboutAccount } from './about-account.js';
import { AccountCommands } from './account-commands.js';
import { AccountWays } from './account-ways.js';
import { AddressCard } from './address-card.js';
import { ColourField } from './colour-field.js';
import { NameField } from './name-field.js';
import { RoleField } from './role-field.js';
import { useUpdate } from './use-update.js';
import { VisibleField } from './visible-field.js';

/** One account: what it is called, what it is, what can be done with it. */
export function AccountPage({ account }: { account: Account }) {
  const { t } = useTranslation();
  const update = useUpdate(account);
  return (
    <main className="screen" data-testid="account">
      <PageHeader title={cleanText(account.name)} back="/accounts" />
      <div className="page-body scroll">
        <AddressCard account={account} />
        <p role="status" className="visually-hidden">
          {update.saved ? t('accounts.saved') : ''}
        </p>
        {update.act.error ? <ErrorNotice error={update.act.error} /> : null}
        <section className="card page-card" aria-label={t('accounts.looks')}>
          <NameField key={account.name} account={account} onSave={(name) => update.patch({ name })} />
          <ColourField account={account} onChange={(colour) => update.patch({ colour })} />
          <RoleField account={account} onChange={(role) => update.patch({ role })} />
          <VisibleField account={account} onChange={(hidden) => update.patch({ hidden })} />
        </section>
        <AboutAccount account={account} />
        <AccountWays account={account} />
        <AccountCommands account={account} />
      </div>
    </main>
  );
}
