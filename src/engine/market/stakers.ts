import type { StakerCount } from '../../core/chain/market.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import { type BlockReader, KEYS_PER_PAGE } from '../chain/block-reader.js';
import { storageItem } from '../chain/storage-items.js';

/** The position map of the chain: shares by (hotkey, coldkey, netuid); a chain that migrates lazily has both. */
const MAPS = ['AlphaV2', 'Alpha'];
/** A validator that half the network stakes with would take hundreds of requests: past these it is "at least". */
const MOST_PAGES = 20;
/** A key ends with coldkey (a hash of 16 bytes, then its 32) and netuid (2 bytes), in hex. */
const HASH = 32;
const ACCOUNT = 64;
const NETUID = 4;

/**
 * How many accounts stake with a validator, on whatever subnets, counted from the keys of the chain's own position map.
 * One request for each 1,000 positions, 20 at most; then `complete` is false and the count a lower bound.
 * @throws WalletError chain/unavailable-feature without such a map, chain/bad-answer
 */
export async function countStakers(reader: BlockReader, hotkey: string): Promise<StakerCount> {
  const maps = MAPS.flatMap((name) => storageItem(reader.runtime, 'SubtensorModule', name) ?? []);
  if (maps.length === 0)
    throw new WalletError('chain/unavailable-feature', { feature: 'SubtensorModule.Alpha' });
  const coldkeys = new Set<string>();
  let pages = 0;
  for (const map of maps) {
    if (pages === MOST_PAGES) return { count: coldkeys.size, complete: false };
    const prefix = map.prefix(hotkey);
    const length = prefix.length + HASH + ACCOUNT + NETUID;
    for await (const keys of reader.keyPages(prefix)) {
      if (keys.some((key) => key.length !== length))
        throw new WalletError('chain/bad-answer', { what: 'stakers' });
      for (const key of keys) coldkeys.add(key.slice(prefix.length + HASH, prefix.length + HASH + ACCOUNT));
      pages += 1;
      if (pages === MOST_PAGES && keys.length === KEYS_PER_PAGE)
        return { count: coldkeys.size, complete: false };
    }
  }
  return { count: coldkeys.size, complete: true };
}
