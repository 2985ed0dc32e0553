import './words.js';
import { Check } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'wouter';
import type { ActivityRow } from '../../../core/activity/types.js';
import { Button } from '../../components/button.js';
import { cx } from '../../components/cx.js';
import { PageHeader } from '../../components/page-header.js';
import { SentenceView } from '../../components/sentence.js';
import { Skeleton } from '../../components/skeleton.js';
import { useChainStore } from '../../state/chain-store.js';
import { Failure } from './failure.js';
import { ForActor, isForAnother } from './for-actor.js';
import { Legs } from './legs.js';
import { Receipt } from './receipt.js';
import { hasEnded, stepsOf, storyOf } from './story.js';
import { ProtectionUsed, TxFacts } from './tx-facts.js';
import { useTakenBack } from './use-taken-back.js';

/** Follows one transaction until the chain cannot take it back; after that it is its receipt. */
export default function TxProgress() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const { hash } = useParams<{ hash: string }>();
  const rows = useChainStore((s) => s.activity);
  // Whoever came from the list of everything, or from a step of the emergency page, goes back there.
  const [back] = useState(() => backFrom(window.history.state));
  const row = rows?.find((entry) => entry.txHash === hash);
  return (
    <main className="screen">
      <PageHeader title={t(`activity.${row ? titleOf(row) : 'sent'}Title`)} back={back} />
      {row ? <Progress row={row} /> : <Waiting isLoaded={rows !== null} />}
      <div className="screen-foot">
        <Button look="primary" wide onClick={() => navigate(back)}>
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

/** Right after signing the row may be a moment away; a link from before may be of another network. */
function Waiting({ isLoaded }: { isLoaded: boolean }) {
  const { t } = useTranslation();
  return (
    <section className="screen-body">
      <Skeleton rows={4} />
      {isLoaded ? <p className="quiet small tx-unknown">{t('activity.unknown')}</p> : null}
    </section>
  );
}

function Progress({ row }: { row: ActivityRow }) {
  const { t } = useTranslation();
  const takenBack = useTakenBack(row);
  const { key, values } = storyOf(row);
  const isOpen = !hasEnded(row) && row.state !== 'finalized';
  return (
    <section className="screen-body">
      <p className="headline">
        <SentenceView sentence={row.sentence} always />
      </p>
      {isForAnother(row) ? (
        <p className="quiet small">
          <ForActor row={row} />
        </p>
      ) : null}
      <div className="card pad-card">
        {isOpen ? <Steps row={row} /> : null}
        <p className="story" role="status" data-testid="tx-state" data-state={row.state}>
          {t(key, values)}
          {takenBack ? <span className="quiet"> {t('activity.takenBack')}</span> : null}
        </p>
        <Failure row={row} />
        <ProtectionUsed row={row} />
      </div>
      <Legs row={row} />
      <Receipt row={row} />
      {isOpen ? <p className="quiet small">{t('activity.leaveText')}</p> : null}
      <TxFacts row={row} />
    </section>
  );
}

function Steps({ row }: { row: ActivityRow }) {
  const { t } = useTranslation();
  return (
    <ol className="steps" aria-label={t('activity.progress')}>
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
