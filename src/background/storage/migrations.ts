import { WalletError } from '../../core/errors/wallet-error.js';
import type { KeyValueStore } from '../types.js';

/** Number of the layout of `storage.local`, kept under this key. Absent means that nothing was ever stored. */
export const SCHEMA_KEY = 'schema';

/** One step between two layouts. Steps are never edited after a release; their input schema is frozen with them. */
export interface Migration {
  /** Layout this step starts from; it ends at `from + 1`. */
  from: number;
  /** Keys it reads. */
  reads: readonly string[];
  /** The frozen schema of what it reads. */
  accepts(input: Record<string, unknown>): boolean;
  /** Pure: entries to write. Old keys stay until a later layout drops them, so that a step can be repeated. */
  apply(input: Record<string, unknown>): Record<string, unknown>;
}

/**
 * Steps between released layouts, oldest first. Layout 1 is the first release: which keys there are. What is in the vault
 * file is no part of the layout. It has a format number of its own and is upgraded at unlock (background/wallet), because its
 * header is authenticated and only the password's derived key can write another; an older Kelvin reads that number too and
 * keeps its hands off.
 */
export const MIGRATIONS: readonly Migration[] = [];

/** The layout a list of steps leads to. */
export function schemaAfter(steps: readonly Migration[]): number {
  return 1 + steps.length;
}

/**
 * Brings storage to the current layout. Each step's entries and its number are written in one call, so a killed worker
 * resumes at the step it was in.
 * @throws WalletError vault/newer when a later version of the extension wrote it; vault/unreadable when the number or a
 * step's input is not what that layout had. Nothing is written in either case. Errors of the store pass through.
 */
export async function migrate(store: KeyValueStore, steps: readonly Migration[] = MIGRATIONS): Promise<void> {
  const stored = await store.get(SCHEMA_KEY);
  if (stored === undefined) return;
  if (typeof stored !== 'number' || !Number.isInteger(stored) || stored < 1) {
    throw new WalletError('vault/unreadable', { reason: 'schema' });
  }
  if (stored > schemaAfter(steps)) throw new WalletError('vault/newer', { schema: stored });
  for (const step of steps.filter(({ from }) => from >= stored)) {
    const values = await Promise.all(step.reads.map((key) => store.get(key)));
    const input = Object.fromEntries(step.reads.map((key, index) => [key, values[index]]));
    if (!step.accepts(input))
      throw new WalletError('vault/unreadable', { reason: 'schema', from: step.from });
    await store.set({ ...step.apply(input), [SCHEMA_KEY]: step.from + 1 });
  }
}
