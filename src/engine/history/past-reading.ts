import { isWalletError } from '../../core/errors/wallet-error.js';
import type { Connection } from '../chain/connection.js';
import type { Session } from '../chain/session.js';
import type { EngineStore } from '../storage/engine-store.js';
import type { HistoryStore, PastFacts } from '../storage/history-store.js';

/** After so many new blocks the newest end is looked at again: five minutes. */
const LOOK_AGAIN_BLOCKS = 25;

/** What a reading of the past tells, whatever it is about. */
interface Telling {
  progress: { done: number; total: number };
  state: 'reading' | 'complete' | 'no-archive' | 'error';
}

export interface PastReadingOptions<K extends 'curves' | 'lists'> {
  connection: Connection;
  /** Knows the chain behind an endpoint before it has answered. */
  engineStore: EngineStore;
  historyStore: HistoryStore;
  kind: K;
  /** Name of the question, under which the last answer is remembered. */
  name: string;
  /** An answer with nothing in it yet. */
  empty: PastFacts[K];
  read(session: Session): AsyncGenerator<PastFacts[K]>;
  emit(event: PastFacts[K]): void;
}

/**
 * A reading of the past that somebody looks at. What was last known is told at once; a new reading replaces it as soon
 * as it reaches as far, and until then only its progress is told, so that a line never becomes shorter before one's
 * eyes. It pauses when it is stopped or the connection is lost, and goes on from what is remembered.
 */
export class PastReading<K extends 'curves' | 'lists'> {
  private shown: PastFacts[K];
  private reached = 0;
  private stopped = false;
  private running = false;
  private readTo = Number.NEGATIVE_INFINITY;
  private release: () => void = () => undefined;
  private unlisten: () => void = () => undefined;

  constructor(private readonly options: PastReadingOptions<K>) {
    this.shown = options.empty;
  }

  async start(): Promise<void> {
    const { connection } = this.options;
    const remembered = await this.remembered();
    if (this.stopped) return;
    if (remembered) {
      this.reached = remembered.progress.done;
      this.tell({ ...remembered, state: 'reading' });
    } else this.tell(this.options.empty);
    this.unlisten = connection.on((event) => {
      if (event === 'online' || event === 'finalized') this.look();
    });
    this.release = connection.retain();
    connection.ready().then(
      () => this.look(),
      (error: unknown) => this.fail(error),
    );
  }

  stop(): void {
    this.stopped = true;
    this.unlisten();
    this.release();
  }

  private look(): void {
    const { session } = this.options.connection;
    if (!session || this.running || this.stopped) return;
    if (session.finalized.number < this.readTo + LOOK_AGAIN_BLOCKS) return;
    this.running = true;
    this.readOnce(session).then(
      () => {
        this.running = false;
        // Blocks may have come in the meantime.
        this.look();
      },
      (error: unknown) => {
        // The next block, or the next connection, tries again.
        this.running = false;
        this.fail(error);
      },
    );
  }

  private async readOnce(session: Session): Promise<void> {
    const { finalized, genesisHash } = session;
    for await (const event of this.options.read(session)) {
      if (this.stopped) return;
      // Whoever hears that it is whole finds it remembered.
      if (event.state !== 'reading') await this.remember(genesisHash, event);
      this.show(event);
    }
    this.readTo = finalized.number;
  }

  private show(event: PastFacts[K]): void {
    const telling: Telling = event;
    if (telling.state === 'reading' && telling.progress.done < this.reached) {
      this.tell({ ...this.shown, progress: telling.progress, state: 'reading' });
      return;
    }
    this.reached = telling.progress.done;
    this.tell(event);
  }

  private fail(error: unknown): void {
    if (!isWalletError(error)) console.error('reading the past failed', error);
    this.tell({ ...this.shown, state: 'error' });
  }

  private tell(event: PastFacts[K]): void {
    if (this.stopped) return;
    this.shown = event;
    this.options.emit(event);
  }

  private async remembered(): Promise<PastFacts[K] | null> {
    const { connection, engineStore, historyStore, kind, name } = this.options;
    const genesis = connection.session?.genesisHash ?? (await engineStore.genesisOf(connection.chainName));
    return genesis === null ? null : ((await historyStore.get(kind, genesis, 0, name)) ?? null);
  }

  private async remember(genesisHash: string, event: PastFacts[K]): Promise<void> {
    const { connection, engineStore, historyStore, kind, name } = this.options;
    await engineStore.putGenesis(connection.chainName, genesisHash);
    await historyStore.put(kind, genesisHash, 0, event, name);
  }
}
