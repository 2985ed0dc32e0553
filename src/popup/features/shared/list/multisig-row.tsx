import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Amount } from '../../../components/amount.js';
import { cx } from '../../../components/cx.js';
import { Identicon } from '../../../components/identicon.js';
import { Outside } from '../../../components/outside.js';
import { useChainStore } from '../../../state/chain-store.js';
import { useAccountPortfolio } from '../../../state/selectors.js';
import { AccountMark } from '../../accounts/account-mark.js';
import type { MultisigAccount } from '../multisigs.js';
import type { People } from '../people.js';

/** Pictures of members in a row; the page of the account has all of them by name. */
const FACES = 6;

interface Props {
  account: MultisigAccount;
  people: People;
  /** What waits; null while unknown. */
  pending: number | null;
  old: boolean;
}

export function MultisigRow({ account, people, pending, old }: Props) {
  const { t } = useTranslation();
  const { signatories, threshold } = account.custody;
  const shown = signatories.slice(0, signatories.length > FACES ? FACES - 1 : FACES);
  const rest = signatories.length - shown.length;
  return (
    <li className="row-item account-row">
      <Link href={`/shared/${account.address}`} className="row-open shared-row" data-shared={account.address}>
        <Identicon seed={account.accountId} size={32} />
        <span className="row-main">
          <span className="account-name-line">
            <Outside text={account.name} className="truncate row-name" />
            <AccountMark colour={account.colour} />
          </span>
          <span className="shared-under">
            <span className="badge">{t('shared.mOfN', { threshold, members: signatories.length })}</span>
            <span className="faces" aria-hidden="true">
              {shown.map((address) => (
                <Identicon key={address} seed={people.of(address).accountId} size={18} />
              ))}
              {rest > 0 ? <span className="faint tiny">+{rest}</span> : null}
            </span>
          </span>
          {pending === null ? null : (
            <span
              className={cx('tiny', pending > 0 ? 'shared-waits' : 'faint', old && 'amount-old')}
              data-testid="shared-pending"
            >
              {pending > 0 ? t('shared.pending', { count: pending }) : t('shared.nonePending')}
            </span>
          )}
        </span>
        <Value address={account.address} />
      </Link>
    </li>
  );
}

/** What the account is worth, or a dash while nobody knows. */
export function Value({ address }: { address: string }) {
  const { t } = useTranslation();
  const portfolio = useAccountPortfolio(address);
  const old = useChainStore((s) => s.portfolio?.state === 'stale' || s.portfolio?.state === 'error');
  if (!portfolio)
    return (
      <span className="faint">
        <span aria-hidden="true">{'\u2013'}</span>
        <span className="visually-hidden">{t('shared.noValue')}</span>
      </span>
    );
  return <Amount base={portfolio.totalRao} className={cx('row-value', old && 'amount-old')} />;
}
