import type { BlockReader } from '../chain/block-reader.js';
import { runtimeApi } from '../chain/runtime-apis.js';
import { int, list, record, small } from '../chain/shape.js';

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
  const method = 'get_stake_availability_for_coldkeys';
  if (!runtimeApi(reader.runtime, 'StakeInfoRuntimeApi', method, 2)) return null;
  const answer = await reader.call('StakeInfoRuntimeApi', method, [[coldkey], [netuid]]);
  const [entry] = list(answer, 'availability');
  if (entry === undefined) return 0n;
  const [, subnets] = list(entry, 'availability');
  const own = list(subnets, 'availability')
    .map((pair) => list(pair, 'availability'))
    .find(([id]) => small(id, 'netuid') === netuid);
  return own ? int(record(own[1], 'availability').available, 'availability') : 0n;
}
