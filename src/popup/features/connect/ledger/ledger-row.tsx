import { Check, Smartphone } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ShortAddress } from '../../../components/address.js';
import { Amount } from '../../../components/amount.js';
import { Button } from '../../../components/button.js';
import { Identicon } from '../../../components/identicon.js';
import type { LedgerAccount } from '../../../devices/ledger/index.js';
import type { FoundHoldings } from '../../import/use-holdings.js';
import { pathText, placeName } from './names.js';

/** Where an account stands in the open wallet. */
export type Standing = 'new' | 'watched' | 'here';

interface Props {
  account: LedgerAccount;
  standing: Standing;
  holdings: FoundHoldings;
  /** Null while not chosen; else the name it would get. */
  name: string | null;
  isShowing: boolean;
  /** What the comparison has come to; null where none was asked for. */
  comparison: ReactNode;
  isShown: boolean;
  busy: boolean;
  onChoose(chosen: boolean): void;
  onName(name: string): void;
  onShow(): void;
}

/** One account of the device. Chosen, it takes a name; asked for, it shows its whole address to be compared. */
export function LedgerRow({
  account,
  standing,
  holdings,
  name,
  isShowing,
  comparison,
  isShown,
  busy,
  onChoose,
  onName,
  onShow,
}: Props) {
  const { t } = useTranslation();
  const place = placeName(t, account);
  const who = (
    <>
      <Identicon seed={account.accountId} size={28} />
      <span className="row-main">
        <span className="ledger-place">
          <span className="strong">{place}</span>
          {standing === 'here' ? <span className="badge">{t('ledger.list.here')}</span> : null}
          {standing === 'watched' ? <span className="badge">{t('ledger.list.watched')}</span> : null}
        </span>
        <ShortAddress address={account.address} className="quiet small" />
        <span className="faint tiny mono">{pathText(account.app, account)}</span>
      </span>
    </>
  );
  return (
    <li className="ledger-row" data-testid="ledger-row" data-address={account.address}>
      <div className="ledger-line">
        {standing === 'here' ? (
          <span className="check-row ledger-who">{who}</span>
        ) : (
          <label className="check-row ledger-who">
            <input
              type="checkbox"
              className="check"
              checked={name !== null}
              aria-label={t('ledger.list.select', { name: place, address: account.address })}
              onChange={(event) => onChoose(event.target.checked)}
            />
            {who}
          </label>
        )}
        <span className="ledger-value amount">
          <Worth found={holdings} />
        </span>
        {isShown ? (
          <span className="ledger-shown small">
            <Check size={14} aria-hidden="true" />
            {t('ledger.list.shown')}
          </span>
        ) : (
          <Button
            className="ledger-show"
            aria-label={t('ledger.list.showOf', { name: place })}
            aria-disabled={busy}
            onClick={() => (busy ? undefined : onShow())}
          >
            <Smartphone size={14} aria-hidden="true" />
            {t('ledger.list.show')}
          </Button>
        )}
      </div>
      {isShowing ? (
        <div className="ledger-compare">
          <p className="mono ledger-whole" data-testid="ledger-whole">
            <bdi>{account.address}</bdi>
          </p>
          <p className="small">{t('ledger.list.compare')}</p>
          <p className="quiet small">{t('ledger.list.different')}</p>
        </div>
      ) : null}
      {comparison}
      {name === null ? null : (
        <input
          className="input ledger-name"
          aria-label={t('ledger.list.name', { name: place })}
          maxLength={48}
          value={name}
          onChange={(event) => onName(event.target.value)}
        />
      )}
    </li>
  );
}

/** What lies behind the address; that it is not known is said, never a zero. */
function Worth({ found }: { found: FoundHoldings }) {
  const { t } = useTranslation();
  if (found === 'looking') return <span className="faint small">{'\u2026'}</span>;
  if (found === 'failed') return <span className="faint small">{t('ledger.list.unknown')}</span>;
  if (!found.used) return <span className="faint small">{t('ledger.list.unused')}</span>;
  return <Amount base={found.freeRao + found.reservedRao + found.stakedRao} />;
}
