import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changeVariants,
  withChanges,
  withMethods,
  withTypes,
  withVariants,
} from '../../../../devnet/metadata/dsl/changes.js';
import {
  api,
  call,
  constant,
  oneOf,
  pallet,
  struct,
  UNDECLARED,
  value,
} from '../../../../devnet/metadata/dsl/declare.js';
import { palletEnums } from '../../../../devnet/metadata/dsl/pallet-enums.js';

const base = pallet('Base', 3, 'base::pallet', {
  calls: [call(0, 'first', { take: 'u16' }), call(4, 'later')],
  storage: [value('Kept', 'u8'), value('Gone', 'u8')],
  events: { One: ['u8'], Two: { amount: 'u64' }, Three: [] },
  errors: ['A', 'B', 'C'],
  constants: [constant('Limit', 'u32', 1)],
});

describe('a pallet with changes', () => {
  it('D4 has what was added and replaced, not what was removed, and leaves its base alone', () => {
    const changed = withChanges(base, {
      calls: {
        remove: ['later'],
        replace: [call(0, 'first', { take: 'PerU16' })],
        add: [call(4, 'another')],
      },
      storage: { remove: ['Gone'], add: [value('New', 'u64')] },
      constants: { replace: [constant('Limit', 'u32', 2)] },
    });
    expect(changed.calls).toEqual([call(0, 'first', { take: 'PerU16' }), call(4, 'another')]);
    expect(changed.storage.map(({ name }) => name)).toEqual(['Kept', 'New']);
    expect(changed.constants).toEqual([constant('Limit', 'u32', 2)]);
    expect([changed.name, changed.index, changed.events, changed.errors]).toEqual([
      'Base',
      3,
      base.events,
      base.errors,
    ]);
    expect(base.calls.map(({ name }) => name)).toEqual(['first', 'later']);
  });

  it('D4 numbers events and errors anew, and keeps the place of what is not described', () => {
    const changed = withChanges(base, {
      events: {
        remove: ['Two'],
        replace: { One: ['u16'] },
        insertAfter: { Two: { Hidden: UNDECLARED, Four: [] } },
      },
      errors: { remove: ['A'], insertAfter: { A: ['D'], C: ['E'] } },
    });
    const { 'Base.Event': events, 'Base.Error': errors } = palletEnums([changed]);
    const named = (type: typeof events) =>
      type?.shape.kind === 'enum' ? type.shape.variants.map(({ name, index }) => `${index} ${name}`) : [];
    expect(named(events)).toEqual(['0 One', '2 Four', '3 Three']);
    expect(named(errors)).toEqual(['0 D', '1 B', '2 C', '3 E']);
    expect(changed.events.One).toEqual(['u16']);
  });

  it.each([
    ['removes a call that is not there', { calls: { remove: ['none'] } }, /calls: no none/],
    ['replaces a call that is not there', { calls: { replace: [call(9, 'none')] } }, /calls: no none/],
    ['moves a call', { calls: { replace: [call(1, 'first')] } }, /first changes its index/],
    ['adds a call that is there', { calls: { add: [call(9, 'later')] } }, /later is already there/],
    ['takes an index twice', { calls: { add: [call(4, 'other')] } }, /index 4 twice/],
    ['removes storage that is not there', { storage: { remove: ['none'] } }, /storage: no none/],
    [
      'replaces a constant that is not there',
      { constants: { replace: [constant('none', 'u8', 0)] } },
      /constants: no none/,
    ],
    ['removes an event that is not there', { events: { remove: ['none'] } }, /events: no none/],
    ['replaces an event that is not there', { events: { replace: { none: [] } } }, /events: no none/],
    [
      'inserts after an error that is not there',
      { errors: { insertAfter: { none: ['X'] } } },
      /errors: no none/,
    ],
    ['inserts an error that is there', { errors: { insertAfter: { A: ['C'] } } }, /comes twice/],
  ])('D4 throws when it %s', (_, changes, message) => {
    expect(() => withChanges(base, changes)).toThrow(message);
  });

  it('D4 is the base when nothing changes', () => {
    expect(withChanges(base, {})).toEqual(base);
  });

  it('D4 undoes insertions by removals, whatever they are', () => {
    const names = fc.uniqueArray(
      fc.string({ minLength: 1, maxLength: 6 }).map((name) => `v${name}`),
      { minLength: 2, maxLength: 8 },
    );
    fc.assert(
      fc.property(names, fc.nat(), (all, at) => {
        const [anchor = '', ...fresh] = all;
        const variants = { first: [], [anchor]: [], last: [] };
        const more = changeVariants('x', variants, { insertAfter: { [at % 2 ? anchor : 'last']: fresh } });
        expect(Object.keys(more).length).toBe(3 + fresh.length);
        expect(Object.keys(changeVariants('x', more, { remove: fresh }))).toEqual(Object.keys(variants));
      }),
    );
  });
});

describe('types and runtime APIs with changes', () => {
  it('D4 add variants behind the last index', () => {
    const grown = withVariants(oneOf('a::Kind', { One: [], Two: [] }, { Two: 6 }), { Three: ['u8'] });
    expect(grown.shape.kind === 'enum' && grown.shape.variants.at(-1)).toEqual({
      name: 'Three',
      index: 7,
      fields: ['u8'],
    });
    expect(() => withVariants(struct('a::S', []), { Three: [] })).toThrow(/not an enum/);
  });

  it('D4 throw when a type is missing or already there', () => {
    const types = { One: struct('a::One', []) };
    expect(withTypes(types, { replace: { One: struct('a::One', ['u8']) } }).One).toEqual(
      struct('a::One', ['u8']),
    );
    expect(() => withTypes(types, { replace: { Two: struct('a::Two', []) } })).toThrow(/no Two/);
    expect(() => withTypes(types, { add: { One: struct('a::One', []) } })).toThrow(/already there/);
  });

  it('D4 throw when a method is already there', () => {
    const some = api('Some', 2, { get: [{}, 'u8'] });
    const more = { name: 'more', inputs: {}, output: 'u64' };
    expect(withMethods(some, [more])).toEqual({ name: 'Some', version: 2, methods: [...some.methods, more] });
    expect(() => withMethods(some, some.methods)).toThrow(/get is already there/);
  });
});
