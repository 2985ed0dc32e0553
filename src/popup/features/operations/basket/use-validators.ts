import { useEffect, useRef, useState } from 'react';
import type { Position, ValidatorRow } from '../../../../core/stake/types.js';
import { useServices } from '../../../app/services.js';

/** Who a subnet's part is staked with; null while that is not known or where nobody is listed. */
export interface RowValidator {
  hotkey: string | null;
  name: string | null;
  loading: boolean;
}

/**
 * The validator of each subnet: the one chosen, else one the account already uses there, else the one with the most stake.
 */
export function useValidators(
  netuids: readonly number[],
  positions: readonly Position[],
  chosen: Readonly<Record<number, string>>,
): (netuid: number) => RowValidator {
  const { engine } = useServices();
  const [listed, setListed] = useState<ReadonlyMap<number, ValidatorRow[]>>(new Map());
  const asked = useRef(new Set<number>());
  const key = netuids.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the list
  useEffect(() => {
    for (const netuid of netuids.filter((one) => !asked.current.has(one))) {
      asked.current.add(netuid);
      const keep = (rows: ValidatorRow[]): void => setListed((old) => new Map(old).set(netuid, rows));
      // Where the list cannot be had, the row says that a validator must be chosen.
      engine.call('validators', { netuid }).then(
        ({ value }) => keep(value),
        () => keep([]),
      );
    }
  }, [engine, key]);
  return (netuid) => {
    const rows = listed.get(netuid);
    const held = largest(positions.filter((one) => one.netuid === netuid));
    const hotkey = chosen[netuid] ?? held?.hotkey ?? mostStaked(rows ?? [])?.hotkey ?? null;
    const name =
      rows?.find((row) => row.hotkey === hotkey)?.name ??
      (held?.hotkey === hotkey ? held?.validatorName : null) ??
      null;
    return { hotkey, name, loading: hotkey === null && rows === undefined };
  };
}

function largest(positions: readonly Position[]): Position | undefined {
  return most(positions, ({ alpha }) => alpha.base);
}

function mostStaked(rows: readonly ValidatorRow[]): ValidatorRow | undefined {
  return most(rows, ({ stakeBase }) => stakeBase);
}

/** The first of the largest. */
function most<T>(list: readonly T[], sizeOf: (one: T) => bigint): T | undefined {
  return list.reduce<T | undefined>(
    (best, one) => (best === undefined || sizeOf(one) > sizeOf(best) ? one : best),
    undefined,
  );
}
