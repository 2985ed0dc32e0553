import type { AccountPortfolio, SubnetRow } from '../../../core/stake/types.js';

/** A part of what the accounts have, by exit value. */
export interface Slice {
  key: string;
  kind: 'free' | 'root' | 'subnet' | 'others' | 'baskets';
  /** The one subnet of a slice. */
  netuid: number | null;
  /** Untrusted name of that subnet; null when it has none. */
  name: string | null;
  exitRao: bigint;
  spotRao: bigint;
  /** Subnets that `others` sums up. */
  count: number;
}

/** Subnets with a slice of their own. */
const MOST_SUBNETS = 8;

/**
 * Shares of free TAO (deposits included), root stake, the largest subnets, all others and what baskets owe. Positions
 * without an exit value are in no slice.
 */
export function allocationOf(
  portfolios: readonly AccountPortfolio[],
  subnets: readonly SubnetRow[],
  most = MOST_SUBNETS,
): Slice[] {
  const names = new Map(subnets.map(({ netuid, name }) => [netuid, name] as const));
  const bySubnet = new Map<number, { exitRao: bigint; spotRao: bigint }>();
  let [freeRao, basketRao] = [0n, 0n];
  for (const { balance, positions, baskets } of portfolios) {
    freeRao += balance.freeRao + balance.reservedRao;
    for (const { valueRao } of baskets ?? []) basketRao += valueRao;
    for (const { netuid, exit, spotRao } of positions) {
      if (exit.kind !== 'exact') continue;
      const sum = bySubnet.get(netuid) ?? { exitRao: 0n, spotRao: 0n };
      bySubnet.set(netuid, { exitRao: sum.exitRao + exit.rao, spotRao: sum.spotRao + spotRao });
    }
  }
  const root = bySubnet.get(0);
  bySubnet.delete(0);
  const ordered = [...bySubnet].sort(([a, { exitRao: x }], [b, { exitRao: y }]) =>
    x === y ? a - b : x > y ? -1 : 1,
  );
  // A single one more needs no sum of its own.
  const shown = ordered.length === most + 1 ? most + 1 : most;
  const rest = ordered.slice(shown).map(([, sums]) => sums);
  const slices: Slice[] = [
    slice('free', { exitRao: freeRao, spotRao: freeRao }),
    ...(root ? [slice('root', root, 0)] : []),
    ...ordered
      .slice(0, shown)
      .map(([netuid, sums]) => ({ ...slice('subnet', sums, netuid), name: names.get(netuid) || null })),
    {
      ...slice('others', {
        exitRao: rest.reduce((sum, { exitRao }) => sum + exitRao, 0n),
        spotRao: rest.reduce((sum, { spotRao }) => sum + spotRao, 0n),
      }),
      count: rest.length,
    },
    slice('baskets', { exitRao: basketRao, spotRao: basketRao }),
  ];
  return slices.filter(({ exitRao }) => exitRao > 0n);
}

function slice(
  kind: Slice['kind'],
  sums: { exitRao: bigint; spotRao: bigint },
  netuid: number | null = null,
): Slice {
  return { key: netuid === null ? kind : `${kind} ${netuid}`, kind, netuid, name: null, count: 0, ...sums };
}

/** Sum of all slices, rao. */
export function sumOf(slices: readonly Slice[]): bigint {
  return slices.reduce((sum, { exitRao }) => sum + exitRao, 0n);
}
