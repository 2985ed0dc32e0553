import type { WalletError } from '../../core/errors/wallet-error.js';
import type { Session } from './session.js';

/** Those who wait for a session. Every one of them is told, of the next session or of the reason why there is none. */
export class Waiters {
  private waiting: Array<{ resolve(session: Session): void; reject(error: WalletError): void }> = [];

  get any(): boolean {
    return this.waiting.length > 0;
  }

  wait(): Promise<Session> {
    return new Promise((resolve, reject) => this.waiting.push({ resolve, reject }));
  }

  serve(session: Session): void {
    for (const { resolve } of this.take()) resolve(session);
  }

  refuse(error: WalletError): void {
    for (const { reject } of this.take()) reject(error);
  }

  private take() {
    const waiting = this.waiting;
    this.waiting = [];
    return waiting;
  }
}
