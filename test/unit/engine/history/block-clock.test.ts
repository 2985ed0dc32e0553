import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BLOCK_MS, BlockClock } from '../../../../src/engine/history/block-clock.js';

describe('which block was when', () => {
  it('V1 counts 12 s for a block until more is known', () => {
    const clock = new BlockClock();
    expect(clock.blockAt(0)).toBeNull();
    clock.set(1_000, 12_000_000);
    expect(clock.blockAt(12_000_000 - 300 * BLOCK_MS)).toBe(700);
    expect(clock.blockAt(12_000_000 - 2_000 * BLOCK_MS)).toBe(-1_000);
    expect(clock.uncertainty(990)).toBe(10);
  });

  it('V1 follows the pace that two known times tell: a fast local chain, and a pause of the chain', () => {
    const fast = new BlockClock();
    fast.set(0, 0);
    fast.set(4_000, 1_000_000);
    expect(fast.blockAt(500_000)).toBe(2_000);
    expect(fast.blockAt(-250_000)).toBe(-1_000);
    const paused = new BlockClock();
    paused.set(100, 0);
    paused.set(200, 100 * BLOCK_MS);
    // An hour without blocks.
    paused.set(201, 101 * BLOCK_MS + 3_600_000);
    paused.set(301, 201 * BLOCK_MS + 3_600_000);
    expect(paused.blockAt(150 * BLOCK_MS + 3_600_000)).toBe(250);
    expect(paused.blockAt(50 * BLOCK_MS)).toBe(150);
  });

  it('V1 gives back every block whose time is known, and never runs backwards', () => {
    const gaps = fc.array(
      fc.tuple(fc.integer({ min: 1, max: 9_000 }), fc.integer({ min: 1, max: 10 ** 8 })),
      {
        minLength: 1,
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(gaps, fc.array(fc.integer({ min: 0, max: 10 ** 9 }), { maxLength: 20 }), (steps, times) => {
        const clock = new BlockClock();
        let [block, atMs] = [0, 0];
        const points = steps.map(([blocks, ms]): [number, number] => {
          block += blocks;
          atMs += ms;
          return [block, atMs];
        });
        for (const [at, ms] of points) clock.set(at, ms);
        for (const [at, ms] of points) expect(clock.blockAt(ms)).toBe(at);
        const found = [...times].sort((a, b) => a - b).map((ms) => clock.blockAt(ms) ?? 0);
        expect(found).toEqual([...found].sort((a, b) => a - b));
      }),
    );
  });
});
