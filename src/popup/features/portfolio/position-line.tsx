import { ChevronDown, ChevronRight } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountState } from '../../../core/chain/account-state.js';
import type { Position } from '../../../core/stake/types.js';
import { Amount } from '../../components/amount.js';
import { Identicon } from '../../components/identicon.js';
import { NetuidChip } from '../../components/netuid-chip.js';
import { useSubnet } from '../../state/selectors.js';
import { useDelayed } from '../../state/use-delayed.js';
import { Signed, UnknownAlpha } from '../holdings/gains.js';
import { growthText } from '../holdings/value-change.js';
import { PositionYield } from '../holdings/yield-text.js';
import { ExitReason } from '../home/group-note.js';
import { type PositionGroup, spotDiffers } from '../home/group-positions.js';
import { toneOf } from '../market/figures.js';
import { LockNote } from './lock-note.js';
import { PositionName } from './position-name.js';
import type { GainSums, Line } from './rows.js';

/** A line that only passes by is not worth a question to the node. */
const IN_SIGHT_MS = 250;

interface Props {
  line: Line;
  index: number;
  onTurn(key: string): void;
  nameOf(group: PositionGroup): string;
  several: boolean;
  states: readonly AccountState[];
  waiting: boolean;
  measure?: (element: HTMLElement | null) => void;
}

/** One line of the table: a group with its sums, or a position. Scrolling draws the lines that come, not those that stay. */
export const PositionLine = memo(function PositionLine({ line, index, measure, ...shared }: Props) {
  return (
    <tr
      aria-rowindex={index + 2}
      data-index={index}
      data-testid={line.kind === 'group' ? 'group-line' : 'position-line'}
      ref={measure}
      className={line.kind === 'group' ? 'p-line p-group' : line.alone ? 'p-line' : 'p-line p-member'}
    >
      {line.kind === 'group' ? <Group line={line} {...shared} /> : <One line={line} {...shared} />}
    </tr>
  );
});

type Shared = Omit<Props, 'line' | 'index' | 'measure'>;

function Group({
  line: { group, gain, open },
  onTurn,
  nameOf,
  waiting,
}: Shared & { line: Extract<Line, { kind: 'group' }> }) {
  const { t } = useTranslation();
  const Chevron = open ? ChevronDown : ChevronRight;
  const name = nameOf(group);
  const token = { netuid: group.netuid ?? 0, symbol: group.symbol };
  return (
    <>
      <th scope="row" className="p-cell p-name">
        <button
          type="button"
          className="p-turn"
          aria-expanded={open}
          title={t('home.showPositions', { name })}
          onClick={() => onTurn(group.key)}
        >
          <Chevron size={14} aria-hidden="true" className="faint" />
          {group.netuid === null ? (
            <span className="p-picture">
              <Identicon seed={group.key} size={24} />
            </span>
          ) : (
            <NetuidChip netuid={group.netuid} />
          )}
          <span className="row-main">
            <bdi className="truncate strong">{name}</bdi>
            <span className="row-under">
              {t('portfolio.positions.count', { count: group.positions.length })}
            </span>
          </span>
        </button>
      </th>
      <Cell name="amount" empty={group.alphaBase === null || group.netuid === 0}>
        {group.alphaBase === null || group.netuid === 0 ? null : (
          <Amount base={group.alphaBase} token={token} />
        )}
      </Cell>
      <Cell name="exit">
        <Exit
          rao={group.unpriced < group.positions.length ? group.exitRao : null}
          spotRao={group.netuid === 0 ? null : group.spotRao}
          why={
            group.unpriced > 0 && group.unpriced < group.positions.length
              ? t('home.partlyPriced', { count: group.unpriced })
              : null
          }
        />
      </Cell>
      <GainCells gain={gain} waiting={waiting} />
      <Cell name="yield" empty />
    </>
  );
}

