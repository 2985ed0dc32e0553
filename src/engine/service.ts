import type { NetworkChoice } from '../core/chain/networks.js';
import { WalletError } from '../core/errors/wallet-error.js';
import type { Intent } from '../core/operations/intent.js';
import type { EngineCalls, EngineStreams } from '../protocol/engine/index.js';
import { capabilityReport } from './capabilities/report.js';
import { BlockReader } from './chain/block-reader.js';
import { canonicalCall, decodeCall } from './chain/calls.js';
import { capabilitiesOf } from './chain/capabilities.js';
import { Connection } from './chain/connection.js';
import { assembleExtrinsic } from './chain/extrinsics.js';
import { extrinsicHash } from './chain/headers.js';
import { RuntimeCache } from './chain/metadata-source.js';
import type { Session } from './chain/session.js';
import { asReadError, type OpenSocket } from './chain/socket.js';
import { CrossChecker } from './endpoints/cross-check.js';
import { probeEndpoint } from './endpoints/probe-endpoint.js';
import { explainFacts } from './facts/explain-facts.js';
import { signingFacts } from './facts/signing-facts.js';
import { type FiatDeps, FiatPrices } from './fiat/fiat-prices.js';
import { PastRooms } from './history/past-rooms.js';
import { readChainValidators } from './market/chain-validators.js';
import { medianYields } from './market/median-yields.js';
import { NameDirectory } from './market/name-directory.js';
import { positionYield } from './market/position-yield.js';
import { readPruneOrder } from './market/prune-order.js';
import { Remembered } from './market/remembered.js';
import { countStakers } from './market/stakers.js';
import { SubnetDirectory } from './market/subnet-directory.js';
import { subnetFlow } from './market/subnet-flow.js';
import { subnetIdentity } from './market/subnet-identity.js';
import { takeThen } from './market/take-then.js';
import { DetailsDirectory } from './market/validator-details.js';
import { ValidatorDirectory } from './market/validators.js';
import { buildIntent } from './operations/build-intent.js';
import { quoteOperation } from './operations/quote-operation.js';
import { recipientFacts } from './operations/recipient-facts.js';
import { PlanBook } from './plans/plan-book.js';
import { TargetBook } from './plans/target-book.js';
import { readHoldings } from './portfolio/holdings.js';
import { findRights } from './routes/find-rights.js';
import { findRoutes } from './routes/find-routes.js';
import { proxyTypes } from './routes/proxy-types.js';
import { rightTerms } from './routes/right-terms.js';
import { shieldCarrier } from './shield/carrier.js';
import { shieldStateOf } from './shield/state.js';
import { EngineStore } from './storage/engine-store.js';
import { MetadataStore } from './storage/metadata-store.js';
import { snapshotOf } from './streams/live-reading.js';
import { OpenStreams } from './streams/open-streams.js';
import { ActivityBook } from './watch/activity-book.js';
import { Follower } from './watch/follower.js';
import { submit } from './watch/submit.js';
import { submitCarrier } from './watch/submit-carrier.js';
import { Sentry } from './watchtower/sentry.js';
import { watched } from './watchtower/watched.js';

export interface ServiceDeps {
  openSocket: OpenSocket;
  random(): number;
  /** How the source of fiat prices is reached; the real one when left out. */
  fiat?: Partial<FiatDeps>;
  /** Told whenever the number of transactions that may still change, changes. */
  onPending(pending: number): void;
  /** Told when a hidden transaction needs another carrier, at each block until it has one. */
  onRenew(txHash: string): void;
  /** Told when the chain enters another runtime while it is connected. */
  onUpgrade(specVersion: number): void;
  /** Told when a head is worth a check of the watchtower. */
  onNews(block: number): void;
}

type Handlers = {
  [M in keyof EngineCalls]: (
    params: EngineCalls[M]['in'],
    signal: AbortSignal | undefined,
  ) => Promise<EngineCalls[M]['out']>;
};

/** Everything the engine does, whichever door the question came through. */
export class EngineService {
  private readonly store = new EngineStore();
  private readonly runtimes = new RuntimeCache(new MetadataStore());
  private readonly directories = { subnets: new SubnetDirectory(), names: new NameDirectory() };
  private readonly validators = new ValidatorDirectory();
  private readonly wholeChain = new Remembered(readChainValidators);
  private readonly medians = new Remembered(async (reader) =>
    medianYields(reader, (await this.wholeChain.get(reader)).value),
  );
  private readonly details = new DetailsDirectory();
  private readonly crossChecker = new CrossChecker(new MetadataStore());
  private readonly rooms = new PastRooms();
  private readonly fiat: FiatPrices;
  private readonly book: ActivityBook;
  private readonly follower: Follower;
  private readonly sentry: Sentry;
  private readonly plans: PlanBook;
  private readonly targets: TargetBook;
  private readonly streams: OpenStreams;
  private connection: Connection | null = null;

