import { PricePast } from '../market/price-past.js';
import { HistoryStore } from '../storage/history-store.js';
import { MetadataStore } from '../storage/metadata-store.js';
import { PastChain } from './past-chain.js';

/** What the rooms of market and history share for as long as the engine lives. */
export class PastRooms {
  private readonly store = new HistoryStore();
  readonly past = new PastChain(this.store, new MetadataStore());
  readonly prices = new PricePast(this.past);

  forget(): Promise<void> {
    return this.store.clear();
  }
}
