import type { ValueHistory } from '../chain/history.js';

/** What was held at a block. */
export interface StakeLook {
  block: number;
  held: Array<{ coldkey: string; hotkey: string; netuid: number; base: bigint }>;
}

/**
 * The looks of several value histories of the same accounts, oldest first and each block once. The newest end of a
 * history is left out: it is read ahead of what is final, where actions are not known yet.
 */
export function stakeLooks(histories: Array<Pick<ValueHistory, 'points' | 'positions'>>): StakeLook[] {
  const looks = new Map<number, StakeLook>();
  for (const { points, positions } of histories) {
    const fresh = new Map<number, StakeLook>();
    for (const { block } of points.slice(0, -1)) {
      if (!looks.has(block)) fresh.set(block, { block, held: [] });
    }
    for (const { coldkey, hotkey, netuid, points: line } of positions) {
      for (const { block, alpha } of line)
        fresh.get(block)?.held.push({ coldkey, hotkey, netuid, base: alpha.base });
    }
    for (const look of fresh.values()) looks.set(look.block, look);
  }
  return [...looks.values()].sort((a, b) => a.block - b.block);
}
