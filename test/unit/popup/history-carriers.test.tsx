// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EMPTY_OUTCOME } from '../../../src/core/activity/moved.js';
import type { ActivityRow, TxProtection } from '../../../src/core/activity/types.js';
import { alphaBase, rao } from '../../../src/core/amount/money.js';
import type { ActionHistory, ChainAction } from '../../../src/core/chain/history.js';
import { actionsCsv } from '../../../src/core/csv/index.js';
import { entriesOf } from '../../../src/popup/features/history/entries.js';
import History from '../../../src/popup/features/history/history.js';
import { recordsOf } from '../../../src/popup/features/history/records.js';
import { useChainStore } from '../../../src/popup/state/chain-store.js';
import {
  ADDRESS,
  activityRow,
  emptyStores,
  fakeServices,
  fillStores,
  HOTKEY,
  hashOf,
  renderApp,
} from './support.js';

const T = 1_000_000_000n;
const FEE = 559_105n;
const action = (block: number, index: number, patch: Partial<ChainAction> = {}): ChainAction => ({
  address: ADDRESS,
  block,
  atMs: Date.UTC(2026, 0, 1) + block * 12_000,
  extrinsicIndex: index,
  kind: 'other',
  own: true,
  taoRao: null,
  alpha: null,
  hotkey: null,
  toHotkey: null,
  toNetuid: null,
  toAlpha: null,
  counterparty: null,
  feeRao: rao(FEE),
  failed: false,
  ...patch,
});
const trade = (block: number, index: number): ChainAction =>
  action(block, index, {
    kind: 'stake',
    taoRao: rao(10n * T),
    alpha: { netuid: 64, base: alphaBase(5n * T) },
    hotkey: HOTKEY,
    feeRao: rao(123_456n),
  });
const hidden = (block: number, patch: object = {}): TxProtection => ({
  state: 'on',
  stage: 'opened',
  carrierHash: hashOf('c'),
  carrierBlock: { number: block, hash: hashOf('7') },
  carrierFeeRao: FEE,
  tries: 1,
  ...patch,
});
const protectedTrade = (block: number, index: number, patch: Partial<ActivityRow> = {}): ActivityRow =>
  activityRow({
    block: { number: block, hash: hashOf('7') },
    extrinsicIndex: index,
    protection: hidden(block),
    outcome: { ...EMPTY_OUTCOME, feeRao: 123_456n },
    ...patch,
  });
const expired = (patch: object = {}): ActivityRow =>
  activityRow({
    state: 'expired',
    block: null,
    extrinsicIndex: null,
    protection: hidden(20, { stage: 'not-opened', ...patch }),
  });

beforeEach(fillStores);
afterEach(() => {
  cleanup();
  emptyStores();
});

