// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addressOf } from '../../../src/core/address/index.js';
import { alphaBase, type Rao, rao } from '../../../src/core/amount/money.js';
import type { ChainValidator, MeasuredYield, ValidatorDetail } from '../../../src/core/chain/market.js';
import { WalletError } from '../../../src/core/errors/wallet-error.js';
import { keptDraft } from '../../../src/popup/features/stake/stake-draft.js';
import { differences } from '../../../src/popup/features/validators/differences.js';
import ValidatorPage from '../../../src/popup/features/validators/validator-page.js';
import { chainRows, sortValidators } from '../../../src/popup/features/validators/validator-rows.js';
import { useValidatorView } from '../../../src/popup/features/validators/validator-view.js';
import Validators from '../../../src/popup/features/validators/validators.js';
import { i18n } from '../../../src/popup/i18n/index.js';
import { useChainStore } from '../../../src/popup/state/chain-store.js';
import {
  ADDRESS,
  account,
  emptyStores,
  fakeServices,
  fillStores,
  HOTKEY,
  hashOf,
  portfolio,
  position,
  reading,
  renderApp,
  snapshotOf,
} from './support.js';

const OTHER = addressOf(hashOf('7'));
const GREEDY = addressOf(hashOf('8'));
const measured = (perDayPpb: bigint): MeasuredYield => ({
  kind: 'measured',
  perDayPpb,
  apyPpm: perDayPpb,
  fromBlock: 1,
  toBlock: 50_000,
  samples: 7,
});
const validator = (hotkey: string, patch: Partial<ChainValidator> = {}): ChainValidator => ({
  hotkey,
  coldkey: ADDRESS,
  name: null,
  url: null,
  take: 11_796,
  totalRao: rao(1_000_000_000_000n),
  places: [
    { netuid: 64, stakeBase: alphaBase(5_000_000_000n), spotRao: 1_000_000_000n as Rao, permit: true },
    { netuid: 0, stakeBase: alphaBase(7_000_000_000n), spotRao: 7_000_000_000n as Rao, permit: false },
  ],
  ...patch,
});
const CHAIN = [
  validator(HOTKEY, { name: '\u202etao.bot', url: 'https://bot.example/' }),
  validator(OTHER, { name: 'Slow River', take: 5_898, totalRao: rao(3_000_000_000_000n), places: [] }),
  validator(GREEDY, { name: 'Keeps all', take: 65_535, totalRao: rao(9_000_000_000_000n) }),
];
const detail = (hotkey: string, patch: Partial<ValidatorDetail> = {}): ValidatorDetail => ({
  hotkey,
  coldkey: ADDRESS,
  name: null,
  take: 11_796,
  stakeBase: alphaBase(5_000_000_000n),
  permit: true,
  nominators: null,
  yield: { kind: 'not-measured', reason: 'no-archive' },
  ...patch,
});
const services = (patch: Record<string, (params: never) => unknown> = {}) =>
  fakeServices(
    {},
    {
      chainValidators: () => snapshotOf(CHAIN),
      validatorDetails: () =>
        snapshotOf([
          detail(HOTKEY, { yield: measured(300_000n) }),
          detail(OTHER, { yield: measured(500_000n) }),
        ]),
      takeThen: () => ({ take: 5_898, block: 1, atMs: 1_700_000_000_000 }),
      positionYield: () => measured(300_000n),
      ...patch,
    },
  );
const shown = () => screen.getAllByTestId('validator-row').map(({ dataset }) => dataset.hotkey);
const listed = () => waitFor(() => expect(shown().length).toBeGreaterThan(0));

beforeEach(() => {
  fillStores();
  localStorage.clear();
  location.hash = '#/validators';
  useValidatorView.setState({
    mine: false,
    withoutWholeTake: true,
    sort: { key: 'stake', descending: true },
  });
  useChainStore.setState({ portfolio: reading('live', portfolio([position(64)])) });
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
});
afterEach(() => {
  cleanup();
  emptyStores();
  vi.restoreAllMocks();
});

