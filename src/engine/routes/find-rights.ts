import { bytesToHex } from '@noble/hashes/utils.js';
import { decodeAddress, sameAccount } from '../../core/address/index.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { FoundRight } from '../../core/routes/pending.js';
import { type BlockReader, KEYS_PER_PAGE } from '../chain/block-reader.js';
import { needStorage } from '../chain/storage-items.js';
import { readProxies } from '../portfolio/account-states.js';

/** How long one search may take in all; a search that is cut short would look like "nothing". */
const MAX_MS = 120_000;

/**
 * Every right on the chain that one of these keys holds (`Proxy.Proxies`, page by page): two requests for a thousand
 * accounts, one after the other so that nothing else waits behind it. Ends before the next page when aborted.
 * @throws WalletError chain/unavailable-feature on runtimes without rights, chain/timeout, chain/bad-answer, chain/offline
 */
export async function findRights(
  reader: BlockReader,
  delegates: readonly string[],
  { now = Date.now, signal }: { now?: () => number; signal?: AbortSignal | undefined } = {},
): Promise<FoundRight[]> {
  const item = needStorage(reader.runtime, 'Proxy', 'Proxies');
  // Bytes are searched before anything is decoded: nearly all entries are about others.
  const wanted = delegates.map((who) => bytesToHex(decodeAddress(who).accountId));
  if (wanted.length === 0) return [];
  const [found, until]: [FoundRight[], number] = [[], now() + MAX_MS];
  const goOn = (): void => {
    if (signal?.aborted || now() > until) throw new WalletError('chain/timeout', { what: 'rights' });
  };
  goOn();
  for await (const keys of reader.keyPages(item.prefix())) {
    const values = await valuesOf(reader, keys);
    for (const [key, raw] of values) {
      if (!wanted.some((id) => raw.includes(id))) continue;
      const real = item.accountOfKey(key);
      for (const { delegate, proxyType, delayBlocks } of readProxies(item.decode(raw)).grants)
        if (delegates.some((who) => sameAccount(who, delegate)))
          found.push({ real, delegate, proxyType, delayBlocks });
    }
    if (keys.length === KEYS_PER_PAGE) goOn();
  }
  return found;
}

async function valuesOf({ session, block }: BlockReader, keys: string[]): Promise<Array<[string, string]>> {
  if (keys.length === 0) return [];
  const answer = await session.socket.request('state_queryStorageAt', [keys, block.hash]);
  const changes = Array.isArray(answer)
    ? (answer[0] as { changes?: unknown } | undefined)?.changes
    : undefined;
  if (!Array.isArray(changes) || changes.length !== keys.length)
    throw new WalletError('chain/bad-answer', { what: 'rights' });
  const asked = new Set(keys);
  return changes.map((change) => {
    const [key, value] = Array.isArray(change) ? (change as unknown[]) : [];
    if (typeof key !== 'string' || typeof value !== 'string' || !asked.has(key))
      throw new WalletError('chain/bad-answer', { what: 'rights' });
    return [key, value.toLowerCase()];
  });
}
