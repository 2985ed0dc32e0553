import type { VaultCopy } from '../storage/index.js';
import type { Alarms, Clock, KeyValueStore } from '../types.js';
import type { RandomBytes } from '../vault/index.js';

/** Everything the wallet needs from outside; a test stands in for each. */
export interface WalletDeps {
  local: KeyValueStore;
  /** Memory-backed: gone when the browser closes. */
  session: KeyValueStore;
  copy: VaultCopy;
  clock: Clock;
  alarms: Alarms;
  /** From the settings. */
  autoLockMinutes(): Promise<number>;
  pendingApprovals(): Promise<number>;
  random: RandomBytes;
}

/** The platform's random source. */
export function platformRandom(length: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(length));
}