describe('the validators of the chain', () => {
  it('T19 lists by stake and offers nobody who keeps everything', async () => {
    renderApp(<Validators />, services());
    await listed();
    expect(shown()).toEqual([OTHER, HOTKEY]);
    fireEvent.click(screen.getByLabelText('Hide 100 % take'));
    expect(shown()).toEqual([GREEDY, OTHER, HOTKEY]);
  });

  it('T19 finds by name and by address, who keeps everything too', async () => {
    renderApp(<Validators />, services());
    await listed();
    const search = screen.getByRole('searchbox');
    fireEvent.change(search, { target: { value: 'keeps' } });
    expect(shown()).toEqual([GREEDY]);
    fireEvent.change(search, { target: { value: OTHER.slice(0, 12) } });
    expect(shown()).toEqual([OTHER]);
    fireEvent.change(search, { target: { value: 'nobody' } });
    fireEvent.click(screen.getByRole('button', { name: 'Clear the search' }));
    expect(shown()).toHaveLength(2);
  });

  it('T19 sorts by take and says it, and keeps to those of mine', async () => {
    renderApp(<Validators />, services());
    await listed();
    const sort = screen.getByRole('button', { name: 'Sort by Take' });
    fireEvent.click(sort);
    expect(shown()[0]).toBe(OTHER);
    expect(sort.closest('th')?.getAttribute('aria-sort')).toBe('ascending');
    fireEvent.click(screen.getByRole('radio', { name: 'Mine' }));
    expect(shown()).toEqual([HOTKEY]);
    expect(screen.getAllByTestId('validator-row')[0]?.textContent).toContain('0.99000');
  });

  it('P8 never shows a yield that was not measured as a zero', async () => {
    renderApp(<Validators />, services({ validatorDetails: () => snapshotOf([detail(HOTKEY)]) }));
    await waitFor(() => expect(screen.getAllByText('not measured yet').length).toBe(2));
    expect(screen.getByTestId('validator-scroll').textContent).not.toMatch(/\b0(?:\.0+)?\s%/);
  });

  it('P6 says what went wrong, and tries again', async () => {
    let fail = true;
    renderApp(
      <Validators />,
      services({
        chainValidators: () => {
          if (fail) throw new WalletError('chain/timeout');
          return snapshotOf(CHAIN);
        },
      }),
    );
    const again = await screen.findByRole('button', { name: 'Try again' });
    fail = false;
    fireEvent.click(again);
    await listed();
  });

  it('T19 picks two with c and opens the comparison', async () => {
    renderApp(<Validators />, services());
    await listed();
    const link = within(screen.getAllByTestId('validator-row')[0] as HTMLElement).getByRole('link');
    link.focus();
    fireEvent.keyDown(link, { key: 'c' });
    expect(screen.getByText('Pick one more')).toBeTruthy();
    fireEvent.keyDown(link, { key: 'ArrowDown' });
    fireEvent.keyDown(document.activeElement as Element, { key: 'c' });
    fireEvent.click(within(screen.getByTestId('compare-bar')).getByRole('button', { name: 'Compare' }));
    expect(location.hash).toBe(`#/validators?compare=${OTHER},${HOTKEY}`);
  });

  it('Q3 finds nothing wrong with the list', async () => {
    const { container } = renderApp(<Validators />, services());
    await listed();
    const result = await axe.run(container, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(result.violations.map((v) => `${v.id}: ${v.nodes.map((node) => node.html).join(' | ')}`)).toEqual(
      [],
    );
  });
});

describe('two validators compared', () => {
  it('T19 says the differences in words too', async () => {
    location.hash = `#/validators?compare=${OTHER},${HOTKEY}`;
    renderApp(<Validators />, services());
    const words = await screen.findByTestId('differences');
    await waitFor(() => expect(words.textContent).toContain('more a day'));
    expect(words.textContent).toContain('Slow River');
    expect(words.textContent).toContain('9 percentage points less');
    expect(words.textContent).toContain('3.0 times');
    expect(words.textContent).not.toContain('\u202e');
  });

  it('P8 compares no yield that is missing', () => {
    const [a, b] = chainRows(CHAIN, [detail(HOTKEY, { yield: measured(1n) })], []);
    if (!a || !b) throw new Error('no rows');
    expect(differences(i18n.t, a, b, { a: 'A', b: 'B' }).join(' ')).toContain(
      'yield of B is not measured yet',
    );
  });

  it('T19 sorts the unmeasured last in both directions', () => {
    const rows = chainRows(CHAIN, [detail(OTHER, { yield: measured(1n) })], []);
    for (const descending of [true, false])
      expect(sortValidators(rows, { key: 'yield', descending })[0]?.hotkey).toBe(OTHER);
  });
});

describe('the page of a validator', () => {
  const open = (hotkey = HOTKEY, patch = {}) =>
    renderApp(<ValidatorPage params={{ hotkey }} />, services(patch));

  it('T19 tells take and its change, where it validates, and what is mine', async () => {
    open();
    const facts = await screen.findByTestId('validator-facts');
    expect(facts.textContent).toContain('18');
    await waitFor(() => expect(facts.textContent).toMatch(/raised: it was 9\s%/));
    const places = screen.getByTestId('validator-places');
    expect(within(places).getByText('SN64')).toBeTruthy();
    await waitFor(() => expect(places.textContent).toContain('/ day'));
    expect(screen.getByTestId('my-positions').textContent).toContain('0.99000');
  });

  it('S17 follows only https of what it says of itself', async () => {
    open();
    const link = await screen.findByRole('link', { name: /bot\.example/ });
    expect(link.getAttribute('href')).toBe('https://bot.example/');
    expect(link.getAttribute('rel')).toContain('noopener');
  });

  it('T19 opens the stake form with it chosen', async () => {
    const { history } = open();
    fireEvent.click(await screen.findByRole('button', { name: 'Stake with it' }));
    expect(history.at(-1)).toBe('/stake');
    expect(keptDraft('local', account.accountId)).toMatchObject({ netuid: 64, hotkey: HOTKEY });
  });

  it('P6 says when an address validates nowhere, and when it is none', async () => {
    const { unmount } = open(addressOf(hashOf('3')));
    expect(await screen.findByText('This address validates nowhere at present.')).toBeTruthy();
    unmount();
    open('nonsense');
    expect(await screen.findByText('This is no address of a validator.')).toBeTruthy();
  });
});
