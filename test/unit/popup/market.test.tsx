// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rao, raoPerAlpha } from '../../../src/core/amount/money.js';
import type { MarketRow, PriceChange } from '../../../src/core/chain/market.js';
import type { Reading } from '../../../src/core/chain/snapshot.js';
import { chartShape } from '../../../src/popup/features/market/chart-shape.js';
import { useFavourites } from '../../../src/popup/features/market/favourites.js';
import { medianYield, signedPercent } from '../../../src/popup/features/market/figures.js';
import { httpsOnly } from '../../../src/popup/features/market/identity.js';
import {
  findRows,
  listedRows,
  rowsWithoutPast,
  sortRows,
} from '../../../src/popup/features/market/market-rows.js';
import { useMarketView } from '../../../src/popup/features/market/market-view.js';
import SubnetPage from '../../../src/popup/features/market/subnet-page.js';
import Subnets from '../../../src/popup/features/market/subnets.js';
import { keptDraft } from '../../../src/popup/features/stake/stake-draft.js';
import { useChainStore } from '../../../src/popup/state/chain-store.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import {
  account,
  emptyStores,
  fakeServices,
  fillStores,
  HOTKEY,
  online,
  portfolio,
  position,
  reading,
  renderApp,
  settings,
  snapshotOf,
  subnet,
} from './support.js';

const known = (bps: number): PriceChange => ({ kind: 'known', bps, block: 1 });
const without = (reason: 'not-read-yet' | 'no-archive' | 'too-young'): PriceChange => ({
  kind: 'unavailable',
  reason,
});

function marketRow(netuid: number, patch: Partial<MarketRow> = {}): MarketRow {
  const [bare] = rowsWithoutPast([subnet(netuid)]);
  if (!bare) throw new Error('no row');
  const change = known(netuid * 10 - 600);
  return {
    ...bare,
    name: `Subnet ${netuid}`,
    priceRaoPerAlpha: raoPerAlpha(BigInt(netuid + 1) * 1_000_000n),
    changes: { '1h': change, '24h': change, '7d': change, '30d': change },
    spark: [10, 20, 30].map((block) => ({ block, priceRaoPerAlpha: raoPerAlpha(BigInt(block) * 1_000n) })),
    marketCapRao: rao(BigInt(netuid + 1) * 1_000_000_000_000n),
    emissionRaoPerBlock: rao(1_000_000n),
    registeredAtBlock: netuid,
    ...patch,
  };
}

const MARKET = Array.from({ length: 129 }, (_, netuid) => marketRow(netuid));
const live = (rows: MarketRow[], state: Reading<MarketRow[]>['state'] = 'live'): Reading<MarketRow[]> => ({
  snapshot: { ...snapshotOf(rows), atMs: Date.now() - (state === 'live' ? 0 : 3_600_000) },
  state,
  error: state === 'error' ? { code: 'chain/timeout', context: {} } : null,
});

const details = [
  {
    hotkey: HOTKEY,
    coldkey: HOTKEY,
    name: '\u202etao.bot',
    take: 11_796,
    stakeBase: 5_000_000_000n,
    permit: true,
    yield: { kind: 'not-measured', reason: 'no-archive' },
  },
];
const identity = {
  netuid: 64,
  description: 'Compute \u202efor all',
  url: 'https://chutes.example/',
  github: 'javascript:alert(1)',
  discord: 'http://plain.example',
  contact: null,
  logoUrl: null,
  additional: null,
  ownerColdkey: null,
  ownerHotkey: null,
};
const services = (event: unknown = live(MARKET)) =>
  fakeServices(
    {},
    { subnetIdentity: () => snapshotOf(identity), validatorDetails: () => snapshotOf(details) },
    {},
    { market: () => event },
  );
const lines = () => screen.getAllByTestId('market-row');
const first = () => lines()[0]?.dataset.netuid;

