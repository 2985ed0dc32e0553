import type { PruneOrder } from '../../core/chain/market.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { BlockReader } from '../chain/block-reader.js';
import type { Plain } from '../chain/plain.js';
import { fixedBits, small } from '../chain/shape.js';
import { needStorage, type StorageItem, storageItem } from '../chain/storage-items.js';
import { type Payout, payoutOf, payoutParts } from './prune-payout.js';

/** Fractional bits of `SubnetMovingPrice`. */
const FRACTION = 32n;
const ONE = 1n << FRACTION;
const PPB = 1_000_000_000n;

interface Candidate {
  netuid: number;
  registeredAt: number;
  /** Of 2^32. */
  price: bigint;
  immuneUntil: number | null;
  payout: Payout | null;
}

/**
 * Which subnets make room for new ones, next to go first, as the chain chooses: the lowest moving price of those past
 * their immunity, among equals the earliest registration (`opentensor/subtensor
 * pallets/subtensor/src/coinbase/root.rs`, get_network_to_prune). Those in their immunity follow in the order in which it
 * ends. Three requests, all at the reader's block.
 * @throws WalletError chain/unavailable-feature where the runtime chooses otherwise or does not tell
 */
export async function readPruneOrder(reader: BlockReader): Promise<PruneOrder> {
  const { runtime } = reader;
  const need = (name: string) => needStorage(runtime, 'SubtensorModule', name);
  const added = need('NetworksAdded');
  const items = [added, need('NetworkRegisteredAt'), need('SubnetMovingPrice'), need('SubnetMechanism')];
  const parts = payoutParts(runtime);
  const period = need('NetworkImmunityPeriod');
  const limit = storageItem(runtime, 'SubtensorModule', 'SubnetLimit');
  const netuids = (await reader.keysOf(added)).map(netuidOfKey);
  const single = [period, ...(limit ? [limit] : []), ...(parts?.refundSince ? [parts.refundSince] : [])];
  const perSubnet: StorageItem[] = [...items, ...(parts?.items ?? [])];
  const values = await reader.storage([
    ...single.map((item) => ({ item, args: [] })),
    ...netuids.flatMap((netuid) => perSubnet.map((item) => ({ item, args: [netuid] }))),
  ]);
  const immunity = small(values[0], 'immunity period');
  const refundSince = parts?.refundSince ? small(values[single.length - 1], 'refund since') : null;
  const candidates = netuids.flatMap((netuid, i): Candidate[] => {
    const at = single.length + i * perSubnet.length;
    const [exists, registered, price, mechanism, ...payout] = values.slice(at, at + perSubnet.length);
    if (netuid === 0 || exists !== true) return [];
    const registeredAt = small(registered, 'registered at');
    const until = registeredAt + immunity;
    return [
      {
        netuid,
        registeredAt,
        price: movingPrice(price, mechanism),
        immuneUntil: reader.block.number < until ? until : null,
        payout: parts ? payoutOf(payout, refundSince !== null && registeredAt > refundSince) : null,
      },
    ];
  });
  return {
    limit: limit ? small(values[1], 'subnet limit') : null,
    count: candidates.length,
    order: inOrder(candidates).map(({ netuid, price, immuneUntil, payout }, position) => ({
      netuid,
      position,
      movingPrice: (price * PPB) >> FRACTION,
      immuneUntilBlock: immuneUntil,
      payout,
    })),
  };
}

/** A subnet of the stable mechanism counts as one TAO; a price below nothing counts as nothing. */
function movingPrice(price: Plain | undefined, mechanism: Plain | undefined): bigint {
  const bits = small(mechanism, 'mechanism') === 0 ? ONE : fixedBits(price, 'moving price');
  return bits > 0n ? bits : 0n;
}

/** The order of the keys decides between equals: sorting keeps it. */
function inOrder(candidates: Candidate[]): Candidate[] {
  return [...candidates].sort((a, b) => {
    const [left, right] = [a.immuneUntil ?? 0, b.immuneUntil ?? 0];
    if (left !== right) return left - right;
    if (a.price !== b.price) return a.price < b.price ? -1 : 1;
    return a.registeredAt - b.registeredAt;
  });
}

/** The last argument of an `Identity` key: two bytes, lowest first. */
function netuidOfKey(key: string): number {
  const netuid = Number.parseInt(`${key.slice(-2)}${key.slice(-4, -2)}`, 16);
  if (!Number.isInteger(netuid)) throw new WalletError('chain/bad-answer', { what: 'netuid key' });
  return netuid;
}
