import { describe, expect, it } from 'vitest';
import { codec, database, hashOf, setTempo, tempo } from './blocks.js';

describe('state of past blocks', () => {
  it('answers for each block what held after it', () => {
    const { block, at } = database();
    block('genesis', null, setTempo(1, 10));
    block('one', 'genesis', setTempo(1, 11));
    block('two', 'one', () => undefined);
    block('three', 'two', (state) => state.remove('SubtensorModule', 'Tempo', 1));
    expect(['genesis', 'one', 'two', 'three'].map((name) => tempo(at(name), 1))).toEqual([10, 11, 11, 360]);
    expect(at('two').entries('SubtensorModule', 'Tempo')).toEqual([{ args: [1], value: 11 }]);
    expect(at('three').entries('SubtensorModule', 'Tempo')).toEqual([]);
  });

  it('shows nothing of a block before it is sealed', () => {
    const { db, block, at } = database();
    block('genesis', null, setTempo(1, 10));
    const open = db.child(hashOf('genesis'));
    setTempo(1, 11)(open);
    expect(tempo(open, 1)).toBe(11);
    expect(tempo(at('genesis'), 1)).toBe(10);
    db.seal(open, hashOf('one'));
    expect(tempo(at('one'), 1)).toBe(11);
    expect(() => setTempo(1, 12)(open)).toThrow('sealed');
  });

  it('refuses an unknown parent, a block sealed twice and a layer left open', () => {
    const { db, block } = database();
    block('genesis', null, () => undefined);
    expect(() => db.child(hashOf('nowhere'))).toThrow('not kept');
    expect(() => block('genesis', 'genesis', () => undefined)).toThrow('sealed already');
    expect(() => block('one', 'genesis', (state) => state.begin())).toThrow('left open');
    expect(() => block('one', 'genesis', (state) => state.rollback())).toThrow('no layer');
    expect(db.view(hashOf('one'))).toBeUndefined();
  });
});

describe('forks', () => {
  it('keep their writes apart, however they interleave', () => {
    const { block, at } = database();
    block('genesis', null, setTempo(1, 1));
    block('a1', 'genesis', setTempo(1, 10));
    block('b1', 'genesis', setTempo(1, 20));
    block('a2', 'a1', setTempo(2, 11));
    block('b2', 'b1', setTempo(2, 21));
    block('c2', 'b1', setTempo(1, 30));
    block('b3', 'b2', () => undefined);
    const both = (name: string) => [tempo(at(name), 1), tempo(at(name), 2)];
    expect(both('a2')).toEqual([10, 11]);
    expect(both('b3')).toEqual([20, 21]);
    expect(both('c2')).toEqual([30, 360]);
    expect(both('genesis')).toEqual([1, 360]);
  });

  it('can be dropped without a trace on the branch that stays', () => {
    const { db, block, at } = database();
    block('genesis', null, setTempo(1, 1));
    block('a1', 'genesis', setTempo(1, 10));
    block('a2', 'a1', setTempo(1, 11));
    block('b1', 'genesis', setTempo(1, 20));
    db.drop([hashOf('a1'), hashOf('a2'), hashOf('never')]);
    expect(db.view(hashOf('a2'))).toBeUndefined();
    expect(() => db.child(hashOf('a1'))).toThrow('not kept');
    block('b2', 'b1', () => undefined);
    block('d1', 'genesis', () => undefined);
    expect([tempo(at('b2'), 1), tempo(at('d1'), 1)]).toEqual([20, 1]);
    expect(at('b2').rawKeys(codec.storageKey('SubtensorModule', 'Tempo'), 10)).toHaveLength(1);
  });
});

describe('changed keys', () => {
  it('are those whose value differs from the parent’s, and never shadow items', () => {
    const { block } = database();
    block('genesis', null, (state) => {
      setTempo(1, 10)(state);
      setTempo(2, 20)(state);
      state.set('SubtensorModule', 'NotOfThisRuntime', [], 5n);
    });
    const { changedKeys } = block('one', 'genesis', (state) => {
      setTempo(1, 10)(state);
      setTempo(2, 21)(state);
      setTempo(3, 30)(state);
      state.remove('SubtensorModule', 'Tempo', 4);
      state.set('SubtensorModule', 'NotOfThisRuntime', [], 6n);
    });
    expect(changedKeys).toEqual([2, 3].map((netuid) => codec.storageKey('SubtensorModule', 'Tempo', netuid)));
  });
});
