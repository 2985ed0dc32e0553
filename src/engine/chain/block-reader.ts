import { WalletError } from '../../core/errors/wallet-error.js';
import type { Plain } from './plain.js';
import type { Runtime } from './runtime.js';
import { needRuntimeApi } from './runtime-apis.js';
import type { Session } from './session.js';
import type { StorageItem } from './storage-items.js';

/** How many keys go into one request: a few tens of kilobytes. */
const KEYS_PER_REQUEST = 1_000;
const KEYS_PER_PAGE = 1_000;

/** One storage value to read: an item and the arguments of its key. */
export interface StorageRead {
  item: StorageItem;
  args: Array<string | number>;
}

/** Reads pinned to one block, so that everything on one screen belongs together. */
export class BlockReader {
  readonly runtime: Runtime;
  readonly block: { number: number; hash: string; atMs: number };

  constructor(
    readonly session: Session,
    at: { number: number; hash: string; atMs?: number } = session.best,
  ) {
    this.runtime = session.runtime;
    this.block = { number: at.number, hash: at.hash, atMs: at.atMs ?? Date.now() };
  }

  /** `state_call` of one runtime API method. @throws WalletError chain/unavailable-feature, chain/bad-answer */
  async call(api: string, method: string, args: unknown[]): Promise<Plain> {
    const found = needRuntimeApi(this.runtime, api, method, args.length);
    const answer = await this.session.socket.request('state_call', [
      found.name,
      found.encode(args),
      this.block.hash,
    ]);
    return found.decode(answer);
  }

  /** Many storage values in as few requests as possible, in the order asked for. Nothing stored gives the default. */
  async storage(reads: StorageRead[]): Promise<Plain[]> {
    const raw = await this.rawStorage(reads);
    return reads.map(({ item }, i) => item.decode(raw[i] ?? null));
  }

  /** The same as hex, null where nothing is stored. */
  async rawStorage(reads: StorageRead[]): Promise<Array<string | null>> {
    const keys = reads.map(({ item, args }) => item.key(...args));
    const found = new Map<string, string | null>();
    const unique = [...new Set(keys)];
    const chunks: string[][] = [];
    for (let i = 0; i < unique.length; i += KEYS_PER_REQUEST)
      chunks.push(unique.slice(i, i + KEYS_PER_REQUEST));
    await Promise.all(chunks.map((chunk) => this.query(chunk, found)));
    return keys.map((key) => {
      const value = found.get(key);
      // A key the node did not speak about is not "nothing stored": it is no answer.
      if (value === undefined) throw new WalletError('chain/bad-answer', { what: 'storage' });
      return value;
    });
  }

  /** All keys under an item's prefix, or under that of its first arguments. */
  async keysOf(item: StorageItem, args: Array<string | number> = []): Promise<string[]> {
    const keys: string[] = [];
    for (;;) {
      const start = keys.at(-1);
      const page = await this.session.socket.request('state_getKeysPaged', [
        item.prefix(...args),
        KEYS_PER_PAGE,
        start ?? null,
        this.block.hash,
      ]);
      if (!Array.isArray(page) || !page.every((key) => typeof key === 'string'))
        throw new WalletError('chain/bad-answer', { what: 'keys' });
      keys.push(...(page as string[]));
      if (page.length < KEYS_PER_PAGE) return keys;
    }
  }

  private async query(keys: string[], found: Map<string, string | null>): Promise<void> {
    if (keys.length === 0) return;
    const answer = await this.session.socket.request('state_queryStorageAt', [keys, this.block.hash]);
    const changes = Array.isArray(answer)
      ? (answer[0] as { changes?: unknown } | undefined)?.changes
      : undefined;
    if (!Array.isArray(changes)) throw new WalletError('chain/bad-answer', { what: 'storage' });
    for (const change of changes) {
      const [key, value] = Array.isArray(change) ? change : [];
      if (typeof key !== 'string' || (value !== null && typeof value !== 'string'))
        throw new WalletError('chain/bad-answer', { what: 'storage' });
      found.set(key, value);
    }
  }
}
