import { CircleCheck, CircleX, Clock, Hourglass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ActivityRow } from '../../../core/activity/types.js';
import { groupDigits } from '../../../core/amount/format.js';
import { Age } from '../../components/age.js';
import { SentenceView } from '../../components/sentence.js';
import { Failure } from './failure.js';
import { Outcome } from './outcome.js';

/** One transaction: what it was, where it stands, what really moved. */
export function ActivityItem({ row }: { row: ActivityRow }) {
  const { t } = useTranslation();
  return (
    <li className="activity" data-testid="activity-row" data-state={row.state} data-hash={row.txHash}>
      <StateIcon state={row.state} />
      <div className="activity-main">
        <p className="activity-sentence">
          <SentenceView sentence={row.sentence} />
        </p>
        <p className="row-under">
          {t(`activity.state.${row.state}`)} · <Age atMs={row.updatedAtMs} />
          {row.block ? (
            <>
              {' · '}
              <span className="amount">
                {t('activity.blockLink', { number: groupDigits(String(row.block.number)) })}
              </span>
            </>
          ) : null}
          {row.origin ? (
            <>
              {' · '}
              <bdi>{t('activity.from', { origin: row.origin.replace(/^https?:\/\//, '') })}</bdi>
            </>
          ) : null}
        </p>
        <Outcome row={row} />
        <Failure row={row} />
      </div>
    </li>
  );
}

/** Shape tells the state as well as colour. */
function StateIcon({ state }: { state: ActivityRow['state'] }) {
  if (state === 'finalized') return <CircleCheck size={16} className="gain" aria-hidden="true" />;
  if (state === 'failed' || state === 'expired')
    return <CircleX size={16} className="loss" aria-hidden="true" />;
  if (state === 'in-block') return <Hourglass size={16} className="ice" aria-hidden="true" />;
  return <Clock size={16} className="quiet" aria-hidden="true" />;
}
