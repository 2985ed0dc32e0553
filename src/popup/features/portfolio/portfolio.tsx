import './portfolio.css';
import '../history/history.css';
import '../market/market.css';
import { History as HistoryIcon } from 'lucide-react';
import { type RefObject, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { AccountState } from '../../../core/chain/account-state.js';
import type { HistoryRange } from '../../../core/chain/history.js';
import { Age } from '../../components/age.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { PageHeader } from '../../components/page-header.js';
import { RetryButton } from '../../components/retry-button.js';
import history from '../../i18n/en/history.json' with { type: 'json' };
import market from '../../i18n/en/market.json' with { type: 'json' };
import words from '../../i18n/en/portfolio.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { useChainStore } from '../../state/chain-store.js';
import { moneyMarks, useMarks } from '../history/marks.js';
import { RangeChoice } from '../history/range-choice.js';
import { ValueCurve } from '../history/value-curve.js';
import { useAccountStates } from '../holdings/account-states.js';
import { useGains } from '../holdings/gains.js';
import { partsOf } from '../holdings/parts.js';
import { type Scope, useScope } from '../holdings/scope.js';
import { ScopeControls } from '../holdings/scope-controls.js';
import { useRoom } from '../market/use-room.js';
import { Allocation } from './allocation.js';
import { NothingHeld, NothingStaked } from './empty.js';
import { GainCard } from './gain-card.js';
import { Positions } from './positions.js';
import { allocationOf } from './slices.js';
import { Summary } from './summary.js';
import { PortfolioWaiting } from './waiting.js';

addWords(market);
addWords(history);
addWords(words);

const NO_STATES: readonly AccountState[] = [];

/** What the chosen accounts have: the sum and its past, what it is made of, and every position of it. */
export default function Portfolio() {
  const { t } = useTranslation();
  const scope = useScope();
  const scroller = useRef<HTMLDivElement>(null);
  const reading = useChainStore((s) => s.portfolio);
  const failed = reading?.state === 'error' && reading.error ? reading.error : null;
  // What is old says its age beside the sum, and only there.
  const isOld = reading?.state === 'stale' || reading?.state === 'error';
  return (
    <main className="screen portfolio" data-testid="portfolio-screen">
      <PageHeader
        title={t('home.portfolio')}
        aside={
          <Link className="link small portfolio-history" href="/history">
            <HistoryIcon size={14} aria-hidden="true" /> {t('portfolio.history')}
          </Link>
        }
      />
      <div className="scroll portfolio-body" ref={scroller}>
        <ScopeControls />
        {failed ? <ErrorNotice error={failed} action={<RetryButton />} /> : null}
        {scope.portfolios.length > 0 ? (
          <>
            {failed && reading?.snapshot ? <p className="faint small">{t('portfolio.failed')}</p> : null}
            <Held scope={scope} scroller={scroller} />
          </>
        ) : failed ? (
          <p className="faint small">{t('portfolio.nothingRead')}</p>
        ) : (
          <PortfolioWaiting />
        )}
        {reading?.snapshot && (!isOld || scope.portfolios.length === 0) ? (
          <p className="faint tiny">
            {t('parts.read')} <Age atMs={reading.snapshot.atMs} />
          </p>
        ) : null}
      </div>
    </main>
  );
}

function Held({ scope, scroller }: { scope: Scope; scroller: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation();
  const [range, setRange] = useState<HistoryRange>('30d');
  const { portfolios, accounts, missing } = scope;
  const subnets = useChainStore((s) => s.portfolio?.snapshot?.value.subnets);
  const isOld = useChainStore((s) => s.portfolio?.state === 'stale' || s.portfolio?.state === 'error');
  const addresses = accounts.map((account) => account.address);
  const value = useRoom('valueHistory', { addresses, range });
  const past = useRoom('actions', { addresses, range: 'all' });
  const states = useAccountStates(addresses);
  const positions = useMemo(() => portfolios.flatMap((one) => one.positions), [portfolios]);
  const gains = useGains(positions, addresses);
  const read = useMemo(() => portfolios.map(({ address }) => address), [portfolios]);
  const slices = useMemo(() => allocationOf(portfolios, subnets ?? []), [portfolios, subnets]);
  const marks = useMarks(past, moneyMarks);
  const parts = partsOf(portfolios);
  const isNothing = parts.totalRao === 0n && positions.length === 0;
  return (
    <>
      <Summary parts={parts} addresses={addresses} old={isOld} />
      {missing > 0 ? (
        <p className="small caution" role="status">
          {t('portfolio.unreadAccounts', { count: missing })}
        </p>
      ) : null}
      {states?.state === 'error' ? (
        <p className="small caution">{t(states.snapshot ? 'home.partsOld' : 'home.partsFailed')}</p>
      ) : null}
      {isNothing ? (
        <NothingHeld />
      ) : (
        <>
          <div className="portfolio-pictures">
            <ValueCurve history={value} marks={marks}>
              <RangeChoice value={range} onChange={setRange} />
            </ValueCurve>
            <div className="portfolio-side">
              <Allocation slices={slices} />
              <GainCard positions={positions} gains={gains} accounts={read} />
            </div>
          </div>
          {positions.length > 0 ? (
            <Positions
              positions={positions}
              gains={gains}
              states={states?.snapshot?.value ?? NO_STATES}
              several={accounts.length > 1}
              old={isOld}
              scroller={scroller}
            />
          ) : (
            <NothingStaked />
          )}
        </>
      )}
    </>
  );
}
