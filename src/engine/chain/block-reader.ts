import { WalletError } from '../../core/errors/wallet-error.js';
import { BlockRound } from './block-round.js';
import type { Plain } from './plain.js';
import type { Runtime } from './runtime.js';
import { needRuntimeApi } from './runtime-apis.js';
import type { Session } from './session.js';
import { needStorage, type StorageItem } from './storage-items.js';

/** How many keys go into one request: some hundreds of kilobytes, of the 15 MB that a node takes. */
const KEYS_PER_REQUEST = 4_000;
export const KEYS_PER_PAGE = 1_000;
/** A million keys: far more than any map here has, so that a node that never ends its list does not hold us. */
const MOST_PAGES = 1_000;

/** One storage value to read: an item and the arguments of its key. */
export interface StorageRead {
  item: StorageItem;
  args: Array<string | number>;
}

/** When a block was made, ms since 1970, by the chain's own clock (`Timestamp.Now`). */
export function blockTimeRead(runtime: Runtime): StorageRead {
  return { item: needStorage(runtime, 'Timestamp', 'Now'), args: [] };
}

/** Reads pinned to one block, so that everything on one screen belongs together. */
export class BlockReader {
  readonly runtime: Runtime;
  readonly block: { number: number; hash: string; atMs: number };
  private asked = new Set<string>();

  constructor(
    readonly session: Session,
    at: { number: number; hash: string; atMs?: number } = session.best,
    private readonly round: BlockRound | null = null,
  ) {
    this.runtime = session.runtime;
    this.block = { number: at.number, hash: at.hash, atMs: at.atMs ?? Date.now() };
  }

  /**
   * A reader of the newest block whose requests go out with those of every other shared one, and none of them twice.
   * @param expected storage keys that will be asked for, as {@link keysAsked} told of the last block: they go out first,
   * so that what took three turns then takes one now
   */
  static shared(session: Session, expected: string[] = []): BlockReader {
    const reader = new BlockReader(session, session.best, BlockRound.of(session));
    // Whoever asks for one of them hears of a failure.
    if (expected.length > 0) reader.values(expected).catch(() => undefined);
    return reader;
  }

  /** Storage keys asked for so far. */
  get keysAsked(): string[] {
    return [...this.asked];
  }

  /** What was asked so far will not be asked at the next block: {@link keysAsked} begins anew. */
  forgetKeys(): void {
    this.asked = new Set();
  }

  /** What is worked out of this block: once for all shared readers of it. */
  once<T>(name: string, work: () => Promise<T>): Promise<T> {
    return this.round ? this.round.once(name, work) : work();
  }

  /**
   * One question for many subjects; of shared readers it is one for the subjects of them all.
   * @returns by subject; nothing for one that the answer leaves out
   */
  many<V>(
    name: string,
    subjects: string[],
    ask: (subjects: string[], reader: BlockReader) => Promise<Map<string, V>>,
  ): Promise<Map<string, V>> {
    if (!this.round) return ask(subjects, this);
    const alone = new BlockReader(this.session, this.block);
    return this.round.gatherAll(name, subjects, (all) => ask(all, alone));
  }

  /** `state_call` of one runtime API method. @throws WalletError chain/unavailable-feature, chain/bad-answer */
  async call(api: string, method: string, args: unknown[]): Promise<Plain> {
    const found = needRuntimeApi(this.runtime, api, method, args.length);
    const input = found.encode(args);
    const ask = () => this.session.socket.request('state_call', [found.name, input, this.block.hash]);
    return found.decode(await (this.round ? this.round.call(`${found.name} ${input}`, ask) : ask()));
  }

  /** Many storage values in as few requests as possible, in the order asked for. Nothing stored gives the default. */
  async storage(reads: StorageRead[]): Promise<Plain[]> {
    const raw = await this.rawStorage(reads);
    return reads.map(({ item }, i) => item.decode(raw[i] ?? null));
  }

  /** The same as hex, null where nothing is stored. */
  async rawStorage(reads: StorageRead[]): Promise<Array<string | null>> {
    const keys = reads.map(({ item, args }) => item.key(...args));
    for (const key of keys) this.asked.add(key);
    const found = await this.values([...new Set(keys)]);
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
    for await (const page of this.keyPages(item.prefix(...args))) keys.push(...page);
    return keys;
  }

  /**
   * All keys under a prefix, in pages of {@link KEYS_PER_PAGE} but for the last one; whoever stops asks for no more.
   * @throws WalletError chain/bad-answer for keys from elsewhere, pages that do not go on, and a list without an end
   */
  async *keyPages(prefix: string): AsyncGenerator<string[], void> {
    let start: string | null = null;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const ask: unknown[] = [prefix, KEYS_PER_PAGE, start, this.block.hash];
      const keys: unknown = await this.session.socket.request('state_getKeysPaged', ask);
      if (!isPage(keys, prefix, start)) break;
      yield keys;
      if (keys.length < KEYS_PER_PAGE) return;
      start = keys.at(-1) ?? null;
    }
    throw new WalletError('chain/bad-answer', { what: 'keys' });
  }

  private values(keys: string[]): Promise<Map<string, string | null>> {
    const { round } = this;
    return round ? round.gatherAll('storage', keys, (some) => this.query(some)) : this.query(keys);
  }

  private async query(keys: string[]): Promise<Map<string, string | null>> {
    const found = new Map<string, string | null>();
    const chunks: string[][] = [];
    for (let i = 0; i < keys.length; i += KEYS_PER_REQUEST) chunks.push(keys.slice(i, i + KEYS_PER_REQUEST));
    await Promise.all(chunks.map((chunk) => this.queryChunk(chunk, found)));
    return found;
  }

  private async queryChunk(keys: string[], found: Map<string, string | null>): Promise<void> {
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

function isPage(keys: unknown, prefix: string, after: string | null): keys is string[] {
  const isKey = (key: unknown) =>
    typeof key === 'string' && key.startsWith(prefix) && (after === null || key > after);
  return Array.isArray(keys) && keys.length <= KEYS_PER_PAGE && keys.every(isKey);
}
