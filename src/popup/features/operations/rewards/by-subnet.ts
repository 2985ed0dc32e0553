import type { ErrorBody } from '../../../../core/errors/wallet-error.js';
import type { ClaimItem } from '../../../../core/operations/quote.js';

/** What all validators owe on one subnet: a claim takes all of it. */
export interface SubnetDue {
  netuid: number;
  /** Of the validators whose part can be claimed; of all where none can. */
  owedBase: bigint;
  worthRao: bigint;
  hotkeys: string[];
  claimable: boolean;
  /** Why not, where no part can be claimed. */
  reason: ErrorBody | null;
}

/** Dues of one subnet together (the same alpha, so it may be added), the most valuable first. */
export function bySubnet(items: readonly ClaimItem[]): SubnetDue[] {
  const netuids = [...new Set(items.flatMap(({ netuid }) => (netuid === null ? [] : [netuid])))];
  return netuids.map((netuid) => dueOf(netuid, items)).sort(byWorth);
}

function dueOf(netuid: number, items: readonly ClaimItem[]): SubnetDue {
  const all = items.filter((item) => item.netuid === netuid);
  const good = all.filter(({ claimable }) => claimable);
  const counted = good.length > 0 ? good : all;
  return {
    netuid,
    owedBase: counted.reduce((sum, item) => sum + item.owedBase, 0n),
    worthRao: counted.reduce((sum, item) => sum + item.worthRao, 0n),
    hotkeys: [...new Set(counted.map(({ hotkey }) => hotkey))],
    claimable: good.length > 0,
    reason: good.length > 0 ? null : (all[0]?.reason ?? null),
  };
}

function byWorth(a: SubnetDue, b: SubnetDue): number {
  if (a.claimable !== b.claimable) return a.claimable ? -1 : 1;
  return a.worthRao === b.worthRao ? a.netuid - b.netuid : a.worthRao < b.worthRao ? 1 : -1;
}
