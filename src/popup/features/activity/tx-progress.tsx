import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'wouter';
import type { ActivityRow, TxState } from '../../../core/activity/types.js';
import { Button } from '../../components/button.js';
import { cx } from '../../components/cx.js';
import { PageHeader } from '../../components/page-header.js';
import { SentenceView } from '../../components/sentence.js';
import { Skeleton } from '../../components/skeleton.js';
import { useChainStore } from '../../state/chain-store.js';
import { Failure } from './failure.js';
import { Outcome } from './outcome.js';

const STEPS: readonly TxState[] = ['signed', 'sent', 'in-block', 'finalized'];

/** Follows one transaction until the chain cannot take it back. */
export default function TxProgress() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const { hash } = useParams<{ hash: string }>();
  const row = useChainStore((s) => s.activity?.find((entry) => entry.txHash === hash));
  const title = !row
    ? 'activity.sentTitle'
    : row.state === 'finalized'
      ? 'activity.finalTitle'
      : row.state === 'failed' || row.state === 'expired'
        ? 'activity.failedTitle'
        : 'activity.sentTitle';
  return (
    <main className="screen">
      <PageHeader title={t(title)} />
      {row ? <Progress row={row} /> : <Skeleton rows={4} />}
      <div className="screen-foot">
        <Button look="primary" wide onClick={() => navigate('/')}>
          {t('activity.done')}
        </Button>
      </div>
    </main>
  );
}

function Progress({ row }: { row: ActivityRow }) {
  const { t } = useTranslation();
  const ended = row.state === 'failed' || row.state === 'expired';
  const reached = STEPS.indexOf(row.state);
  return (
    <section className="screen-body">
      <p className="headline">
        <SentenceView sentence={row.sentence} always />
      </p>
      <div className="card pad-card">
        {ended ? null : (
          <ol className="steps" aria-label={t('activity.progress')}>
            {STEPS.map((step, index) => (
              <li
                key={step}
                className={cx('step', index <= reached && 'step-done')}
                aria-current={index === reached ? 'step' : undefined}
              >
                <span className="step-dot">
                  {index <= reached ? <Check size={12} aria-hidden="true" /> : null}
                </span>
                {t(`activity.step.${step}`)}
              </li>
            ))}
          </ol>
        )}
        <p className="visually-hidden" role="status" data-testid="tx-state" data-state={row.state}>
          {t(`activity.state.${row.state}`)}
        </p>
        <Outcome row={row} />
        <Failure row={row} />
      </div>
      {ended || row.state === 'finalized' ? null : <p className="quiet small">{t('activity.leaveText')}</p>}
      <p className="faint tiny">
        {t('activity.hash')} <bdi className="mono break">{row.txHash}</bdi>
      </p>
    </section>
  );
}