function One({
  line: { position, group, gain, alone },
  nameOf,
  several,
  states,
  waiting,
}: Shared & { line: Extract<Line, { kind: 'position' }> }) {
  const subnet = useSubnet(position.netuid);
  const token = { netuid: position.netuid, symbol: subnet?.symbol ?? null };
  const { exit } = position;
  return (
    <>
      <th scope="row" className="p-cell p-name">
        <PositionName
          position={position}
          by={group.by}
          groupName={alone ? nameOf(group) : null}
          subnetName={subnet?.name ?? null}
          several={several}
        />
      </th>
      <Cell name="amount" empty={position.netuid === 0}>
        {position.netuid === 0 ? null : <Amount base={position.alpha.base} token={token} />}
        <LockNote position={position} states={states} token={token} />
      </Cell>
      <Cell name="exit">
        <Exit
          rao={exit.kind === 'exact' ? exit.rao : null}
          spotRao={position.netuid === 0 ? null : position.spotRao}
          why={exit.kind === 'exact' ? null : <ExitReason exit={exit} />}
        />
      </Cell>
      <GainCells gain={gain} waiting={waiting} />
      <Cell name="yield">
        <Yield position={position} />
      </Cell>
    </>
  );
}

/** What a sale would bring; spot beside it where that is another number, and where there is no quote. */
function Exit({ rao, spotRao, why }: { rao: bigint | null; spotRao: bigint | null; why: ReactNode }) {
  const { t } = useTranslation();
  return (
    <>
      {rao === null ? <span className="faint">{'\u2013'}</span> : <Amount base={rao} className="strong" />}
      {spotRao !== null && (rao === null || spotDiffers(spotRao, rao)) ? (
        <span className="p-note">
          {t('portfolio.spot')} <Amount base={spotRao} />
        </span>
      ) : null}
      {why ? <span className="p-note">{why}</span> : null}
    </>
  );
}

function GainCells({ gain, waiting }: { gain: GainSums; waiting: boolean }) {
  const { t } = useTranslation();
  const sign = (
    <span className="p-sign faint" aria-hidden="true">
      {waiting ? '\u2026' : '\u2013'}
    </span>
  );
  const income = gain ? (
    <Cell name="income">
      <Signed value={gain.incomeRao} />
    </Cell>
  ) : (
    <Cell name="income" unknown>
      {sign}
    </Cell>
  );
  if (!gain || gain.bought === 0) {
    const why = t(waiting ? 'position.noCost.reading' : 'position.noCost.complete');
    return (
      <>
        <Cell name="cost">
          {sign}
          <span className="p-why faint">{why}</span>
        </Cell>
        {(['unrealised', 'realised'] as const).map((name) => (
          <Cell key={name} name={name} unknown>
            {sign}
          </Cell>
        ))}
        {income}
      </>
    );
  }
  return (
    <>
      <Cell name="cost">
        <Signed value={gain.costRao} plain />
        {gain.unknown > 0 ? (
          <span className="p-note">
            {t('portfolio.gain.without')}{' '}
            {gain.only ? <UnknownAlpha gain={gain.only} /> : <Amount base={gain.unknownRao} />}
          </span>
        ) : null}
      </Cell>
      <Cell name="unrealised">
        <Signed value={gain.unrealisedRao} />
        {gain.costRao > 0n ? (
          <span className={`p-note ${toneOf(gain.unrealisedRao)}`}>
            {growthText(gain.unrealisedRao, gain.costRao, 1)}
          </span>
        ) : null}
      </Cell>
      <Cell name="realised">
        <Signed value={gain.realisedRao} />
      </Cell>
      {income}
    </>
  );
}

function Yield({ position }: { position: Position }) {
  const { t } = useTranslation();
  const stays = useDelayed(IN_SIGHT_MS);
  if (!stays) return <span className="faint">{t('yield.measuring')}</span>;
  return <PositionYield coldkey={position.coldkey} hotkey={position.hotkey} netuid={position.netuid} lines />;
}

interface CellProps {
  name: string;
  /** Has nothing to say here: without a label of its own in narrow lines. */
  empty?: boolean;
  /** Another cell says why there is nothing here. */
  unknown?: boolean;
  children?: ReactNode;
}

/** A number with its column's name, which only narrow lines show. */
function Cell({ name, empty, unknown, children }: CellProps) {
  const { t } = useTranslation();
  return (
    <td className={`p-cell p-number p-${name}${empty ? ' p-empty' : ''}${unknown ? ' p-unknown' : ''}`}>
      <span className="p-label" aria-hidden="true">
        {t(`portfolio.column.${name}`)}
      </span>
      <span className="p-value">{children}</span>
    </td>
  );
}
