import './market.css';
import { Search } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../components/error-notice.js';
import { PageHeader } from '../../components/page-header.js';
import { Segmented } from '../../components/segmented.js';
import { Skeleton } from '../../components/skeleton.js';
import words from '../../i18n/en/market.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { useScope } from '../holdings/scope.js';
import { useFavourites } from './favourites.js';
import { MarketFoot } from './market-foot.js';
import { findRows, type MarketFilter, SORTS, type Sort, sortRows, withHoldings } from './market-rows.js';
import { MarketTable } from './market-table.js';
import { useMarket } from './use-market.js';

addWords(words);

const FILTERS: MarketFilter[] = ['all', 'favourites', 'mine'];

/** Every subnet of the chain: search, sort, filter; one row for each, 129 or more. */
export default function Subnets() {
  const { t } = useTranslation();
  const market = useMarket();
  const scope = useScope();
  const favourites = useFavourites((s) => s.netuids);
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState<MarketFilter>('all');
  const [sort, setSort] = useState<Sort>({ key: 'marketCap', descending: true });
  const search = useSlash();
  const listed = useMemo(
    () => (market.rows ? withHoldings(market.rows, scope.portfolios) : null),
    [market.rows, scope.portfolios],
  );
  const shown = useMemo(() => {
    const kept = (listed ?? []).filter(
      (row) => filter === 'all' || (filter === 'mine' ? row.mineRao !== null : favourites.has(row.netuid)),
    );
    // A number that was typed in full stays on top, whatever the order.
    return /^(?:sn)?\d+$/i.test(query.trim())
      ? findRows(sortRows(kept, sort), query)
      : sortRows(findRows(kept, query), sort);
  }, [listed, filter, favourites, query, sort]);
  const sortBy = (key: Sort['key']): void =>
    setSort((old) => ({ key, descending: old.key === key ? !old.descending : key !== 'netuid' }));
  return (
    <main className="screen market" data-testid="subnets-screen">
      <PageHeader
        title={t('market.title')}
        aside={listed ? <span className="faint amount market-count">{listed.length}</span> : null}
      />
      <div className="market-bar">
        <label className="market-search">
          <Search size={14} aria-hidden="true" />
          <input
            ref={search}
            className="input"
            type="search"
            value={query}
            placeholder={t('market.search')}
            aria-label={t('market.search')}
            aria-keyshortcuts="/"
            onChange={(event) => setQuery(event.target.value)}
          />
        </label>
        <Segmented<MarketFilter>
          label={t('market.show')}
          hideLabel
          value={filter}
          options={FILTERS.map((value) => ({ value, label: t(`market.filter.${value}`) }))}
          onChange={setFilter}
        />
        <label className="market-sort">
          <span className="visually-hidden">{t('market.sortBy')}</span>
          <select
            className="input"
            value={sort.key}
            onChange={(event) => {
              const key = SORTS.find((one) => one === event.target.value) ?? 'marketCap';
              setSort({ key, descending: key !== 'netuid' });
            }}
          >
            {SORTS.map((key) => (
              <option key={key} value={key}>
                {t(`market.column.${key}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p className="visually-hidden" role="status">
        {listed ? t('market.found', { count: shown.length }) : ''}
      </p>
      {market.error ? <ErrorNotice error={market.error} /> : null}
      {listed ? (
        shown.length > 0 ? (
          <MarketTable
            rows={shown}
            sort={sort}
            old={market.old}
            clock={market.source?.block.number ?? null}
            onSort={sortBy}
          />
        ) : (
          <p className="empty quiet">{t(`market.none.${query.trim() ? 'search' : filter}`)}</p>
        )
      ) : market.error ? null : (
        <Skeleton rows={9} tall />
      )}
      <MarketFoot market={market} />
    </main>
  );
}

/** A slash anywhere but in a field puts the cursor into the search. */
function useSlash() {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const typing = event.target instanceof Element && event.target.closest('input, textarea, select');
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || typing) return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  return field;
}
