import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack, unpack } from '../../../../src/core/wire/packed.js';
import { toWire } from '../../../../src/core/wire/wire.js';

const key = fc.string().filter((name) => !['__proto__', 'constructor', 'prototype'].includes(name));
const data = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.constantFrom('', '#1', 'x00', '@0', '-', ','),
    fc.string(),
    fc.bigInt({ min: -(2n ** 127n), max: 2n ** 127n }),
    fc.uint8Array({ maxLength: 64 }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

describe('packed wire codec', () => {
  it('gives back what was packed, whatever texts and names look like', () => {
    fc.assert(
      fc.property(data, (value) => {
        expect(unpack(pack(value))).toEqual(value);
      }),
    );
  });

  it('does not take two sets of names for one because they read the same in a row', () => {
    const value = [
      { 'a,b': 1, c: 2 },
      { a: 3, 'b,c': 4 },
      { 'a,b': 5, c: 6 },
      { a: 1, b: 2, c: 3 },
    ];
    expect(unpack(pack(value))).toEqual(value);
  });

  it('leaves out what is not there, and never says nothing is something', () => {
    expect(unpack(pack({ a: undefined, b: null }))).toEqual({ b: null });
    expect(unpack(pack([undefined, 1]))).toEqual([null, 1]);
  });

  it('says names and texts once: a thousand like records take a third of their JSON', () => {
    const rows = Array.from({ length: 1_000 }, (_, i) => ({
      coldkey: '5C'.padEnd(48, String(i % 7)),
      hotkey: '5H'.padEnd(48, String(i % 9)),
      netuid: i % 129,
      alpha: { netuid: i % 129, base: BigInt(i) * 10n ** 9n },
    }));
    expect(pack(rows).length * 3).toBeLessThan(JSON.stringify(toWire(rows)).length);
  });

  it('S40 drops prototype keys and leaves Object.prototype alone', () => {
    const clean = unpack('[[],[["a","__proto__","constructor"],["polluted"]],[1,1,[2,true],[2,true]]]');
    expect(Object.keys(clean as object)).toEqual(['a']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('refuses what JSON would lose silently', () => {
    for (const lost of [() => 1, Number.NaN, Number.POSITIVE_INFINITY, Symbol('x')])
      expect(() => pack({ lost })).toThrow(TypeError);
  });

  it.each([
    '',
    'null',
    '{}',
    '[]',
    '[[],[]]',
    '[[1],[],null]',
    '[[],[1],null]',
    '[[],[[1]],null]',
    '[[],[],"@0"]',
    '[[],[],"#12x"]',
    '[[],[],"x0"]',
    '[[],[],"?"]',
    '[[],[],""]',
    '[[],[],[1]]',
    '[[],[["a"]],[1]]',
    '[[],[["a"]],[1,2,3]]',
    '[[],[["a"]],["@0",2]]',
    '[[],[],[]]',
  ])('refuses %s', (text) => {
    expect(() => unpack(text)).toThrow();
  });

  it('reads a text with one character changed as plain data or not at all', () => {
    const text = pack({ totalRao: 21_000_000_000_000_000n, name: 'Main', list: [1, 'Main', null] });
    fc.assert(
      fc.property(fc.nat({ max: text.length - 1 }), fc.string({ maxLength: 2 }), (at, other) => {
        let read: unknown;
        try {
          read = unpack(text.slice(0, at) + other + text.slice(at + 1));
        } catch {
          return;
        }
        // What was read can be packed and read again: nothing but data came out.
        expect(unpack(pack(read))).toEqual(read);
      }),
    );
  });
});
