import { Check, Eye, KeyRound, Lock, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ShortAddress } from '../../../components/address.js';
import { Checkbox } from '../../../components/checkbox.js';
import { cx } from '../../../components/cx.js';
import { errorParts } from '../../../components/error-text.js';
import { Identicon } from '../../../components/identicon.js';
import { Outside } from '../../../components/outside.js';
import { NAME_CAP } from '../../onboarding/finish-form.js';
import type { FoundHoldings } from '../use-holdings.js';
import { FoundAmount } from './found-balance.js';
import { type AccountRow, isChoosable, type RowState } from './rows.js';

const ICONS: Record<RowState, typeof Check> = {
  ready: KeyRound,
  upgrade: KeyRound,
  watch: Eye,
  held: Check,
  watched: Eye,
  twice: Check,
  locked: Lock,
  failed: TriangleAlert,
};

interface Props {
  row: AccountRow;
  index: number;
  onName: ((key: string, name: string) => void) | null;
  onChoose(key: string, chosen: boolean): void;
  /** Undefined where the table shows no balances. */
  found: FoundHoldings | null | undefined;
}

/** One account of the table. */
export function AccountLine({ row, index, onName, onChoose, found }: Props) {
  const { t } = useTranslation();
  const choosable = isChoosable(row);
  const Icon = ICONS[row.state];
  const bad = row.state === 'locked' || row.state === 'failed';
  const why = row.problem ? errorParts(t, row.problem).what : undefined;
  return (
    // biome-ignore-start lint/a11y/useSemanticElements: no table element, see AccountTable
    <div role="row" aria-rowindex={index + 2} tabIndex={-1} className="account-row" data-state={row.state}>
      <span role="cell" className="cell-choose">
        <Checkbox
          aria-label={t('import.table.choose', { name: row.name })}
          disabled={!choosable}
          checked={row.chosen}
          onChange={(event) => onChoose(row.key, event.target.checked)}
        />
      </span>
      <span role="cell" className="cell-name">
        {row.accountId ? (
          <Identicon seed={row.accountId} size={28} />
        ) : (
          <span className="no-identicon" aria-hidden="true" />
        )}
        <span className="row-main">
          {onName && choosable ? (
            <input
              className="name-input"
              aria-label={t('import.table.nameOf', { number: index + 1 })}
              value={row.name}
              maxLength={NAME_CAP}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => onName(row.key, event.target.value)}
            />
          ) : (
            <Outside text={row.name} className="row-name truncate" />
          )}
          <span className="row-under truncate">
            {row.address ? <ShortAddress address={row.address} /> : t('import.table.noAddress')}
            {row.role === 'hotkey' ? ` \u00b7 ${t('import.table.hotkey')}` : ''}
          </span>
        </span>
      </span>
      <span role="cell" className="cell-type quiet small">
        {row.kind ?? '\u2013'}
      </span>
      {found === undefined ? null : (
        <span role="cell" className="cell-balance">
          <FoundAmount found={found} />
        </span>
      )}
      <span role="cell" className={cx('cell-state small', bad ? 'caution' : 'quiet')} title={why}>
        <Icon size={14} aria-hidden="true" />
        <span>
          {t(
            row.problem?.code === 'keyfile/password-needed'
              ? 'import.state.needed'
              : `import.state.${row.state}`,
          )}
        </span>
        {why ? <span className="visually-hidden">{why}</span> : null}
      </span>
    </div>
    // biome-ignore-end lint/a11y/useSemanticElements: no table element, see AccountTable
  );
}
