import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Account, canSign } from '../../../../core/accounts/types.js';
import { Button } from '../../../components/button.js';
import { Notice } from '../../../components/notice.js';
import { PageHeader } from '../../../components/page-header.js';
import { Segmented } from '../../../components/segmented.js';
import { useWalletStore } from '../../../state/wallet-store.js';
import { AccountLine } from './account-line.js';
import { FileForm } from './file-form.js';

type Way = 'polkadot-batch' | 'btcli';
const NO_ACCOUNTS: Account[] = [];

/** Several accounts into one batch file, or into btcli folders. */
export function ExportSeveral() {
  const { t } = useTranslation();
  const accounts = useWalletStore((s) => s.status?.accounts ?? NO_ACCOUNTS);
  const [way, setWay] = useState<Way>('polkadot-batch');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const held = accounts.filter(canSign);
  const chosen = held.filter(({ accountId }) => !left.has(accountId));
  const toggle = (accountId: string, on: boolean): void => {
    const next = new Set(left);
    if (on) next.delete(accountId);
    else next.add(accountId);
    setLeft(next);
  };
  const all = chosen.length === held.length;
  return (
    <main className="screen" data-testid="export-several">
      <PageHeader title={t('export.severalTitle')} back="/accounts" />
      <div className="page-body scroll">
        {held.length === 0 ? (
          <Notice tone="note">{t('export.nothingHeld')}</Notice>
        ) : (
          <>
            <Segmented
              label={t('export.what')}
              options={[
                { value: 'polkadot-batch', label: t('export.batch') },
                { value: 'btcli', label: t('export.btcli') },
              ]}
              value={way}
              onChange={(next) => setWay(next)}
            />
            <p className="quiet small">{t(`export.about.${way}`)}</p>
            <fieldset className="stack">
              <legend className="field-label choose-legend">
                {t('export.chosen', { count: chosen.length, total: held.length })}
              </legend>
              <ul className="card choose-list">
                {held.map((account) => (
                  <li key={account.accountId}>
                    <label className="check-row">
                      <input
                        type="checkbox"
                        className="check"
                        checked={!left.has(account.accountId)}
                        onChange={(event) => toggle(account.accountId, event.target.checked)}
                      />
                      <AccountLine account={account} />
                    </label>
                  </li>
                ))}
              </ul>
              {held.length > 1 ? (
                <Button
                  className="page-command"
                  onClick={() => setLeft(all ? new Set(held.map(({ accountId }) => accountId)) : new Set())}
                >
                  {t(all ? 'export.chooseNone' : 'export.chooseAll')}
                </Button>
              ) : null}
            </fieldset>
            <FileForm key={way} accounts={chosen} format={way} />
          </>
        )}
      </div>
    </main>
  );
}
