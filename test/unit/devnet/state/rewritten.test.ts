import { describe, expect, it } from 'vitest';
import { rewrittenView } from '../../../../devnet/state/index.js';
import { codec, database, setTempo, tempo } from './blocks.js';

function rewritten() {
  const { block, at } = database();
  block('genesis', null, (state) => {
    setTempo(1, 10)(state);
    setTempo(2, 20)(state);
    state.remove('SubtensorModule', 'Tempo', 3);
  });
  const view = rewrittenView(at('genesis'), (_pallet, item, args, stored) => {
    if (item !== 'Tempo') return stored;
    if (args[0] === 1) return 11;
    return args[0] === 2 ? undefined : 33;
  });
  return { view, at, block };
}
const key = (netuid: number) => codec.storageKey('SubtensorModule', 'Tempo', netuid);

describe('a rewritten state', () => {
  it('P10 changes, hides and adds entries for every kind of read', () => {
    const { view } = rewritten();
    expect([1, 2, 3].map((netuid) => tempo(view, netuid))).toEqual([11, 360, 33]);
    expect(view.entries('SubtensorModule', 'Tempo')).toEqual([
      { args: [1], value: 11 },
      { args: [3], value: 33 },
    ]);
    expect(view.raw(key(1))).toEqual(Uint8Array.of(11, 0));
    expect(view.raw(key(2))).toBeUndefined();
    expect(view.rawKeys(codec.storageKey('SubtensorModule', 'Tempo'), 10)).toEqual([key(1), key(3)].sort());
  });

  it('P10 leaves the stored state and later blocks as they are, and can be rewritten again', () => {
    const { view, at, block } = rewritten();
    block('one', 'genesis', setTempo(4, 40));
    expect([tempo(at('genesis'), 1), tempo(at('genesis'), 3)]).toEqual([10, 360]);
    expect(tempo(at('one'), 4)).toBe(40);
    const twice = rewrittenView(view, (_pallet, _item, _args, stored) => (stored === 11 ? 12 : stored));
    expect([tempo(twice, 1), tempo(twice, 3)]).toEqual([12, 33]);
  });
});
