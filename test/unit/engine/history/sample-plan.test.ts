import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RANGES } from '../../../../src/core/chain/history.js';
import { rangeStart, sampleBlocks } from '../../../../src/engine/history/sample-plan.js';

describe('at which blocks a range is looked at', () => {
  it('P10 takes 24 of a day, 28 of a week, 30 of a month, and never more than 52', () => {
    const head = 9_233_781;
    const counts = RANGES.map((range) => sampleBlocks(range, head).length);
    expect(counts.slice(0, 3)).toEqual([24, 28, 30]);
    expect(Math.max(...counts)).toBeLessThanOrEqual(52);
    expect(sampleBlocks('1y', head).at(-1)).toBeLessThanOrEqual(head - 51 * 7 * 7_200);
    expect(sampleBlocks('all', head).at(-1)).toBeLessThan(head / 20);
  });

  it('P10 shares its samples between ranges and between looks', () => {
    const [day, week, month] = (['24h', '7d', '30d'] as const).map((range) => sampleBlocks(range, 500_000));
    expect(
      month?.filter((block) => block > 500_000 - 7 * 7_200).every((block) => week?.includes(block)),
    ).toBe(true);
    expect(week?.filter((block) => block > 500_000 - 7_200).every((block) => day?.includes(block))).toBe(
      true,
    );
    const later = sampleBlocks('30d', 500_100);
    expect(later.filter((block) => !month?.includes(block))).toEqual([]);
  });

  it('P10 stays between the first block and the head, newest first', () => {
    fc.assert(
      fc.property(fc.constantFrom(...RANGES), fc.integer({ min: 0, max: 20_000_000 }), (range, head) => {
        const blocks = sampleBlocks(range, head);
        const start = rangeStart(range, head);
        expect(blocks).toEqual([...new Set(blocks)].sort((a, b) => b - a));
        for (const block of blocks) {
          expect(block).toBeGreaterThanOrEqual(Math.max(1, start));
          expect(block).toBeLessThan(head);
        }
      }),
    );
  });
});
