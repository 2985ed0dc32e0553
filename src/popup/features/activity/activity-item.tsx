import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ActivityRow } from '../../../core/activity/types.js';
import { Age } from '../../components/age.js';
import { SentenceView } from '../../components/sentence.js';
import { Failure } from './failure.js';
import { ForActor, isForAnother } from './for-actor.js';
import { NoteText } from './note-line.js';
import { Outcome } from './outcome.js';
import { StateIcon } from './state-icon.js';
import { blockText, storyOf } from './story.js';

/** One transaction: what it was, where it stands, what really moved. All of the row leads to the whole of it, by the link of its sentence. */
export function ActivityItem({ row }: { row: ActivityRow }) {
  const { t } = useTranslation();
  const { key, values } = storyOf(row);
  return (
    <li className="activity" data-testid="activity-row" data-state={row.state} data-hash={row.txHash}>
      <StateIcon row={row} />
      <div className="activity-main">
        <Link href={`/tx/${row.txHash}`} className="activity-sentence">
          <SentenceView sentence={row.sentence} />
        </Link>
        <p className="row-under">
          {t(key, values)} · <Age atMs={row.updatedAtMs} />
          {row.block ? (
            <>
              {' · '}
              <span className="amount">
                {t('activity.blockLink', { number: blockText(row.block.number) })}
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
        {isForAnother(row) ? (
          <p className="row-under">
            <ForActor row={row} />
          </p>
        ) : null}
        <Outcome row={row} />
        <Failure row={row} />
        <NoteText tx={row} />
      </div>
    </li>
  );
}
