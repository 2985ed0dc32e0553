import './positions.css';
import { ArrowDown, ArrowUp, ChevronsDownUp, ChevronsUpDown } from 'lucide-react';
import { type RefObject, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountState } from '../../../core/chain/account-state.js';
import type { Position } from '../../../core/stake/types.js';
import { Button } from '../../components/button.js';
import { cx } from '../../components/cx.js';
import { Segmented } from '../../components/segmented.js';
import { Select } from '../../components/select-field.js';
import { cleanText } from '../../components/untrusted.js';
import { useChainStore } from '../../state/chain-store.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { CostMethodSwitch } from '../holdings/cost-method-switch.js';
import type { Gains } from '../holdings/gains.js';
import { GROUPINGS, type Grouping, groupPositions, type PositionGroup } from '../home/group-positions.js';
import { PositionLines } from './position-lines.js';
import { linesOf, SORT_KEYS, type Sort, type SortKey } from './rows.js';

/** Up to so many positions all groups begin open. */
const OPEN_FROM_START = 60;

interface Props {
  positions: Position[];
  gains: Gains;
  states: readonly AccountState[];
  /** Several accounts are in view: each position says whose it is. */
  several: boolean;
  old: boolean;
  scroller: RefObject<HTMLElement | null>;
}

/** Every position with what it would bring, what it cost and earned; grouped and sorted as one likes. */
export function Positions({ positions, gains, states, several, old, scroller }: Props) {
  const { t } = useTranslation();
  const [by, setBy] = useState<Grouping>('subnet');
  const [sort, setSort] = useState<Sort>({ key: 'exit', descending: true });
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<boolean | null>(null);
  const openAtFirst = chosen ?? positions.length <= OPEN_FROM_START;
  const subnets = useChainStore((s) => s.portfolio?.snapshot?.value.subnets);
  const nameOf = useGroupNames();
  const groups = useMemo(() => groupPositions({ positions }, subnets ?? [], by), [positions, subnets, by]);
  const lines = useMemo(
    () => linesOf(groups, gains, sort, nameOf, ({ key }) => turned.has(key) !== openAtFirst),
    [groups, gains, sort, nameOf, turned, openAtFirst],
  );
  const sortBy = (key: SortKey): void =>
    setSort({ key, descending: sort.key === key ? !sort.descending : key !== 'name' });
  const turn = useCallback(
    (key: string): void =>
      setTurned((before) => {
        const next = new Set(before);
        if (!next.delete(key)) next.add(key);
        return next;
      }),
    [],
  );
  const allOpen = openAtFirst && turned.size === 0;
  return (
    <section className={cx('positions', old && 'market-old')} data-testid="positions">
      <div className="positions-bar">
        <h2 className="part-title positions-title">
          {t('portfolio.positions.title')} <span className="faint amount">{positions.length}</span>
        </h2>
        {positions.length > 1 ? (
          <Segmented<Grouping>
            label={t('home.groupBy')}
            hideLabel
            value={by}
            options={GROUPINGS.filter((one) => one !== 'account' || several).map((value) => ({
              value,
              label: t(`home.by.${value}`),
            }))}
            onChange={(value) => {
              setBy(value);
              setTurned(new Set());
            }}
          />
        ) : null}
        <CostMethodSwitch />
        {groups.some((group) => group.positions.length > 1) ? (
          <Button
            look="ghost"
            onClick={() => {
              setChosen(!allOpen);
              setTurned(new Set());
            }}
          >
            {allOpen ? (
              <ChevronsDownUp size={14} aria-hidden="true" />
            ) : (
              <ChevronsUpDown size={14} aria-hidden="true" />
            )}
            {t(allOpen ? 'portfolio.positions.closeAll' : 'portfolio.positions.openAll')}
          </Button>
        ) : null}
        <SortChoice sort={sort} onSort={sortBy} />
      </div>
      <PositionLines
        lines={lines}
        sort={sort}
        onSort={sortBy}
        onTurn={turn}
        nameOf={nameOf}
        several={several}
        states={states}
        waiting={gains.state === 'unread' || gains.state === 'reading'}
        scroller={scroller}
      />
    </section>
  );
}

/** Names of groups as they are shown and sorted by. */
function useGroupNames(): (group: PositionGroup) => string {
  const { t } = useTranslation();
  const accounts = useWalletStore((s) => s.status?.accounts);
  return useMemo(() => {
    const own = new Map((accounts ?? []).map(({ address, name }) => [address, name] as const));
    return ({ by, key, name, netuid }: PositionGroup) => {
      if (netuid === 0) return t('home.rootStake');
      if (netuid !== null) return cleanText(name || t('home.subnet', { netuid }));
      const known = by === 'account' ? own.get(key) : name;
      return cleanText(known || `${key.slice(0, 6)}\u2026${key.slice(-6)}`);
    };
  }, [accounts, t]);
}

/** Where there is no head of a table to press. */
function SortChoice({ sort, onSort }: { sort: Sort; onSort(key: SortKey): void }) {
  const { t } = useTranslation();
  const Arrow = sort.descending ? ArrowDown : ArrowUp;
  return (
    <span className="positions-sort">
      <label>
        <span className="visually-hidden">{t('portfolio.positions.sort')}</span>
        <Select
          value={sort.key}
          options={SORT_KEYS.map((key) => ({ value: key, label: t(`portfolio.column.${key}`) }))}
          onChange={(key) => {
            if (key !== sort.key) onSort(key);
          }}
        />
      </label>
      <button
        type="button"
        className="icon-button"
        aria-label={t(sort.descending ? 'portfolio.positions.descending' : 'portfolio.positions.ascending')}
        onClick={() => onSort(sort.key)}
      >
        <Arrow size={16} aria-hidden="true" />
      </button>
    </span>
  );
}
