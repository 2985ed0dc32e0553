import type { Session } from '../chain/session.js';
import { readPrices } from '../market/prices.js';
import { isUntellable } from './no-archive.js';
import type { PastChain } from './past-chain.js';

/** Prices of one block, rao per whole alpha by netuid; null where that runtime could not tell. */
export type Prices = ReadonlyMap<number, bigint>;

/** Prices of all subnets at past blocks: one request for each block, once. */
export class PriceSamples {
  constructor(private readonly past: PastChain) {}

  /** What is remembered of a block; undefined when it was not read yet. */
  async known(genesisHash: string, block: number): Promise<Prices | null | undefined> {
    const kept = await this.past.store.get('prices', genesisHash, block);
    return kept === undefined || kept === null ? kept : new Map(kept);
  }

  /** @throws WalletError chain/no-archive, chain/offline, chain/bad-answer */
  async at(session: Session, block: number): Promise<Prices | null> {
    const { genesisHash } = session;
    const known = await this.known(genesisHash, block);
    if (known !== undefined) return known;
    const prices = await this.read(session, block);
    await this.past.store.put('prices', genesisHash, block, prices === null ? null : [...prices]);
    return prices;
  }

  private async read(session: Session, block: number): Promise<Prices | null> {
    try {
      const reader = await this.past.reader(session, block);
      return await this.past.ask(() => readPrices(reader));
    } catch (error) {
      if (isUntellable(error)) return null;
      throw error;
    }
  }
}
