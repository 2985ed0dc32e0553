import { describe, expect, it } from 'vitest';
import type { TxProtection } from '../../../../src/core/activity/types.js';
import { shieldStateOf } from '../../../../src/engine/shield/state.js';
import type { TrackedTx } from '../../../../src/engine/storage/engine-store.js';
import { hiddenTx } from '../watch/hidden-tx.js';

const BEST = 1_003;
const stage = (name: Extract<TxProtection, { state: 'on' }>['stage']): Partial<TrackedTx> => {
  const tx = hiddenTx();
  if (tx.row.protection?.state !== 'on') throw new Error('not hidden');
  return { row: { ...tx.row, protection: { ...tx.row.protection, stage: name } } };
};

describe('what is left to do for a hidden transaction', () => {
  it.each<[string, TrackedTx | null, number | null, string]>([
    ['one nobody told of', null, BEST, 'unknown'],
    ['one whose carrier may still come', hiddenTx(), 1_002, 'waiting'],
    ['one whose carrier’s last block is behind the best one', hiddenTx(), BEST, 'renew'],
    ['one without a carrier yet', hiddenTx({ carriers: [] }), 1_000, 'renew'],
    ['before the blocks were looked through', hiddenTx(), null, 'waiting'],
    ['with three blocks left', hiddenTx(), 1_011, 'renew'],
    ['with two blocks left: no carrier would be in time', hiddenTx(), 1_012, 'waiting'],
    ['in a block', { ...hiddenTx(), ...stage('opened') }, BEST, 'waiting'],
    ['carried, and not opened', { ...hiddenTx(), ...stage('not-opened') }, BEST, 'waiting'],
    ['settled', { ...hiddenTx(), done: true }, BEST, 'done'],
    ['one that travels openly', { ...hiddenTx(), shield: null }, BEST, 'done'],
  ])('%s', (_, tx, lookedTo, state) => {
    expect(shieldStateOf(tx, lookedTo)).toEqual({ state });
  });

  it('one a pool refused is over, however long its era', () => {
    const tx = hiddenTx();
    expect(shieldStateOf({ ...tx, row: { ...tx.row, state: 'failed' } }, BEST)).toEqual({ state: 'done' });
  });
});
