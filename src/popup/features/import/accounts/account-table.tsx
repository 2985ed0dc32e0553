import './accounts.css';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../../components/checkbox.js';
import type { FoundHoldings } from '../use-holdings.js';
import { AccountLine } from './account-line.js';
import { type AccountRow, isChoosable } from './rows.js';
import { VirtualRows } from './virtual-rows.js';

/** Row height in CSS pixels; import.css says the same. */
const ROW_PX = 60;

interface Props {
  rows: readonly AccountRow[];
  /** Title of the column of what an account is made of. */
  kindTitle: string;
  /** Null where names are fixed. */
  onName: ((key: string, name: string) => void) | null;
  onChoose(key: string, chosen: boolean): void;
  onChooseAll(chosen: boolean): void;
  /** Null: no balances are shown. */
  holdings: ((address: string) => FoundHoldings) | null;
}

/** Accounts to choose from: name, address, key type, balance, state. A thousand of them scroll as well as three. */
export function AccountTable({ rows, kindTitle, onName, onChoose, onChooseAll, holdings }: Props) {
  const { t } = useTranslation();
  const choosable = rows.filter(isChoosable);
  const chosen = choosable.filter((row) => row.chosen).length;
  const all = choosable.length > 0 && chosen === choosable.length;
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows that come and go while scrolling cannot be a table element
    <div
      role="table"
      className="card account-table"
      aria-label={t('import.table.label')}
      aria-rowcount={rows.length + 1}
      data-balance={holdings !== null}
      data-testid="accounts"
    >
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <div role="row" aria-rowindex={1} tabIndex={-1} className="account-row account-head">
        {/* biome-ignore lint/a11y/useSemanticElements: see above */}
        <span role="columnheader" tabIndex={-1} className="cell-choose">
          <Checkbox
            aria-label={t('import.table.all')}
            disabled={choosable.length === 0}
            checked={all}
            ref={(box) => {
              if (box) box.indeterminate = chosen > 0 && !all;
            }}
            onChange={() => onChooseAll(!all)}
          />
        </span>
        <Head className="cell-name" text={t('import.table.name')} />
        <Head className="cell-type" text={kindTitle} />
        {holdings ? <Head className="cell-balance" text={t('import.table.balance')} /> : null}
        <Head className="cell-state" text={t('import.table.state')} />
      </div>
      <VirtualRows count={rows.length} rowPx={ROW_PX} keyOf={(index) => rows[index]?.key ?? index}>
        {(index) => {
          const row = rows[index];
          return row ? (
            <AccountLine
              row={row}
              index={index}
              onName={onName}
              onChoose={onChoose}
              found={foundFor(row, holdings)}
            />
          ) : null;
        }}
      </VirtualRows>
    </div>
  );
}

function Head({ className, text }: { className: string; text: string }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: no table element, see AccountTable
    <span role="columnheader" tabIndex={-1} className={className}>
      {text}
    </span>
  );
}

/** Undefined: the table has no such column. Null: nothing is known of this row. */
function foundFor(row: AccountRow, holdings: Props['holdings']): FoundHoldings | null | undefined {
  if (!holdings) return undefined;
  return row.address && row.problem === null ? holdings(row.address) : null;
}
