import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { AccountState } from '../../../core/chain/account-state.js';
import { Button } from '../../components/button.js';
import { cx } from '../../components/cx.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { taoText } from '../../components/format.js';
import { Notice } from '../../components/notice.js';
import { RetryButton } from '../../components/retry-button.js';
import { RowsSkeleton } from '../../components/skeleton.js';
import { Term } from '../../components/term.js';
import { useChainStore } from '../../state/chain-store.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { useAccountStates } from '../holdings/account-states.js';
import { partsOf } from '../holdings/parts.js';
import { type Scope, useScope } from '../holdings/scope.js';
import { useRoom } from '../market/use-room.js';
import { dayBefore } from './day-change.js';
import { type Grouping, groupPositions } from './group-positions.js';
import { PortfolioRow } from './portfolio-row.js';
import { SubnetPositions } from './subnet-positions.js';

const NO_STATES: readonly AccountState[] = [];
const BeyondStake = lazy(() => import('../holdings/beyond-stake.js'));

/** Free TAO, root stake and alpha; the last known values when fresh ones cannot be had. */
export function PortfolioList({ by }: { by: Grouping }) {
  const { t } = useTranslation();
  const scope = useScope();
  const reading = useChainStore((s) => s.portfolio);
  const offline = useChainStore((s) => s.network?.state === 'offline');

  if (scope.portfolios.length === 0)
    return reading?.state === 'error' && reading.error ? (
      <div className="pad">
        {offline ? (
          <div className="home-unread">
            <p className="faint small">{t('home.loadFailed')}</p>
            <RetryButton />
          </div>
        ) : (
          <ErrorNotice error={reading.error} action={<RetryButton />} />
        )}
      </div>
    ) : (
      <RowsSkeleton rows={5} edge />
    );
  const old = reading?.state === 'stale' || reading?.state === 'error';
  return (
    <>
      {reading?.state === 'error' && reading.error && reading.snapshot ? (
        <div className="pad home-unread">
          {offline ? null : <ErrorNotice error={reading.error} action={<RetryButton />} />}
          <p className="faint small">{t('home.failed')}</p>
        </div>
      ) : null}
      <Positions scope={scope} old={old} by={by} />
    </>
  );
}

function Positions({ scope, old, by }: { scope: Scope; old: boolean; by: Grouping }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const subnets = useChainStore((s) => s.portfolio?.snapshot?.value.subnets);
  const hidden = useWalletStore((s) => s.settings?.hideAmounts ?? false);
  const addresses = scope.accounts.map((account) => account.address);
  const states = useAccountStates(addresses);
  // The line beside the total asks the same, so that it is asked once.
  const history = useRoom('valueHistory', { addresses, range: '24h' });
  const nowMs = useChainStore((s) => s.portfolio?.snapshot?.atMs ?? 0);
  const before = useMemo(() => dayBefore(history, nowMs), [history, nowMs]);
  const positions = scope.portfolios.flatMap((one) => one.positions);
  const groups = groupPositions({ positions }, subnets ?? [], by);
  const parts = partsOf(scope.portfolios);
  const spendable = scope.portfolios.reduce((sum, one) => sum + one.balance.spendableRao, 0n);
  const empty = parts.freeRao === 0n && parts.reservedRao === 0n && groups.length === 0;
  return (
    <>
      <ul className={cx('rows', old && 'rows-old')} data-testid="portfolio">
        <PortfolioRow
          chip="tao"
          name={t('home.free')}
          under={
            hidden ? null : (
              <Term name="spendable">{t('home.spendable', { amount: taoText(spendable) })}</Term>
            )
          }
          valueRao={parts.freeRao}
          note={t('home.tao')}
        />
        {parts.reservedRao > 0n ? (
          <PortfolioRow
            chip="tao"
            name={t('home.reserved')}
            under={t('home.reservedHint')}
            valueRao={parts.reservedRao}
          />
        ) : null}
        {groups.map((group) => (
          <SubnetPositions
            key={`${group.by} ${group.key}`}
            group={group}
            states={states?.snapshot?.value ?? NO_STATES}
            before={before}
            several={scope.accounts.length > 1}
          />
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
      {states?.snapshot ? (
        <Suspense fallback={null}>
          <BeyondStake reading={states} />
        </Suspense>
      ) : null}
      {states?.state === 'error' && states.error ? (
        <div className="pad">
          <p className="faint small">{t(states.snapshot ? 'home.partsOld' : 'home.partsFailed')}</p>
        </div>
      ) : null}
    </>
  );
}