beforeEach(() => {
  fillStores();
  // A screen of 600 px: without layout nothing would be in sight.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(400);
  useFavourites.setState({ netuids: new Set() });
  useMarketView.setState({
    filter: 'all',
    window: '24h',
    sort: { key: 'marketCap', descending: true },
    depth: 0,
    size: '10',
  });
  localStorage.clear();
});
afterEach(() => {
  cleanup();
  emptyStores();
  vi.restoreAllMocks();
});

describe('the list of subnets', () => {
  it('P7 Q2 lists all 129 and keeps only the rows in sight in the document', () => {
    renderApp(<Subnets />, services());
    expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBe('130');
    expect(lines().length).toBeGreaterThan(10);
    expect(lines().length).toBeLessThan(40);
    expect(screen.getByText('129', { selector: '.market-count' })).toBeTruthy();
  });

  it('V1 sorts by a column, turns the order with a second press, and says it', () => {
    renderApp(<Subnets />, services());
    expect(first()).toBe('128');
    const price = screen.getByRole('button', { name: 'Price τ' });
    fireEvent.click(price);
    fireEvent.click(price);
    // Root has no price and stands last in both orders.
    expect(first()).toBe('1');
    expect(price.closest('th')?.getAttribute('aria-sort')).toBe('ascending');
  });

  it('V1 finds by name and by number, the exact number first', () => {
    renderApp(<Subnets />, services());
    const search = screen.getByRole('searchbox');
    fireEvent.change(search, { target: { value: 'sn6' } });
    expect(first()).toBe('6');
    fireEvent.change(search, { target: { value: 'Subnet 128' } });
    expect(lines()).toHaveLength(1);
    fireEvent.change(search, { target: { value: 'nothing like this' } });
    expect(screen.getByText(/No subnet matches/)).toBeTruthy();
  });

  it('V1 puts the cursor into the search with a slash, but not while typing', () => {
    renderApp(<Subnets />, services());
    fireEvent.keyDown(document.body, { key: '/' });
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));
  });

  it('V2 keeps favourites without a word of any account, and filters by them', () => {
    renderApp(<Subnets />, services());
    fireEvent.click(screen.getByRole('radio', { name: 'Favourites' }));
    expect(screen.getByText(/No favourites yet/)).toBeTruthy();
    fireEvent.click(screen.getByRole('radio', { name: 'All' }));
    fireEvent.click(screen.getByRole('button', { name: 'Subnet 128: favourite' }));
    fireEvent.click(screen.getByRole('radio', { name: 'Favourites' }));
    expect(lines()).toHaveLength(1);
    expect(localStorage.getItem('kelvin.favourite-subnets')).toBe('[128]');
    expect(Object.keys(localStorage).sort()).toEqual(['kelvin.favourite-subnets', 'kelvin.market-view']);
    expect(localStorage.getItem('kelvin.market-view')).not.toContain(account.address);
  });

  it('V2 marks a favourite with f and moves with the arrows', () => {
    renderApp(<Subnets />, services());
    const link = within(lines()[0] as HTMLElement).getByRole('link');
    link.focus();
    fireEvent.keyDown(link, { key: 'ArrowDown' });
    expect((document.activeElement as HTMLElement).closest('tr')?.dataset.netuid).toBe('127');
    fireEvent.keyDown(document.activeElement as Element, { key: 'f' });
    expect([...useFavourites.getState().netuids]).toEqual([127]);
  });

  it('V2 shows mine at exit value and filters by it', () => {
    renderApp(<Subnets />, services());
    fireEvent.click(screen.getByRole('radio', { name: 'Mine' }));
    expect(lines().map((line) => line.dataset.netuid)).toEqual(['64', '0']);
    expect(lines()[0]?.textContent).toContain('0.99000');
  });

  it('U6 hides what is mine and nothing of the market', () => {
    useWalletStore.setState({ settings: { ...settings, hideAmounts: true } });
    renderApp(<Subnets />, services());
    fireEvent.click(screen.getByRole('radio', { name: 'Mine' }));
    expect(lines()[0]?.textContent).not.toContain('0.99');
    expect(lines()[0]?.textContent).toContain('0.065000');
  });

  it('V1 says why a change is missing and where a past is to be had', () => {
    const none = without('no-archive');
    const rows = MARKET.map((row) => ({
      ...row,
      changes: { '1h': none, '24h': none, '7d': none, '30d': none },
    }));
    renderApp(<Subnets />, services(live(rows)));
    expect(lines()[0]?.textContent).toContain('this node keeps no past');
    expect(screen.getByRole('link', { name: 'Choose another node' }).getAttribute('href')).toBe(
      '/settings/network',
    );
  });

  it('P6 keeps the last prices with their age beside an error', () => {
    renderApp(<Subnets />, services(live(MARKET, 'error')));
    expect(screen.getByRole('alert').textContent).toContain('did not answer in time');
    expect(lines().length).toBeGreaterThan(10);
    // In the footer, and beside the title, where it cannot be overlooked.
    expect(screen.getAllByText('1 h ago')).toHaveLength(2);
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
  });

  it('P6 shows the prices of the portfolio until the market answers, and no invented change', () => {
    renderApp(<Subnets />, services(null));
    expect(lines()).toHaveLength(3);
    expect(lines()[0]?.textContent).toContain('not read yet');
    expect(screen.getByText('past prices are being read')).toBeTruthy();
  });

  it('P6 says that it is offline', () => {
    useChainStore.setState({ network: { ...online, state: 'offline' }, portfolio: reading('stale') });
    renderApp(<Subnets />, services(live(MARKET, 'stale')));
    expect(screen.getByText(/offline/)).toBeTruthy();
  });
});

