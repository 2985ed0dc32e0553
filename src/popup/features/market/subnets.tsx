import './market.css';
import './screener.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldAmount } from '../../../core/amount/format.js';
import { ONE } from '../../../core/amount/money.js';
import { Age } from '../../components/age.js';
import { Button } from '../../components/button.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { NBSP, TAU } from '../../components/format.js';
import { PageHeader } from '../../components/page-header.js';
import { RowsSkeleton, TableSkeleton } from '../../components/skeleton.js';
import words from '../../i18n/en/market.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { useScope } from '../holdings/scope.js';
import { useFavourites } from './favourites.js';
import { MarketBar, sizeOf } from './market-bar.js';
import { MarketFoot } from './market-foot.js';
import { MarketList } from './market-list.js';
import { findRows, firstOrder, type ListedRow, listedRows, type SortKey, sortRows } from './market-rows.js';
import { MarketTable } from './market-table.js';
import { useMarketView } from './market-view.js';
import { useMarket } from './use-market.js';
import { usePruneOrder } from './use-prune-order.js';
import { useWide } from './use-wide.js';

addWords(words);

/** Every subnet of the chain: search, sort, filter; one row for each, 129 or more. */
export default function Subnets() {
  const { t } = useTranslation();
  const market = useMarket();
  const { portfolios } = useScope();
  const { order } = usePruneOrder();
  const [query, setQuery] = useState('');
  const { sort, window, size, look } = useMarketView();
  const wide = useWide();
  const search = useSlash();
  const sizeRao = useMemo(() => sizeOf(size), [size]);
  const listed = useMemo(
    () => (market.rows ? listedRows(market.rows, portfolios, order, sizeRao) : null),
    [market.rows, portfolios, order, sizeRao],
  );
  const shown = useShown(listed, query);
  const emissionSum = useMemo(
    () => (listed ?? []).reduce((sum, row) => sum + (row.emissionRaoPerBlock ?? 0n), 0n),
    [listed],
  );
  const sortBy = (key: SortKey): void =>
    look({ sort: sort.key === key ? { key, descending: !sort.descending } : firstOrder(key) });
  const Rows = wide ? MarketTable : MarketList;
  return (
    <main className="screen market" data-testid="subnets-screen">
      <div className="market-top">
        <PageHeader
          title={t('market.title')}
          aside={
            listed ? (
              <span className="faint amount market-count">
                {listed.length}
                {market.old && market.source ? (
                  <>
                    {' \u00b7 '}
                    <Age atMs={market.source.atMs} className="caution small" />
                  </>
                ) : null}
              </span>
            ) : null
          }
        />
        <MarketBar query={query} onQuery={setQuery} search={search} withSort={!wide} />
      </div>
      <p className="visually-hidden" role="status">
        {listed ? t('market.found', { count: shown.length }) : ''}
      </p>
      {market.error ? (
        <ErrorNotice
          error={market.error}
          action={<Button onClick={market.again}>{t('actions.retry')}</Button>}
        />
      ) : null}
      {listed ? (
        shown.length > 0 ? (
          <Rows
            rows={shown}
            sort={sort}
            window={window}
            old={market.old}
            clock={market.source?.block.number ?? null}
            emissionSum={emissionSum}
            sizeText={`${fieldAmount(sizeRao ?? 0n)}${NBSP}${TAU}`}
            onSort={sortBy}
          />
        ) : (
          <Nothing query={query} onQuery={setQuery} />
        )
      ) : market.error ? null : wide ? (
        <TableSkeleton rows={14} columns={8} />
      ) : (
        <RowsSkeleton rows={8} edge />
      )}
      <MarketFoot market={market} keys={wide && shown.length > 0} />
    </main>
  );
}

/** What is left by search and filters, in order. */
function useShown(listed: ListedRow[] | null, query: string): ListedRow[] {
  const favourites = useFavourites((s) => s.netuids);
  const { filter, sort, window, depth } = useMarketView();
  return useMemo(() => {
    const least = BigInt(depth) * ONE;
    const kept = (listed ?? []).filter(
      (row) =>
        (filter === 'all' || (filter === 'mine' ? row.mineRao !== null : favourites.has(row.netuid))) &&
        (least === 0n || row.depthRao >= least),
    );
    // A number that was typed in full stays on top, whatever the order.
    return /^(?:sn)?\d+$/i.test(query.trim())
      ? findRows(sortRows(kept, sort, window), query)
      : sortRows(findRows(kept, query), sort, window);
  }, [listed, filter, favourites, query, sort, window, depth]);
}

/** Why the list is empty, and the way to a full one. */
function Nothing({ query, onQuery }: { query: string; onQuery(query: string): void }) {
  const { t } = useTranslation();
  const { filter, depth, look } = useMarketView();
  const searched = query.trim() !== '';
  const why = searched ? 'search' : filter !== 'all' ? filter : depth > 0 ? 'depth' : 'all';
  const filtered = filter !== 'all' || depth > 0;
  return (
    <div className="empty quiet">
      <p>{t(`market.none.${why}`)}</p>
      <p className="market-clear">
        {searched ? <Button onClick={() => onQuery('')}>{t('market.clearSearch')}</Button> : null}
        {filtered ? (
          <Button onClick={() => look({ filter: 'all', depth: 0 })}>{t('market.clearFilters')}</Button>
        ) : null}
      </p>
    </div>
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
