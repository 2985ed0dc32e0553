import type { ActivityRow, CreatedPure } from '../../../../core/activity/types.js';
import type { AccountState } from '../../../../core/chain/account-state.js';

/** The birth of a keyless account, as the events of its block tell. */
export interface Creation extends CreatedPure {
  atMs: number;
}

/** What a transaction of ours created, once it is in a block and nothing of it failed. */
export function creationsOf({ state, failure, outcome, createdAtMs: atMs }: ActivityRow): Creation[] {
  if (failure || (state !== 'in-block' && state !== 'finalized')) return [];
  return (outcome?.created ?? []).map((made) => ({ ...made, atMs }));
}

/** Whether the chain says, now, that its maker has the right over it that it was made with. */
export function isConfirmed(
  { address, spawner, proxyType }: Creation,
  grants: (address: string) => ReadonlyArray<{ delegate: string; proxyType: string }>,
): boolean {
  return grants(address).some((grant) => grant.delegate === spawner && grant.proxyType === proxyType);
}

/** Rights over accounts by address, from their states. */
export function grantsIn(states: readonly AccountState[]) {
  return (address: string): ReadonlyArray<{ delegate: string; proxyType: string }> => {
    const proxies = states.find((state) => state.address === address)?.proxies;
    return proxies?.kind === 'known' ? proxies.value.grants : [];
  };
}
