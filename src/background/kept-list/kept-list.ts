import { WalletError } from '../../core/errors/wallet-error.js';
import { createSerial } from '../serial.js';
import type { KeyValueStore } from '../types.js';

interface KeptListDeps<Entry> {
  local: KeyValueStore;
  /** Where the list is stored. */
  key: string;
  /** Left out: the list is read and changed while locked too. */
  isUnlocked?: () => Promise<boolean>;
  isEntry(stored: unknown): stored is Entry;
  /** What an entry is about: of one there is one entry. */
  idOf(entry: Entry): string;
  /** Throws the room's own error when this is more than may be kept. */
  assertRoom(next: readonly unknown[]): void;
}

/**
 * A list under one key of the storage. Whatever stands there and cannot be read as an entry is not answered, but stays where
 * it is: a later version may know what it was.
 */
export interface KeptList<Entry> {
  /** In the order in which they came. @throws WalletError vault/locked */
  all(): Promise<Entry[]>;
  /**
   * Reads and changes what is stored, one task after the other; `keep` is the one write.
   * @throws WalletError vault/locked; from `keep` what `assertRoom` throws when the list would grow: then nothing is written
   */
  change<T>(
    task: (stored: readonly unknown[], keep: (next: readonly unknown[]) => Promise<void>) => Promise<T>,
  ): Promise<T>;
  /**
   * Adds in one write those of which there is none yet, or what `choose` leaves of them; one that is there is never replaced.
   * Answers how many were added. @throws WalletError vault/locked, and what `assertRoom` throws: then none is added
   */
  add(entries: readonly Entry[], choose?: (fresh: Entry[], stored: number) => Entry[]): Promise<number>;
  /** Forgets all of it, also while locked and what cannot be read. */
  erase(): Promise<void>;
}

export function createKeptList<Entry>(deps: KeptListDeps<Entry>): KeptList<Entry> {
  const { local, key, isUnlocked, isEntry, idOf, assertRoom } = deps;
  const serial = createSerial();
  const change: KeptList<Entry>['change'] = (task) =>
    serial(async () => {
      if (isUnlocked && !(await isUnlocked())) throw new WalletError('vault/locked');
      const value = await local.get(key);
      const stored: unknown[] = Array.isArray(value)
        ? value
        : value === undefined || value === null
          ? []
          : [value];
      return task(stored, async (next) => {
        if (next.length > stored.length) assertRoom(next);
        await local.set({ [key]: next });
      });
    });
  return {
    change,
    all: () => change(async (stored) => stored.filter(isEntry)),
    add: (entries, choose = (fresh) => fresh) =>
      change(async (stored, keep) => {
        const known = new Set(stored.filter(isEntry).map(idOf));
        const fresh = entries.filter((entry) => {
          const id = idOf(entry);
          return !known.has(id) && known.add(id);
        });
        const added = choose(fresh, stored.length);
        if (added.length > 0) await keep([...stored, ...added]);
        return added.length;
      }),
    erase: () => serial(() => local.remove([key])),
  };
}
