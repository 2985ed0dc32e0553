import type { Snapshot } from '../../core/chain/snapshot.js';
import type { BlockReader } from '../chain/block-reader.js';
import { snapshotOf } from '../streams/live-reading.js';

/** Who validates what, and what its stakers get, changes with epochs; either takes dozens of requests on the main chain. */
const TTL_MS = 600_000;

/** One answer about the whole chain, remembered for ten minutes. A failure is not remembered. */
export class Remembered<T> {
  private cache: { key: string; atMs: number; value: Promise<Snapshot<T>> } | null = null;

  constructor(private readonly read: (reader: BlockReader) => Promise<T>) {}

  /** @throws WalletError what the reading throws */
  get(reader: BlockReader): Promise<Snapshot<T>> {
    const key = `${reader.session.genesisHash}-${reader.runtime.specVersion}`;
    if (this.cache?.key === key && Date.now() - this.cache.atMs < TTL_MS) return this.cache.value;
    const value = this.read(reader).then((rows) => snapshotOf(reader, rows));
    const entry = { key, atMs: Date.now(), value };
    this.cache = entry;
    value.catch(() => {
      if (this.cache === entry) this.cache = null;
    });
    return value;
  }
}
