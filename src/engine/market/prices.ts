import type { BlockReader } from '../chain/block-reader.js';
import { int, list, record, small } from '../chain/shape.js';

/** Prices of all subnets in one request, rao per whole alpha. @throws WalletError chain/unavailable-feature */
export async function readPrices(reader: BlockReader): Promise<Map<number, bigint>> {
  const entries = list(await reader.call('SwapRuntimeApi', 'current_alpha_price_all', []), 'prices');
  return new Map(
    entries.map((entry) => {
      const { netuid, price } = record(entry, 'price');
      return [small(netuid, 'netuid'), int(price, 'price')] as const;
    }),
  );
}
