import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromWire, toWire } from '../../../../src/core/wire/wire.js';

const key = fc
  .string()
  .filter((name) => !['__proto__', 'constructor', 'prototype', '$n', '$b'].includes(name));
const data = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.string(),
    fc.bigInt({ min: -(2n ** 127n), max: 2n ** 127n }),
    fc.uint8Array({ maxLength: 64 }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

describe('wire codec', () => {
  it('brings bigints and bytes back through JSON unchanged', () => {
    fc.assert(
      fc.property(data, (value) => {
        const travelled: unknown = JSON.parse(JSON.stringify(toWire(value)));
        expect(fromWire(travelled)).toEqual(value);
      }),
    );
  });

  it('S40 drops prototype keys and leaves Object.prototype alone', () => {
    const hostile: unknown = JSON.parse(
      '{"a":1,"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
    );
    const clean = fromWire(hostile) as Record<string, unknown>;
    expect(Object.keys(clean)).toEqual(['a']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('refuses what JSON would lose silently', () => {
    expect(() => toWire(() => 1)).toThrow(TypeError);
    expect(() => toWire(Number.NaN)).toThrow(TypeError);
    expect(() => toWire(Symbol('x'))).toThrow(TypeError);
  });

  it('leaves malformed tags as plain data', () => {
    expect(fromWire({ $n: '12x' })).toEqual({ $n: '12x' });
    expect(fromWire({ $b: 'zz' })).toEqual({ $b: 'zz' });
  });
});