  constructor(private readonly deps: ServiceDeps) {
    this.fiat = new FiatPrices(deps.fiat ?? {});
    this.book = new ActivityBook(this.store);
    this.book.onPending(deps.onPending);
    this.follower = new Follower(this.book, this.runtimes, deps.onRenew);
    this.sentry = new Sentry(deps.onNews);
    this.plans = new PlanBook(this.store);
    this.targets = new TargetBook(this.store);
    this.streams = new OpenStreams(
      this.store,
      this.book,
      this.plans,
      this.targets,
      this.directories,
      this.rooms,
      { chain: this.wholeChain, medians: this.medians, details: this.details },
    );
  }

  /** @param signal aborted when nobody waits for the answer any more; only what reads for long looks at it. */
  call<M extends keyof EngineCalls>(
    method: M,
    params: EngineCalls[M]['in'],
    signal?: AbortSignal,
  ): Promise<EngineCalls[M]['out']> {
    return this.handlers[method](params, signal).catch((error: unknown) => {
      throw asReadError(error);
    });
  }

  /** @returns what ends the stream. */
  open<S extends keyof EngineStreams>(
    stream: S,
    params: EngineStreams[S]['in'],
    emit: (event: EngineStreams[S]['event']) => void,
  ): () => void {
    return this.streams.open({ stream, params, emit } as Parameters<OpenStreams['open']>[0]);
  }

  /** Chooses the network; another choice than the present one closes that connection and moves every stream over. */
  configure(choice: NetworkChoice): void {
    if (this.connection?.serves(choice)) return;
    this.connection?.close();
    this.connection = new Connection(choice, {
      openSocket: this.deps.openSocket,
      runtimes: this.runtimes,
      random: this.deps.random,
    });
    const { connection } = this;
    connection.on((event) => {
      if (event === 'runtime' && connection.session)
        this.deps.onUpgrade(connection.session.runtime.specVersion);
    });
    this.follower.use(this.connection);
    this.sentry.use(this.connection);
    this.streams.moveTo(this.connection);
  }

  close(): void {
    this.streams.closeAll();
    this.connection?.close();
    this.connection = null;
  }

