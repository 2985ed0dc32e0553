import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { groupDigits } from '../../../core/amount/format.js';
import type { ActionHistory, ValueHistory } from '../../../core/chain/history.js';
import { Button } from '../../components/button.js';
import { Skeleton } from '../../components/skeleton.js';
import { ActionLine } from './action-line.js';
import { DayHeading } from './day-heading.js';
import { type Entry, entriesOf } from './entries.js';
import { byDay, type EntryFilter, filterEntries, NO_FILTER } from './entry-filter.js';
import { Exports } from './exports.js';
import { Filters } from './filters.js';
import { NothingHappened } from './nothing.js';
import { PastState } from './past-state.js';
import { useSearchText } from './search-text.js';
import { TxLine } from './tx-line.js';
import { useOwnRows } from './use-own-rows.js';

/** Entries shown at first and with each further press. */
const PAGE = 50;

interface Props {
  history: ActionHistory | null;
  /** What the positions were, for the file of income. */
  value: ValueHistory | null;
  addresses: string[];
  /** Own transactions from before are left out, as the chain's actions of then are; null: none is. */
  sinceMs: number | null;
}

/** Everything the accounts in view did and that happened to them: transactions of this wallet and what the chain tells. */
export function Actions({ history, value, addresses, sinceMs }: Props) {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<EntryFilter>(NO_FILTER);
  const [pages, setPages] = useState(1);
  const rows = useOwnRows(addresses, sinceMs);
  const textOf = useSearchText();
  const entries = useMemo(() => entriesOf(history?.actions ?? [], rows), [history, rows]);
  const shown = useMemo(() => filterEntries(entries, filter, textOf), [entries, filter, textOf]);
  const days = useMemo(() => byDay(shown.slice(0, pages * PAGE)), [shown, pages]);
  const change = (patch: Partial<EntryFilter>): void => {
    setFilter({ ...filter, ...patch });
    setPages(1);
  };
  return (
    <section className="part" data-testid="actions">
      <div className="actions-head">
        <h2 className="visually-hidden">{t('history.actions')}</h2>
        <p className="quiet small" role="status">
          {entries.length > 0
            ? t('history.found', { count: shown.length, number: groupDigits(String(shown.length)) })
            : ''}
        </p>
        <Exports shown={shown} history={history} value={value} />
      </div>
      {entries.length > 0 ? <Filters entries={entries} filter={filter} onChange={change} /> : null}
      {history ? (
        <PastState state={history.state} progress={history.progress} some={entries.length > 0} />
      ) : null}
      {days.map(({ dayMs, entries: ofDay }) => (
        <section key={`${dayMs} ${ofDay[0]?.key}`} className="history-day">
          <DayHeading dayMs={dayMs} />
          <ul className="rows">
            {ofDay.map((entry) => (
              <EntryLine key={entry.key} entry={entry} />
            ))}
          </ul>
        </section>
      ))}
      {shown.length > pages * PAGE ? (
        <Button look="ghost" wide onClick={() => setPages(pages + 1)}>
          {t('history.more', { number: groupDigits(String(shown.length - pages * PAGE)) })}
        </Button>
      ) : null}
      {history === null && entries.length === 0 ? <Skeleton rows={4} tall /> : null}
      {shown.length === 0 && entries.length > 0 ? (
        <p className="empty quiet">{t('history.noMatch')}</p>
      ) : null}
      {entries.length === 0 && history?.state === 'complete' ? <NothingHappened /> : null}
      {history && history.fromBlock !== null ? (
        <p className="faint tiny">{t('history.from', { block: groupDigits(String(history.fromBlock)) })}</p>
      ) : null}
    </section>
  );
}

function EntryLine({ entry }: { entry: Entry }) {
  return entry.tx ? (
    <TxLine row={entry.tx} action={entry.actions[0]} />
  ) : (
    <ActionLine actions={entry.actions} />
  );
}
