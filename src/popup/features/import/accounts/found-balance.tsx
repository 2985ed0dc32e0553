import { useTranslation } from 'react-i18next';
import { Amount } from '../../../components/amount.js';
import { useNetworkName } from '../../../components/network-name.js';
import type { FoundHoldings } from '../use-holdings.js';

/** The balance found behind an address before it is imported. */
export function FoundBalance({ found }: { found: FoundHoldings }) {
  const { t } = useTranslation();
  const network = useNetworkName();
  if (found === 'looking') return <span className="faint">{t('import.balance.looking', { network })}</span>;
  if (found === 'failed') return <span className="quiet">{t('import.balance.failed', { network })}</span>;
  if (!found.used) return <span className="quiet">{t('import.balance.unused', { network })}</span>;
  return (
    <span>
      {found.positions > 0 ? '\u2248\u00a0' : null}
      <Amount base={found.freeRao + found.reservedRao + found.stakedRao} className="strong" />{' '}
      <span className="quiet">
        {found.positions > 0
          ? t('import.balance.staked', { network, count: found.positions })
          : t('import.balance.on', { network })}
      </span>
    </span>
  );
}

/** The same in a column: only the number, or that there is none. */
export function FoundAmount({ found }: { found: FoundHoldings | null }) {
  const { t } = useTranslation();
  if (found === null) return null;
  if (found === 'looking') return <span className="faint small">{'\u2026'}</span>;
  if (found === 'failed') return <span className="faint small">{t('import.balance.unknown')}</span>;
  if (!found.used) return <span className="faint small">{t('import.balance.none')}</span>;
  const sum = <Amount base={found.freeRao + found.reservedRao + found.stakedRao} />;
  // Stake is counted at spot, which selling it may not bring.
  return found.positions === 0 ? (
    sum
  ) : (
    <span className="amount">
      {'\u2248\u00a0'}
      {sum}
    </span>
  );
}
