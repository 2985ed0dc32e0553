import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneOf, struct } from '../../../../devnet/metadata/dsl/declare.js';
import {
  parseTypeExpression,
  printTypeExpression,
  type TypeExpression,
} from '../../../../devnet/metadata/dsl/type-expression.js';
import { createTypeTable } from '../../../../devnet/metadata/dsl/type-table.js';
import { bytesOfValue } from '../../../../devnet/metadata/dsl/value-bytes.js';
import { declaredMetadata } from '../../../../devnet/metadata/index.js';

const { expression } = fc.letrec<{ expression: TypeExpression }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4 },
    fc
      .constantFrom('u8', 'AccountId32', 'Pallet.Call')
      .map((name) => ({ kind: 'named' as const, name, args: [] })),
    fc
      .record({
        name: fc.constantFrom('Vec', 'Option'),
        args: fc.array(tie('expression'), { minLength: 1, maxLength: 2 }),
      })
      .map((named) => ({ kind: 'named' as const, ...named })),
    fc.array(tie('expression'), { maxLength: 3 }).map((parts) => ({ kind: 'tuple' as const, parts })),
    fc
      .record({ of: tie('expression'), length: fc.nat(99) })
      .map((array) => ({ kind: 'array' as const, ...array })),
  ),
}));

describe('type expressions', () => {
  it('parse to what they print', () => {
    fc.assert(
      fc.property(expression, (type) => {
        expect(parseTypeExpression(printTypeExpression(type))).toEqual(type);
      }),
    );
  });

  it.each(['', 'Vec<', 'Vec<u8', '[u8; x]', '(u8', 'u8>', 'u8 u8', ','])('refuse "%s"', (text) => {
    expect(() => parseTypeExpression(text)).toThrow(/malformed/);
  });
});

describe('type tables', () => {
  it('hold each type once, itself before its parts', () => {
    const table = createTypeTable({ Pair: struct('a::Pair', { left: 'u8', right: 'Vec<Pair>' }) });
    const id = table.id('Pair');
    expect(table.id(' Pair')).toBe(id);
    expect(table.types().map((type) => type.def.tag)).toEqual(['composite', 'primitive', 'sequence']);
  });

  it('refuse a type that is not declared', () => {
    expect(() => createTypeTable({}).id('Vec<Missing>')).toThrow(/Missing/);
  });

  it('give declared indices to variants', () => {
    const table = createTypeTable({ Item: oneOf('a::Item', { First: [], Later: ['u8'] }, { Later: 6 }) });
    const def = table.types()[table.id('Item')]?.def;
    expect(def?.tag === 'variant' && def.value.map(({ name, index }) => [name, index])).toEqual([
      ['First', 0],
      ['Later', 6],
    ]);
  });
});

describe('declared values', () => {
  const table = createTypeTable({ Percent: struct('a::Percent', ['u8']) });
  const bytes = (type: string, value?: bigint | number | boolean | `0x${string}`) =>
    Buffer.from(bytesOfValue(table.types(), table.id(type), value)).toString('hex');

  it('are little-endian integers, through wrappers of one field', () => {
    expect(bytes('u64', 500n)).toBe('f401000000000000');
    expect(bytes('i16', -2)).toBe('feff');
    expect(bytes('Percent', 80)).toBe('50');
    expect(bytes('bool', true)).toBe('01');
    expect(bytes('Vec<u8>', '0x0407')).toBe('0407');
  });

  it('are zeros where none is given', () => {
    expect(bytes('(u16, [u8; 3])')).toBe('0000000000');
    expect(bytes('Option<u64>')).toBe('00');
    expect(bytes('(Vec<u8>, str, Compact<u32>)')).toBe('000000');
  });

  it('refuse an integer for a type that is none', () => {
    expect(() => bytes('Vec<u8>', 1)).toThrow(/integer/);
  });
});

describe('declaredMetadata', () => {
  it('serves the same bytes each time', () => {
    expect(declaredMetadata(15)).toBe(declaredMetadata(15));
  });

  it('refuses a version it cannot make', () => {
    expect(() => declaredMetadata(13)).toThrow(/13/);
  });
});