describe('N5 a carrier and what it carried', () => {
  it('N5 are one entry, and what the chain tells of both belongs to it', () => {
    const entries = entriesOf([action(20, 1), trade(20, 2)], [protectedTrade(20, 2)]);
    expect(entries.map(({ kind, tx }) => [kind, tx?.txHash])).toEqual([['stake', hashOf('9')]]);
    expect(entries[0]?.actions.map(({ extrinsicIndex }) => extrinsicIndex)).toEqual([2]);
  });

  it('N5 stand once in the list', () => {
    useChainStore.setState({ activity: [protectedTrade(20, 2)] });
    const history: ActionHistory = {
      actions: [action(20, 1), trade(20, 2)],
      progress: { done: 1, total: 1 },
      fromBlock: 5,
      state: 'complete',
    };
    renderApp(<History />, fakeServices({}, {}, {}, { actions: () => history }), '/history');
    expect(screen.getAllByTestId('tx-line')).toHaveLength(1);
    expect(screen.queryAllByTestId('action')).toHaveLength(0);
    expect(screen.getByText('1 entry')).toBeTruthy();
  });

  it('N5 are one record of the file, with the hash of both and both fees', () => {
    const [record, ...others] = recordsOf(entriesOf([action(20, 1), trade(20, 2)], [protectedTrade(20, 2)]));
    expect(others).toEqual([]);
    expect(record).toMatchObject({
      kind: 'stake',
      txHash: hashOf('9'),
      carrierHash: hashOf('c'),
      feeRao: 123_456n,
      protectionFeeRao: FEE,
    });
    const [header = '', line = ''] = actionsCsv(record ? [record] : [], null).split('\r\n');
    expect(header.endsWith(',protection_fee_tao,carrier_hash')).toBe(true);
    expect(line.endsWith(`,0.000559105,${hashOf('c')}`)).toBe(true);
  });

  it('N5 have both fees where no past was read', () => {
    expect(recordsOf(entriesOf([], [protectedTrade(20, 2)]))).toMatchObject([
      { txHash: hashOf('9'), feeRao: 123_456n, protectionFeeRao: FEE, carrierHash: hashOf('c') },
    ]);
  });

  it('N5 are told apart from another thing of the same block that cost something else', () => {
    const other = action(20, 4, { feeRao: rao(FEE + 1n) });
    const entries = entriesOf([action(20, 1), trade(20, 2), other], [protectedTrade(20, 2)]);
    expect(entries.map(({ tx, actions }) => [tx !== null, actions[0]?.extrinsicIndex])).toEqual([
      [false, 4],
      [true, 2],
    ]);
  });

  it('N5 two of one block each have a carrier of their own', () => {
    const second = protectedTrade(20, 4, { txHash: hashOf('8') });
    const actions = [action(20, 1), trade(20, 2), action(20, 3), trade(20, 4), action(20, 5)];
    const entries = entriesOf(actions, [protectedTrade(20, 2), second]);
    // The third one carried nothing of this wallet's list.
    expect(entries.map(({ kind }) => kind)).toEqual(['other', 'stake', 'stake']);
  });

  it('N5 are one where another own account paid for the carrier', () => {
    const entries = entriesOf([action(20, 1, { address: HOTKEY }), trade(20, 2)], [protectedTrade(20, 2)]);
    expect(entries.map(({ kind }) => kind)).toEqual(['stake']);
  });

  it('N5 a trade in the open takes nothing with it', () => {
    const open = protectedTrade(20, 2, { protection: { state: 'off', reason: 'switched-off' } });
    expect(entriesOf([action(20, 1), trade(20, 2)], [open]).map(({ kind }) => kind)).toEqual([
      'stake',
      'other',
    ]);
  });

  it('N5 a carrier whose content never came stands where its block is, and in the file with what it cost', () => {
    const told = action(20, 1);
    const entries = entriesOf([told, trade(30, 2)], [expired()]);
    expect(entries.map(({ tx, block, atMs }) => [tx?.state ?? null, block, atMs])).toEqual([
      [null, 30, trade(30, 2).atMs],
      ['expired', 20, told.atMs],
    ]);
    expect(recordsOf(entries)[1]).toMatchObject({
      block: 20,
      txHash: hashOf('9'),
      failed: true,
      taoRao: null,
      feeRao: null,
      protectionFeeRao: FEE,
    });
    expect(recordsOf(entriesOf([], [expired({ carrierBlock: null, carrierFeeRao: null })]))).toEqual([]);
  });

  it('N5 what still waits for its content stays on top', () => {
    const waiting = { ...expired(), state: 'sent' as const };
    const entries = entriesOf([action(20, 1), trade(30, 2)], [waiting]);
    expect(entries.map(({ tx, block }) => [tx?.state ?? null, block])).toEqual([
      ['sent', null],
      [null, 30],
    ]);
  });

  it('N5 a fee of the carrier in alpha keeps its own record, with the hash of the trade', () => {
    const paid = action(20, 1, { kind: 'fee', feeRao: null, alpha: { netuid: 64, base: alphaBase(7n) } });
    const row = protectedTrade(20, 2, { protection: hidden(20, { carrierFeeRao: null }) });
    const records = recordsOf(entriesOf([action(20, 1, { feeRao: null }), paid, trade(20, 2)], [row]));
    expect(records.map(({ kind, txHash }) => [kind, txHash])).toEqual([
      ['stake', hashOf('9')],
      ['fee', hashOf('9')],
    ]);
  });
});

describe('numbers of the history', () => {
  it('groups the digits of what is counted, and finds a block by its number as it is read', () => {
    const history: ActionHistory = {
      actions: Array.from({ length: 1_051 }, (_, at) => trade(266_700 + at, 2)),
      progress: { done: 12_000, total: 216_000 },
      fromBlock: 5,
      state: 'reading',
    };
    renderApp(<History />, fakeServices({}, {}, {}, { actions: () => history }), '/history');
    expect(screen.getByText('1 051 entries')).toBeTruthy();
    expect(screen.getByRole('button', { name: /^Show more, 1\u2009001 left$/ })).toBeTruthy();
    expect(screen.getByText('Reading past blocks, 12 000 of 216 000')).toBeTruthy();
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: '266\u2009700' } });
    expect(screen.getAllByTestId('action')).toHaveLength(1);
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: '266701' } });
    expect(screen.getAllByTestId('action')).toHaveLength(1);
  });
});
