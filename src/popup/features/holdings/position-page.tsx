import { useCanAct } from '../acting/use-can-act.js';
import '../market/market.css';
import './position.css';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { AccountState } from '../../../core/chain/account-state.js';
import type { Position } from '../../../core/stake/types.js';
import { Age } from '../../components/age.js';
import { Amount } from '../../components/amount.js';
import { Button } from '../../components/button.js';
import { cx } from '../../components/cx.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { NetuidChip } from '../../components/netuid-chip.js';
import { Notice } from '../../components/notice.js';
import { PageHeader } from '../../components/page-header.js';
import { Skeleton } from '../../components/skeleton.js';
import { Term } from '../../components/term.js';
import { cleanText } from '../../components/untrusted.js';
import words from '../../i18n/en/market.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { useChainStore } from '../../state/chain-store.js';
import { useActiveAccount, useSubnet } from '../../state/selectors.js';
import { useFeatures } from '../../state/use-features.js';
import { groupPositions, type PositionGroup } from '../home/group-positions.js';
import { Median, useValidatorDetails } from '../market/validators.js';
import { useAccountStates } from './account-states.js';
import { CostMethodSwitch } from './cost-method-switch.js';
import { GainLines, useGains } from './gains.js';
import { HeldLines } from './held-lines.js';
import { useAdd } from './position-acts.js';
import { PositionCard } from './position-card.js';
import { useScope } from './scope.js';

addWords(words);

const PositionCurve = lazy(() => import('../history/position-curve.js'));

/** All stake of the accounts in view on one subnet: each position, what holds it back, what it grew by. */
export default function PositionPage({ params }: { params: { netuid: string } }) {
  const { t } = useTranslation();
  const netuid = Number(params.netuid);
  const scope = useScope();
  const subnet = useSubnet(netuid);
  const reading = useChainStore((s) => s.portfolio);
  const states = useAccountStates(scope.accounts.map((account) => account.address));
  const positions = scope.portfolios.flatMap((one) => one.positions).filter((p) => p.netuid === netuid);
  const [group] = groupPositions({ positions }, subnet ? [subnet] : []);
  const old = reading?.state === 'stale' || reading?.state === 'error';
  const title =
    netuid === 0
      ? t('home.rootStake')
      : subnet?.name
        ? cleanText(subnet.name)
        : t('home.subnet', { netuid: params.netuid });
  return (
    <main className="screen subnet-page" data-testid="position-page">
      <PageHeader title={title} aside={<NetuidChip netuid={netuid} />} />
      <div className="scroll position-body">
        {reading?.state === 'error' && reading.error ? <ErrorNotice error={reading.error} /> : null}
        {group ? (
          <div className="position-columns">
            <div className="position-column">
              <Sum group={group} old={old} />
              <Acts netuid={netuid} hotkey={group.positions[0]?.hotkey ?? null} />
              <Suspense fallback={<Skeleton rows={3} tall />}>
                <PositionCurve
                  netuid={netuid}
                  addresses={[...new Set(group.positions.map(({ coldkey }) => coldkey))]}
                />
              </Suspense>
              <HeldLines group={group} states={states?.snapshot ?? null} />
            </div>
            <Detail
              positions={group.positions}
              symbol={group.symbol}
              states={states?.snapshot?.value ?? []}
            />
          </div>
        ) : scope.portfolios.length > 0 ? (
          <>
            <Notice tone="note">{t('position.none')}</Notice>
            <Acts netuid={netuid} hotkey={null} />
          </>
        ) : reading?.state === 'error' ? null : (
          <Skeleton rows={6} tall />
        )}
        {reading?.snapshot ? (
          <p className="faint tiny">
            {t('parts.read')} <Age atMs={reading.snapshot.atMs} />
          </p>
        ) : null}
      </div>
    </main>
  );
}

function Sum({ group, old }: { group: PositionGroup; old: boolean }) {
  const { t } = useTranslation();
  const token = { netuid: group.netuid ?? 0, symbol: group.symbol };
  const priced = group.unpriced < group.positions.length;
  return (
    <section className={cx('card pad-card facts', old && 'market-old')}>
      <p className="position-sum">
        <span className="position-value">
          {priced ? <Amount base={group.exitRao} /> : <span className="faint">{'\u2013'}</span>}
        </span>
        <span className="quiet small">
          <Term name="exit">{t('position.exit')}</Term>
        </span>
      </p>
      <dl className="facts">
        {group.alphaBase !== null && group.netuid !== 0 ? (
          <div className="fact">
            <dt>
              <Term name="alpha">{t('position.alpha')}</Term>
            </dt>
            <dd>
              <Amount base={group.alphaBase} token={token} />
            </dd>
          </div>
        ) : null}
        {group.netuid === 0 ? null : (
          <div className="fact">
            <dt>
              <Term name="spot">{t('position.spot')}</Term>
            </dt>
            <dd>
              <Amount base={group.spotRao} className="quiet" />
            </dd>
          </div>
        )}
      </dl>
      {group.unpriced > 0 ? (
        <p className="small quiet">{t('home.unpriced', { count: group.unpriced })}</p>
      ) : null}
    </section>
  );
}

function Acts({ netuid, hotkey }: { netuid: number; hotkey: string | null }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const canAct = useCanAct(useActiveAccount());
  const add = useAdd(netuid, hotkey);
  return (
    <div className="subnet-acts">
      {canAct === null ? null : canAct ? (
        <Button look="primary" onClick={add}>
          {t('position.add')}
        </Button>
      ) : (
        <p className="small quiet">{t('home.watchedOnly')}</p>
      )}
      <Button onClick={() => navigate(`/subnet/${netuid}`)}>{t('position.aboutSubnet')}</Button>
    </div>
  );
}

interface DetailProps {
  positions: Position[];
  symbol: string | null;
  states: AccountState[];
}

function Detail({ positions, symbol, states }: DetailProps) {
  const { t } = useTranslation();
  const netuid = positions[0]?.netuid ?? 0;
  const details = useValidatorDetails(netuid);
  const gains = useGains(positions);
  const coldkeys = new Set(positions.map((p) => p.coldkey)).size;
  return (
    <section className="part">
      <div className="position-head">
        <h2 className="part-title">{t('position.byValidator')}</h2>
        <CostMethodSwitch />
      </div>
      {details.value ? <Median yields={details.value.value.map((row) => row.yield)} /> : null}
      <ul className="position-cards">
        {positions.map((position) => (
          <li key={`${position.coldkey} ${position.hotkey}`}>
            <PositionCard
              position={position}
              symbol={symbol}
              showAccount={coldkeys > 1}
              locks={states
                .filter((state) => state.address === position.coldkey)
                .flatMap((state) => (state.locks.kind === 'known' ? state.locks.value : []))
                .filter((lock) => lock.netuid === netuid && lock.hotkey === position.hotkey)}
            >
              <GainLines gains={gains} position={position} />
            </PositionCard>
          </li>
        ))}
      </ul>
      <Everything />
    </section>
  );
}

function Everything() {
  const { t } = useTranslation();
  const canAct = useCanAct(useActiveAccount());
  const has = useFeatures();
  if (canAct !== true || has('unstake') === false) return null;
  return (
    <p className="position-everything">
      <Link className="link small" href="/do/everything">
        {t('trade.everything.link')}
      </Link>
    </p>
  );
}
