import { describe, expect, it } from 'vitest';
import { madeWhole, parseShare } from '../../../src/popup/features/operations/basket/choice.js';

describe('T14 shares of a basket', () => {
  it('reads shares to the hundredth of a per cent', () => {
    expect([parseShare('100'), parseShare('0.01'), parseShare(' 12.5 '), parseShare('33.33')]).toEqual([
      10_000, 1, 1_250, 3_333,
    ]);
  });

  it.each(['33.333', '100.01', '1e1', '-1', '.5', '5.', '1,5', '1 0', ''])(
    'S84 refuses "%s", and rounds it to nothing',
    (text) => {
      expect(parseShare(text)).toBeNull();
    },
  );

  it('makes shares whole without losing or inventing a hundredth', () => {
    const weights = [
      { netuid: 1, bps: 3_333 },
      { netuid: 2, bps: 0 },
      { netuid: 3, bps: 0 },
    ];
    expect(madeWhole(weights).map(({ bps }) => bps)).toEqual([3_333, 3_334, 3_333]);
  });
});
