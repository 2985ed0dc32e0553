import type { StakeLock } from '../../../../core/chain/account-state.js';
import { useAccountStates } from '../../holdings/account-states.js';

/** The account's lock on a subnet; null where there is none, undefined until it is known. */
export function useHeldLock(address: string, netuid: number): StakeLock | null | undefined {
  const states = useAccountStates([address])?.snapshot?.value;
  const locks = states?.find((state) => state.address === address)?.locks;
  if (!locks) return undefined;
  return locks.kind === 'known' ? (locks.value.find((lock) => lock.netuid === netuid) ?? null) : null;
}