describe('rows of the market', () => {
  const rows = listedRows(MARKET.slice(0, 5), []);
  it('V1 sorts the unknown last in both directions', () => {
    const some = rows.map((row) =>
      row.netuid === 3 ? { ...row, changes: { ...row.changes, '24h': without('too-young') } } : row,
    );
    for (const descending of [true, false])
      expect(
        sortRows(some, { key: 'change', descending })
          .map((row) => row.netuid)
          .slice(-2)
          .sort(),
      ).toEqual([0, 3]);
  });

  it('V1 never finds a subnet by a part of another number', () => {
    expect(findRows(rows, '64')).toEqual([]);
    expect(findRows(rows, 'sn4').map((row) => row.netuid)).toEqual([4]);
  });

  it('P3 counts a position without a price as held and not as zero', () => {
    const held = listedRows(MARKET, [
      ...portfolio([position(7, { exit: { kind: 'unavailable', reason: 'dust' } })]).accounts,
    ]).find((row) => row.netuid === 7);
    expect(held).toMatchObject({ mineRao: 0n, minePartly: true });
  });
});

describe('the page of a subnet', () => {
  const open = (event?: unknown) =>
    renderApp(<SubnetPage params={{ netuid: '64' }} />, event === undefined ? services() : services(event));

  it('V3 tells price, changes, pool and emission', () => {
    open();
    const text = screen.getByTestId('subnet-page').textContent ?? '';
    for (const part of ['0.065000', '+0.40', 'Market cap', 'Pool depth', 'Emission', 'SN64'])
      expect(text).toContain(part);
    expect(screen.getByRole('slider').getAttribute('aria-valuetext')).toContain('0.06');
  });

  it('Q3 reads the chart with arrow keys and as a table', () => {
    open();
    const slider = screen.getByRole('slider');
    fireEvent.keyDown(slider, { key: 'Home' });
    expect(slider.getAttribute('aria-valuenow')).toBe('0');
    const details = screen.getByText('As a table').closest('details') as HTMLDetailsElement;
    details.open = true;
    fireEvent(details, new Event('toggle'));
    expect(
      screen.getByRole('table', { name: 'Price over 30 days' }).querySelectorAll('tbody tr'),
    ).toHaveLength(4);
  });

  it('S17 follows only https of what the owner says, and shows it as their words', async () => {
    open();
    const said = await screen.findByTestId('identity');
    await waitFor(() => expect(within(said).getAllByRole('link')).toHaveLength(1));
    expect(within(said).getByRole('link').getAttribute('href')).toBe('https://chutes.example/');
    expect(said.innerHTML).not.toContain('javascript:');
    expect(said.textContent).not.toContain('\u202e');
    expect(said.textContent).toContain('Nobody has checked them');
  });

  it('P8 says that a yield is not measured and why, and never 0 %', async () => {
    open();
    const table = await screen.findByTestId('validators');
    await waitFor(() => expect(table.textContent).toContain('tao.bot'));
    expect(table.textContent).toContain('not measured yet');
    expect(table.textContent).toContain('this node keeps no past');
    expect(table.textContent).not.toMatch(/\b0(?:\.0+)?\s%/);
  });

  it('V3 opens the stake form for this subnet with the validator one has there', () => {
    const { history } = open();
    fireEvent.click(screen.getByRole('button', { name: 'Stake' }));
    expect(history.at(-1)).toBe('/stake');
    expect(keptDraft('local', account.accountId)).toMatchObject({ netuid: 64, hotkey: HOTKEY });
  });

  it('V3 K6 offers no stake for a watched account', () => {
    const watched = { ...account, source: null, cryptoType: null };
    useWalletStore.setState((old) => ({ status: old.status && { ...old.status, accounts: [watched] } }));
    open();
    expect(screen.queryByRole('button', { name: 'Stake' })).toBeNull();
  });

  it('V3 says that there is no such subnet', () => {
    renderApp(<SubnetPage params={{ netuid: '999' }} />, services());
    expect(screen.getByText(/no subnet 999/)).toBeTruthy();
  });
});

