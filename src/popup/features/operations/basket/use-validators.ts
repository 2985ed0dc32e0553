import { useEffect, useState } from 'react';
import type { Position, ValidatorRow } from '../../../../core/stake/types.js';
import { useServices } from '../../../app/services.js';

/** A validator to begin with on each subnet: one the account already uses there, else the one with the most stake. */
export function useFirstValidators(
  netuids: readonly number[],
  positions: readonly Position[],
): ReadonlyMap<number, { hotkey: string; name: string | null }> {
  const { engine } = useServices();
  const [listed, setListed] = useState<ReadonlyMap<number, ValidatorRow | null>>(new Map());
  const key = netuids.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the list
  useEffect(() => {
    let current = true;
    for (const netuid of netuids.filter((one) => !listed.has(one))) {
      engine.call('validators', { netuid }).then(
        ({ value }) => {
          const [first] = [...value].sort((a, b) => (a.stakeBase < b.stakeBase ? 1 : -1));
          if (current) setListed((old) => new Map(old).set(netuid, first ?? null));
        },
        // The row then says that a validator must be chosen.
        () => current && setListed((old) => new Map(old).set(netuid, null)),
      );
    }
    return () => {
      current = false;
    };
  }, [engine, key]);
  return new Map(
    netuids.flatMap((netuid) => {
      const [held] = positions
        .filter((one) => one.netuid === netuid)
        .sort((a, b) => (a.alpha.base < b.alpha.base ? 1 : -1));
      if (held) return [[netuid, { hotkey: held.hotkey, name: held.validatorName }] as const];
      const row = listed.get(netuid);
      return row ? [[netuid, { hotkey: row.hotkey, name: row.name }] as const] : [];
    }),
  );
}
