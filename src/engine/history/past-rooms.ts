import { PricePast } from '../market/price-past.js';
import { HistoryStore } from '../storage/history-store.js';
import { MetadataStore } from '../storage/metadata-store.js';
import { PastChain } from './past-chain.js';

/** What the rooms of market and history share for as long as the engine lives. */
export class PastRooms {
  readonly past = new PastChain(new HistoryStore(), new MetadataStore());
  readonly prices = new PricePast(this.past);
}
