// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EMPTY_OUTCOME } from '../../../src/core/activity/moved.js';
import { alphaBase, rao } from '../../../src/core/amount/money.js';
import type { ActionHistory, ChainAction, ValueHistory } from '../../../src/core/chain/history.js';
import { useNotes } from '../../../src/popup/features/activity/notes.js';
import { entriesOf } from '../../../src/popup/features/history/entries.js';
import { filterEntries, NO_FILTER } from '../../../src/popup/features/history/entry-filter.js';
import History from '../../../src/popup/features/history/history.js';
import { recordsOf } from '../../../src/popup/features/history/records.js';
import { useChainStore } from '../../../src/popup/state/chain-store.js';
import { forgetDrafts } from '../../../src/popup/state/kept-views.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import {
  ADDRESS,
  activityRow,
  emptyStores,
  fakeServices,
  fillStores,
  HOTKEY,
  hashOf,
  renderApp,
  settings,
} from './support.js';

const T = 1_000_000_000n;
const action = (block: number, patch: Partial<ChainAction> = {}): ChainAction => ({
  address: ADDRESS,
  block,
  atMs: Date.UTC(2026, 0, 1) + block * 12_000,
  extrinsicIndex: 2,
  kind: 'received',
  own: false,
  taoRao: rao(BigInt(block) * T),
  alpha: null,
  hotkey: null,
  toHotkey: null,
  toNetuid: null,
  toAlpha: null,
  counterparty: HOTKEY,
  feeRao: null,
  failed: false,
  ...patch,
});
const stake = (block: number, netuid: number, patch: Partial<ChainAction> = {}): ChainAction =>
  action(block, {
    kind: 'stake',
    own: true,
    counterparty: null,
    hotkey: HOTKEY,
    alpha: { netuid, base: alphaBase(5n * T) },
    feeRao: rao(123_456n),
    ...patch,
  });
const swap = stake(40, 64, { kind: 'swap', toNetuid: 7, toAlpha: { netuid: 7, base: alphaBase(T) } });
const ACTIONS = [action(10), stake(20, 64), stake(30, 7, { failed: true }), swap];

const actionsOf = (actions: ChainAction[], state: ActionHistory['state'] = 'complete'): ActionHistory => ({
  actions,
  progress: { done: 3, total: 9 },
  fromBlock: 5,
  state,
});
const valueHistory = (totals: bigint[], state: ValueHistory['state'] = 'complete'): ValueHistory => ({
  range: '30d',
  points: totals.map((total, index) => ({
    block: index,
    atMs: Date.UTC(2026, 0, index + 1),
    freeRao: rao(0n),
    reservedRao: rao(0n),
    stakedRao: rao(total),
    totalRao: rao(total),
  })),
  positions: [
    {
      coldkey: ADDRESS,
      hotkey: HOTKEY,
      netuid: 64,
      points: totals.map((total, index) => ({
        block: index,
        atMs: Date.UTC(2026, 0, index + 1),
        alpha: { netuid: 64, base: alphaBase(T) },
        spotRao: rao(total),
      })),
    },
  ],
  progress: { done: 3, total: 30 },
  state,
});
const open = (
  value: ValueHistory | undefined = valueHistory([10n * T, 21_000_000n * T, 8n * T]),
  actions: ActionHistory | undefined = actionsOf(ACTIONS),
) =>
  renderApp(
    <History />,
    fakeServices({}, {}, {}, { valueHistory: () => value, actions: () => actions }),
    '/history',
  );
const rows = () => screen.queryAllByTestId('action');
const kinds = () => rows().map((row) => row.dataset.kind);

/** The curve is folded: the list is what the page is for. */
const unfold = () => fireEvent.click(screen.getByTestId('curve-toggle'));

beforeEach(fillStores);
afterEach(() => {
  cleanup();
  forgetDrafts();
  useNotes.setState({ notes: null });
  emptyStores();
  vi.restoreAllMocks();
});

