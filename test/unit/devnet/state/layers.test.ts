import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { database, hashOf, setTempo, tempo } from './blocks.js';

const step = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(fc.constant('set' as const), fc.nat({ max: 4 }), fc.nat({ max: 9 })) },
  { weight: 2, arbitrary: fc.tuple(fc.constant('remove' as const), fc.nat({ max: 4 })) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom('begin' as const, 'commit' as const, 'rollback' as const)),
  },
);

describe('layers of a dispatch', () => {
  it('take back what a failed dispatch wrote, whatever succeeded inside it', () => {
    const { block, at } = database();
    block('genesis', null, setTempo(1, 1));
    block('one', 'genesis', (state) => {
      state.begin();
      setTempo(1, 2)(state);
      state.begin();
      setTempo(2, 3)(state);
      state.commit();
      state.rollback();
      state.begin();
      setTempo(3, 4)(state);
      state.commit();
    });
    expect([1, 2, 3].map((netuid) => tempo(at('one'), netuid))).toEqual([1, 360, 4]);
  });

  it('agree with copies of a plain map, through any steps', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { db, at } = database();
        const state = db.child(null);
        let now = new Map<number, number>();
        const saved: Array<Map<number, number>> = [];
        for (const [kind, netuid = 0, value = 0] of steps) {
          if (kind === 'set') {
            setTempo(netuid, value)(state);
            now.set(netuid, value);
          } else if (kind === 'remove') {
            state.remove('SubtensorModule', 'Tempo', netuid);
            now.delete(netuid);
          } else if (kind === 'begin') {
            state.begin();
            saved.push(new Map(now));
          } else {
            const before = saved.pop();
            if (!before) continue;
            if (kind === 'commit') state.commit();
            else {
              state.rollback();
              now = before;
            }
          }
          expect(contents(state)).toEqual(sorted(now));
        }
        for (const _ of saved) state.commit();
        db.seal(state, hashOf('genesis'));
        expect(contents(at('genesis'))).toEqual(sorted(now));
      }),
      { numRuns: 60 },
    );
  });
});

function contents(view: {
  entries: (pallet: string, item: string) => Array<{ args: unknown[]; value: unknown }>;
}) {
  const entries = view.entries('SubtensorModule', 'Tempo');
  return entries.map(({ args, value }) => [args[0], value] as [number, number]).sort(([a], [b]) => a - b);
}

function sorted(map: Map<number, number>): Array<[number, number]> {
  return [...map].sort(([a], [b]) => a - b);
}
