import type { KdfParams } from '../../protocol/ui/vault.js';

/** Long enough to cost a guesser dearly, short enough for somebody who unlocks forty times a day. */
const TARGET_MS = 700;
/** What the vault accepts from a file; larger values would be an attack on whoever opens it. */
const MAX_MEMORY_KIB = 256 * 1024;
const MAX_PASSES = 10;
const MEBIBYTE_KIB = 1024;

/** Runs one derivation of this cost and says how long it took. @throws when there is not that much memory */
export type Measure = (memoryKiB: number, passes: number) => Promise<number>;

/**
 * Raises the cost to about {@link TARGET_MS} here: passes first, and when they are spent, memory, if the machine proves
 * that it has it. Never below what is given.
 */
export async function calibrated(least: KdfParams, measure: Measure): Promise<KdfParams> {
  const tookMs = Math.max(await measure(least.memoryKiB, least.passes), 1);
  const possible = Math.floor((TARGET_MS * least.passes) / tookMs);
  const passes = Math.max(least.passes, Math.min(possible, MAX_PASSES));
  const memoryKiB = possible > MAX_PASSES ? Math.floor((least.memoryKiB * possible) / MAX_PASSES) : 0;
  const raisedKiB = Math.min(memoryKiB - (memoryKiB % MEBIBYTE_KIB), MAX_MEMORY_KIB);
  if (raisedKiB <= least.memoryKiB || !(await hasMemory(raisedKiB, measure))) return { ...least, passes };
  return { ...least, passes, memoryKiB: raisedKiB };
}

async function hasMemory(memoryKiB: number, measure: Measure): Promise<boolean> {
  try {
    await measure(memoryKiB, 1);
    return true;
  } catch {
    // Not an error: the least is enough, it was measured just now.
    return false;
  }
}
