import type { Hex, TxValidity } from '../types.js';

/** One transaction the pool holds. */
export interface PoolTx {
  hash: Hex;
  bytes: Uint8Array;
  signer: Hex;
  nonce: number;
  requires: Hex[];
  provides: Hex[];
  priority: bigint;
  /** Last block number at which it may still be included. */
  validTill: number;
  /** Order of arrival: decides between equal priorities. */
  arrival: number;
  state: 'ready' | 'future';
}

export type ValidTx = Extract<TxValidity, { ok: true }>;

/** Tags that ready transactions put on the table. */
function providedBy(txs: Iterable<PoolTx>): Set<Hex> {
  const tags = new Set<Hex>();
  for (const tx of txs) if (tx.state === 'ready') for (const tag of tx.provides) tags.add(tag);
  return tags;
}

/**
 * Moves future transactions whose requirements are met into the ready state, again and again until nothing moves
 * (a chain of nonces unlocks link by link). Returns those moved, in the order in which they became ready.
 */
export function promote(txs: Map<Hex, PoolTx>): PoolTx[] {
  const moved: PoolTx[] = [];
  const tags = providedBy(txs.values());
  for (let changed = true; changed; ) {
    changed = false;
    for (const tx of txs.values()) {
      if (tx.state === 'ready' || !tx.requires.every((tag) => tags.has(tag))) continue;
      tx.state = 'ready';
      for (const tag of tx.provides) tags.add(tag);
      moved.push(tx);
      changed = true;
    }
  }
  return moved;
}

/** Ready transactions in the order a block author takes them: dearest first, but never before what they require. */
export function inBlockOrder(txs: Iterable<PoolTx>): PoolTx[] {
  const waiting = [...txs].filter((tx) => tx.state === 'ready').sort(byPriority);
  const inPool = new Set(waiting.flatMap((tx) => tx.provides));
  const done = new Set<Hex>();
  const out: PoolTx[] = [];
  while (waiting.length > 0) {
    const at = waiting.findIndex((tx) => tx.requires.every((tag) => done.has(tag) || !inPool.has(tag)));
    const [tx] = waiting.splice(Math.max(at, 0), 1);
    if (tx === undefined) break;
    for (const tag of tx.provides) done.add(tag);
    out.push(tx);
  }
  return out;
}

function byPriority(a: PoolTx, b: PoolTx): number {
  if (a.priority !== b.priority) return a.priority > b.priority ? -1 : 1;
  return a.arrival - b.arrival;
}
