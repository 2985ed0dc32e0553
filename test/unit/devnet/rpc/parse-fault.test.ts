import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FAULT_KINDS, parseFault } from '../../../../devnet/faults/parse-fault.js';

const ADDRESS = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty';

describe('faults on the command line', () => {
  it.each([
    ['lag:250', { kind: 'lag', ms: 250 }],
    ['pruned:300', { kind: 'pruned', keep: 300 }],
    ['behind:12', { kind: 'behind', blocks: 12 }],
    ['wrong-decimals:12', { kind: 'wrong-decimals', decimals: 12 }],
    ['lying-price:1.25', { kind: 'lying-price', factor: 1.25 }],
    [`lying-balance:${ADDRESS}:-5`, { kind: 'lying-balance', address: ADDRESS, addRao: -5n }],
    ['stale-metadata', { kind: 'stale-metadata' }],
    ['foreign-ids', { kind: 'foreign-ids' }],
  ])('%s is understood', (text, fault) => {
    expect(parseFault(text)).toEqual(fault);
    expect(FAULT_KINDS).toContain(text.split(':')[0]);
  });

  it.each(['', 'lag', 'lag:', 'lag:x', 'pruned', 'lying-price:-1', 'lying-balance:5:5', 'nan:1', 'Drop'])(
    '"%s" is not',
    (text) => {
      expect(parseFault(text)).toBeUndefined();
    },
  );

  it('gives nothing or a fault of the kind that was named, whatever the text', () => {
    const kinds = fc.constantFrom(...FAULT_KINDS.split(', ').map((text) => text.split(':')[0] ?? ''));
    fc.assert(
      fc.property(kinds, fc.array(fc.oneof(fc.string(), fc.nat().map(String))), (kind, args) => {
        const fault = parseFault([kind, ...args].join(':'));
        if (fault) expect(fault.kind).toBe(kind);
        else expect(fault).toBeUndefined();
      }),
    );
  });
});
