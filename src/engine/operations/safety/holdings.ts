import { hasAvailability, readAvailability } from '../../portfolio/availability.js';
import { readStakes } from '../../portfolio/stakes.js';
import type { OperationContext } from '../rules.js';
import type { Position } from '../support/stake-place.js';

/** One position of the context's coldkey, and what holds it on its subnet over all validators. */
export interface Holding {
  hotkey: string;
  netuid: number;
  base: bigint;
  subnet: Omit<Position, 'base'>;
}

/** Every position in two requests. @throws WalletError chain/unavailable-feature, chain/bad-answer */
export async function holdingsOf({ reader, address }: OperationContext): Promise<Holding[]> {
  const [stakes, free] = await Promise.all([
    readStakes(reader, [address]),
    hasAvailability(reader.runtime) ? readAvailability(reader, [address], null) : null,
  ]);
  const held = stakes.filter(({ base }) => base > 0n);
  return held.map(({ hotkey, netuid, base }) => {
    const found = free?.get(address)?.find((row) => row.netuid === netuid);
    const own = held.filter((one) => one.netuid === netuid).reduce((sum, one) => sum + one.base, 0n);
    return {
      hotkey,
      netuid,
      base,
      subnet: {
        total: found?.totalBase ?? own,
        locked: found?.lockedBase ?? 0n,
        bonded: found?.bondedBase ?? 0n,
      },
    };
  });
}
