import '../contacts/contacts.css';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Position, SubnetRow } from '../../../core/stake/types.js';
import { Amount } from '../../components/amount.js';
import { Button } from '../../components/button.js';
import { NetuidChip } from '../../components/netuid-chip.js';
import { Outside } from '../../components/outside.js';
import { Segmented } from '../../components/segmented.js';
import { Sheet } from '../../components/sheet.js';
import words from '../../i18n/en/palette.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { useChainStore } from '../../state/chain-store.js';
import { useAccountPortfolio, useActiveAccount, useSubnet } from '../../state/selectors.js';
import { SearchField } from '../contacts/search-field.js';
import { groupPositions } from './group-positions.js';
import type { SheetState } from './sheet-state.js';

addWords(words);

const WAYS = ['subnet', 'validator'] as const;
type Way = (typeof WAYS)[number];

const NO_POSITIONS: Position[] = [];
const NO_SUBNETS: SubnetRow[] = [];
/** A list that is longer than this has a search. */
const SEARCHED_FROM = 12;

/** Where stake is to go, another subnet or another validator on the same one, and which: in the order of the home screen. */
export default function MoveSheet({ open, onOpenChange }: SheetState) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const [way, setWay] = useState<Way>('subnet');
  const positions = useSorted();
  const go = (path: string): void => {
    onOpenChange(false);
    navigate(path);
  };
  return (
    <Sheet title={t('move.title')} open={open} onOpenChange={onOpenChange}>
      {positions.length === 0 ? (
        <>
          <p className="quiet">{t('move.none')}</p>
          <Button look="primary" onClick={() => go('/stake')}>
            {t('move.stake')}
          </Button>
        </>
      ) : (
        <>
          <Segmented<Way>
            label={t('move.where')}
            hideLabel
            value={way}
            options={WAYS.map((value) => ({ value, label: t(`move.${value}`) }))}
            onChange={setWay}
          />
          <Rows
            positions={positions}
            onChoose={({ netuid, hotkey }) => go(`/do/${way}/${netuid}/${hotkey}`)}
          />
        </>
      )}
    </Sheet>
  );
}

/** Positions of the active account as the home screen lists them: root, then the subnet with the most value. */
function useSorted(): Position[] {
  const account = useActiveAccount();
  const positions = useAccountPortfolio(account?.address ?? null)?.positions ?? NO_POSITIONS;
  const subnets = useSubnets();
  return useMemo(
    () => groupPositions({ positions }, subnets).flatMap((group) => group.positions),
    [positions, subnets],
  );
}

function Rows({ positions, onChoose }: { positions: Position[]; onChoose(position: Position): void }) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const subnets = useSubnets();
  const isLong = positions.length > SEARCHED_FROM;
  const shown = isLong ? positions.filter((one) => isNamed(one, subnets, query)) : positions;
  return (
    <>
      {isLong ? <SearchField label={t('move.search')} value={query} onChange={setQuery} /> : null}
      <ul className="sheet-list" data-testid="move-positions">
        {shown.map((position) => (
          <MoveRow
            key={`${position.netuid} ${position.hotkey}`}
            position={position}
            onPress={() => onChoose(position)}
          />
        ))}
      </ul>
      {isLong ? (
        <p role="status" className="quiet small">
          {shown.length === 0 ? t('move.noMatch') : ''}
        </p>
      ) : null}
    </>
  );
}

function MoveRow({ position, onPress }: { position: Position; onPress(): void }) {
  const { t } = useTranslation();
  const { netuid, hotkey, validatorName, exit, alpha } = position;
  const subnet = useSubnet(netuid);
  const name = netuid === 0 ? t('home.rootStake') : subnet?.name || t('home.subnet', { netuid });
  const validator = validatorName || `${hotkey.slice(0, 6)}…${hotkey.slice(-6)}`;
  return (
    <li>
      <button type="button" className="sheet-row move-row" onClick={onPress}>
        <NetuidChip netuid={netuid} />
        <span className="row-main">
          <Outside text={name} className="row-name truncate" />
          <Outside text={validator} className="row-under truncate" />
        </span>
        {exit.kind === 'exact' ? (
          <Amount base={exit.rao} className="row-value" />
        ) : (
          <Amount
            base={alpha.base}
            token={netuid === 0 ? null : { netuid, symbol: subnet?.symbol ?? null }}
          />
        )}
      </button>
    </li>
  );
}

/** Whether every word of a search is in the number or name of a position's subnet, or in its validator. */
function isNamed({ netuid, hotkey, validatorName }: Position, subnets: SubnetRow[], query: string): boolean {
  const name = subnets.find((row) => row.netuid === netuid)?.name ?? '';
  const text = `sn${netuid} ${name} ${validatorName ?? ''} ${hotkey}`.toLowerCase();
  const words = query.toLowerCase().split(/\s+/);
  return words.every((word) => text.includes(word));
}

function useSubnets(): SubnetRow[] {
  return useChainStore((s) => s.portfolio?.snapshot?.value.subnets ?? NO_SUBNETS);
}
