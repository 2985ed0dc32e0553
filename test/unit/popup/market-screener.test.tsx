// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { alphaBase, rao } from '../../../src/core/amount/money.js';
import type { ChainAction } from '../../../src/core/chain/history.js';
import type { MarketRow, PruneOrder } from '../../../src/core/chain/market.js';
import { Chart } from '../../../src/popup/components/chart/chart.js';
import { marksByPoint, orderedPoints, thinned } from '../../../src/popup/components/chart/chart-points.js';
import { exitCostPpm } from '../../../src/popup/features/market/exit-cost.js';
import { distanceWords } from '../../../src/popup/features/market/market-cells.js';
import { listedRows, rowsWithoutPast, sortRows } from '../../../src/popup/features/market/market-rows.js';
import { useMarketView } from '../../../src/popup/features/market/market-view.js';
import Subnets from '../../../src/popup/features/market/subnets.js';
import { markOf } from '../../../src/popup/features/market/use-own-marks.js';
import { i18n } from '../../../src/popup/i18n/index.js';
import { ADDRESS, emptyStores, fakeServices, fillStores, renderApp, snapshotOf, subnet } from './support.js';

const WEIGHTED = { quoteWeight: 500_000_000_000_000_000n, feeRate: 33n };
const row = (netuid: number, patch: Partial<MarketRow> = {}): MarketRow => {
  const [bare] = rowsWithoutPast([subnet(netuid)]);
  if (!bare) throw new Error('no row');
  return { ...bare, pool: WEIGHTED, ...patch };
};
const order = (limit: number | null = 3): PruneOrder => ({
  limit,
  count: 3,
  order: [
    { netuid: 7, position: 0, movingPrice: 1n, immuneUntilBlock: null, payout: null },
    { netuid: 64, position: 1, movingPrice: 2n, immuneUntilBlock: null, payout: null },
    { netuid: 9, position: 2, movingPrice: 1n, immuneUntilBlock: 22_000, payout: null },
  ],
});

beforeEach(() => {
  fillStores();
  localStorage.clear();
  useMarketView.setState({
    filter: 'all',
    window: '24h',
    sort: { key: 'marketCap', descending: true },
    depth: 0,
    size: '10',
  });
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
});
afterEach(() => {
  cleanup();
  emptyStores();
  vi.restoreAllMocks();
});

describe('what concerns the reader of the list', () => {
  it('V2 costs a larger sale more, by the maths of the pool', () => {
    const ten = exitCostPpm(row(64), 10_000_000_000n);
    const hundred = exitCostPpm(row(64), 100_000_000_000n);
    // 1,000 TAO in the pool: ten of them move the price by about one per cent, the fee is 0.05 %.
    expect(ten).toBeGreaterThan(10_000n);
    expect(ten).toBeLessThan(11_500n);
    expect(hundred).toBeGreaterThan(90_000n);
    expect(hundred).toBeLessThan(100_000n);
  });

  it('V2 says nothing of a cost where the pool has maths of its own, and none on root', () => {
    expect(exitCostPpm(row(64, { pool: null }), 10_000_000_000n)).toBeNull();
    expect(exitCostPpm(row(0), 10_000_000_000n)).toBeNull();
    expect(exitCostPpm(row(64, { taoInRao: rao(0n) }), 10_000_000_000n)).toBeNull();
  });

  it('N4 counts places before a turn, free places with them, and days of immunity', () => {
    const distances = (limit: number | null) =>
      listedRows([row(7), row(64), row(9), row(0)], [], order(limit)).map(({ distance }) => distance);
    expect(distances(3)).toEqual([
      { kind: 'next' },
      { kind: 'away', places: 1 },
      { kind: 'immune', untilBlock: 22_000 },
      { kind: 'untold' },
    ]);
    expect(distances(5)[0]).toEqual({ kind: 'away', places: 2 });
    expect(distanceWords({ kind: 'immune', untilBlock: 22_000 }, 100)).toEqual({ key: 'immune', count: 3 });
    expect(distanceWords({ kind: 'immune', untilBlock: 400 }, 100)).toEqual({ key: 'immuneHours', count: 1 });
  });

  it('N4 sorts by who leaves first, the untold last', () => {
    const rows = listedRows([row(9), row(64), row(0), row(7)], [], order());
    expect(sortRows(rows, { key: 'prune', descending: false }).map(({ netuid }) => netuid)).toEqual([
      7, 64, 9, 0,
    ]);
  });
});

describe('favourites', () => {
  it('V2 are there again when the page is opened anew', async () => {
    localStorage.setItem('kelvin.favourite-subnets', '[7,64,-1,"x"]');
    vi.resetModules();
    const { useFavourites } = await import('../../../src/popup/features/market/favourites.js');
    expect([...useFavourites.getState().netuids]).toEqual([7, 64]);
  });
});

const NARROW = { addEventListener: () => undefined, removeEventListener: () => undefined };

