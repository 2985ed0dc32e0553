import type { Reading, Snapshot } from '../../core/chain/snapshot.js';
import { isWalletError, toErrorBody } from '../../core/errors/wallet-error.js';
import { BlockReader } from '../chain/block-reader.js';
import type { Connection } from '../chain/connection.js';
import type { Session } from '../chain/session.js';
import { asReadError } from '../chain/socket.js';
import type { EngineStore } from '../storage/engine-store.js';

/** Not more often than this, however fast the blocks come (a local chain may make four in a second). */
const AT_MOST_EVERY_MS = 1_500;

export interface LiveReadingOptions<T> {
  connection: Connection;
  /** Where the last snapshot is kept, and its name there, per chain; null for what must not outlive its block: a quote. */
  memory: { store: EngineStore; name: string } | null;
  /** Blocks between two reads; 1 when left out. For what changes on the scale of minutes. */
  everyBlocks?: number;
  /** Reads at the reader's block, or gives what was read a little earlier and is still good. */
  read(reader: BlockReader): Promise<Snapshot<T>>;
  emit(reading: Reading<T>): void;
}

/**
 * A value that is read again on every new best block while it runs. The last snapshot is emitted at once, from storage,
 * before anything has answered; a failure is emitted beside it and never in its place.
 */
export class LiveReading<T> {
  private last: Snapshot<T> | null = null;
  private stopped = false;
  private busy = false;
  private again = false;
  private lastReadMs = 0;
  /** What the last value was read of; null when that failed. */
  private readOf: string | null = null;
  private readBy: Session | null = null;
  /** The block of the newest read, under way or done; null when that failed. */
  private readAt: number | null = null;
  /** Storage keys the last read asked for: most likely those of the next. */
  private expected: string[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private release: () => void = () => undefined;
  private unlisten: () => void = () => undefined;

  constructor(private readonly options: LiveReadingOptions<T>) {}

  async start(): Promise<void> {
    const { connection } = this.options;
    const remembered = await this.remembered();
    if (this.stopped) return;
    this.last = remembered;
    this.emit(remembered ? 'stale' : 'loading', null);
    this.unlisten = connection.on((event) => {
      // What was quoted by the old runtime is void, not old.
      if (event === 'runtime' && !this.options.memory) this.forget();
      if (event === 'best' ? this.isDue() : event === 'online' || event === 'runtime') this.refresh();
      // Said, not asked: asking would cut short the pause before the next attempt, again and again.
      if (event === 'status' && connection.problem) this.emit('error', connection.problem);
    });
    this.release = connection.retain();
    this.first();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    this.unlisten();
    this.release();
  }

  /** Without a connection the first look waits for the attempt under way, to say soon whether it failed. */
  private first(): void {
    this.options.connection.ready().then(
      () => this.refresh(),
      (error: unknown) => this.fail(error),
    );
  }

  private refresh(): void {
    const { session } = this.options.connection;
    if (this.stopped || !session || this.isRead(session)) return;
    if (this.busy) {
      this.again = true;
      return;
    }
    const wait = this.lastReadMs + AT_MOST_EVERY_MS - Date.now();
    clearTimeout(this.timer);
    if (wait > 0) {
      this.timer = setTimeout(() => this.refresh(), wait);
      return;
    }
    this.busy = true;
    this.readOnce(session).finally(() => {
      this.busy = false;
      if (!this.again) return;
      this.again = false;
      this.refresh();
    });
  }

  private async readOnce(session: Session): Promise<void> {
    try {
      this.lastReadMs = Date.now();
      this.readOf = null;
      // What a person types is quoted at once; everything else goes out together.
      const reader = this.options.memory
        ? BlockReader.shared(session, this.expected)
        : new BlockReader(session);
      this.readAt = reader.block.number;
      const snapshot = await this.options.read(reader);
      if (this.stopped) return;
      this.expected = reader.keysAsked;
      [this.readOf, this.readBy] = [nameOf(reader.block, reader.runtime), session];
      this.last = snapshot;
      this.emit('live', null);
      await this.remember(this.last);
    } catch (error) {
      this.fail(asReadError(error));
    }
  }

  private fail(error: unknown): void {
    this.readAt = null;
    if (!isWalletError(error)) console.error('reading failed', error);
    const known = this.last?.genesisHash;
    const chain = this.options.connection.session?.genesisHash;
    // Another chain answers behind this endpoint: what is remembered belongs to the old one.
    if (known && chain && known !== chain) this.last = null;
    this.emit('error', error);
  }

  private emit(state: Reading<T>['state'], error: unknown): void {
    if (this.stopped) return;
    this.options.emit({ snapshot: this.last, state, error: error === null ? null : toErrorBody(error) });
  }

  /** The newest block is the one that was read: nothing else can come of it. */
  private isRead(session: Session): boolean {
    return session === this.readBy && this.readOf === nameOf(session.best, session.runtime);
  }

  private isDue(): boolean {
    const { everyBlocks = 1, connection } = this.options;
    const [read, best] = [this.readAt, connection.session?.best.number];
    return read === null || best === undefined || best < read || best >= read + everyBlocks;
  }

  private forget(): void {
    this.last = null;
    this.readOf = null;
    this.emit('loading', null);
  }

  private async remembered(): Promise<Snapshot<T> | null> {
    const { memory, connection } = this.options;
    if (!memory) return null;
    const genesis = await memory.store.genesisOf(connection.chainName);
    return genesis === null ? null : memory.store.snapshot<T>(`${genesis}|${memory.name}`);
  }

  private async remember(snapshot: Snapshot<T>): Promise<void> {
    const { memory, connection } = this.options;
    if (!memory) return;
    const { store, name } = memory;
    await store.putGenesis(connection.chainName, snapshot.genesisHash);
    await store.putSnapshot(`${snapshot.genesisHash}|${name}`, snapshot);
  }
}

function nameOf(block: { hash: string }, runtime: { specVersion: number }): string {
  return `${block.hash}-${runtime.specVersion}`;
}

/** A value with the block, the runtime and the endpoint it was read at. */
export function snapshotOf<T>(reader: BlockReader, value: T): Snapshot<T> {
  return {
    value,
    genesisHash: reader.session.genesisHash,
    specVersion: reader.runtime.specVersion,
    block: { number: reader.block.number, hash: reader.block.hash },
    atMs: reader.block.atMs,
    source: reader.session.endpoint,
  };
}
