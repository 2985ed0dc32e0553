import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../core/accounts/types.js';
import { ShortAddress } from '../../components/address.js';
import { Checkbox } from '../../components/checkbox.js';
import { Identicon } from '../../components/identicon.js';
import { Outside } from '../../components/outside.js';
import { PracticeMark } from '../../components/practice-mark.js';

/** More than fit one look are searched. */
const SEARCHED_FROM = 9;

interface Props {
  accounts: readonly Account[];
  /** Ids of those that the site will see. */
  chosen: ReadonlySet<string>;
  onChange(change: (old: ReadonlySet<string>) => ReadonlySet<string>): void;
}

/** The accounts a site may see, each with its own yes. */
export function ChooseAccounts({ accounts, chosen, onChange }: Props) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const searchId = useId();
  const isSearched = accounts.length >= SEARCHED_FROM;
  const wanted = query.trim().toLowerCase();
  const shown = accounts.filter(
    ({ name, address }) => name.toLowerCase().includes(wanted) || address.toLowerCase().includes(wanted),
  );
  const toggle = (accountId: string): void =>
    onChange((old) => {
      const next = new Set(old);
      if (!next.delete(accountId)) next.add(accountId);
      return next;
    });
  return (
    <fieldset className="card connect-accounts">
      <legend className="field-label">{t('approval.connectAccounts')}</legend>
      {isSearched ? (
        <>
          <label className="visually-hidden" htmlFor={searchId}>
            {t('approval.connectSearch')}
          </label>
          <input
            id={searchId}
            className="input"
            value={query}
            placeholder={t('approval.connectSearch')}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setQuery(event.target.value)}
          />
          <p className="faint tiny" role="status">
            {t('approval.connectChosen', { count: chosen.size })}
          </p>
        </>
      ) : null}
      <div className={isSearched ? 'connect-list scroll' : 'connect-list-short'}>
        {shown.map((account) => (
          <label key={account.accountId} className="connect-account">
            <Checkbox checked={chosen.has(account.accountId)} onChange={() => toggle(account.accountId)} />
            <Identicon seed={account.accountId} size={24} />
            <Outside text={account.name} className="truncate" />
            <PracticeMark accountId={account.accountId} />
            <ShortAddress address={account.address} className="faint" />
          </label>
        ))}
        {accounts.length > 0 && shown.length === 0 ? (
          <p className="quiet small">{t('approval.connectNothing')}</p>
        ) : null}
      </div>
    </fieldset>
  );
}
