import type { RuntimeVersion } from '../chain/runtime-version.js';

/**
 * Versions known at some blocks. Versions only rise, so that between two blocks of the same version there is no other:
 * one question often answers for a month.
 */
export class SpecMarks {
  private readonly marks = new Map<number, RuntimeVersion>();
  private head: [number, RuntimeVersion] | null = null;

  set(block: number, version: RuntimeVersion): void {
    this.marks.set(block, version);
  }

  /** The newest block and its version; it moves on, and is no mark for ever. */
  setHead(block: number, version: RuntimeVersion): void {
    this.head = [block, version];
  }

  /** The version at a block as far as it follows from what is known; null when it has to be asked for. */
  at(block: number): RuntimeVersion | null {
    let below: [number, RuntimeVersion] | null = null;
    let above: [number, RuntimeVersion] | null = null;
    for (const mark of this.head ? [...this.marks, this.head] : this.marks) {
      if (mark[0] <= block && (!below || mark[0] > below[0])) below = mark;
      if (mark[0] >= block && (!above || mark[0] < above[0])) above = mark;
    }
    if (!below || !above || below[1].specVersion !== above[1].specVersion) return null;
    return below[1];
  }
}
