import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SubnetRow } from '../../../core/stake/types.js';
import { poolText, priceTao } from '../../components/format.js';
import { NetuidChip } from '../../components/netuid-chip.js';
import { Outside } from '../../components/outside.js';
import { Picker } from '../../components/picker.js';

interface Props {
  subnets: SubnetRow[];
  value: SubnetRow | null;
  onChange(netuid: number): void;
  /** What is chosen; "Subnet" when left out. */
  label?: string;
}

const NUMBER = /^(?:sn)?(\d{1,5})$/;

/** Root first, then by depth of the pool: the deeper, the less a trade moves the price. */
export function SubnetPicker({ subnets, value, onChange, label }: Props) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const sorted = useMemo(() => exactFirst([...subnets].sort(byDepth), query), [subnets, query]);
  return (
    <Picker
      label={label ?? t('stake.subnet')}
      placeholder={t('stake.chooseSubnet')}
      searchPlaceholder={t('stake.searchSubnet')}
      empty={t('stake.noSubnet')}
      items={sorted}
      value={value}
      idOf={(row) => String(row.netuid)}
      textOf={(row) => (row.netuid === 0 ? t('amount.root') : `SN${row.netuid} ${row.name}`)}
      matches={subnetMatches}
      disabled={(row) => row.netuid !== 0 && !row.subtokenEnabled}
      onChange={(row) => onChange(row.netuid)}
      onQuery={setQuery}
      renderItem={(row) => <SubnetLine row={row} />}
      renderValue={(row) => <SubnetLine row={row} />}
      testId="subnet-picker"
    />
  );
}

function byDepth(a: SubnetRow, b: SubnetRow): number {
  if (a.netuid === 0 || b.netuid === 0) return a.netuid - b.netuid;
  if (a.taoInRao !== b.taoInRao) return a.taoInRao > b.taoInRao ? -1 : 1;
  return a.netuid - b.netuid;
}

/** Whoever types a whole number means that subnet, however deep the pools of 20 to 29 are: Enter takes the first row. */
export function exactFirst(rows: readonly SubnetRow[], query: string): SubnetRow[] {
  const number = NUMBER.exec(query.trim().toLowerCase())?.[1];
  const exact = number === undefined ? undefined : rows.find((row) => String(row.netuid) === number);
  return exact ? [exact, ...rows.filter((row) => row !== exact)] : [...rows];
}

/** Finds a subnet by part of its name, by its number, or by `SN64`. */
export function subnetMatches(row: SubnetRow, query: string): boolean {
  if (query === '') return true;
  const number = NUMBER.exec(query)?.[1];
  if (number !== undefined) return String(row.netuid).startsWith(number);
  return row.name.toLowerCase().includes(query) || (row.netuid === 0 && 'root'.startsWith(query));
}

function SubnetLine({ row }: { row: SubnetRow }) {
  const { t } = useTranslation();
  const line =
    row.netuid === 0
      ? t('stake.rootLine')
      : row.subtokenEnabled
        ? t('stake.subnetLine', {
            price: priceTao(row.priceRaoPerAlpha),
            pool: poolText(row.taoInRao),
          })
        : t('stake.notStarted');
  return (
    <>
      <NetuidChip netuid={row.netuid} />
      <span className="row-main">
        <span className="row-name truncate">
          {row.netuid === 0 ? (
            t('amount.root')
          ) : (
            <Outside text={row.name || t('home.subnet', { netuid: row.netuid })} />
          )}
        </span>
        <span className="row-under truncate amount">{line}</span>
      </span>
    </>
  );
}
