import { ROOT_NETUID } from '../../core/operations/root.js';
import type { BlockReader, StorageRead } from '../chain/block-reader.js';
import type { Plain } from '../chain/plain.js';
import { int } from '../chain/shape.js';
import { type StorageItem, storageItem } from '../chain/storage-items.js';
import { type Market, marketReads, readMarkets } from '../market/pools.js';

/** What a trade on a subnet depends on. */
export interface Subnet {
  netuid: number;
  exists: boolean;
  subtokenOn: boolean;
  /** Null where the pool is not one that can be computed here. */
  market: Market | null;
  /** Swap.FeeRate of 65,535; 0 where the runtime has none. */
  feeRate: bigint;
  /** SubnetTAO (rao) and SubnetAlphaIn (base units). */
  taoReserve: bigint;
  alphaReserve: bigint;
}

/** Some subnets in one request, at the reader's block. @throws WalletError chain/bad-answer, chain/offline */
export async function readSubnets(reader: BlockReader, netuids: number[]): Promise<Map<number, Subnet>> {
  const { runtime } = reader;
  const items = {
    added: storageItem(runtime, 'SubtensorModule', 'NetworksAdded'),
    subtoken: storageItem(runtime, 'SubtensorModule', 'SubtokenEnabled'),
    mechanism: storageItem(runtime, 'SubtensorModule', 'SubnetMechanism'),
    tao: storageItem(runtime, 'SubtensorModule', 'SubnetTAO'),
    alpha: storageItem(runtime, 'SubtensorModule', 'SubnetAlphaIn'),
    fee: storageItem(runtime, 'Swap', 'FeeRate'),
  };
  const names = Object.keys(items) as Array<keyof typeof items>;
  const present = names.filter((name) => items[name] !== null);
  const reads = netuids.flatMap((netuid) =>
    present.map((name): StorageRead => ({ item: items[name] as StorageItem, args: [netuid] })),
  );
  const pools = marketReads(reader, netuids);
  const values = await reader.storage([...reads, ...(pools ?? [])]);
  const markets = pools ? readMarkets(netuids, values.slice(reads.length)) : null;
  return new Map(
    netuids.map((netuid, i) => {
      const at = (name: keyof typeof items): Plain | undefined =>
        present.includes(name) ? values[i * present.length + present.indexOf(name)] : undefined;
      const number = (name: keyof typeof items): bigint =>
        present.includes(name) ? int(at(name), name) : 0n;
      const oneToOne =
        netuid === ROOT_NETUID || (present.includes('mechanism') && number('mechanism') === 0n);
      const subnet: Subnet = {
        netuid,
        exists: at('added') === true,
        subtokenOn: !present.includes('subtoken') || at('subtoken') === true,
        market: oneToOne ? { kind: 'one-to-one' } : (markets?.get(netuid) ?? null),
        feeRate: oneToOne ? 0n : number('fee'),
        taoReserve: number('tao'),
        alphaReserve: number('alpha'),
      };
      return [netuid, subnet] as const;
    }),
  );
}
