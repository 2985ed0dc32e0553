import { ROOT_NETUID } from '../../core/operations/root.js';
import type { BlockReader, StorageRead } from '../chain/block-reader.js';
import type { Plain } from '../chain/plain.js';
import { int, record } from '../chain/shape.js';
import { storageItem } from '../chain/storage-items.js';
import { hasAvailability, readAvailability } from '../portfolio/availability.js';
import { readStakes } from '../portfolio/stakes.js';

/** What one coldkey holds with one validator on one subnet, and what keeps it there. */
export interface Held {
  base: bigint;
  /** What locks and bonds leave free on the subnet over all validators; null where the runtime has no locks. */
  subnetFree: bigint | null;
  /** A miner's bond with this very validator: it never leaves it. */
  bond: bigint;
  /** Root stake that stays until this block; null when nothing holds it at the next block. */
  heldUntilBlock: number | null;
}

export interface HeldPosition extends Held {
  hotkey: string;
  netuid: number;
}

interface Place {
  coldkey: string;
  hotkey: string;
  netuid: number;
}

/** How much of a position can be sold: the smaller of it and what locks and bonds leave free. */
export function availableOf({ base, subnetFree, bond }: Held): bigint {
  const here = base > bond ? base - bond : 0n;
  return subnetFree !== null && subnetFree < here ? subnetFree : here;
}

/**
 * One position in three requests, at the reader's block.
 * @throws WalletError chain/unavailable-feature, chain/bad-answer
 */
export async function readHeld(reader: BlockReader, place: Place): Promise<Held> {
  const { coldkey, hotkey, netuid } = place;
  const [stake, free, [kept]] = await Promise.all([
    reader.call('StakeInfoRuntimeApi', 'get_stake_info_for_hotkey_coldkey_netuid', [hotkey, coldkey, netuid]),
    freeBySubnet(reader, coldkey, [netuid]),
    readKept(reader, [place]),
  ]);
  const base = stake === null ? 0n : int(record(stake, 'stake info').stake, 'stake');
  return { base, subnetFree: free && (free.get(netuid) ?? 0n), ...(kept ?? NOTHING_KEPT) };
}

/** Every position of a coldkey in three requests. @throws WalletError chain/unavailable-feature, chain/bad-answer */
export async function readAllHeld(reader: BlockReader, coldkey: string): Promise<HeldPosition[]> {
  const [stakes, free] = await Promise.all([
    readStakes(reader, [coldkey]),
    freeBySubnet(reader, coldkey, null),
  ]);
  const positions = stakes.filter(({ base }) => base > 0n);
  const kept = await readKept(reader, positions);
  return positions.map(({ hotkey, netuid, base }, i) => ({
    hotkey,
    netuid,
    base,
    subnetFree: free && (free.get(netuid) ?? 0n),
    ...(kept[i] ?? NOTHING_KEPT),
  }));
}

type Kept = Pick<Held, 'bond' | 'heldUntilBlock'>;
const NOTHING_KEPT: Kept = { bond: 0n, heldUntilBlock: null };

/** Null where the runtime keeps no locks. */
async function freeBySubnet(
  reader: BlockReader,
  coldkey: string,
  netuids: number[] | null,
): Promise<Map<number, bigint> | null> {
  if (!hasAvailability(reader.runtime)) return null;
  const subnets = (await readAvailability(reader, [coldkey], netuids)).get(coldkey) ?? [];
  return new Map(subnets.map(({ netuid, availableBase }) => [netuid, availableBase as bigint]));
}

/** How long root stake stays after the last of it came, in blocks; 0 where there is no hold. One request. */
export async function rootHoldBlocks(reader: BlockReader): Promise<bigint> {
  const item = storageItem(reader.runtime, 'SubtensorModule', 'RootStakeUnlockInterval');
  if (!item) return 0n;
  const [value] = await reader.storage([{ item, args: [] }]);
  return int(value, 'RootStakeUnlockInterval');
}

/** Bonds and holds of some positions in one request; the runtimes before the baskets have neither. */
async function readKept(reader: BlockReader, places: Place[]): Promise<Kept[]> {
  const { runtime } = reader;
  const bond = storageItem(runtime, 'SubtensorModule', 'MinerCollateral');
  const interval = storageItem(runtime, 'SubtensorModule', 'RootStakeUnlockInterval');
  const last = storageItem(runtime, 'SubtensorModule', 'LastColdkeyHotkeyStakeBlock');
  const reads = places.flatMap(({ coldkey, hotkey, netuid }): StorageRead[] => [
    ...(bond ? [{ item: bond, args: [netuid, hotkey, coldkey] }] : []),
    ...(interval && last && netuid === ROOT_NETUID ? [{ item: last, args: [coldkey, hotkey] }] : []),
  ]);
  if (reads.length === 0) return places.map(() => NOTHING_KEPT);
  const values = await reader.storage([...(interval ? [{ item: interval, args: [] }] : []), ...reads]);
  const blocks = interval ? int(values.shift(), 'RootStakeUnlockInterval') : 0n;
  return places.map(({ netuid }) => ({
    bond: bond ? bondIn(values.shift() ?? null) : 0n,
    heldUntilBlock:
      interval && last && netuid === ROOT_NETUID ? holdEnd(reader, blocks, values.shift() ?? null) : null,
  }));
}

function bondIn(value: Plain): bigint {
  return value === null ? 0n : int(record(value, 'MinerCollateral').locked, 'MinerCollateral');
}

/** A transaction made now is in the next block at the earliest. */
function holdEnd(reader: BlockReader, blocks: bigint, last: Plain): number | null {
  if (last === null) return null;
  const end = int(last, 'LastColdkeyHotkeyStakeBlock') + blocks;
  return end > BigInt(reader.block.number + 1) ? Number(end) : null;
}
