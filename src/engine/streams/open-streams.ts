import type { ChainValidator, MedianYields } from '../../core/chain/market.js';
import type { Reading, Snapshot } from '../../core/chain/snapshot.js';
import type { EngineStreams } from '../../protocol/engine/index.js';
import { BlockReader } from '../chain/block-reader.js';
import type { Connection } from '../chain/connection.js';
import { followEndpoints } from '../endpoints/endpoints-stream.js';
import { openActions, openValueHistory } from '../history/open-history.js';
import type { PastRooms } from '../history/past-rooms.js';
import { openMarket } from '../market/market-stream.js';
import { openPriceLine } from '../market/price-line.js';
import { readPrices } from '../market/prices.js';
import type { Remembered } from '../market/remembered.js';
import type { DetailsDirectory } from '../market/validator-details.js';
import { quoteOperation } from '../operations/quote-operation.js';
import type { PlanBook } from '../plans/plan-book.js';
import type { TargetBook } from '../plans/target-book.js';
import { readAccountStates } from '../portfolio/account-states.js';
import { type Directories, readPortfolio } from '../portfolio/read-portfolio.js';
import { readPending } from '../routes/pending.js';
import type { EngineStore } from '../storage/engine-store.js';
import type { ActivityBook } from '../watch/activity-book.js';
import { LiveReading, type LiveReadingOptions, snapshotOf } from './live-reading.js';

export type StreamRequest = {
  [S in keyof EngineStreams]: {
    stream: S;
    params: EngineStreams[S]['in'];
    emit(event: EngineStreams[S]['event']): void;
  };
}[keyof EngineStreams];

/** Locks, delegates and key swaps change by somebody's deed; a minute is soon enough to see it. */
const STATES_EVERY_BLOCKS = 5;
/** Who validates what, and what its stakers get, changes with epochs. */
const VALIDATORS_EVERY_BLOCKS = 50;

/** The streams that views have open. A change of network restarts each of them on the new connection. */
export class OpenStreams {
  private connection: Connection | null = null;
  private readonly running = new Map<StreamRequest, () => void>();
  /** Portfolios of which something was said on this connection: read, or why not. */
  private told = new WeakSet<StreamRequest>();
  private readonly waiting = new Set<() => void>();

  constructor(
    private readonly store: EngineStore,
    private readonly book: ActivityBook,
    private readonly plans: PlanBook,
    private readonly targets: TargetBook,
    private readonly directories: Directories,
    private readonly rooms: PastRooms,
    private readonly validators: {
      chain: Remembered<ChainValidator[]>;
      medians: Remembered<MedianYields>;
      details: DetailsDirectory;
    },
  ) {}

  open(request: StreamRequest): () => void {
    this.running.set(request, this.start(request));
    return () => {
      this.running.get(request)?.();
      this.running.delete(request);
      this.letGo();
    };
  }

  moveTo(connection: Connection): void {
    this.connection = connection;
    this.told = new WeakSet();
    for (const [request, stop] of [...this.running]) {
      stop();
      this.running.set(request, this.start(request));
    }
  }

  closeAll(): void {
    for (const stop of this.running.values()) stop();
    this.running.clear();
  }

  private start(request: StreamRequest): () => void {
    if (request.stream === 'activity') return this.activity(request.params.addresses, request.emit);
    if (request.stream === 'targets') return this.targets.follow(request.params, request.emit);
    if (request.stream === 'plans') return this.plans.follow(request.params.address, request.emit);
    const { connection } = this;
    // Started when a network is chosen.
    if (!connection) return () => undefined;
    if (request.stream === 'network') return network(connection, request.emit);
    const { store, directories, rooms } = this;
    if (request.stream === 'market')
      return openMarket({ connection, store, directories, past: rooms.prices }, request.emit);
    const { past, prices } = rooms;
    if (request.stream === 'priceLine')
      return openPriceLine({ connection, past, samples: prices.samples }, request.params, request.emit);
    if (request.stream === 'valueHistory') {
      const { params, emit } = request;
      return this.afterPortfolio(() => openValueHistory({ connection, store, past, prices }, params, emit));
    }
    if (request.stream === 'actions')
      return openActions({ connection, store, past }, request.params, request.emit);
    if (request.stream === 'endpoints') return followEndpoints(connection, request.emit);
    if (request.stream === 'operation')
      return live(connection, null, (reader) => quoteOperation(reader, request.params), request.emit);
    if (request.stream === 'subnets')
      return live(
        connection,
        { store: this.store, name: 'subnets' },
        (reader) => this.readSubnets(reader),
        request.emit,
      );
    if (
      request.stream === 'chainValidators' ||
      request.stream === 'medianYields' ||
      request.stream === 'validatorDetails'
    )
      return this.openValidators(connection, request);
    if (request.stream === 'pendingOperations') {
      const { accounts } = request.params;
      return live(connection, null, (reader) => readPending(reader, accounts), request.emit);
    }
    const addresses = [...new Set(request.params.addresses)];
    const key = [...addresses].sort().join(' ');
    if (request.stream === 'accountStates') {
      const memory = { store, name: `states|${key}` };
      const read = (reader: BlockReader) => readAccountStates(reader, addresses);
      return live(connection, memory, read, request.emit, STATES_EVERY_BLOCKS);
    }
    const read = (reader: BlockReader) => readPortfolio(reader, directories, addresses);
    return live(connection, { store, name: `portfolio|${key}` }, read, (reading) => {
      request.emit(reading);
      // A node that cannot be reached must not keep the rest from showing what is remembered.
      if (reading.state === 'live' || reading.state === 'error') this.portfolioTold(request);
    });
  }