describe('value over time', () => {
  it('P10 draws the total with its change over the range and a line for each position', () => {
    open();
    unfold();
    const curve = screen.getByTestId('value-curve');
    expect(curve.textContent).toContain('\u22122.0000\u00a0\u03c4');
    expect(curve.textContent).toContain('\u221220.00\u00a0%');
    fireEvent.keyDown(within(curve).getByRole('slider'), { key: 'ArrowLeft' });
    expect(curve.textContent).toContain('21\u2009000\u2009000.0000');
    fireEvent.click(within(screen.getByTestId('position-curves')).getByRole('button'));
    expect(screen.getByRole('slider', { name: /subnet 64/ })).toBeTruthy();
  });

  it('P10 asks for another range when one is chosen', () => {
    const asked: unknown[] = [];
    const services = fakeServices();
    services.engine.open = (stream, params, onEvent) => {
      asked.push([stream, (params as { range?: string }).range]);
      if ((stream as string) === 'valueHistory') onEvent(valueHistory([T, T]) as never);
      return () => undefined;
    };
    renderApp(<History />, services);
    fireEvent.click(screen.getByRole('radio', { name: '1 y' }));
    expect(asked).toContainEqual(['valueHistory', '30d']);
    expect(asked).toContainEqual(['valueHistory', '1y']);
    expect(asked).toContainEqual(['actions', '1y']);
  });

  it('P6 tells how far the past is read, with what is there already', () => {
    open(valueHistory([T, 2n * T], 'reading'));
    unfold();
    const curve = screen.getByTestId('value-curve');
    expect(within(curve).getByRole('progressbar').getAttribute('value')).toBe('3');
    expect(curve.textContent).toContain('3 of 30');
    expect(within(curve).getByRole('slider')).toBeTruthy();
  });

  it('P10 says that this node keeps no past and leads to another', () => {
    open(valueHistory([], 'no-archive'), actionsOf([], 'no-archive'));
    unfold();
    // Once, though both are without a past.
    expect(screen.getAllByText(/This node keeps no past/)).toHaveLength(1);
    for (const link of screen.getAllByRole('link', { name: 'Networks and nodes' }))
      expect(link.getAttribute('href')).toBe('/settings/network');
    expect(screen.queryByText(/Nothing happened/)).toBeNull();
  });

  it('P6 keeps what was read beside an error', () => {
    open(valueHistory([T, 2n * T], 'error'));
    unfold();
    expect(screen.getByText(/What is shown was read before/)).toBeTruthy();
    expect(within(screen.getByTestId('value-curve')).getByRole('slider')).toBeTruthy();
  });

  it('U6 hides every amount of the curve and keeps its shape', () => {
    useWalletStore.setState({ settings: { ...settings, hideAmounts: true } });
    open();
    unfold();
    const curve = screen.getByTestId('value-curve');
    expect(curve.textContent).not.toMatch(/21\u2009000|10\.0000|2\.0000/);
    expect(curve.innerHTML).not.toMatch(/10\.0000|8\.0000/);
    expect(within(curve).getByRole('slider')).toBeTruthy();
  });
});

