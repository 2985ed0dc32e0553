import './scope-accounts.css';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../components/checkbox.js';
import { Disclosure } from '../../components/disclosure.js';
import { Identicon } from '../../components/identicon.js';
import { Outside } from '../../components/outside.js';
import words from '../../i18n/en/portfolio.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { Badges } from '../accounts/badges.js';
import { accountsInScope, accountsOffered, useScopeChoice } from './scope.js';

addWords(words);

/** Takes single accounts out of the total and in again. The last one stays. */
export default function ScopeAccounts() {
  const { t } = useTranslation();
  const accounts = useWalletStore((s) => s.status?.accounts ?? null);
  const { watched, leftOut, toggle, takeAll } = useScopeChoice();
  const offered = accountsOffered(accounts ?? [], watched);
  if (offered.length < 2) return null;
  const chosen = new Set(
    accountsInScope(offered, null, { all: true, watched: true }, leftOut).map((one) => one.accountId),
  );
  return (
    <Disclosure
      className="scope-accounts"
      testId="scope-accounts"
      look="small quiet"
      summary={t('portfolio.scope.counted', { count: chosen.size, all: offered.length })}
    >
      <fieldset>
        <legend className="visually-hidden">{t('portfolio.scope.choose')}</legend>
        <ul className="scroll">
          {offered.map((account) => {
            const on = chosen.has(account.accountId);
            const last = on && chosen.size === 1;
            return (
              <li key={account.accountId}>
                <label className="scope-account small">
                  <Checkbox checked={on} disabled={last} onChange={() => toggle(account.accountId)} />
                  <Identicon seed={account.address} size={20} />
                  <Outside text={account.name} className="truncate" />
                  <Badges account={account} />
                </label>
              </li>
            );
          })}
        </ul>
      </fieldset>
      {chosen.size < offered.length ? (
        <button type="button" className="link small" onClick={takeAll}>
          {t('portfolio.scope.all')}
        </button>
      ) : null}
    </Disclosure>
  );
}
