import type { VaultCopy } from '../storage/index.js';
import type { Alarms, Clock, KeyValueStore } from '../types.js';
import type { RandomBytes } from '../vault/index.js';
import type { ReadWords } from './word-list.js';

/** Everything the wallet needs from outside; a test stands in for each. */
export interface WalletDeps {
  local: KeyValueStore;
  /** Memory-backed: gone when the browser closes. */
  session: KeyValueStore;
  copy: VaultCopy;
  clock: Clock;
  alarms: Alarms;
  /** Rows of other rooms in session storage that go in the same step as the vault's key. */
  goneWithLock: readonly string[];
  /** From the settings. */
  autoLockMinutes(): Promise<number>;
  pendingApprovals(): Promise<number>;
  random: RandomBytes;
  /** The English list of BIP-39, read when a phrase is made, read or shown. */
  words: ReadWords;
  /** Ends what sites were allowed for an account, before it is forgotten. */
  endPermissions(accountId: string): Promise<void>;
  /** For erasing, in this order: what other rooms hold and must announce, then both areas of storage as a whole. */
  erase: { neighbours(): Promise<void>; stores(): Promise<void> };
}

/** The platform's random source. */
export function platformRandom(length: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(length));
}
