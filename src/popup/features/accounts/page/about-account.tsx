import { useTranslation } from 'react-i18next';
import type { Account } from '../../../../core/accounts/types.js';
import { dateText } from '../../../components/age.js';

/** What Kelvin holds of the account. */
export function AboutAccount({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { source } = account;
  const facts: Array<[string, string]> = [
    [t('accounts.keyType'), account.cryptoType ?? t('accounts.keyTypeUnknown')],
    [t('accounts.held'), t(`accounts.heldAs.${source ?? 'watched'}`)],
  ];
  if (source)
    facts.push([t('accounts.backup'), t(account.backedUp ? 'accounts.backedUp' : 'accounts.notBackedUp')]);
  facts.push([t('accounts.exportable'), t(`accounts.exportableAs.${source ?? 'watched'}`)]);
  facts.push([t('accounts.since'), dateText(account.createdAtMs)]);
  return (
    <dl className="card page-card facts">
      {facts.map(([term, value]) => (
        <div key={term} className="fact">
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
