import type { BlockReader } from '../chain/block-reader.js';
import { int, record } from '../chain/shape.js';
import { hasAvailability, readAvailability } from '../portfolio/availability.js';

/** What one coldkey holds with one validator on one subnet, and how much of it nothing holds back. */
export interface Held {
  base: bigint;
  /** The smaller of the position and what locks and bonds leave free on the subnet; the position where the runtime has no locks. */
  available: bigint;
}

/**
 * Two requests, at the reader's block.
 * @throws WalletError chain/unavailable-feature, chain/bad-answer
 */
export async function readHeld(
  reader: BlockReader,
  { coldkey, hotkey, netuid }: { coldkey: string; hotkey: string; netuid: number },
): Promise<Held> {
  const [stake, free] = await Promise.all([
    reader.call('StakeInfoRuntimeApi', 'get_stake_info_for_hotkey_coldkey_netuid', [hotkey, coldkey, netuid]),
    freeOnSubnet(reader, coldkey, netuid),
  ]);
  const base = stake === null ? 0n : int(record(stake, 'stake info').stake, 'stake');
  return { base, available: free === null || free > base ? base : free };
}

/** Null where the runtime keeps no locks. */
async function freeOnSubnet(reader: BlockReader, coldkey: string, netuid: number): Promise<bigint | null> {
  if (!hasAvailability(reader.runtime)) return null;
  const subnets = (await readAvailability(reader, [coldkey], [netuid])).get(coldkey) ?? [];
  return subnets.find((entry) => entry.netuid === netuid)?.availableBase ?? 0n;
}
