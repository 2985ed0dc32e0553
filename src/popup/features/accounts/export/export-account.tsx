import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Account, canSign } from '../../../../core/accounts/types.js';
import { ErrorNotice } from '../../../components/error-notice.js';
import { PageHeader } from '../../../components/page-header.js';
import { Segmented } from '../../../components/segmented.js';
import { AccountLine } from './account-line.js';
import { FileForm } from './file-form.js';
import { ShowSecret } from './show-secret.js';

type Way = 'secret' | 'polkadot-json' | 'btcli';

/** The ways out of the wallet for one account. */
export function ExportAccount({ account }: { account: Account }) {
  const { t } = useTranslation();
  const [way, setWay] = useState<Way>('secret');
  const { source } = account;
  return (
    <main className="screen" data-testid="export">
      <PageHeader title={t('export.title')} back={`/accounts/${account.accountId}`} />
      <div className="page-body scroll">
        <AccountLine account={account} />
        {source && canSign(account) ? (
          <>
            <Segmented
              label={t('export.what')}
              options={[
                { value: 'secret', label: t(`export.${source}`) },
                { value: 'polkadot-json', label: t('export.json') },
                { value: 'btcli', label: t('export.btcli') },
              ]}
              value={way}
              onChange={(next) => setWay(next)}
            />
            <p className="quiet small">{t(`export.about.${way === 'secret' ? source : way}`)}</p>
            {way === 'secret' ? (
              <ShowSecret account={{ ...account, source }} />
            ) : (
              <FileForm key={way} accounts={[account]} format={way} />
            )}
          </>
        ) : (
          <ErrorNotice error={{ code: 'keys/watch-only', context: {} }} />
        )}
      </div>
    </main>
  );
}
