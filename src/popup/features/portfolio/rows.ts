import type { PositionGain } from '../../../core/chain/history.js';
import { totalGain } from '../../../core/gains/index.js';
import type { Position } from '../../../core/stake/types.js';
import { type Gains, gainKey, hasCost } from '../holdings/gains.js';
import type { PositionGroup } from '../home/group-positions.js';

export const SORT_KEYS = ['name', 'exit', 'cost', 'unrealised', 'realised', 'income'] as const;
export type SortKey = (typeof SORT_KEYS)[number];
export interface Sort {
  key: SortKey;
  descending: boolean;
}

type Sums = Pick<
  PositionGain,
  'costRao' | 'unrealisedRao' | 'realisedRao' | 'incomeRao' | 'unknownRao' | 'unknownOutRao' | 'lostRao'
>;

/** What positions cost and brought; null where the past is not known well enough. */
export type GainSums =
  | (Sums & {
      /** Positions of which a purchase is known: only these are in cost, change of price and realised. */
      bought: number;
      /** Positions with a part that came without a known purchase. */
      unknown: number;
      /** The gain itself where there is one position only. */
      only: PositionGain | null;
    })
  | null;

/** Sums of the positions that are held and of those that are not any more, and how many of these count. */
export type GainTotals = (NonNullable<GainSums> & { closed: Sums & { count: number } }) | null;

/** A line of the list of positions: a group, or one position within it or standing for it. */
export type Line =
  | { kind: 'group'; key: string; group: PositionGroup; gain: GainSums; open: boolean }
  | {
      kind: 'position';
      key: string;
      position: Position;
      group: PositionGroup;
      gain: GainSums;
      /** The group's only one: it carries the group's name. */
      alone: boolean;
    };

/** Sum of what is known of the gains of some positions; null when of none. */
export function gainSums(positions: readonly Position[], gains: Gains): GainSums {
  if (gains.state !== 'complete') return null;
  const all = positions.flatMap((position) => gains.of(position) ?? []);
  const sums = sumsOf(all);
  const bought = all.filter(hasCost).length;
  if (bought === 0 && sums.incomeRao === 0n) return null;
  const [only] = all;
  return {
    ...sums,
    bought,
    unknown: all.filter(({ unknownAlpha }) => unknownAlpha.base > 0n).length,
    only: positions.length === 1 ? (only ?? null) : null,
  };
}

/**
 * Sums over what is and what was; null when nothing is known of either.
 * @param accounts whose positions are known: of others nobody can say what is closed
 */
export function gainTotals(
  positions: readonly Position[],
  gains: Gains,
  accounts: readonly string[],
): GainTotals {
  if (gains.state !== 'complete') return null;
  const held = new Set(positions.map(gainKey));
  const gone = gains.list.filter(
    (gain) =>
      accounts.includes(gain.coldkey) && !held.has(gainKey(gain)) && (hasCost(gain) || gain.incomeRao > 0n),
  );
  const closed = { ...sumsOf(gone), count: gone.length };
  const open = gainSums(positions, gains);
  if (!open && gone.length === 0) return null;
  const all = sumsOf([...positions.flatMap((position) => gains.of(position) ?? []), ...gone]);
  return { bought: open?.bought ?? 0, unknown: open?.unknown ?? 0, only: null, ...all, closed };
}

/** Cost and gain of what was bought; income of all. */
function sumsOf(gains: readonly PositionGain[]): Sums {
  const { incomeRao, unknownRao, unknownOutRao, lostRao } = totalGain(gains);
  const { costRao, unrealisedRao, realisedRao } = totalGain(gains.filter(hasCost));
  return { costRao, unrealisedRao, realisedRao, incomeRao, unknownRao, unknownOutRao, lostRao };
}

/**
 * Groups in the chosen order, each followed by its positions in the same order where it is open. What is not known stands
 * last in either direction.
 */
export function linesOf(
  groups: readonly PositionGroup[],
  gains: Gains,
  sort: Sort,
  nameOf: (group: PositionGroup) => string,
  isOpen: (group: PositionGroup) => boolean,
): Line[] {
  const sized = groups.map((group) => {
    const gain = gainSums(group.positions, gains);
    const exit = group.unpriced < group.positions.length ? group.exitRao : null;
    return { group, gain, name: nameOf(group), value: sizeOf(sort.key, exit, gain) };
  });
  sized.sort((a, b) =>
    sort.key === 'name' ? a.name.localeCompare(b.name) * (sort.descending ? -1 : 1) : order(a, b, sort),
  );
  return sized.flatMap(({ group, gain }): Line[] => {
    const [only] = group.positions;
    const key = `${group.by} ${group.key}`;
    if (only && group.positions.length === 1)
      return [{ kind: 'position', key, position: only, group, gain, alone: true }];
    const open = isOpen(group);
    return [{ kind: 'group', key, group, gain, open }, ...(open ? members(group, gains, sort) : [])];
  });
}

function members(group: PositionGroup, gains: Gains, sort: Sort): Line[] {
  const sized = group.positions.map((position) => {
    const gain = gainSums([position], gains);
    const exit = position.exit.kind === 'exact' ? position.exit.rao : null;
    return { position, gain, value: sizeOf(sort.key === 'name' ? 'exit' : sort.key, exit, gain) };
  });
  sized.sort((a, b) => order(a, b, sort.key === 'name' ? { key: 'exit', descending: true } : sort));
  return sized.map(({ position, gain }) => ({
    kind: 'position',
    key: `${position.coldkey} ${position.hotkey} ${position.netuid}`,
    position,
    group,
    gain,
    alone: false,
  }));
}

function sizeOf(key: SortKey, exit: bigint | null, gain: GainSums): bigint | null {
  if (key === 'exit' || key === 'name') return exit;
  if (!gain) return null;
  if (key === 'income') return gain.incomeRao;
  if (gain.bought === 0) return null;
  if (key === 'cost') return gain.costRao;
  return key === 'realised' ? gain.realisedRao : gain.unrealisedRao;
}

function order(
  { value: a }: { value: bigint | null },
  { value: b }: { value: bigint | null },
  { descending }: Sort,
): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a > b === descending ? -1 : 1;
}
