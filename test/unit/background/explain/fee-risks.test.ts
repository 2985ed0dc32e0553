import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feeRisks } from '../../../../src/background/explain/risks/fee.js';
import type { Effect } from '../../../../src/core/explain/types.js';

const TAO = 1_000_000_000n;
const paying = (rao: bigint): Effect[] => [
  { kind: 'pay', bound: 'exactly', value: { t: 'tao', rao }, account: '5G' },
];

describe('S77 a fee that is worth a second look', () => {
  it.each([
    ['at 0.05 TAO it is not', TAO / 20n, 0n, []],
    ['above 0.05 TAO it is', TAO / 20n + 1n, 0n, ['high-fee']],
    ['a thousand times the usual is', 412_000n * 1_000n, 10n * TAO, ['high-fee']],
    ['at 1 % of what is paid it is not', TAO / 100n, TAO, []],
    ['above 1 % of what is paid it is', TAO / 100n + 1n, TAO, ['high-fee']],
    ['a usual fee beside a small payment is not', 412_000n, 1_000_000n, []],
    ['one that is not known is said elsewhere', null, TAO, []],
    ['none is none', 0n, TAO, []],
  ])('S77 %s', (_, fee, paid, codes) => {
    expect(feeRisks(fee, paying(paid)).map(({ code }) => code)).toEqual(codes);
  });

  it('S77 a higher fee is never less of a risk', () => {
    const rao = fc.bigInt(0n, 2n * TAO);
    fc.assert(
      fc.property(rao, rao, fc.bigInt(0n, 100n * TAO), (fee, more, paid) => {
        expect(feeRisks(fee + more, paying(paid)).length).toBeGreaterThanOrEqual(
          feeRisks(fee, paying(paid)).length,
        );
      }),
    );
  });
});
