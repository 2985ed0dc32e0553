import type { BlockReader, StorageRead } from '../chain/block-reader.js';
import type { Plain } from '../chain/plain.js';

/**
 * Storage values of several parts in one question. Each part is decoded when it is asked for, so that one that cannot be
 * read does not take the others with it.
 */
export class ReadBatch {
  private readonly reads: StorageRead[] = [];
  private raw: Array<string | null> = [];

  /** @returns the values, in order, once the batch was run. @throws WalletError chain/bad-answer */
  add(reads: StorageRead[]): () => Plain[] {
    const at = this.reads.length;
    this.reads.push(...reads);
    return () => reads.map(({ item }, i) => item.decode(this.raw[at + i] ?? null));
  }

  async run(reader: BlockReader): Promise<void> {
    if (this.reads.length > 0) this.raw = await reader.rawStorage(this.reads);
  }
}
