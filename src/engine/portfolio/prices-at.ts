import type { BlockReader } from '../chain/block-reader.js';
import { readPrices } from '../market/prices.js';

const NAME = 'prices';

/** Prices of all subnets at the reader's block, rao per whole alpha: asked for once by all who share it. */
export function pricesAt(reader: BlockReader): Promise<ReadonlyMap<number, bigint>> {
  return reader.once(NAME, () => readPrices(reader));
}

/** Who reads the pools of all subnets anyway tells everybody the prices. */
export interface PromisedPrices {
  tell(prices: ReadonlyMap<number, bigint>): void;
  /** Whoever waits asks for itself; of no effect once they are told. */
  giveUp(): void;
}

/** Says before the pools are read that prices will come of them, so that nobody else asks meanwhile. */
export function promisePrices(reader: BlockReader): PromisedPrices {
  let settle: (prices: ReadonlyMap<number, bigint> | null) => void = () => undefined;
  const told = new Promise<ReadonlyMap<number, bigint> | null>((resolve) => {
    settle = resolve;
  });
  reader
    .once(NAME, async () => (await told) ?? (await readPrices(reader)))
    // Its failure is told to those who ask.
    .catch(() => undefined);
  return { tell: settle, giveUp: () => settle(null) };
}