  private readonly handlers: Handlers = {
    configure: async (choice) => {
      this.configure(choice);
      return null;
    },
    erase: async () => {
      this.sentry.forget();
      await Promise.all([this.book.clear(), this.plans.clear(), this.targets.clear()]);
      await Promise.all([this.store.clear(), this.rooms.forget()]);
      this.fiat.forget();
      return null;
    },
    capabilities: () => this.withSession(async ({ runtime }) => capabilitiesOf(runtime)),
    capabilityReport: () => this.withSession(async ({ runtime }) => capabilityReport(runtime)),
    probeEndpoint: (ask) => probeEndpoint({ ...this.deps, connection: this.connection }, ask),
    crossCheck: (ask) => this.crossChecker.check(this.connection, ask),
    watched: (ask) => {
      if (ask.guardMs !== undefined) this.sentry.expect();
      return this.withSession((session) =>
        watched(session, this.book, this.follower, this.rooms.past, this.sentry, ask),
      ).catch((error: unknown) => {
        if (ask.guardMs !== undefined) this.sentry.missed();
        throw error;
      });
    },
    fiat: ({ currency }) => this.fiat.price(currency),
    pruneOrder: () =>
      this.withSession(async (session) => {
        const reader = new BlockReader(session);
        return snapshotOf(reader, await readPruneOrder(reader));
      }),
    chainValidators: () => this.withSession((session) => this.wholeChain.get(new BlockReader(session))),
    stakers: ({ hotkey }) => this.withSession((session) => countStakers(new BlockReader(session), hotkey)),
    subnetFlow: ({ netuid }) => this.withSession((session) => subnetFlow(new BlockReader(session), netuid)),
    takeThen: ({ hotkey }) => this.withSession((session) => takeThen(this.rooms.past, session, hotkey)),
    holdings: ({ addresses }) =>
      this.withSession(async (session) => {
        const reader = new BlockReader(session);
        return snapshotOf(reader, await readHoldings(reader, addresses));
      }),
    validators: ({ netuid }) =>
      this.withSession((session) => this.validators.get(new BlockReader(session), netuid)),
    subnetIdentity: ({ netuid }) =>
      this.withSession(async (session) => {
        const reader = new BlockReader(session);
        return snapshotOf(reader, await subnetIdentity(reader, netuid));
      }),
    validatorDetails: ({ netuid }) =>
      this.withSession((session) => this.details.get(new BlockReader(session), this.rooms.past, netuid)),
    positionYield: (position) =>
      this.withSession((session) => positionYield(this.rooms.past, session, position)),
    ensureMetadata: ({ genesisHash }) =>
      this.withSession(async (session) => {
        if (genesisHash !== null && genesisHash !== session.genesisHash)
          throw new WalletError('chain/unknown-genesis', { genesisHash });
        return { genesisHash: session.genesisHash, specVersion: session.runtime.specVersion };
      }),
    signingFacts: ({ address }) => this.withSession((session) => signingFacts(session, address)),
    explainFacts: (ask) =>
      this.withSession((session) =>
        explainFacts(new BlockReader(session), this.directories.subnets, ask, this.book),
      ),
    quoteOperation: (request) =>
      this.withSession((session) => quoteOperation(new BlockReader(session), request)),
    buildIntent: (ask) =>
      this.withSession((session) =>
        buildIntent(session, this.book, { ...ask, intent: ask.intent as Intent }),
      ),
    shieldCarrier: (ask) => this.withSession((session) => shieldCarrier(session, ask)),
    shieldState: async ({ txHash }) => {
      await this.book.loaded;
      const known = shieldStateOf(this.book.get(txHash), null);
      if (known.state !== 'waiting') return known;
      return this.withSession(async () => {
        await this.follower.lookNow();
        return shieldStateOf(this.book.get(txHash), this.follower.lookedTo);
      });
    },
    routes: (ask) =>
      this.withSession((session) =>
        findRoutes(new BlockReader(session), { ...ask, intent: ask.intent as Intent | null }),
      ),
    proxyTypes: () => this.withSession((session) => proxyTypes(new BlockReader(session))),
    rightTerms: () => this.withSession(async (session) => rightTerms(new BlockReader(session))),
    findRights: ({ delegates }, signal) =>
      this.withSession((session) => findRights(new BlockReader(session), delegates, { signal })),
    recipientFacts: ({ address }) =>
      this.withSession((session) => recipientFacts(new BlockReader(session), address)),
    putPlan: async ({ plan }) => {
      await this.plans.put(plan);
      return null;
    },
    putTargets: async ({ targets }) => {
      await this.targets.put(targets);
      return null;
    },
    removePlan: async ({ id }) => {
      await this.plans.remove(id);
      return null;
    },
    inspectCall: ({ callHex }) =>
      this.withSession(async ({ runtime }) => canonicalCall(runtime, decodeCall(runtime, callHex))),
    assemble: ({ payload, metadataHash, signature, address }) =>
      this.withSession(async ({ runtime }) => {
        if (payload.genesisHash !== runtime.genesisHash || payload.specVersion !== runtime.specVersion)
          throw new WalletError('chain/spec-mismatch', { specVersion: runtime.specVersion });
        const parts = { ...payload, metadataHash };
        return { extrinsicHex: assembleExtrinsic(runtime, parts, address, signature) };
      }),
    submit: ({ extrinsicHex, row }) =>
      this.withSession(async (session) => {
        const { shield, txHash } = row;
        const sentHash = shield ? shield.carrierHash : txHash;
        if (sentHash !== extrinsicHash(extrinsicHex) || row.genesisHash !== session.genesisHash)
          throw new WalletError('invalid-message', { what: 'row' });
        if (shield) await submitCarrier(session, this.book, this.follower, extrinsicHex, { ...row, shield });
        else await submit(session, this.book, this.follower, extrinsicHex, row);
        return { txHash };
      }),
    follow: ({ row }) =>
      this.withSession(async (session) => {
        if (row.genesisHash !== session.genesisHash)
          throw new WalletError('invalid-message', { what: 'row' });
        await this.book.loaded;
        // Nothing hidden has left before its first carrier, which comes by `submit`.
        await this.book.add(row, row.shield ? 'signed' : 'sent', null, session.finalized.number + 1);
        this.follower.look();
        return null;
      }),
  };

  /** Holds the connection open for as long as the work takes. */
  private async withSession<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const { connection } = this;
    if (!connection) throw new WalletError('invalid-message', { what: 'not configured' });
    const release = connection.retain();
    try {
      return await work(await connection.ready());
    } finally {
      release();
    }
  }
}
