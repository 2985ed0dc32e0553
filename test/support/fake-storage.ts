import type { KeyValueStore } from '../../src/background/types.js';

type Operation = 'get' | 'set' | 'remove';

interface Fault {
  operation: Operation;
  key: string;
  outcome: 'reject' | 'hang' | 'lose';
  times: number;
  hit: () => void;
}

/**
 * Extension storage in memory, as strict as Chrome's: only JSON survives, readers get copies. Two wallets over one
 * store are one wallet before and after its worker died.
 */
export class FakeStore implements KeyValueStore {
  private entries = new Map<string, string>();
  private faults: Fault[] = [];
  /** Writes and removals that went through. */
  writes = 0;

  async get(key: string): Promise<unknown> {
    await this.mayFail('get', [key]);
    const json = this.entries.get(key);
    return json === undefined ? undefined : JSON.parse(json);
  }

  async set(entries: Record<string, unknown>): Promise<void> {
    if (await this.mayFail('set', Object.keys(entries))) return;
    for (const [key, value] of Object.entries(entries)) {
      if (!isJson(value)) throw new TypeError(`${key} holds what Chrome's storage would lose`);
      this.entries.set(key, JSON.stringify(value));
    }
    this.writes += 1;
  }

  async remove(keys: string[]): Promise<void> {
    await this.mayFail('remove', keys);
    for (const key of keys) this.entries.delete(key);
    this.writes += 1;
  }

  /**
   * Makes the next operations on keys that begin with `key` fail, never answer as when the worker is killed, or (for
   * `set`) report success and keep nothing.
   * Resolves when that has happened for the first time.
   */
  fail(
    operation: Operation,
    key: string,
    { outcome = 'reject' as Fault['outcome'], times = 1 } = {},
  ): Promise<void> {
    return new Promise((hit) => this.faults.push({ operation, key, outcome, times, hit }));
  }

  /** Everything in it, as one comparable text. */
  dump(): string {
    return JSON.stringify([...this.entries].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  clear(): void {
    this.entries.clear();
  }

  /** True when the operation is to be dropped in silence. */
  private async mayFail(operation: Operation, keys: string[]): Promise<boolean> {
    const fault = this.faults.find(
      (entry) =>
        entry.times > 0 && entry.operation === operation && keys.some((key) => key.startsWith(entry.key)),
    );
    if (!fault) return false;
    fault.times -= 1;
    fault.hit();
    if (fault.outcome === 'lose') return true;
    if (fault.outcome === 'hang') await new Promise(() => undefined);
    throw new Error('QUOTA_BYTES quota exceeded');
  }
}

function isJson(value: unknown): boolean {
  if (value === null || ['string', 'boolean'].includes(typeof value)) return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value instanceof Uint8Array) return false;
  return Object.values(value).every(isJson);
}
