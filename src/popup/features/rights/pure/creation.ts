import type { ActivityRow } from '../../../../core/activity/types.js';
import { pureAddress } from '../../../../core/address/derived.js';
import { decodeAddress } from '../../../../core/address/index.js';
import type { AccountState } from '../../../../core/chain/account-state.js';
import type { Sentence } from '../../../../core/explain/types.js';

/** The birth of a keyless account, as the transaction that made it tells. */
export interface Creation {
  spawner: string;
  proxyType: string;
  index: number;
  height: number;
  extIndex: number;
  atMs: number;
}

/** What a transaction of ours created, once it is in a block; null where it created nothing or failed. */
export function creationOf(row: ActivityRow): Creation | null {
  const { block, extrinsicIndex, state } = row;
  if (block === null || extrinsicIndex === null || row.failure) return null;
  if (state !== 'in-block' && state !== 'finalized') return null;
  const made = madeBy(row.sentence);
  if (!made) return null;
  return {
    ...made,
    spawner: row.actor ?? row.address,
    height: block.number,
    extIndex: extrinsicIndex,
    atMs: row.createdAtMs,
  };
}

/** Type and index of the call, whatever it is wrapped in. */
function madeBy({ params }: Sentence): { proxyType: string; index: number } | null {
  const { call, proxy_type: type, index, inner } = params;
  if (inner?.t === 'sentence') return madeBy(inner.sentence);
  if (call?.t !== 'text' || call.text !== 'Proxy.create_pure') return null;
  if (type?.t !== 'text' || index?.t !== 'int') return null;
  return { proxyType: type.text, index: Number(index.value) };
}

/** More types than any runtime has. */
const MOST_TYPES = 32;

/**
 * Addresses it can have. They differ by the number the runtime gives the type, which only the chain can confirm; `Any` is
 * the first on every runtime.
 */
export function candidatesOf({ spawner, height, extIndex, index, proxyType: name }: Creation): string[] {
  const id = decodeAddress(spawner).accountId;
  return Array.from({ length: name === 'Any' ? 1 : MOST_TYPES }, (_, proxyType) =>
    pureAddress({
      spawner: id,
      height: BigInt(height),
      extIndex: BigInt(extIndex),
      proxyType,
      index: BigInt(index),
    }),
  );
}

/** The candidate over which the chain says that its maker has the right it was made with; null while there is none. */
export function confirmed(
  { spawner, proxyType }: Creation,
  candidates: readonly string[],
  grants: (address: string) => ReadonlyArray<{ delegate: string; proxyType: string }>,
): string | null {
  return (
    candidates.find((address) =>
      grants(address).some((grant) => grant.delegate === spawner && grant.proxyType === proxyType),
    ) ?? null
  );
}

/** Rights over accounts by address, from their states. */
export function grantsIn(states: readonly AccountState[]) {
  return (address: string): ReadonlyArray<{ delegate: string; proxyType: string }> => {
    const proxies = states.find((state) => state.address === address)?.proxies;
    return proxies?.kind === 'known' ? proxies.value.grants : [];
  };
}
