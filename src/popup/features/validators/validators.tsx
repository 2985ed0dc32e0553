import '../market/market.css';
import '../market/screener.css';
import './validators.css';
import { Search } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Age } from '../../components/age.js';
import { Button } from '../../components/button.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { PageHeader } from '../../components/page-header.js';
import { RowsSkeleton, TableSkeleton } from '../../components/skeleton.js';
import marketWords from '../../i18n/en/market.json' with { type: 'json' };
import words from '../../i18n/en/validators.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { useSubnet } from '../../state/selectors.js';
import { windowText } from '../market/figures.js';
import { focusFirstRow } from '../market/use-row-keys.js';
import { useWide } from '../market/use-wide.js';
import { Compare } from './compare.js';
import { CompareBar } from './compare-bar.js';
import { OldAge, YieldsAge } from './old-age.js';
import { openHash, useHashQuery } from './use-hash-query.js';
import { useValidators } from './use-validators.js';
import { ValidatorChoices } from './validator-choices.js';
import { ValidatorList } from './validator-list.js';
import {
  findValidators,
  firstOrder,
  type ListedValidator,
  type SortKey,
  sortValidators,
  WHOLE_TAKE,
} from './validator-rows.js';
import { useValidatorView } from './validator-view.js';

addWords(marketWords);
addWords(words);

/** Two are compared at a time. */
const PAIR = 2;

/** Every validator of the chain or of one subnet; two of them side by side under `?compare=a,b`. */
export default function Validators() {
  const query = useHashQuery();
  const pair = (query.get('compare') ?? '').split(',').filter(Boolean);
  const netuid = netuidOf(query.get('netuid'));
  const [a, b] = pair;
  return a && b ? <Compare pair={[a, b]} netuid={netuid} /> : <List netuid={netuid} />;
}

function netuidOf(text: string | null): number | null {
  return text !== null && /^\d{1,5}$/.test(text) ? Number(text) : null;
}

function List({ netuid }: { netuid: number | null }) {
  const { t } = useTranslation();
  const { rows, atMs, old, yieldsOldAtMs, error, again } = useValidators(netuid);
  const subnet = useSubnet(netuid);
  const wide = useWide();
  const [query, setQuery] = useState('');
  const [compared, setCompared] = useState<readonly string[]>([]);
  const { mine, withoutWholeTake, sort, look } = useValidatorView();
  const token = useMemo(
    () => (netuid === null ? null : { netuid, symbol: subnet?.symbol ?? null }),
    [netuid, subnet?.symbol],
  );
  const shown = useMemo(() => {
    const kept = (rows ?? []).filter(
      (row) =>
        (!mine || row.mineRao !== null) &&
        // Who keeps everything is found by whoever looks for them.
        (!withoutWholeTake || row.take !== WHOLE_TAKE || row.mineRao !== null || query.trim() !== ''),
    );
    return sortValidators(findValidators(kept, query), sort);
  }, [rows, mine, withoutWholeTake, query, sort]);
  const pick = useCallback(
    (hotkey: string): void =>
      setCompared((old) =>
        old.includes(hotkey) ? old.filter((one) => one !== hotkey) : [...old, hotkey].slice(-PAIR),
      ),
    [],
  );
  const sortBy = (key: SortKey): void =>
    look({ sort: sort.key === key ? { key, descending: !sort.descending } : firstOrder(key) });
  return (
    <main className="screen market vl-screen" data-testid="validators-screen">
      <div className="market-top">
        <PageHeader
          title={t('validators.title')}
          aside={
            rows ? (
              <span className="faint amount market-count">
                {rows.length}
                {old ? ' \u00b7 ' : null}
                <OldAge old={old} atMs={atMs} />
              </span>
            ) : null
          }
        />
        <div className="market-bar">
          <label className="market-search">
            <Search size={14} aria-hidden="true" />
            <input
              className="input"
              type="search"
              value={query}
              placeholder={t('validators.search')}
              aria-label={t('validators.search')}
              aria-keyshortcuts="/"
              onChange={(event) => setQuery(event.target.value)}
              onKeyDown={(event) => {
                if (event.key === 'ArrowDown' && focusFirstRow()) event.preventDefault();
              }}
            />
          </label>
          <ValidatorChoices netuid={netuid} withSort={!wide} />
        </div>
      </div>
      <p className="visually-hidden" role="status">
        {rows ? t('validators.found', { count: shown.length }) : ''}
      </p>
      {error ? (
        <ErrorNotice error={error} action={<Button onClick={again}>{t('actions.retry')}</Button>} />
      ) : null}
      {rows ? (
        shown.length > 0 ? (
          <ValidatorList
            key={wide ? 'wide' : 'narrow'}
            rows={shown}
            old={old}
            sort={sort}
            token={token}
            wide={wide}
            compared={compared}
            onSort={sortBy}
            onCompare={pick}
          />
        ) : (
          <div className="empty quiet">
            <p>
              {t(
                query.trim()
                  ? 'validators.none.search'
                  : mine
                    ? 'validators.none.mine'
                    : 'validators.none.all',
              )}
            </p>
            <p className="market-clear">
              {query.trim() ? (
                <Button onClick={() => setQuery('')}>{t('market.clearSearch')}</Button>
              ) : mine ? (
                <Button onClick={() => look({ mine: false })}>{t('validators.showAll')}</Button>
              ) : null}
            </p>
          </div>
        )
      ) : error ? null : wide ? (
        <TableSkeleton rows={12} columns={6} />
      ) : (
        <RowsSkeleton rows={7} picture="round" edge />
      )}
      {compared.length > 0 ? (
        <CompareBar
          compared={compared}
          rows={rows ?? []}
          onClear={() => setCompared([])}
          onOpen={() =>
            openHash('/validators', {
              compare: compared.join(','),
              ...(netuid === null ? {} : { netuid: String(netuid) }),
            })
          }
        />
      ) : null}
      <footer className="market-foot faint tiny">
        <span>{atMs === null ? null : <Age atMs={atMs} />}</span>
        <span>
          {yieldsOldAtMs !== null ? (
            <YieldsAge atMs={yieldsOldAtMs} />
          ) : rows ? (
            <MeasuredOver rows={rows} netuid={netuid} />
          ) : null}
        </span>
        {wide && shown.length > 0 ? <span aria-hidden="true">{t('validators.footKeys')}</span> : null}
      </footer>
    </main>
  );
}

/** Over what the yields of the list were measured: one look at the chain has the same window for all. */
function MeasuredOver({ rows, netuid }: { rows: readonly ListedValidator[]; netuid: number | null }) {
  const { t } = useTranslation();
  const known = rows.map((row) => row.yield).find((one) => one?.kind === 'measured');
  if (known?.kind !== 'measured') return t('validators.measured');
  const window = t('yield.window', { span: windowText(t, known.fromBlock, known.toBlock) });
  return (
    <span data-testid="yields-window">
      {t(netuid === null ? 'validators.mediansOver' : 'validators.yieldsOver', { window })}
    </span>
  );
}
