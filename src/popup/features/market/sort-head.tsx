import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../components/cx.js';
import { Term, type TermName } from '../../components/term.js';

interface Props<K extends string> {
  name: K;
  label: string;
  /** What the column is, on hover. A term explains itself when pressed: its order is turned by the arrows beside it. */
  about: string;
  term?: TermName | null;
  sort: { key: K; descending: boolean };
  onSort(key: K): void;
  className: string;
}

/** Head of a column that sorts: arrows of both ways on hover, of its own way once it does. */
export function SortHead<K extends string>({ name, label, about, term, sort, onSort, className }: Props<K>) {
  const { t } = useTranslation();
  const on = sort.key === name;
  const Arrow = on ? (sort.descending ? ArrowDown : ArrowUp) : ChevronsUpDown;
  const byColumn = t('market.sortByColumn', { column: label });
  const arrow = <Arrow size={11} className="m-arrow" aria-hidden="true" />;
  return (
    <th
      scope="col"
      className={className}
      aria-sort={on ? (sort.descending ? 'descending' : 'ascending') : undefined}
    >
      <span className={cx(term && 'm-head-term')}>
        <button
          type="button"
          className={cx('m-head', term && 'm-head-arrow')}
          title={term ? byColumn : about}
          {...(term ? { 'aria-label': byColumn } : {})}
          onClick={() => onSort(name)}
        >
          {arrow}
          {term ? null : label}
        </button>
        {term ? <Term name={term}>{label}</Term> : null}
      </span>
    </th>
  );
}

/** Room for the rows that are not in the document. */
export function Spacer({ height }: { height: number }) {
  return height > 0 ? (
    <tr>
      {/* One cell: a span over columns that the width hides would bring their room back. */}
      <td className="m-space" style={{ height }} />
    </tr>
  ) : null;
}
