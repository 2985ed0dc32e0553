import type { NetworkChoice } from '../../core/chain/networks.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { EngineCalls, EngineStreams, PortAnswer, PortMessage } from '../../protocol/engine/index.js';

/** What a client needs of the worker's port; `onDead` is told when the worker failed to load or crashed. */
export interface EnginePort {
  post(message: PortMessage): void;
  onMessage(listener: (message: PortAnswer) => void): void;
  onDead(listener: () => void): void;
}

/** Longer than any request of the engine to a node may take, so that the engine's own, better error arrives first. */
const CALL_TIMEOUT_MS = 30_000;
/** Calls that may read for longer, by the engine's own limits: two minutes, and the two requests begun before they were over. */
const LONG_CALLS_MS: Partial<Record<keyof EngineCalls, number>> = { findRights: 190_000 };
/** A worker that dies again and again is not restarted more often than this. */
const RESTART_AFTER_MS = 500;

interface Waiting {
  resolve(value: unknown): void;
  reject(error: WalletError): void;
  timer: ReturnType<typeof setTimeout>;
}

interface OpenStream {
  stream: keyof EngineStreams;
  params: unknown;
  onEvent(event: unknown): void;
}

/**
 * A page's side of the engine's port: calls with answers, and streams that are opened again when the worker had to be
 * started anew or the network changed.
 */
export class EngineClient {
  private port: EnginePort | null = null;
  private choice: NetworkChoice | null = null;
  private nextId = 1;
  private readonly waiting = new Map<number, Waiting>();
  private readonly streams = new Map<number, OpenStream>();
  private paused = false;

  /** @param connect opens a port to the engine; called at first use and after the engine died. */
  constructor(private readonly connect: () => EnginePort) {}

  /** Tells the engine which chain is meant. Must come before anything else; the same choice again costs nothing. */
  configure(choice: NetworkChoice): Promise<null> {
    this.choice = choice;
    return this.call('configure', choice);
  }

  /**
   * A call that nobody waits for any more is told to the engine, which ends what is still being read for it.
   * @throws WalletError the engine's own, or engine/unreachable when it does not answer.
   */
  call<M extends keyof EngineCalls>(method: M, params: EngineCalls[M]['in']): Promise<EngineCalls[M]['out']> {
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting.delete(id);
        this.post({ kind: 'close', id });
        reject(new WalletError('engine/unreachable', { method }));
      }, LONG_CALLS_MS[method] ?? CALL_TIMEOUT_MS);
      this.waiting.set(id, { resolve: resolve as (value: unknown) => void, reject, timer });
      this.post({ kind: 'call', id, method, params });
    });
  }

  /** Opens a stream; events come until the returned function is called. */
  open<S extends keyof EngineStreams>(
    stream: S,
    params: EngineStreams[S]['in'],
    onEvent: (event: EngineStreams[S]['event']) => void,
  ): () => void {
    const id = this.nextId++;
    this.streams.set(id, { stream, params, onEvent: onEvent as (event: unknown) => void });
    if (!this.paused) this.post({ kind: 'open', id, stream, params });
    return () => {
      if (this.streams.delete(id) && !this.paused) this.post({ kind: 'close', id });
    };
  }

  /** Nobody sees the page: its streams rest, and with those of all other pages the engine asks nothing more. */
  pause(): void {
    if (this.paused) return;
    this.paused = true;
    for (const id of this.streams.keys()) this.post({ kind: 'close', id });
  }

  /** The page is seen again: each stream says what is remembered, and then what is now. */
  resume(): void {
    if (!this.paused) return;
    this.paused = false;
    this.openAll();
  }

  /** Ends all streams: a page that goes away must not keep the engine reading for nobody. */
  closeAll(): void {
    if (!this.paused) for (const id of this.streams.keys()) this.post({ kind: 'close', id });
    this.streams.clear();
  }

  private post(message: PortMessage): void {
    this.port ??= this.start();
    this.port.post(message);
  }

  private start(): EnginePort {
    const port = this.connect();
    port.onMessage((message) => this.receive(message));
    port.onDead(() => this.died(port));
    return port;
  }

  private receive(message: PortAnswer): void {
    if (message.kind === 'event') this.streams.get(message.id)?.onEvent(message.value);
    else this.settle(message);
  }

  private settle(message: Exclude<PortAnswer, { kind: 'event' }>): void {
    const waiting = this.waiting.get(message.id);
    // A stream that could not be opened has no one waiting; its silence shows as "loading".
    if (!waiting) return;
    this.waiting.delete(message.id);
    clearTimeout(waiting.timer);
    if (message.kind === 'ok') waiting.resolve(message.value);
    else waiting.reject(new WalletError(message.error.code, message.error.context));
  }

  private died(port: EnginePort): void {
    if (port !== this.port) return;
    this.port = null;
    for (const { reject, timer } of this.waiting.values()) {
      clearTimeout(timer);
      reject(new WalletError('engine/unreachable', { why: 'died' }));
    }
    this.waiting.clear();
    setTimeout(() => this.reopen(), RESTART_AFTER_MS);
  }

  private reopen(): void {
    if (this.choice) this.configure(this.choice).catch(() => undefined);
    if (!this.paused) this.openAll();
  }

  private openAll(): void {
    for (const [id, { stream, params }] of this.streams) this.post({ kind: 'open', id, stream, params });
  }
}
