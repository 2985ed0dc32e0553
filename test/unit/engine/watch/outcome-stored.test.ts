import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { EMPTY_OUTCOME } from '../../../../src/core/activity/moved.js';
import type { Expected } from '../../../../src/core/activity/types.js';
import { fromWire, toWire } from '../../../../src/core/wire/wire.js';
import { checkCall } from '../../../../src/engine/doors/schemas.js';
import { EngineStore, type TrackedTx } from '../../../../src/engine/storage/engine-store.js';
import { ActivityBook } from '../../../../src/engine/watch/activity-book.js';
import type { FollowRow } from '../../../../src/protocol/engine/index.js';
import { ADDRESS, GENESIS, hiddenTx, TX } from './hidden-tx.js';

const expected: Expected = {
  effects: [
    {
      kind: 'receive',
      bound: 'at-least',
      value: { t: 'alpha', netuid: 1, base: 9n, symbol: null },
      account: ADDRESS,
    },
  ],
  impactBps: 11,
  worstPrice: { t: 'price', raoPerAlpha: 50n, netuid: 1 },
  legs: null,
};
const follow = (over: object = {}) => ({
  txHash: TX,
  genesisHash: GENESIS,
  address: ADDRESS,
  origin: null,
  sentence: { code: 'stake', params: {} },
  createdAtMs: 1,
  validUntilBlock: 1_000,
  shield: null,
  unprotected: null,
  ...over,
});
/** Through the door, as the background's message comes in. */
const received = (row: object): FollowRow => checkCall('follow', { row }).row;

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe('H2 what was expected', () => {
  it('stays with the row, over the wire, the door and a restart', async () => {
    const row = fromWire(toWire(follow({ expected }))) as object;
    const store = new EngineStore();
    await new ActivityBook(store).add(received(row), 'sent', null, 900);
    const [stored] = await new EngineStore().tracked();
    expect(stored?.row.expected).toEqual(expected);
  });

  it('is nothing where an earlier version signed: the outbox did not keep it', () => {
    expect(received(follow()).expected).toBeNull();
  });
});

describe('N5 rows that an earlier version stored', () => {
  it('are read with what they lack as unknown', async () => {
    const store = new EngineStore();
    const { shield: _, ...tx } = hiddenTx();
    const { expected: __, protection: ___, ...row } = tx.row;
    const outcome = {
      paidRao: 5n,
      receivedAlpha: { netuid: 1, base: 7n },
      paidAlpha: null,
      receivedRao: null,
      feeRao: 3n,
    };
    await store.putTracked({ ...tx, row: { ...row, outcome } } as unknown as TrackedTx);
    expect(await store.tracked()).toEqual([
      {
        ...tx,
        shield: null,
        row: { ...row, protection: null, expected: null, outcome: { ...EMPTY_OUTCOME, ...outcome } },
      },
    ]);
    await store.putTracked({ ...tx, row: { ...row, outcome: null } } as unknown as TrackedTx);
    expect((await store.tracked())[0]?.row).toMatchObject({ outcome: null, expected: null });
  });
});
