import type { Hex } from '../types.js';
import type { TxStatus } from './pool.js';

/** Who follows which transaction. Outlives the pool entry: a transaction is watched until it is final or gone. */
export class Watchers {
  private readonly byHash = new Map<Hex, Set<(status: TxStatus) => void>>();

  watch(hash: Hex, listener: (status: TxStatus) => void): () => void {
    const listeners = this.byHash.get(hash) ?? new Set();
    this.byHash.set(hash, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.byHash.delete(hash);
    };
  }

  emit(hash: Hex, status: TxStatus): void {
    const listeners = this.byHash.get(hash);
    if (!listeners) return;
    if (isTerminal(status)) this.byHash.delete(hash);
    for (const listener of [...listeners]) listener(status);
  }
}

/** Statuses after which a node closes the watch. */
export function isTerminal(status: TxStatus): boolean {
  if (typeof status === 'string') return status === 'dropped' || status === 'invalid';
  return 'finalized' in status || 'usurped' in status;
}
