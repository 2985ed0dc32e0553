import type { Position, SubnetRow } from '../../../core/stake/types.js';

export const GROUPINGS = ['subnet', 'validator', 'account'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Positions that belong together. Their values in TAO may be added; their alpha only on one subnet. */
export interface PositionGroup {
  by: Grouping;
  /** Netuid, hotkey or coldkey, as text. */
  key: string;
  /** The one subnet of a group by subnet. */
  netuid: number | null;
  /** Untrusted name of the subnet or the validator; null when there is none. */
  name: string | null;
  symbol: string | null;
  positions: Position[];
  /** Sum in the subnet's own alpha (rao on root), the same money; null for groups over several subnets. */
  alphaBase: bigint | null;
  spotRao: bigint;
  /** Sum of the exit values that are known. */
  exitRao: bigint;
  /** Positions without an exit value. */
  unpriced: number;
}

/** Groups positions, the most valuable group first and root on top. */
export function groupPositions(
  { positions }: { positions: readonly Position[] },
  subnets: readonly SubnetRow[],
  by: Grouping = 'subnet',
): PositionGroup[] {
  const groups = new Map<string, PositionGroup>();
  for (const position of positions) {
    const key = keyOf(position, by);
    const group = groups.get(key) ?? emptyGroup(position, key, by, subnets);
    groups.set(key, group);
    group.positions.push(position);
    if (group.alphaBase !== null) group.alphaBase += position.alpha.base;
    group.spotRao += position.spotRao;
    if (position.exit.kind === 'exact') group.exitRao += position.exit.rao;
    else group.unpriced += 1;
  }
  for (const group of groups.values()) group.positions.sort(bySize);
  return [...groups.values()].sort(byValue);
}

function keyOf({ netuid, hotkey, coldkey }: Position, by: Grouping): string {
  return by === 'subnet' ? String(netuid) : by === 'validator' ? hotkey : coldkey;
}

function emptyGroup(
  position: Position,
  key: string,
  by: Grouping,
  subnets: readonly SubnetRow[],
): PositionGroup {
  const bySubnet = by === 'subnet';
  const subnet = bySubnet ? subnets.find((row) => row.netuid === position.netuid) : undefined;
  return {
    by,
    key,
    netuid: bySubnet ? position.netuid : null,
    name: by === 'validator' ? position.validatorName : (subnet?.name ?? null),
    symbol: subnet?.symbol ?? null,
    positions: [],
    alphaBase: bySubnet ? 0n : null,
    spotRao: 0n,
    exitRao: 0n,
    unpriced: 0,
  };
}

function byValue(a: PositionGroup, b: PositionGroup): number {
  if ((a.netuid === 0) !== (b.netuid === 0)) return a.netuid === 0 ? -1 : 1;
  if (a.exitRao !== b.exitRao) return a.exitRao > b.exitRao ? -1 : 1;
  if (a.netuid !== null && b.netuid !== null) return a.netuid - b.netuid;
  return a.key < b.key ? -1 : 1;
}

function bySize(a: Position, b: Position): number {
  return a.spotRao === b.spotRao ? a.netuid - b.netuid : a.spotRao > b.spotRao ? -1 : 1;
}

/** Spot is worth showing beside the exit value when they differ by more than 0.5 % (ux.md, Numbers and words). */
export function spotDiffers(spotRao: bigint, exitRao: bigint): boolean {
  const gap = spotRao > exitRao ? spotRao - exitRao : exitRao - spotRao;
  return gap * 1_000n > spotRao * 5n;
}
