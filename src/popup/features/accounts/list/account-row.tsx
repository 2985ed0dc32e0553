import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Account } from '../../../../core/accounts/types.js';
import { ShortAddress } from '../../../components/address.js';
import { Amount } from '../../../components/amount.js';
import { cx } from '../../../components/cx.js';
import { Identicon } from '../../../components/identicon.js';
import { Outside } from '../../../components/outside.js';
import { useChainStore } from '../../../state/chain-store.js';
import { useAccountPortfolio } from '../../../state/selectors.js';
import { AccountMark } from '../account-mark.js';
import { Badges } from '../badges.js';
import { RowMenu } from './row-menu.js';

interface Props {
  account: Account;
  first: boolean;
  last: boolean;
  /** Names the text on moving; undefined where there is nothing to move past. */
  hintId: string | undefined;
  onMove(step: -1 | 1): void;
}

/** One account: opens its page; Alt with an arrow key moves it. */
export function AccountRow({ account, first, last, hintId, onMove }: Props) {
  const [, navigate] = useLocation();
  return (
    <li className={cx('row-item', 'account-row', account.hidden && 'account-row-hidden')}>
      <button
        type="button"
        className="row-open"
        aria-describedby={hintId}
        data-account={account.accountId}
        onClick={() => navigate(`/accounts/${account.accountId}`)}
        onKeyDown={(event) => {
          if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
          event.preventDefault();
          onMove(event.key === 'ArrowUp' ? -1 : 1);
        }}
      >
        <Identicon seed={account.accountId} size={32} />
        <span className="row-main">
          <span className="account-name-line">
            <Outside text={account.name} className="truncate row-name" />
            <AccountMark colour={account.colour} />
          </span>
          <span className="account-under">
            <ShortAddress address={account.address} className="faint" />
            <Badges account={account} />
          </span>
        </span>
        <AccountValue address={account.address} />
      </button>
      <RowMenu account={account} first={first} last={last} onMove={onMove} />
    </li>
  );
}

/** What the account is worth, or a dash while nobody knows: never a zero that was not read. */
function AccountValue({ address }: { address: string }) {
  const { t } = useTranslation();
  const portfolio = useAccountPortfolio(address);
  const old = useChainStore((s) => s.portfolio?.state === 'stale' || s.portfolio?.state === 'error');
  if (!portfolio)
    return (
      <span className="faint">
        <span aria-hidden="true">{'\u2013'}</span>
        <span className="visually-hidden">{t('accounts.noValue')}</span>
      </span>
    );
  return <Amount base={portfolio.totalRao} className={cx('row-value', old && 'amount-old')} />;
}
