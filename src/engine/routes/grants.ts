import type { ProxyAnnouncement, ProxyGrant } from '../../core/chain/account-state.js';
import type { BlockReader } from '../chain/block-reader.js';
import { storageItem } from '../chain/storage-items.js';
import { readAnnouncements, readProxies } from '../portfolio/account-states.js';

/** Rights over accounts, and what delegates announced, at one block. */
export interface Grants {
  /** In the chain's order; empty for accounts that were not asked about. */
  over(real: string): ProxyGrant[];
  announcedBy(delegate: string): ProxyAnnouncement[];
}

export const NO_GRANTS: Grants = { over: () => [], announcedBy: () => [] };

/**
 * `Proxy.Proxies` and `Proxy.Announcements` in one request, whatever their number up to a thousand. A runtime without the
 * pallet has neither. @throws WalletError chain/bad-answer, chain/offline
 */
export async function readGrants(
  reader: BlockReader,
  reals: Iterable<string>,
  delegates: Iterable<string> = [],
): Promise<Grants> {
  const proxies = storageItem(reader.runtime, 'Proxy', 'Proxies');
  const announcements = storageItem(reader.runtime, 'Proxy', 'Announcements');
  if (!proxies || !announcements) return NO_GRANTS;
  const [of, by] = [[...new Set(reals)], [...new Set(delegates)]];
  const values = await reader.storage([
    ...of.map((real) => ({ item: proxies, args: [real] })),
    ...by.map((delegate) => ({ item: announcements, args: [delegate] })),
  ]);
  const grants = new Map(of.map((real, i) => [real, readProxies(values[i]).grants]));
  const told = new Map(by.map((delegate, i) => [delegate, readAnnouncements(values[of.length + i])]));
  return { over: (real) => grants.get(real) ?? [], announcedBy: (delegate) => told.get(delegate) ?? [] };
}

/**
 * The right that the chain finds for a delegate when a type is forced: the first of that type, which has the shortest delay
 * (`opentensor/subtensor pallets/proxy/src/lib.rs`, find_proxy; the list is sorted).
 */
export function foundGrant(
  grants: Grants,
  real: string,
  delegate: string,
  proxyType: string,
): ProxyGrant | undefined {
  return grants.over(real).find((grant) => grant.delegate === delegate && grant.proxyType === proxyType);
}
