import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { paidBy } from '../../../../src/core/activity/paid.js';
import type { TxState } from '../../../../src/core/activity/types.js';
import { accountIdHex, decodeAnyPrefix } from '../../../../src/core/address/index.js';
import type { Param, Sentence } from '../../../../src/core/explain/types.js';
import { EngineStore } from '../../../../src/engine/storage/engine-store.js';
import { ActivityBook } from '../../../../src/engine/watch/activity-book.js';
import { ADDRESS, hiddenTx } from './hidden-tx.js';

const to: Param = { t: 'account', address: ADDRESS, name: null, role: 'other' };
const ID = accountIdHex(decodeAnyPrefix(ADDRESS).accountId);
const sent: Sentence = { code: 'transfer', params: { amount: { t: 'tao', rao: 1n }, to } };
const inside = (code: Sentence['code'], sentence: Sentence): Sentence => ({
  code,
  params: { inner: { t: 'sentence', sentence } },
});
const paid = (sentence: Sentence, state: TxState = 'finalized') => paidBy({ sentence, state })?.accountId;

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

describe('S2 whom this wallet paid', () => {
  it('is who got money or stake in a block, through others too, and nobody else', () => {
    for (const code of ['transfer', 'transfer-all', 'transfer-stake', 'transfer-position'] as const)
      expect(paid({ ...sent, code }), code).toBe(ID);
    expect(paid(inside('proxy', sent))).toBe(ID);
    expect(paid(inside('as-shared', inside('proxy', sent)))).toBe(ID);
    // Only noted, and perhaps never carried out.
    expect(paid(inside('announce', sent))).toBeUndefined();
    expect(paid(inside('approve-shared', sent))).toBeUndefined();
    expect(paid({ ...sent, code: 'add-proxy' })).toBeUndefined();
    expect(paid(sent, 'in-block')).toBe(ID);
    for (const state of ['signed', 'sent', 'failed', 'expired'] as const)
      expect(paid(sent, state), state).toBeUndefined();
  });

  it('is asked of the rows that were stored before', async () => {
    const store = new EngineStore();
    expect(await new ActivityBook(store).paid()).toEqual(new Set());
    const tx = hiddenTx();
    await store.putTracked({ ...tx, row: { ...tx.row, sentence: sent, state: 'finalized' } });
    expect(await new ActivityBook(new EngineStore()).paid()).toEqual(new Set([ID]));
  });
});
