import type { Part } from '../chain/account-state.js';

/** Entries that were not known by their keys; none where they could not be read. */
export function fresh<T>(found: Part<T[]>, keyOf: (entry: T) => string, known: readonly string[]): T[] {
  return found.kind === 'known' ? found.value.filter((entry) => !known.includes(keyOf(entry))) : [];
}

/** Keys of what was read, or where it could not be read of what was known. */
export function keysOf<T>(
  found: Part<T[]>,
  keyOf: (entry: T) => string,
  known: string[] | null | undefined,
): string[] | null {
  return found.kind === 'known' ? found.value.map(keyOf) : (known ?? null);
}
