import { WalletError } from '../../core/errors/wallet-error.js';
import { type HeaderInfo, readHeader } from './headers.js';
import type { Runtime } from './runtime.js';
import type { JsonRpcSocket } from './socket.js';

export interface Head extends HeaderInfo {
  /** Wall-clock time at which it was heard of. */
  atMs: number;
}

export interface HeadEvents {
  onHead(kind: 'best' | 'finalized'): void;
  /** A head that is none: the node is not to be believed. */
  onBroken(error: unknown): void;
}

interface Latest {
  best?: Head;
  finalized?: HeaderInfo;
}

/** The node's best and finalized block, as it announces them. */
export class Heads {
  private held = false;

  private constructor(
    public best: Head,
    public finalized: HeaderInfo,
    private readonly latest: Latest,
    private readonly events: HeadEvents,
  ) {}

  /** Resolves when both are known. @throws WalletError chain/offline, chain/bad-answer */
  static async follow(socket: JsonRpcSocket, runtime: () => Runtime, events: HeadEvents): Promise<Heads> {
    let heads: Heads | null = null;
    // Heads keep coming while the other subscription is still being answered: the latest ones count.
    const latest: Latest = {};
    let known: () => void = () => undefined;
    let broken: (error: unknown) => void = () => undefined;
    const both = new Promise<void>((resolve, reject) => {
      known = () => latest.best && latest.finalized && resolve();
      broken = reject;
    });
    // A second failure may come when nobody waits for this one any more.
    both.catch(() => undefined);
    const guarded = (work: (json: unknown) => void) => (json: unknown) => {
      try {
        work(json);
      } catch (error) {
        broken(error);
        if (heads) events.onBroken(error);
      }
    };
    const onBest = guarded((json) => {
      const best = { ...readHeader(runtime(), json), atMs: Date.now() };
      latest.best = best;
      known();
      if (heads && !heads.held) heads.takeBest(best);
    });
    const onFinalized = guarded((json) => {
      const finalized = readHeader(runtime(), json);
      latest.finalized = finalized;
      known();
      if (heads && !heads.held) heads.takeFinalized(finalized);
    });
    await Promise.all([
      socket.subscribe('chain_subscribeNewHeads', [], onBest),
      socket.subscribe('chain_subscribeFinalizedHeads', [], onFinalized),
      Promise.race([both, lostOf(socket)]),
    ]);
    const { best, finalized } = latest;
    if (!best || !finalized) throw new WalletError('chain/bad-answer', { what: 'heads' });
    heads = new Heads(best, finalized, latest, events);
    return heads;
  }

  /**
   * Stays at the present blocks until {@link release}: while the codec of a new runtime is being fetched, reads go on
   * at blocks that the old one understands.
   */
  hold(): void {
    this.held = true;
  }

  release(): void {
    this.held = false;
    if (this.latest.best) this.takeBest(this.latest.best);
    if (this.latest.finalized) this.takeFinalized(this.latest.finalized);
  }

  /** One that came late is not taken: a block is never replaced by its own parent, nor by itself. */
  private takeBest(best: Head): void {
    if (best.hash === this.best.hash || best.hash === this.best.parentHash) return;
    this.best = best;
    this.events.onHead('best');
  }

  /** What is final stays final: a lower one is an answer that came late. */
  private takeFinalized(finalized: HeaderInfo): void {
    if (finalized.number <= this.finalized.number) return;
    this.finalized = finalized;
    this.events.onHead('finalized');
  }
}

/** Rejects when the connection is lost. Nothing else is listening for that while a session begins. */
function lostOf(socket: JsonRpcSocket): Promise<never> {
  const lost = new Promise<never>((_resolve, reject) => {
    socket.onLost = reject;
  });
  lost.catch(() => undefined);
  return lost;
}
