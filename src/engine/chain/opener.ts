import { WalletError } from '../../core/errors/wallet-error.js';
import { backoffMs } from './backoff.js';
import { asWalletError } from './opening.js';
import type { Session } from './session.js';
import { Waiters } from './waiters.js';

/** A lost connection is news only when no other took over within this. */
const UNNOTICED_MS = 2_000;
/** Whoever asked is told by then: nobody looks at a spinner for longer than ten seconds. */
const TELL_AFTER_MS = 9_000;
/** A session that ended sooner did not work; only so many of them are replaced without a pause. */
const SHORT_LIFE_MS = 3_000;
const SHORT_LIVES = 3;

export interface OpenerDeps {
  /** Tries every node once. */
  open(signal: AbortSignal): Promise<Session>;
  /** There is a session already. */
  hasSession(): boolean;
  /** Somebody holds the connection. */
  isHeld(): boolean;
  onOpened(session: Session): void;
  onChange(): void;
  random(): number;
}

/** Gets a session when there is none: at once, then after bounded, jittered pauses, and tells those who wait in time. */
export class Opener {
  /** Why there is no session now; null while one is there, or one may still come soon. */
  problem: WalletError | null = null;
  retryAtMs: number | null = null;
  private opening: AbortController | null = null;
  private ended = false;
  private failedRounds = 0;
  private shortLives = 0;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private tellTimer: ReturnType<typeof setTimeout> | undefined;
  private newsTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly waiters = new Waiters();

  constructor(private readonly deps: OpenerDeps) {}

  get busy(): boolean {
    return this.opening !== null;
  }

  /** The next session. Fails once every endpoint has been tried, and within ten seconds. */
  next(): Promise<Session> {
    if (this.ended) return Promise.reject(new WalletError('chain/offline', { why: 'changed' }));
    // Sessions that break at once are not to be had faster by asking more often.
    if (this.problem && this.retryAtMs !== null && this.shortLives >= SHORT_LIVES)
      return Promise.reject(this.problem);
    const session = this.waiters.wait();
    this.attempt(true);
    return session;
  }

  /**
   * @param now somebody asks for an answer, so a pause between attempts is cut short.
   * @param begun a session that is being opened already.
   */
  attempt(now = false, begun: Promise<Session> | null = null): void {
    if (this.ended || this.opening || this.deps.hasSession()) return;
    if (this.retryAtMs !== null && !now) return;
    clearTimeout(this.retryTimer);
    this.retryAtMs = null;
    const controller = new AbortController();
    this.opening = controller;
    const open = () => this.deps.open(controller.signal);
    const session = begun ? begun.catch(open) : open();
    this.tellTimer = setTimeout(() => {
      const why = new WalletError('chain/timeout', { why: 'no-node' });
      this.tell(why);
      this.waiters.refuse(why);
    }, TELL_AFTER_MS);
    this.deps.onChange();
    session.then(
      (opened) => {
        if (this.opening === controller) this.opened(opened);
        else opened.close();
      },
      (error: unknown) => {
        if (this.opening === controller) this.roundFailed(asWalletError(error));
      },
    );
  }

  /** There is a session, whoever opened it. */
  served(session: Session): void {
    this.stopTelling();
    this.problem = null;
    this.failedRounds = 0;
    this.waiters.serve(session);
  }

  /** The session broke after so long. */
  lost(error: WalletError, livedMs: number, begun: Promise<Session> | null): void {
    this.shortLives = livedMs < SHORT_LIFE_MS ? this.shortLives + 1 : 0;
    if (this.shortLives >= SHORT_LIVES) {
      this.roundFailed(error);
      return;
    }
    this.attempt(true, begun);
    // Those who asked go on waiting: another node may well answer them.
    this.newsTimer = setTimeout(() => this.tell(error), UNNOTICED_MS);
  }

  /** Nobody looks any more: nothing is tried, and the next look begins afresh. */
  rest(): void {
    clearTimeout(this.retryTimer);
    this.stopTelling();
    this.opening?.abort();
    this.opening = null;
    this.retryAtMs = null;
    this.problem = null;
    this.failedRounds = 0;
    this.shortLives = 0;
  }

  /** For good. */
  end(): void {
    this.ended = true;
    this.rest();
    this.waiters.refuse(new WalletError('chain/offline', { why: 'changed' }));
  }

  private opened(session: Session): void {
    // One that was held in reserve may have broken meanwhile.
    if (session.lostBy) {
      this.roundFailed(session.lostBy);
      return;
    }
    this.opening = null;
    if (!this.deps.isHeld() && !this.waiters.any) session.close();
    else this.deps.onOpened(session);
  }

  /** Says why there is no session, while the attempt goes on. */
  private tell(why: WalletError): void {
    this.problem = why;
    this.deps.onChange();
  }

  private stopTelling(): void {
    clearTimeout(this.tellTimer);
    clearTimeout(this.newsTimer);
  }

  private roundFailed(error: WalletError): void {
    this.stopTelling();
    this.opening = null;
    this.problem = error;
    this.failedRounds += 1;
    if (this.deps.isHeld()) {
      const pause = backoffMs(Math.max(this.failedRounds, this.shortLives), this.deps.random);
      this.retryAtMs = Date.now() + pause;
      this.retryTimer = setTimeout(() => this.attempt(true), pause);
    }
    this.waiters.refuse(error);
    this.deps.onChange();
  }
}
