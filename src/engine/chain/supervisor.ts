import { SecondLook } from '../endpoints/second-look.js';
import { HeadWatch } from './head-watch.js';
import { type NodeSource, openNode, openSession } from './opening.js';
import type { Session, SessionHooks } from './session.js';
import { Takeover, type TakeoverReason } from './takeover.js';

export interface SupervisorDeps {
  source: NodeSource;
  /** For sessions that are opened beside the present one. */
  hooks(): SessionHooks;
  /** The session in use while somebody looks. */
  session(): Session | null;
  exchange(next: Session, old: Session): void;
}

/** Watches the session in use and doubts it in time: silence, missing blocks, another node far ahead, a tired node. */
export class Supervisor {
  private readonly takeover: Takeover;
  private readonly secondLook: SecondLook;
  private readonly headWatch = new HeadWatch(() => this.doubt('stalled'));

  constructor(private readonly deps: SupervisorDeps) {
    const { source } = deps;
    this.takeover = new Takeover({
      pool: source.pool,
      open: (urls, signal, silentMs) => openSession(source, deps.hooks(), urls, signal, silentMs),
      adopt: deps.exchange,
    });
    this.secondLook = new SecondLook({
      pool: source.pool,
      session: () => deps.session(),
      open: (url, signal) => openNode(source, url, signal),
      onBehind: () => this.doubt('behind'),
    });
  }

  get silentMs(): number {
    return this.takeover.silentMs;
  }

  /** Resolves when a takeover under way is decided. */
  get settled(): Promise<void> | null {
    return this.takeover.settled;
  }

  watch(session: Session): void {
    this.heard(session);
    this.secondLook.schedule();
  }

  /** The session announced a block. */
  heard(session: Session): void {
    this.deps.source.pool.heard(session.endpoint, session.best.number);
    this.headWatch.head(session.best.number);
  }

  silent(isSilent: boolean): void {
    if (isSilent) this.doubt('silent');
    else this.takeover.spoke();
  }

  doubt(reason: TakeoverReason): void {
    const session = this.deps.session();
    if (session) this.takeover.begin(session, reason);
  }

  /** The session is gone. @returns another one that was being opened already. */
  lost(): Promise<Session> | null {
    this.headWatch.stop();
    this.secondLook.stop();
    return this.takeover.take();
  }

  stop(): void {
    this.takeover.cancel();
    this.lost();
  }
}
