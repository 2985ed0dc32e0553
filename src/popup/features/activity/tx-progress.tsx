import './words.js';
import { Check, SearchX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'wouter';
import type { ActivityRow } from '../../../core/activity/types.js';
import { Button } from '../../components/button.js';
import { cx } from '../../components/cx.js';
import { EmptyState } from '../../components/empty-state.js';
import { PageHeader } from '../../components/page-header.js';
import { SentenceView } from '../../components/sentence.js';
import { Skeleton } from '../../components/skeleton.js';
import { useChainStore } from '../../state/chain-store.js';
import { useDelayed } from '../../state/use-delayed.js';
import { AgainButton, useAgain } from './again-button.js';
import { Failure } from './failure.js';
import { ForActor, isForAnother } from './for-actor.js';
import { Legs } from './legs.js';
import { NoteLine } from './note-line.js';
import { Receipt } from './receipt.js';
import { hasEnded, partlyDone, stepsOf, storyOf } from './story.js';
import { ProtectionUsed, TxFacts } from './tx-facts.js';
import { useTakenBack } from './use-taken-back.js';

/** Right after signing the list is a moment behind; from then on a transaction that is not in it is not known, ms. */
const LATEST_MS = 2_000;

/** Follows one transaction until the chain cannot take it back; after that it is its receipt. */
export default function TxProgress() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const { hash } = useParams<{ hash: string }>();
  const rows = useChainStore((s) => s.activity);
  // Whoever came from the list of everything, or from a step of the emergency page, goes back there.
  const [back] = useState(() => backFrom(window.history.state));
  const row = rows?.find((entry) => entry.txHash === hash);
  const again = useAgain(row);
  const isLate = useDelayed(LATEST_MS);
  const isUnknown = !row && rows !== null && isLate;
  return (
    <main className="screen">
      <PageHeader
        title={t(`activity.${row ? titleOf(row) : isUnknown ? 'unknown' : 'sent'}Title`)}
        back={back}
      />
      {row ? <Progress row={row} /> : isUnknown ? <Unknown /> : <Waiting />}
      <div className="screen-foot tx-foot">
        {again ? <AgainButton again={again} /> : null}
        <Button look={again || isUnknown ? 'plain' : 'primary'} wide onClick={() => navigate(back)}>
          {t('activity.done')}
        </Button>
      </div>
    </main>
  );
}

function backFrom(state: unknown): string {
  const from = typeof state === 'object' && state !== null && 'from' in state ? state.from : null;
  return typeof from === 'string' && (from === '/history' || /^\/(?:emergency|rights)/.test(from))
    ? from
    : '/';
}

function titleOf(row: ActivityRow): 'sent' | 'block' | 'final' | 'failed' | 'expired' {
  if (row.state === 'expired') return 'expired';
  if (hasEnded(row)) return 'failed';
  if (row.state === 'finalized') return 'final';
  return row.state === 'in-block' ? 'block' : 'sent';
}

function Waiting() {
  return (
    <section className="screen-body">
      <Skeleton rows={4} />
    </section>
  );
}

/** A link from before, of another network, or of somebody else's transaction. */
function Unknown() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  return (
    <section className="screen-body" role="status">
      <EmptyState
        Icon={SearchX}
        text={t('activity.unknown')}
        action={{ label: t('activity.toHistory'), onClick: () => navigate('/history') }}
      />
    </section>
  );
}

function Progress({ row }: { row: ActivityRow }) {
  const { t } = useTranslation();
  const takenBack = useTakenBack(row);
  const { key, values } = storyOf(row);
  const isOpen = !hasEnded(row) && row.state !== 'finalized';
  // The last step says it already; a voice still hears it change.
  const isSaid = row.state === 'finalized' && !partlyDone(row);
  return (
    <section className="screen-body scroll tx-body">
      <p className="headline">
        <SentenceView sentence={row.sentence} />
      </p>
      {isForAnother(row) ? (
        <p className="quiet small">
          <ForActor row={row} />
        </p>
      ) : null}
      <div className="card pad-card">
        {hasEnded(row) ? null : <Steps row={row} brief={!isOpen} />}
        <p
          className={isSaid ? 'visually-hidden' : 'story'}
          role="status"
          data-testid="tx-state"
          data-state={row.state}
        >
          {t(key, values)}
          {takenBack ? <span className="quiet"> {t('activity.takenBack')}</span> : null}
        </p>
        <Failure row={row} whole />
        <ProtectionUsed row={row} />
      </div>
      <Legs row={row} />
      <Receipt row={row} />
      {isOpen ? <p className="quiet small">{t('activity.leaveText')}</p> : null}
      <NoteLine tx={row} />
      <TxFacts row={row} />
    </section>
  );
}

/** @param brief all of them are behind it: one line of ticks */
function Steps({ row, brief }: { row: ActivityRow; brief: boolean }) {
  const { t } = useTranslation();
  return (
    <ol className={cx('steps', brief && 'steps-brief')} aria-label={t('activity.progress')}>
      {stepsOf(row).map(({ key, values, done, current }, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place on the way, and its words change
          key={index}
          className={cx('step', done && 'step-done')}
          aria-current={current ? 'step' : undefined}
        >
          <span className="step-dot">{done ? <Check size={12} aria-hidden="true" /> : null}</span>
          {t(key, values)}
        </li>
      ))}
    </ol>
  );
}
