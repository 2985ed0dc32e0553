import type { PositionGain } from '../../../core/chain/history.js';
import type { Position } from '../../../core/stake/types.js';
import { type Gains, hasCost } from '../holdings/gains.js';
import type { PositionGroup } from '../home/group-positions.js';

export const SORT_KEYS = ['name', 'exit', 'cost', 'unrealised', 'realised', 'income'] as const;
export type SortKey = (typeof SORT_KEYS)[number];
export interface Sort {
  key: SortKey;
  descending: boolean;
}

/** What positions cost and brought; null where the past is not known well enough. */
export type GainSums =
  | (Pick<PositionGain, 'costRao' | 'unrealisedRao' | 'realisedRao' | 'incomeRao' | 'complete'> & {
      /** Positions that are not in it: no purchase of theirs is known. */
      leftOut: number;
    })
  | null;

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
  const known = positions.flatMap((position) => {
    const gain = gains.of(position);
    return gain && hasCost(gain) ? [gain] : [];
  });
  if (known.length === 0) return null;
  const sum = (pick: (gain: PositionGain) => bigint) =>
    known.reduce((total, gain) => total + pick(gain), 0n) as PositionGain['costRao'];
  return {
    costRao: sum(({ costRao }) => costRao),
    unrealisedRao: sum(({ unrealisedRao }) => unrealisedRao),
    realisedRao: sum(({ realisedRao }) => realisedRao),
    incomeRao: sum(({ incomeRao }) => incomeRao),
    complete: known.every(({ complete }) => complete),
    leftOut: positions.length - known.length,
  };
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
  if (key === 'cost') return gain.costRao;
  if (key === 'income') return gain.incomeRao;
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