  /** The same answers as those of the calls, and the last ones while there is no connection. */
  private openValidators(
    connection: Connection,
    request: Extract<StreamRequest, { stream: 'chainValidators' | 'medianYields' | 'validatorDetails' }>,
  ): () => void {
    const { store, validators, rooms } = this;
    // What is remembered for minutes asks for nothing: its own reader keeps the next block from asking ahead.
    const follow = <T>(
      name: string,
      get: (reader: BlockReader) => Promise<Snapshot<T>>,
      emit: (reading: Reading<T>) => void,
    ) =>
      started({
        connection,
        memory: { store, name },
        everyBlocks: VALIDATORS_EVERY_BLOCKS,
        read: ({ session }) => get(new BlockReader(session)),
        emit,
      });
    if (request.stream === 'chainValidators')
      return follow('validators', (reader) => validators.chain.get(reader), request.emit);
    if (request.stream === 'medianYields')
      return follow('medians', (reader) => validators.medians.get(reader), request.emit);
    const { netuid } = request.params;
    return follow(
      `validators|${netuid}`,
      (reader) => validators.details.get(reader, rooms.past, netuid),
      request.emit,
    );
  }

  /** What decorates a portfolio waits until the portfolio is there: a person opens the wallet to see that. */
  private afterPortfolio(start: () => () => void): () => void {
    if (!this.isAwaited()) return start();
    let stop: (() => void) | null = null;
    const begin = () => {
      stop = start();
    };
    this.waiting.add(begin);
    return () => {
      this.waiting.delete(begin);
      stop?.();
    };
  }

  private portfolioTold(request: StreamRequest): void {
    this.told.add(request);
    this.letGo();
  }

  private letGo(): void {
    if (this.isAwaited()) return;
    const begins = [...this.waiting];
    this.waiting.clear();
    for (const begin of begins) begin();
  }

  private isAwaited(): boolean {
    return [...this.running.keys()].some(
      (request) => request.stream === 'portfolio' && !this.told.has(request),
    );
  }

  private activity(addresses: string[], emit: Extract<StreamRequest, { stream: 'activity' }>['emit']) {
    let stopped = false;
    const tell = () => {
      if (!stopped) emit(this.book.rows(addresses));
    };
    void this.book.loaded.then(tell);
    const unlisten = this.book.onChange(tell);
    return () => {
      stopped = true;
      unlisten();
    };
  }

  private async readSubnets(reader: BlockReader) {
    const { subnets } = this.directories;
    const [infos, prices] = await Promise.all([subnets.get(reader), readPrices(reader)]);
    const flags = subnets.flagReads(
      reader,
      infos.map(({ netuid }) => netuid),
    );
    subnets.learnFlags(reader, flags, await reader.storage(flags));
    return subnets.rows(reader, infos, prices);
  }
}

function network(
  connection: Connection,
  emit: Extract<StreamRequest, { stream: 'network' }>['emit'],
): () => void {
  const unlisten = connection.on(() => emit(connection.status()));
  const release = connection.retain();
  emit(connection.status());
  return () => {
    unlisten();
    release();
  };
}

function live<T>(
  connection: Connection,
  memory: LiveReadingOptions<T>['memory'],
  read: (reader: BlockReader) => Promise<T>,
  emit: (reading: Reading<T>) => void,
  everyBlocks = 1,
): () => void {
  return started({
    connection,
    memory,
    read: async (reader) => snapshotOf(reader, await read(reader)),
    emit,
    everyBlocks,
  });
}

function started<T>(options: LiveReadingOptions<T>): () => void {
  const reading = new LiveReading(options);
  void reading.start();
  return () => reading.stop();
}
