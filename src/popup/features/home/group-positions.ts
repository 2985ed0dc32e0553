import type { AccountPortfolio, Position, SubnetRow } from '../../../core/stake/types.js';

/** All of one account's stake on one subnet. */
export interface SubnetGroup {
  netuid: number;
  name: string | null;
  symbol: string | null;
  positions: Position[];
  /** Sum in the subnet's own alpha (rao on root): the same money, so it may be added. */
  alphaBase: bigint;
  spotRao: bigint;
  /** Sum of the exit values that are known. */
  exitRao: bigint;
  /** Positions without an exit value. */
  unpriced: number;
}

/** Groups positions by subnet, the most valuable first and root on top. */
export function groupPositions(portfolio: AccountPortfolio, subnets: SubnetRow[]): SubnetGroup[] {
  const groups = new Map<number, SubnetGroup>();
  for (const position of portfolio.positions) {
    const group = groups.get(position.netuid) ?? emptyGroup(position.netuid, subnets);
    groups.set(position.netuid, group);
    group.positions.push(position);
    group.alphaBase += position.alpha.base;
    group.spotRao += position.spotRao;
    if (position.exit.kind === 'exact') group.exitRao += position.exit.rao;
    else group.unpriced += 1;
  }
  return [...groups.values()].sort(byValue);
}

function emptyGroup(netuid: number, subnets: SubnetRow[]): SubnetGroup {
  const subnet = subnets.find((row) => row.netuid === netuid);
  return {
    netuid,
    name: subnet?.name ?? null,
    symbol: subnet?.symbol ?? null,
    positions: [],
    alphaBase: 0n,
    spotRao: 0n,
    exitRao: 0n,
    unpriced: 0,
  };
}

function byValue(a: SubnetGroup, b: SubnetGroup): number {
  if ((a.netuid === 0) !== (b.netuid === 0)) return a.netuid === 0 ? -1 : 1;
  if (a.exitRao !== b.exitRao) return a.exitRao > b.exitRao ? -1 : 1;
  return a.netuid - b.netuid;
}

/** Spot is worth showing beside the exit value when they differ by more than 0.5 % (ux.md, Numbers and words). */
export function spotDiffers(spotRao: bigint, exitRao: bigint): boolean {
  const gap = spotRao > exitRao ? spotRao - exitRao : exitRao - spotRao;
  return gap * 1_000n > spotRao * 5n;
}
