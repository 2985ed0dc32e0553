import { ArrowDownWideNarrow, ArrowUpNarrowWide, Search } from 'lucide-react';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseAmount } from '../../../core/amount/parse.js';
import { WINDOWS, type Window } from '../../../core/chain/market.js';
import { IconButton } from '../../components/icon-button.js';
import { Segmented } from '../../components/segmented.js';
import { Select } from '../../components/select-field.js';
import { firstOrder, type MarketFilter, SORTS } from './market-rows.js';
import { DEPTHS, FILTERS, useMarketView } from './market-view.js';
import { focusFirstRow } from './use-row-keys.js';

interface Props {
  query: string;
  onQuery(query: string): void;
  search: RefObject<HTMLInputElement | null>;
  /** The headers of a table sort by themselves; two-line rows have a menu. */
  withSort: boolean;
}

/** Search, filters, window, size and order of the screener. All but the search are remembered. */
export function MarketBar({ query, onQuery, search, withSort }: Props) {
  const { t } = useTranslation();
  const { filter, window, depth, sort, look } = useMarketView();
  return (
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
          onChange={(event) => onQuery(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown' && focusFirstRow()) event.preventDefault();
          }}
        />
      </label>
      <Segmented<MarketFilter>
        label={t('market.show')}
        hideLabel
        value={filter}
        options={FILTERS.map((value) => ({ value, label: t(`market.filter.${value}`) }))}
        onChange={(value) => look({ filter: value })}
      />
      <Segmented<Window>
        label={t('market.changeOver')}
        hideLabel
        value={window}
        options={WINDOWS.map((value) => ({ value, label: t(`market.window.${value}`) }))}
        onChange={(value) => look({ window: value })}
      />
      <span className="market-more">
        <label className="market-choice">
          <span className="visually-hidden">{t('market.leastDepth')}</span>
          <Select
            value={String(depth)}
            options={DEPTHS.map((value) => ({ value: String(value), label: t(`market.depth.${value}`) }))}
            onChange={(chosen) => look({ depth: DEPTHS.find((one) => String(one) === chosen) ?? 0 })}
          />
        </label>
        {withSort ? <SortMenu /> : null}
        {/* A table has a column of it; rows tell the cost only when they are sorted by it. */}
        {!withSort || sort.key === 'exitCost' ? <SizeField /> : null}
      </span>
    </div>
  );
}

/** The size whose cost of leaving is shown. What is no amount is said, and the column falls silent. */
function SizeField() {
  const { t } = useTranslation();
  const { size, look } = useMarketView();
  const [text, setText] = useState(size);
  const bad = sizeOf(text) === null;
  return (
    <label className="market-size">
      <span className="faint tiny">{t('market.mySize')}</span>
      <span className="market-size-field">
        <input
          className="input amount"
          inputMode="decimal"
          value={text}
          aria-invalid={bad}
          title={bad ? t('market.noSize') : undefined}
          onChange={(event) => {
            setText(event.target.value);
            if (sizeOf(event.target.value) !== null) look({ size: event.target.value });
          }}
        />
        <span className="faint" aria-hidden="true">
          {'\u03c4'}
        </span>
      </span>
    </label>
  );
}

/** A typed size in rao; null for what is no amount or nothing. */
export function sizeOf(text: string): bigint | null {
  const parsed = parseAmount(text);
  return parsed.ok && parsed.base > 0n ? parsed.base : null;
}

function SortMenu() {
  const { t } = useTranslation();
  const { sort, window, look } = useMarketView();
  const Arrow = sort.descending ? ArrowDownWideNarrow : ArrowUpNarrowWide;
  return (
    <span className="market-sort">
      <label className="market-choice">
        <span className="visually-hidden">{t('market.sortBy')}</span>
        <Select
          value={sort.key}
          options={SORTS.filter((key) => key !== 'change2').map((key) => ({
            value: key,
            label: t(`market.column.${key}`, { window: t(`market.window.${window}`) }),
          }))}
          onChange={(key) => look({ sort: firstOrder(key) })}
        />
      </label>
      <IconButton
        label={t(sort.descending ? 'market.largestFirst' : 'market.smallestFirst')}
        onClick={() => look({ sort: { ...sort, descending: !sort.descending } })}
      >
        <Arrow size={16} aria-hidden="true" />
      </IconButton>
    </span>
  );
}