describe('actions', () => {
  it('D7 lists them newest first with amount, fee, block and who signed', () => {
    open();
    expect(kinds()).toEqual(['swap', 'stake', 'stake', 'received']);
    const text = rows().map((row) => row.textContent ?? '');
    expect(text[3]).toContain('+10.0000');
    expect(text[3]).toContain('not signed by this account');
    expect(text[2]).toContain('\u221220.0000');
    expect(text[2]).toContain('0.00012345');
    expect(text[2]).toContain('block 20');
  });

  it('D7 shows of a refused one no amount that moved, but its fee', () => {
    open();
    const refused = rows()[1]?.textContent ?? '';
    expect(refused).toContain('refused by the chain');
    expect(refused).not.toContain('30.0000');
    expect(refused).toContain('fee');
  });

  it('D7 filters by kind and by subnet; a swap belongs to both of its subnets', () => {
    open();
    fireEvent.change(screen.getByLabelText('Kind'), { target: { value: 'stake' } });
    expect(kinds()).toEqual(['stake', 'stake']);
    fireEvent.change(screen.getByLabelText('Kind'), { target: { value: '' } });
    fireEvent.change(screen.getByLabelText('Subnet'), { target: { value: '7' } });
    expect(kinds()).toEqual(['swap', 'stake']);
    expect(filterEntries(entriesOf(ACTIONS, []), { ...NO_FILTER, address: HOTKEY }, () => '')).toEqual([]);
  });

  it('D7 saves what is filtered as CSV', async () => {
    let saved: Blob | null = null;
    let name = '';
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      saved = blob as Blob;
      return 'blob:x';
    });
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      name = this.download;
    });
    open();
    fireEvent.change(screen.getByLabelText('Kind'), { target: { value: 'received' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save as CSV' }));
    const text = await (saved as unknown as Blob).text();
    expect(text.trim().split('\r\n')).toHaveLength(2);
    expect(text).toContain(`${ADDRESS},received,false,false,10,`);
    expect(name).toMatch(/^kelvin-actions-\d{4}-\d\d-\d\d\.csv$/);
  });

  it('D7 shows many in pages', () => {
    open(undefined, actionsOf(Array.from({ length: 120 }, (_, block) => action(block + 1))));
    expect(rows()).toHaveLength(50);
    fireEvent.click(screen.getByRole('button', { name: 'Show more, 70 left' }));
    expect(rows()).toHaveLength(100);
  });

  it('H1 finds entries by words: kinds, subnets, addresses', () => {
    open();
    const search = screen.getByRole('searchbox', { name: 'Search' });
    fireEvent.change(search, { target: { value: 'sn64 staked' } });
    expect(kinds()).toEqual(['stake']);
    fireEvent.change(search, { target: { value: HOTKEY.slice(4, 20) } });
    expect(rows().length).toBe(4);
    fireEvent.change(search, { target: { value: 'nobody knows this' } });
    expect(screen.getByText('Nothing matches.')).toBeTruthy();
  });

  it('H1 tells a transaction of this wallet and what the chain says of it once, newest first', () => {
    const mine = activityRow({ block: { number: 20, hash: hashOf('8') }, extrinsicIndex: 2 });
    const waiting = activityRow({ txHash: hashOf('5'), state: 'sent', block: null, extrinsicIndex: null });
    const entries = entriesOf(ACTIONS, [mine, waiting]);
    expect(entries.map(({ tx, block }) => [tx?.txHash ?? null, block])).toEqual([
      [waiting.txHash, null],
      [null, 40],
      [null, 30],
      [mine.txHash, 20],
      [null, 10],
    ]);
    useChainStore.setState({ activity: [mine, waiting] });
    open();
    const link = screen
      .getAllByTestId('tx-line')
      .map((line) => line.querySelector('a')?.getAttribute('href'));
    expect(link).toEqual([`/tx/${waiting.txHash}`, `/tx/${mine.txHash}`]);
  });

  it('H1 is of the own accounts even where the node keeps no past', () => {
    useChainStore.setState({ activity: [activityRow()] });
    open(valueHistory([], 'no-archive'), actionsOf([], 'no-archive'));
    expect(screen.getAllByTestId('tx-line')).toHaveLength(1);
  });

  it('H2 opens what the chain tells of an action: amounts, price reached, block, validator', async () => {
    open();
    fireEvent.click(within(rows()[2] as HTMLElement).getByRole('button', { name: 'Staked' }));
    const receipt = await screen.findByRole('dialog');
    const said = (receipt.textContent ?? '').replace(/[\u00a0\u2009]/g, ' ');
    expect(said).toContain('20.0000 τ');
    expect(said).toMatch(/Price reached4\.000000/);
    expect(said).toContain('0.000123456 τ');
    expect(within(receipt).getByRole('button', { name: /Block 20/ })).toBeTruthy();
  });

  it('H3 writes the hash of what was signed here, and what no past was read of by its own outcome', () => {
    const mine = activityRow({ block: { number: 20, hash: hashOf('8') }, extrinsicIndex: 2 });
    const old = activityRow({
      txHash: hashOf('7'),
      block: { number: 3, hash: hashOf('8') },
      outcome: {
        ...EMPTY_OUTCOME,
        paidAlpha: { netuid: 64, base: 2n * T },
        receivedRao: T,
        feeAlpha: { netuid: 64, base: 30_000n },
      },
    });
    const never = activityRow({ txHash: hashOf('6'), state: 'expired', block: null });
    const records = recordsOf(entriesOf(ACTIONS, [mine, old, never]));
    expect(records.map(({ txHash, block }) => [block, txHash ?? null])).toEqual([
      [40, null],
      [30, null],
      [20, mine.txHash],
      [10, null],
      [3, old.txHash],
    ]);
    expect(records.at(-1)).toMatchObject({ taoRao: T, alpha: { netuid: 64, base: 2n * T }, feeRao: null });
    expect(records.at(-1)?.feeAlpha).toEqual({ netuid: 64, base: 30_000n });
  });

  it('H3 offers income as a file only when all of the past is known', () => {
    open();
    expect(screen.getByRole('button', { name: 'Income as CSV' })).toBeTruthy();
    cleanup();
    open(valueHistory([T, 2n * T], 'reading'));
    expect(screen.queryByRole('button', { name: 'Income as CSV' })).toBeNull();
  });

  it('P6 says nothing happened only when all of it was read', () => {
    open(undefined, actionsOf([], 'reading'));
    expect(screen.queryByText(/Nothing happened/)).toBeNull();
    cleanup();
    open(undefined, actionsOf([]));
    expect(screen.getByText(/Nothing happened/)).toBeTruthy();
  });

  it('Q3 finds nothing wrong with the history', async () => {
    const { container } = open();
    const result = await axe.run(container, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(result.violations.map((v) => `${v.id}: ${v.nodes.map((node) => node.html).join(' | ')}`)).toEqual(
      [],
    );
  });
});
