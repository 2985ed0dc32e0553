import '../activity/words.js';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { ActivityRow } from '../../../core/activity/types.js';
import type { ChainAction } from '../../../core/chain/history.js';
import { Age } from '../../components/age.js';
import { SentenceView } from '../../components/sentence.js';
import { Failure } from '../activity/failure.js';
import { ForActor, isForAnother } from '../activity/for-actor.js';
import { NoteText } from '../activity/note-line.js';
import { Outcome } from '../activity/outcome.js';
import { StateIcon } from '../activity/state-icon.js';
import { blockText, hasEnded, storyOf } from '../activity/story.js';
import { OfAccount } from './of-account.js';

/** One transaction of this wallet; it opens to its receipt. While it is under way a line shows how far it came. */
export function TxLine({ row, action }: { row: ActivityRow; action?: ChainAction | undefined }) {
  const { t } = useTranslation();
  const { key, values } = storyOf(row);
  const isOpen = !hasEnded(row) && row.state !== 'finalized';
  return (
    <li className="action-line" data-testid="tx-line" data-state={row.state} data-hash={row.txHash}>
      <StateIcon row={row} />
      <div className="row-main">
        <Link href={`/tx/${row.txHash}`} state={{ from: '/history' }} className="action-open">
          <SentenceView sentence={row.sentence} />
        </Link>
        <span className="row-under">
          {t(key, values)} · <Age atMs={row.createdAtMs} />
          {row.block ? <> · {t('activity.blockLink', { number: blockText(row.block.number) })}</> : null}
          {row.origin ? (
            <>
              {' · '}
              <bdi>{t('activity.from', { origin: row.origin.replace(/^https?:\/\//, '') })}</bdi>
            </>
          ) : null}
          {isForAnother(row) ? (
            <>
              {' \u00b7 '}
              <ForActor row={row} />
            </>
          ) : (
            <OfAccount address={row.address} />
          )}
        </span>
        {isOpen ? <Way state={row.state} /> : null}
        <Outcome row={row} />
        <Failure row={row} />
        <NoteText tx={row} action={action} />
      </div>
    </li>
  );
}

const WAY = ['signed', 'sent', 'in-block', 'finalized'] as const;

/** How far a transaction came, as a bar of four parts. The words beside it say the same. */
function Way({ state }: { state: ActivityRow['state'] }) {
  const reached = WAY.indexOf(state as (typeof WAY)[number]);
  return (
    <span className="tx-way" aria-hidden="true">
      {WAY.map((step, index) => (
        <span key={step} className={index <= reached ? 'tx-way-done' : undefined} />
      ))}
    </span>
  );
}
