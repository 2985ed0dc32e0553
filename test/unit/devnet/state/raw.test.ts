import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createRuntimeCodec } from '../../../../devnet/codec/index.js';
import { copyState, createStateDb } from '../../../../devnet/state/index.js';
import type { EventRecord, Hex, StateMut } from '../../../../devnet/types.js';
import { ALICE, BOB, codec, database, hashOf, setTempo } from './blocks.js';

const OLD_RUNTIME = '../shared/chain/metadata/finney-219.scale';
const account = (free: bigint) => ({
  nonce: 0,
  consumers: 0,
  providers: 1,
  sufficients: 0,
  data: { free, reserved: 0n, frozen: 0n, flags: 1n << 127n },
});

describe('raw storage', () => {
  it('is the SCALE form of what was written, and nothing where nothing was', () => {
    const { block, at } = database();
    block('genesis', null, (state) => state.set('System', 'Account', [ALICE], account(7n)));
    const key = codec.storageKey('System', 'Account', ALICE);
    expect(at('genesis').raw(key)).toEqual(codec.encodeStorage('System', 'Account', account(7n)));
    expect(at('genesis').raw(codec.storageKey('System', 'Account', BOB))).toBeUndefined();
    expect(at('genesis').raw('0x1234')).toBeUndefined();
    expect(at('genesis').get('System', 'Account', BOB)).toMatchObject({ nonce: 0, data: { free: 0n } });
  });

  it('is found for entries that were added after the first read of their item', () => {
    const { block, at } = database();
    const keys = [1, 2].map((netuid) => codec.storageKey('SubtensorModule', 'Tempo', netuid)) as [Hex, Hex];
    block('genesis', null, setTempo(1, 10));
    expect(at('genesis').raw(keys[1])).toBeUndefined();
    block('one', 'genesis', setTempo(2, 20));
    expect(keys.map((key) => at('one').raw(key))).toEqual([Uint8Array.of(10, 0), Uint8Array.of(20, 0)]);
    expect(at('genesis').raw(keys[1])).toBeUndefined();
  });

  it('shows a block being built, layers included', () => {
    const { db } = database();
    const key = codec.storageKey('SubtensorModule', 'Tempo', 1);
    const state = db.child(null);
    setTempo(1, 10)(state);
    state.begin();
    setTempo(1, 11)(state);
    expect(state.raw(key)).toEqual(Uint8Array.of(11, 0));
    state.rollback();
    expect(state.raw(key)).toEqual(Uint8Array.of(10, 0));
  });

  it('lists keys in order, page by page, below any prefix', () => {
    const { block, at } = database();
    block('genesis', null, (state) => {
      for (const netuid of [3, 1, 2, 258]) setTempo(netuid, netuid)(state);
      for (const [hotkey, netuid] of [
        [ALICE, 1],
        [ALICE, 2],
        [BOB, 1],
      ] as const) {
        state.set('SubtensorModule', 'TotalHotkeyAlpha', [hotkey, netuid], 1n);
      }
    });
    const view = at('genesis');
    const prefix = codec.storageKey('SubtensorModule', 'Tempo');
    const all = view.rawKeys(prefix, 100);
    expect(all).toEqual([1, 2, 258, 3].map((netuid) => codec.storageKey('SubtensorModule', 'Tempo', netuid)));
    const first = view.rawKeys(prefix, 3);
    expect([...first, ...view.rawKeys(prefix, 3, first.at(-1))]).toEqual(all);
    expect(view.rawKeys(codec.storageKey('SubtensorModule', 'TotalHotkeyAlpha', ALICE), 100)).toHaveLength(2);
    expect(view.rawKeys(prefix.slice(0, 34) as Hex, 100)).toHaveLength(7);
    expect(view.rawKeys('0x', 100)).toHaveLength(7);
  });

  it('writes events through the codec, by name', () => {
    const { block, at } = database();
    const records: EventRecord[] = [
      {
        phase: { type: 'ApplyExtrinsic', value: 1 },
        pallet: 'Balances',
        name: 'Withdraw',
        fields: { who: ALICE, amount: 5n },
      },
    ];
    block('genesis', null, (state) => state.set('System', 'Events', [], records));
    expect(at('genesis').raw(codec.storageKey('System', 'Events'))).toEqual(codec.encodeEvents(records));
  });
});

describe('items that the metadata lacks', () => {
  it('are kept like others, and never served', () => {
    const { block, at } = database();
    block('genesis', null, (state) => state.set('SubtensorModule', 'NotOfThisRuntime', [ALICE], 5n));
    expect(at('genesis').get('SubtensorModule', 'NotOfThisRuntime', ALICE)).toBe(5n);
    expect(at('genesis').rawKeys('0x', 10)).toEqual([]);
  });

  it.skipIf(!existsSync(OLD_RUNTIME))('have the defaults of spec 424, and live through an upgrade', () => {
    const before = createStateDb(createRuntimeCodec(readFileSync(OLD_RUNTIME)));
    const genesis: StateMut = before.child(null);
    expect(genesis.get('Swap', 'FeeRate', 1)).toBe(33);
    expect(genesis.get('SubtensorModule', 'SubnetTAO', 1)).toBe(0n);
    genesis.set('SubtensorModule', 'SubnetTAO', [1], 9n);
    setTempo(1, 99)(genesis);
    before.seal(genesis, hashOf('genesis'));
    const old = before.view(hashOf('genesis'));
    if (!old) throw new Error('sealed state is missing');
    expect(old.rawKeys('0x', 10)).toHaveLength(1);

    const { block, at } = database();
    block('upgraded', null, (state) => copyState(old, state));
    const key = codec.storageKey('SubtensorModule', 'SubnetTAO', 1);
    expect(at('upgraded').raw(key)).toEqual(codec.encodeStorage('SubtensorModule', 'SubnetTAO', 9n));
    expect(at('upgraded').get('SubtensorModule', 'Tempo', 1)).toBe(99);
  });
});
