import { useTranslation } from 'react-i18next';
import type { Account } from '../../../../core/accounts/types.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { PageHeader } from '../../../components/page-header.js';
import { cleanText } from '../../../components/untrusted.js';
import { CustomPath } from './custom-path.js';
import { FindAccounts } from './find-accounts.js';

/** More accounts of the same phrase or seed: those with money on common paths, or one path typed by hand. */
export function Derive({ account }: { account: Account }) {
  const { t } = useTranslation();
  const derives = account.source === 'phrase' || account.source === 'seed';
  return (
    <main className="screen" data-testid="derive">
      <PageHeader title={t('derive.title')} back={`/accounts/${account.accountId}`} />
      <div className="page-body scroll">
        {derives ? (
          <>
            <p className="quiet">{t('derive.text', { name: cleanText(account.name) })}</p>
            <FindAccounts account={account} />
            <CustomPath account={account} />
          </>
        ) : (
          <ErrorNotice error={{ code: 'keys/no-phrase', context: {} }} />
        )}
      </div>
    </main>
  );
}
