import { useCanAct } from '../acting/use-can-act.js';
import '../market/market.css';
import './position.css';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { AccountState } from '../../../core/chain/account-state.js';
import { Age } from '../../components/age.js';
import { Amount } from '../../components/amount.js';
import { Button } from '../../components/button.js';
import { cx } from '../../components/cx.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { Fact } from '../../components/fact.js';
import { Fiat } from '../../components/fiat.js';
import { NetuidChip } from '../../components/netuid-chip.js';
import { Notice } from '../../components/notice.js';
import { PageHeader } from '../../components/page-header.js';
import { RetryButton } from '../../components/retry-button.js';
import { CardSkeleton } from '../../components/skeleton.js';
import { Term } from '../../components/term.js';
import { TokenSymbol } from '../../components/token-symbol.js';
import { cleanText } from '../../components/untrusted.js';
import words from '../../i18n/en/market.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { useChainStore } from '../../state/chain-store.js';
import { useActiveAccount, useSubnet } from '../../state/selectors.js';
import { groupPositions, type PositionGroup } from '../home/group-positions.js';
import { Median, useValidatorDetails } from '../market/validators.js';
import { useAccountStates } from './account-states.js';
import { CostMethodSwitch } from './cost-method-switch.js';
import { GainLines, hasCost, useGains } from './gains.js';
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
      <PageHeader
        title={title}
        aside={
          <span className="subnet-marks quiet">
            {subnet ? <TokenSymbol netuid={netuid} symbol={subnet.symbol} /> : null}
            <NetuidChip netuid={netuid} />
          </span>
        }
      />
      <div className={cx('scroll position-body', old && 'market-old')}>
        {reading?.state === 'error' && reading.error ? (
          <ErrorNotice error={reading.error} action={<RetryButton />} />
        ) : null}
        {group ? (
          <div className="position-columns">
            <Holdings
              group={group}
              states={states?.snapshot?.value ?? []}
              oldSinceMs={old ? (reading?.snapshot?.atMs ?? null) : null}
            />
            <div className="position-column">
              <Suspense fallback={<CardSkeleton lines={1} amount chart />}>
                <PositionCurve
                  netuid={netuid}
                  addresses={[...new Set(group.positions.map(({ coldkey }) => coldkey))]}
                />
              </Suspense>
              <HeldLines group={group} states={states?.snapshot ?? null} />
            </div>
          </div>
        ) : scope.portfolios.length > 0 ? (
          <>
            <Notice tone="note">{t('position.none')}</Notice>
            <FirstStake netuid={netuid} />
            <Foot netuid={netuid} />
          </>
        ) : reading?.state === 'error' ? null : (
          <div className="position-columns">
            <CardSkeleton lines={5} amount />
            <CardSkeleton lines={1} amount chart />
          </div>
        )}
        {reading?.snapshot && !(old && group) ? (
          <p className="faint tiny">
            {t('parts.read')} <Age atMs={reading.snapshot.atMs} />
          </p>
        ) : null}
      </div>
    </main>
  );
}

interface HoldingsProps {
  group: PositionGroup;
  states: AccountState[];
  /** When what is shown was read, where that is long ago. */
  oldSinceMs: number | null;
}

/** What is held, with what can be done. The only position carries the sum; several stand below it. */
function Holdings({ group, states, oldSinceMs }: HoldingsProps) {
  const { t } = useTranslation();
  const { positions, symbol } = group;
  const netuid = group.netuid ?? 0;
  const details = useValidatorDetails(netuid);
  const gains = useGains(positions);
  // The two ways of counting a cost matter to whoever has one.
  const hasCosts = positions.some((position) => {
    const gain = gains.of(position);
    return gain !== null && hasCost(gain);
  });
  const canAct = useCanAct(useActiveAccount());
  const coldkeys = new Set(positions.map((p) => p.coldkey)).size;
  const single = positions.length === 1;
  const value = <Sum group={group} oldSinceMs={oldSinceMs} />;
  return (
    <section className="position-column" aria-label={t('position.byValidator')}>
      {single ? null : <SumCard group={group}>{value}</SumCard>}
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
              headline={single ? value : undefined}
            >
              <GainLines gains={gains} position={position} />
            </PositionCard>
          </li>
        ))}
      </ul>
      {canAct === false ? <p className="small quiet">{t('home.watchedOnly')}</p> : null}
      {details.value ? <Median yields={details.value.value.map((row) => row.yield)} /> : null}
      {hasCosts ? <CostMethodSwitch /> : null}
      <Foot netuid={netuid} />
    </section>
  );
}

function Sum({ group, oldSinceMs }: { group: PositionGroup; oldSinceMs: number | null }) {
  const { t } = useTranslation();
  const priced = group.unpriced < group.positions.length;
  return (
    <p className="position-sum">
      <span className="position-value">
        {priced ? <Amount base={group.exitRao} /> : <span className="faint">{'\u2013'}</span>}
      </span>
      <span className="quiet small position-sum-note">
        <Term name="exit">{t('position.exit')}</Term>
        {priced ? <Fiat rao={group.exitRao} /> : null}
        {oldSinceMs === null ? null : <Age atMs={oldSinceMs} className="caution" />}
      </span>
    </p>
  );
}

/** The sum over several validators or accounts. */
function SumCard({ group, children }: { group: PositionGroup; children: ReactNode }) {
  const { t } = useTranslation();
  const token = { netuid: group.netuid ?? 0, symbol: group.symbol };
  return (
    <section className="card pad-card facts">
      {children}
      {group.netuid === 0 ? null : (
        <dl className="facts">
          {group.alphaBase === null ? null : (
            <Fact name={<Term name="alpha">{t('position.alpha')}</Term>}>
              <Amount base={group.alphaBase} token={token} />
            </Fact>
          )}
          <Fact name={<Term name="spot">{t('position.spot')}</Term>}>
            <Amount base={group.spotRao} className="quiet" />
          </Fact>
        </dl>
      )}
      {group.unpriced > 0 ? (
        <p className="small quiet">{t('home.unpriced', { count: group.unpriced })}</p>
      ) : null}
    </section>
  );
}

/** The way to a first position. */
function FirstStake({ netuid }: { netuid: number }) {
  const { t } = useTranslation();
  const canAct = useCanAct(useActiveAccount());
  const add = useAdd(netuid, null);
  if (canAct === null) return null;
  if (!canAct) return <p className="small quiet">{t('home.watchedOnly')}</p>;
  return (
    <div className="subnet-acts">
      <Button look="primary" onClick={add}>
        {t('market.stake')}
      </Button>
    </div>
  );
}

/** The way on: the subnet itself. */
function Foot({ netuid }: { netuid: number }) {
  const { t } = useTranslation();
  return (
    <p className="position-foot small">
      <Link className="link" href={`/subnet/${netuid}`}>
        {t('position.aboutSubnet')}
      </Link>
    </p>
  );
}