describe('figures', () => {
  it('V1 writes percentages with a sign of their own, cut and never rounded up', () => {
    expect(signedPercent(-5n, 1_000n)).toBe('\u22120.50\u00a0%');
    expect(signedPercent(0n, 1_000n)).toBe('0.00\u00a0%');
    expect(signedPercent(1_999n, 100_000n)).toBe('+1.99\u00a0%');
  });

  it('P8 has no middle of yields that nobody measured', () => {
    expect(medianYield([{ kind: 'not-measured', reason: 'inactive' }])).toBeNull();
    const at = (perDayPpb: bigint) =>
      ({ kind: 'measured', perDayPpb, apyPpm: 0n, fromBlock: 1, toBlock: 2, samples: 2 }) as const;
    expect(medianYield([at(9n), at(-4n), at(2n)])?.perDayPpb).toBe(2n);
  });

  it('S17 refuses every link but https', () => {
    for (const bad of [
      'http://a.example',
      'javascript:alert(1)',
      'data:text/html,x',
      'https://',
      '//a',
      'https://user@a.example',
    ])
      expect(httpsOnly(bad), bad).toBeNull();
    expect(httpsOnly('https://a.example/x')).toBe('https://a.example/x');
  });

  it('P10 draws amounts of any size inside its box, and a level line in the middle', () => {
    const huge = chartShape([
      { at: 0, value: 0n },
      { at: 5, value: 21_000_000n * 10n ** 9n },
      { at: 10, value: 1n },
    ]);
    expect(huge?.spots.map(({ y }) => y)).toEqual([1_000, 0, 1_000]);
    expect(
      chartShape([
        { at: 0, value: 7n },
        { at: 1, value: 7n },
      ])?.spots[0]?.y,
    ).toBe(500);
    expect(chartShape([{ at: 0, value: 7n }])).toBeNull();
  });
});

describe('Q3 accessibility of the market', () => {
  it.each([
    ['the list', <Subnets key="1" />],
    ['a subnet', <SubnetPage key="2" params={{ netuid: '64' }} />],
  ])('Q3 finds nothing wrong with %s', async (_, ui) => {
    const { container } = renderApp(ui, services());
    await waitFor(() => expect(container.querySelector('[data-netuid], .v-table')).toBeTruthy());
    const result = await axe.run(container, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(result.violations.map((v) => `${v.id}: ${v.nodes.map((node) => node.html).join(' | ')}`)).toEqual(
      [],
    );
  });
});
