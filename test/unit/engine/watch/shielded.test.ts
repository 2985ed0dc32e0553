import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import type { RuntimeCache } from '../../../../src/engine/chain/metadata-source.js';
import type { Session } from '../../../../src/engine/chain/session.js';
import { EngineStore, type TrackedTx } from '../../../../src/engine/storage/engine-store.js';
import { ActivityBook } from '../../../../src/engine/watch/activity-book.js';
import { BlockIndex, type IndexedBlock } from '../../../../src/engine/watch/block-index.js';
import { isShielded, ShieldFollower } from '../../../../src/engine/watch/follow-shielded.js';
import { ADDRESS, CARRIER, GENESIS, hiddenTx, TX } from './hidden-tx.js';

const BOB = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty';
const SECOND = `0x${'dd'.repeat(32)}`;
const block = (number: number, extrinsics: string[] = []): IndexedBlock => ({
  number,
  hash: `0x${number.toString(16).padStart(64, '0')}`,
  parentHash: GENESIS,
  extrinsics,
});

/** The finalized chain by number, without a node. */
class KnownBlocks extends BlockIndex {
  constructor(private readonly known: IndexedBlock[]) {
    super();
  }
  override finalizedAt(_: Session, number: number): Promise<IndexedBlock> {
    return Promise.resolve(this.known.find((entry) => entry.number === number) ?? block(number));
  }
}

let store: EngineStore;
beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  store = new EngineStore();
});

/** A book that holds one hidden transaction, and a follower that has no node to ask for events. */
async function following(tx: TrackedTx, blocks: IndexedBlock[] = []) {
  await store.putTracked(tx);
  const book = new ActivityBook(store);
  await book.loaded;
  const follower = new ShieldFollower(book, new KnownBlocks(blocks), null as unknown as RuntimeCache);
  const latest = () => {
    const found = book.get(TX);
    if (!found || !isShielded(found)) throw new Error('not a hidden transaction');
    return found;
  };
  return { book, follower, latest };
}
const NO_NODE = null as unknown as Session;

describe('following a hidden transaction', () => {
  it('S74 takes carrier and result back together, and names the newest carrier again', async () => {
    const tx = hiddenTx({
      carriers: [
        { hash: CARRIER, validUntilBlock: 1_002 },
        { hash: SECOND, validUntilBlock: 1_005 },
      ],
    });
    const at = { number: 1_002, hash: block(1_002).hash };
    const inBlock: TrackedTx = {
      ...tx,
      row: {
        ...tx.row,
        state: 'in-block',
        block: at,
        extrinsicIndex: 3,
        protection: {
          state: 'on',
          stage: 'opened',
          carrierHash: CARRIER,
          carrierBlock: at,
          carrierFeeRao: 9n,
          tries: 2,
        },
      },
    };
    const { follower, latest } = await following(inBlock);
    await follower.placeOnBest(NO_NODE, latest(), [block(1_002), block(1_003)]);
    expect(latest().row).toMatchObject({
      state: 'sent',
      block: null,
      extrinsicIndex: null,
      protection: { stage: 'hidden', carrierHash: SECOND, carrierBlock: null, carrierFeeRao: null, tries: 2 },
    });
  });

  it('leaves a carrier that is final where it is, whatever the newest blocks say', async () => {
    const settled = { hash: CARRIER, block: { number: 999, hash: block(999).hash }, feeRao: 150n };
    const { follower, latest } = await following(hiddenTx({ settled }));
    await follower.placeOnBest(NO_NODE, latest(), [block(1_003)]);
    expect(latest().row.protection).toMatchObject({
      stage: 'not-opened',
      carrierBlock: settled.block,
      carrierFeeRao: 150n,
    });
    expect(latest().row.state).toBe('sent');
  });

  it('expires only when its last block is final, with what its carrier cost', async () => {
    const settled = { hash: CARRIER, block: { number: 999, hash: block(999).hash }, feeRao: 150n };
    const { follower, latest } = await following(hiddenTx({ settled }));
    await follower.searchFinalized(NO_NODE, latest(), 1_013);
    expect([latest().done, latest().searchedTo]).toEqual([false, 1_013]);
    await follower.searchFinalized(NO_NODE, latest(), 1_014);
    expect(latest().done).toBe(true);
    expect(latest().row).toMatchObject({
      state: 'expired',
      protection: { stage: 'not-opened', carrierFeeRao: 150n },
    });
  });

  it('without a carrier in a block it ends unused', async () => {
    const { follower, latest } = await following(hiddenTx());
    await follower.searchFinalized(NO_NODE, latest(), 1_020);
    expect(latest().row).toMatchObject({
      state: 'expired',
      protection: { stage: 'unused', carrierFeeRao: null },
    });
  });

  it('keeps a pool’s reason over its age', async () => {
    const tx = hiddenTx();
    const failure = { kind: 'pool' as const, pallet: null, name: 'Stale', code: 1010 };
    const { follower, latest } = await following({ ...tx, row: { ...tx.row, state: 'failed', failure } });
    await follower.placeOnBest(NO_NODE, latest(), [block(1_003)]);
    await follower.searchFinalized(NO_NODE, latest(), 1_014);
    expect(latest().row).toMatchObject({ state: 'failed', failure: { name: 'Stale' } });
    expect(latest().done).toBe(true);
  });
});

describe('nonces that something hidden holds', () => {
  it('are not given out while a carrier may come', async () => {
    const { book, latest } = await following(
      hiddenTx({ carrierAddress: BOB, carrierNonce: 3, innerNonce: 41 }),
    );
    const at = (address: string, best = 1_001) => book.firstFreeNonce(GENESIS, address, best);
    expect([at(BOB), at(ADDRESS)]).toEqual([4, 42]);
    expect(book.firstFreeNonce(`0x${'02'.repeat(32)}`, BOB, 1_001)).toBe(0);
    // Dead, with time for another; dead, and too late for one.
    expect([at(ADDRESS, 1_011), at(ADDRESS, 1_012)]).toEqual([42, 0]);
    await book.change(latest(), { state: 'failed' });
    expect([at(BOB), at(ADDRESS)]).toEqual([0, 0]);
    await book.change(latest(), { state: 'sent' });
    await book.finish(latest(), { state: 'expired' });
    expect([at(BOB), at(ADDRESS)]).toEqual([0, 0]);
  });

  it('are free again once a carrier was not opened, and before there is one', async () => {
    const settled = { hash: CARRIER, block: { number: 999, hash: block(999).hash }, feeRao: 150n };
    const { book, follower, latest } = await following(hiddenTx({ settled }));
    await follower.placeOnBest(NO_NODE, latest(), []);
    expect(book.firstFreeNonce(GENESIS, ADDRESS, 1_000)).toBe(0);
    const { book: other } = await following(hiddenTx({ carriers: [] }));
    expect(other.firstFreeNonce(GENESIS, ADDRESS, 1_000)).toBe(0);
  });

  it('a row from before the shield is read as one that travels openly', async () => {
    const { shield: _, ...old } = hiddenTx();
    await store.putTracked(old as TrackedTx);
    expect((await store.tracked())[0]?.shield).toBeNull();
  });
});
