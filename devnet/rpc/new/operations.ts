import type { StorageItem } from './storage-query.js';

/** The least number of operations a server must take at a time; each storage item counts as one. */
const MAX_OPERATIONS = 16;
/** Storage items sent before the client must ask for more. */
const PAGE = 100;

type Send = (event: Record<string, unknown>) => void;

/** A storage operation that waits for `chainHead_v1_continue`. */
interface Waiting {
  items: Generator<StorageItem>;
  /** The item with which the next page begins. */
  next: StorageItem;
  weight: number;
}

/**
 * Operations of one follow subscription. All but long storage reads are done at once: their events leave right behind
 * the answer that names the operation.
 */
export class Operations {
  private readonly waiting = new Map<string, Waiting>();
  private nextId = 1;

  constructor(private readonly send: Send) {}

  /** How many more operations are taken now. */
  get free(): number {
    let used = 0;
    for (const { weight } of this.waiting.values()) used += weight;
    return Math.max(0, MAX_OPERATIONS - used);
  }

  /** Runs an operation that has one result; what it throws becomes `operationError`. */
  run(result: () => Record<string, unknown>): string {
    const operationId = this.newId();
    this.guard(operationId, () => this.send({ ...result(), operationId }));
    return operationId;
  }

  /** Runs a storage read page by page; `weight` is the number of items it was asked for. */
  read(items: Generator<StorageItem>, weight: number): string {
    const operationId = this.newId();
    this.guard(operationId, () => this.page(operationId, items, items.next(), weight));
    return operationId;
  }

  /** Sends the next page. False when the operation did not wait for it. */
  resume(operationId: string): boolean {
    const paused = this.waiting.get(operationId);
    if (!paused) return false;
    this.waiting.delete(operationId);
    const { items, next, weight } = paused;
    this.guard(operationId, () => this.page(operationId, items, { done: false, value: next }, weight));
    return true;
  }

  /** No more events of this operation. */
  stop(operationId: string): void {
    this.waiting.delete(operationId);
  }

  clear(): void {
    this.waiting.clear();
  }

  private page(
    operationId: string,
    items: Generator<StorageItem>,
    first: IteratorResult<StorageItem, unknown>,
    weight: number,
  ): void {
    const page: StorageItem[] = [];
    let at = first;
    for (; !at.done && page.length < PAGE; at = items.next()) page.push(at.value);
    if (page.length > 0) this.send({ event: 'operationStorageItems', operationId, items: page });
    if (at.done) {
      this.send({ event: 'operationStorageDone', operationId });
      return;
    }
    this.waiting.set(operationId, { items, next: at.value, weight });
    this.send({ event: 'operationWaitingForContinue', operationId });
  }

  private guard(operationId: string, work: () => void): void {
    try {
      work();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.send({ event: 'operationError', operationId, error: reason });
    }
  }

  private newId(): string {
    const id = String(this.nextId);
    this.nextId += 1;
    return id;
  }
}
