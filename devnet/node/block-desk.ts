import type { Hex, ShieldControls, ShieldFault, Unshielded } from '../types.js';
import type { PoolTx } from './pool-queue.js';

/** What a block takes out of the pool. */
export interface Choice {
  taken: PoolTx[];
  /** Carrier → what was inside. */
  inner: Map<Uint8Array, Uint8Array>;
}

/** Chooses what goes into a block, and holds what tests told the makers of blocks to do. */
export class BlockDesk implements ShieldControls {
  private capacity: number | null = null;
  private first: string[] = [];
  private missedSlots = 0;
  private silent: boolean;

  constructor(shieldKeys: boolean) {
    this.silent = !shieldKeys;
  }

  skipSlot(): void {
    this.missedSlots += 1;
  }

  none(): void {
    this.silent = true;
  }

  announce(): void {
    this.silent = false;
  }

  /** @throws RangeError for anything but a whole number of extrinsics, or null */
  setCapacity(signed: number | null): void {
    if (signed !== null && !(Number.isInteger(signed) && signed >= 0))
      throw new RangeError(`a block holds a whole number of extrinsics, or null for no limit; got ${signed}`);
    this.capacity = signed;
  }

  orderNext(hashes: string[]): void {
    this.first = [...hashes];
  }

  /** What the next block is told about its keys; missed slots count once. */
  takeFault(): ShieldFault {
    const fault = { missedSlots: this.missedSlots, silent: this.silent };
    this.missedSlots = 0;
    return fault;
  }

  /** Goes through the ready transactions: those ordered first, then the rest; what does not fit waits. */
  choose(ready: PoolTx[], unshield: (bytes: Uint8Array) => Unshielded): Choice {
    const choice: Choice = { taken: [], inner: new Map() };
    const provided = new Set<Hex>();
    for (const tx of this.ordered(ready)) {
      if (!tx.requires.every((tag) => provided.has(tag))) continue;
      const seen = unshield(tx.bytes);
      const inner = seen.kind === 'carrier' ? seen.inner : undefined;
      const used = choice.taken.length + choice.inner.size + (inner ? 2 : 1);
      if (seen.kind === 'wait' || used > (this.capacity ?? Number.POSITIVE_INFINITY)) continue;
      choice.taken.push(tx);
      if (inner) choice.inner.set(tx.bytes, inner);
      for (const tag of tx.provides) provided.add(tag);
    }
    return choice;
  }

  private ordered(ready: PoolTx[]): PoolTx[] {
    const first = this.first.flatMap((hash) => ready.filter((tx) => tx.hash === hash));
    this.first = [];
    return [...new Set([...first, ...ready])];
  }
}
