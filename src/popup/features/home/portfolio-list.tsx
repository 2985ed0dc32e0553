import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { ageText } from '../../components/age.js';
import { Button } from '../../components/button.js';
import { cx } from '../../components/cx.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { taoText } from '../../components/format.js';
import { Notice } from '../../components/notice.js';
import { Skeleton } from '../../components/skeleton.js';
import { useChainStore } from '../../state/chain-store.js';
import { useAccountPortfolio, useActiveAccount } from '../../state/selectors.js';
import { useNow } from '../../state/use-now.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { groupPositions } from './group-positions.js';
import { PortfolioRow } from './portfolio-row.js';
import { SubnetPositions } from './subnet-positions.js';

/** Free TAO, root stake and alpha by subnet; the last known values when fresh ones cannot be had. */
export function PortfolioList() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const account = useActiveAccount();
  const reading = useChainStore((s) => s.portfolio);
  const portfolio = useAccountPortfolio(account?.address ?? null);
  const hidden = useWalletStore((s) => s.settings?.hideAmounts ?? false);
  const offline = useChainStore((s) => s.network?.state === 'offline');
  const now = useNow(5_000);

  if (!portfolio)
    return reading?.state === 'error' && reading.error ? (
      <div className="pad">
        {offline ? (
          <p className="faint small">{t('home.loadFailed')}</p>
        ) : (
          <ErrorNotice error={reading.error} />
        )}
      </div>
    ) : (
      <Skeleton rows={4} tall />
    );

  const groups = groupPositions(portfolio, reading?.snapshot?.value.subnets ?? []);
  const { balance } = portfolio;
  const old = reading?.state === 'stale' || reading?.state === 'error';
  const empty = balance.freeRao === 0n && balance.reservedRao === 0n && groups.length === 0;
  return (
    <>
      {reading?.state === 'error' && reading.error && reading.snapshot ? (
        <div className="pad">
          {offline ? null : <ErrorNotice error={reading.error} />}
          <p className="faint small">{t('home.failed', { age: ageText(t, reading.snapshot.atMs, now) })}</p>
        </div>
      ) : null}
      <ul className={cx('rows', old && 'rows-old')} data-testid="portfolio">
        <PortfolioRow
          chip="tao"
          name={t('home.free')}
          under={hidden ? null : t('home.spendable', { amount: taoText(balance.spendableRao) })}
          valueRao={balance.freeRao}
          note={t('home.tao')}
        />
        {balance.reservedRao > 0n ? (
          <PortfolioRow
            chip="tao"
            name={t('home.reserved')}
            under={t('home.reservedHint')}
            valueRao={balance.reservedRao}
          />
        ) : null}
        {groups.map((group) => (
          <SubnetPositions key={group.netuid} group={group} />
        ))}
      </ul>
      {empty ? (
        <div className="pad">
          <Notice tone="note">{t('home.fund')}</Notice>
        </div>
      ) : groups.length === 0 ? (
        <div className="empty">
          <p className="quiet">{t('home.noPositions')}</p>
          <Button onClick={() => navigate('/stake')}>{t('home.noPositionsAction')}</Button>
        </div>
      ) : null}
    </>
  );
}
