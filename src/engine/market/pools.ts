import type { Pool } from '../../core/quote/pool.js';
import type { BlockReader, StorageRead } from '../chain/block-reader.js';
import { hasWeightedPool } from '../chain/capabilities.js';
import type { Plain } from '../chain/plain.js';
import { int, record } from '../chain/shape.js';
import { needStorage, storageItem } from '../chain/storage-items.js';

/** A subnet's market: a weighted pool, or TAO one to one (root, and subnets of mechanism 0). */
export type Market = { kind: 'pool'; pool: Pool } | { kind: 'one-to-one' };

const PER_SUBNET = 5;

/** Storage reads for the markets of some subnets; null where this runtime's pool has maths of its own. */
export function marketReads(reader: BlockReader, netuids: number[]): StorageRead[] | null {
  const { runtime } = reader;
  const mechanism = storageItem(runtime, 'SubtensorModule', 'SubnetMechanism');
  if (!hasWeightedPool(runtime) || !mechanism) return null;
  const items = [
    needStorage(runtime, 'SubtensorModule', 'SubnetTAO'),
    needStorage(runtime, 'SubtensorModule', 'SubnetAlphaIn'),
    needStorage(runtime, 'Swap', 'SwapBalancer'),
    needStorage(runtime, 'Swap', 'FeeRate'),
    mechanism,
  ];
  return netuids.flatMap((netuid) => items.map((item) => ({ item, args: [netuid] })));
}

/** The answers to {@link marketReads}, in the same order of subnets. */
export function readMarkets(netuids: number[], values: Plain[]): Map<number, Market> {
  return new Map(
    netuids.map((netuid, i) => [
      netuid,
      marketOf(netuid, values.slice(i * PER_SUBNET, (i + 1) * PER_SUBNET)),
    ]),
  );
}

function marketOf(netuid: number, values: Plain[]): Market {
  const [tao, alpha, balancer, feeRate, mechanism] = values;
  if (netuid === 0 || int(mechanism, 'mechanism') === 0n) return { kind: 'one-to-one' };
  return {
    kind: 'pool',
    pool: {
      taoReserve: int(tao, 'SubnetTAO'),
      alphaReserve: int(alpha, 'SubnetAlphaIn'),
      quoteWeight: int(record(balancer, 'SwapBalancer').quote, 'SwapBalancer'),
      feeRate: int(feeRate, 'FeeRate'),
    },
  };
}