describe('the screener', () => {
  const rows = [row(0), row(7), row(64, { depthRao: rao(50_000_000_000n) }), row(9)];
  const show = () =>
    renderApp(
      <Subnets />,
      fakeServices(
        {},
        { pruneOrder: () => snapshotOf(order()) },
        {},
        {
          market: () => ({ snapshot: snapshotOf(rows), state: 'live', error: null }),
        },
      ),
    );
  const netuids = () => screen.getAllByTestId('market-row').map(({ dataset }) => dataset.netuid);

  it('V2 says who leaves next, and the cost of the size that was typed', async () => {
    show();
    expect(await screen.findByText('next')).toBeTruthy();
    expect(screen.getByText('1 before it')).toBeTruthy();
    const before = screen.getAllByTestId('market-row')[0]?.querySelector('.m-exitCost')?.textContent;
    fireEvent.change(screen.getByDisplayValue('10'), { target: { value: '100' } });
    const after = screen.getAllByTestId('market-row')[0]?.querySelector('.m-exitCost')?.textContent;
    expect(before).toMatch(/^1\.0\d/);
    expect(after).toMatch(/^9\.\d\d/);
  });

  it('V2 keeps a size, a window and a filter for the next time', () => {
    const first = show();
    fireEvent.change(screen.getByDisplayValue('10'), { target: { value: '25' } });
    fireEvent.click(screen.getByRole('radio', { name: '7 d' }));
    first.unmount();
    show();
    expect(screen.getByDisplayValue('25')).toBeTruthy();
    expect((screen.getByRole('radio', { name: '7 d' }) as HTMLInputElement).checked).toBe(true);
    // The second change is another one than the first.
    expect(screen.getByRole('button', { name: '24 h' })).toBeTruthy();
  });

  it('V2 asks for a size beside rows only while they are sorted by what it changes', () => {
    vi.stubGlobal('matchMedia', () => ({ ...NARROW, matches: false }));
    show();
    expect(screen.queryByLabelText(/My size/)).toBeNull();
    fireEvent.change(screen.getByLabelText('Sort by'), { target: { value: 'exitCost' } });
    expect((screen.getByLabelText(/My size/) as HTMLInputElement).value).toBe('10');
    vi.unstubAllGlobals();
  });

  it('V1 leaves out shallow pools, and says how to see all of them again', () => {
    show();
    const depth = screen.getByLabelText('Least pool depth');
    fireEvent.change(depth, { target: { value: '100' } });
    expect(netuids()).not.toContain('64');
    fireEvent.change(depth, { target: { value: '10000' } });
    fireEvent.click(screen.getByRole('button', { name: 'Show all subnets' }));
    expect(netuids()).toContain('64');
  });

  it('Q3 goes from the search into the list with the arrow, and to its end', () => {
    show();
    const search = screen.getByRole('searchbox');
    search.focus();
    fireEvent.keyDown(search, { key: 'ArrowDown' });
    const first = document.activeElement as HTMLElement;
    expect(first.dataset.index).toBe('0');
    fireEvent.keyDown(first, { key: 'End' });
    expect((document.activeElement as HTMLElement).dataset.index).toBe('3');
  });
});

describe('a chart', () => {
  const points = [30, 10, 20].map((at) => ({ at: at * 1_000, value: BigInt(at) }));

  it('V3 puts own actions at the nearest point, none before the line', () => {
    const marks = [
      { at: 1_000, kind: 'in', text: 'early' },
      { at: 19_000, kind: 'in', text: 'bought' },
    ] as const;
    const found = marksByPoint(orderedPoints(points), marks);
    expect([...found]).toEqual([[1, [marks[1]]]]);
  });

  it('V3 keeps the ends and the marked points of a long line in its table', () => {
    const many = Array.from({ length: 500 }, (_, i) => ({ at: i, value: BigInt(i) }));
    const rows = thinned(many, 31, new Set([3]));
    expect(rows.length).toBeLessThanOrEqual(33);
    expect(rows[0]?.index).toBe(499);
    expect(rows.some(({ index }) => index === 3)).toBe(true);
    expect(rows.at(-1)?.index).toBe(0);
  });

  it('V3 Q3 reads points and own actions with the keys, and tells how far the past is read', () => {
    renderApp(
      <Chart
        label="Price"
        points={points}
        textOf={(value) => `${value} coins`}
        marks={[{ at: 20_000, kind: 'out', text: 'Sold 3' }]}
        progress={{ done: 3, total: 9 }}
      />,
      fakeServices(),
    );
    const slider = screen.getByRole('slider', { name: 'Price' });
    expect(slider.getAttribute('aria-valuetext')).toContain('30 coins');
    fireEvent.keyDown(slider, { key: 'ArrowLeft' });
    expect(slider.getAttribute('aria-valuetext')).toMatch(/20 coins.*Sold 3/);
    expect(screen.getByRole('progressbar').getAttribute('value')).toBe('3');
  });

  it('V3 marks purchases and sales of a subnet, and no move between validators', () => {
    const action = (patch: Partial<ChainAction>): ChainAction => ({
      address: ADDRESS,
      block: 5,
      atMs: 5_000,
      extrinsicIndex: 1,
      kind: 'stake',
      own: true,
      taoRao: rao(2_000_000_000n),
      alpha: { netuid: 64, base: alphaBase(3_000_000_000n) },
      hotkey: null,
      toHotkey: null,
      toNetuid: null,
      toAlpha: null,
      counterparty: null,
      feeRao: null,
      failed: false,
      ...patch,
    });
    const mark = (patch: Partial<ChainAction>, symbol: string | null = 'x') =>
      markOf(i18n.t, action(patch), 64, symbol);
    expect(mark({})).toMatchObject({ kind: 'in', text: expect.stringContaining('2.0000') });
    expect(mark({ kind: 'unstake' })).toMatchObject({ kind: 'out' });
    expect(mark({ kind: 'swap', toNetuid: 7 })).toMatchObject({ kind: 'out' });
    expect(mark({ kind: 'swap', alpha: { netuid: 7, base: alphaBase(1n) }, toNetuid: 64 })).toMatchObject({
      kind: 'in',
    });
    expect(mark({ kind: 'move', toNetuid: 64 })).toBeNull();
    expect(mark({ failed: true })).toBeNull();
    // Hidden amounts are hidden here too.
    expect(mark({}, null)?.text).not.toMatch(/2\.0|3\.0/);
  });
});
