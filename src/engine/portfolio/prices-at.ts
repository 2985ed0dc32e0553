import type { BlockReader } from '../chain/block-reader.js';
import { readPrices } from '../market/prices.js';

type Prices = ReadonlyMap<number, bigint>;

const PRICES = 'prices';
const PROMISED = 'promised prices';

/**
 * Prices of all subnets at the reader's block, rao per whole alpha: asked for once by all who share it, and not at all where
 * they were promised and told.
 */
export function pricesAt(reader: BlockReader): Promise<Prices> {
  return reader.once(PRICES, async () => {
    // Whoever promises after this comes too late: nobody waits for it any more.
    const told = await reader.once<Prices | null>(PROMISED, async () => null);
    return told ?? readPrices(reader);
  });
}

/** Who reads the pools of all subnets anyway tells everybody the prices. */
export interface PromisedPrices {
  tell(prices: Prices): void;
  /** Whoever waits, or asks later, asks for itself; of no effect once they are told. */
  giveUp(): void;
}

/**
 * Says before the pools are read that prices will come of them, so that nobody else asks meanwhile. By itself it asks for
 * nothing. It has to be kept or given up, or whoever asks waits for ever.
 */
export function promisePrices(reader: BlockReader): PromisedPrices {
  let settle: (prices: Prices | null) => void = () => undefined;
  const told = new Promise<Prices | null>((resolve) => {
    settle = resolve;
  });
  void reader.once(PROMISED, () => told);
  return { tell: settle, giveUp: () => settle(null) };
}
