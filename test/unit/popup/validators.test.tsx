// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addressOf } from '../../../src/core/address/index.js';
import { alphaBase, type Rao, rao } from '../../../src/core/amount/money.js';
import type { ChainValidator, MeasuredYield, ValidatorDetail } from '../../../src/core/chain/market.js';
import type { Reading } from '../../../src/core/chain/snapshot.js';
import { WalletError } from '../../../src/core/errors/wallet-error.js';
import { keptDraft } from '../../../src/popup/features/stake/stake-draft.js';
import ValidatorPage from '../../../src/popup/features/validators/validator-page.js';
import { useValidatorView } from '../../../src/popup/features/validators/validator-view.js';
import Validators from '../../../src/popup/features/validators/validators.js';
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
  yield: { kind: 'not-measured', reason: 'no-archive' },
  ...patch,
});
const live = <T,>(value: T): Reading<T> => ({ snapshot: snapshotOf(value), state: 'live', error: null });
const TIMEOUT = { code: 'chain/timeout', context: {} } as const;
const failed = (): never => {
  throw new WalletError('chain/timeout');
};
const services = (
  patch: Record<string, (params: never) => unknown> = {},
  streams: Record<string, () => unknown> = {},
) =>
  fakeServices(
    {},
    {
      validatorDetails: () =>
        snapshotOf([
          detail(HOTKEY, { yield: measured(300_000n) }),
          detail(OTHER, { yield: measured(500_000n) }),
        ]),
      medianYields: () => [
        [HOTKEY, measured(300_000n)],
        [OTHER, measured(500_000n)],
      ],
      stakers: () => ({ count: 1_234, complete: true }),
      takeThen: () => ({ take: 5_898, block: 1, atMs: 1_700_000_000_000 }),
      positionYield: () => measured(300_000n),
      ...patch,
    },
    {},
    {
      chainValidators: () => live(CHAIN),
      validatorDetails: () => live([detail(OTHER, { yield: measured(500_000n) })]),
      ...streams,
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
    expect(screen.getAllByTestId('validator-row')[0]?.textContent).toContain('0.9900');
  });

  it('P8 never shows a yield that was not measured as a zero', async () => {
    renderApp(
      <Validators />,
      services({ medianYields: () => [[HOTKEY, { kind: 'not-measured', reason: 'inactive' }]] }),
    );
    await waitFor(() => expect(screen.getAllByText('not measured yet').length).toBe(2));
    expect(screen.getByTestId('validator-scroll').textContent).not.toMatch(/\b0(?:\.0+)?\s%/);
  });

  it('P8 names the median as what it is, and says when it cannot be had', async () => {
    const { unmount } = renderApp(<Validators />, services());
    await listed();
    const head = screen.getByRole('columnheader', { name: /Median yield/ });
    expect(within(head).getByRole('button').title).toContain('median over the subnets');
    await waitFor(() => expect(screen.getAllByText(/^\+0\.050\s% \/ day$/)).toHaveLength(1));
    expect(screen.queryByText('Stakers')).toBeNull();
    unmount();
    renderApp(
      <Validators />,
      services({
        medianYields: () => {
          throw new WalletError('chain/unavailable-feature', { feature: 'Tempo' });
        },
      }),
    );
    await waitFor(() => expect(screen.getAllByText('not measured yet')).toHaveLength(2));
    expect(screen.getByTestId('validators-screen').textContent).toContain('does not tell');
  });

  it('P8 does not blame the runtime for yields that could not be read, and reads them again', async () => {
    let fail = true;
    renderApp(
      <Validators />,
      services({ medianYields: () => (fail ? failed() : [[HOTKEY, measured(300_000n)]]) }),
    );
    await waitFor(() => expect(screen.getAllByText('yield could not be read')).toHaveLength(2));
    expect(screen.getByTestId('validators-screen').textContent).not.toContain('does not tell');
    fail = false;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.getAllByText(/^\+0\.030\s% \/ day$/)).toHaveLength(1));
  });

  it('P6 keeps the last answer beside the error, greyed and with its age', async () => {
    const { container } = renderApp(
      <Validators />,
      services(
        { medianYields: failed },
        {
          chainValidators: () => ({
            ...live(CHAIN),
            snapshot: { ...snapshotOf(CHAIN), atMs: Date.now() - 3_600_000 },
            state: 'error',
            error: TIMEOUT,
          }),
        },
      ),
    );
    await listed();
    expect(shown()).toEqual([OTHER, HOTKEY]);
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
    expect(container.querySelector('.market-old')).toBeTruthy();
    expect(container.querySelector('.market-count time.caution')?.textContent).toContain('h');
  });

  it('P6 shows the validators of one subnet as they were last', async () => {
    location.hash = '#/validators?netuid=64';
    renderApp(
      <Validators />,
      services({}, { validatorDetails: () => ({ ...live([detail(OTHER)]), state: 'stale' }) }),
    );
    await listed();
    expect(shown()).toEqual([OTHER]);
    expect(screen.getByTestId('validator-scroll').className).toContain('market-old');
  });

  it('T19 has the same affordance on every head that sorts', async () => {
    const { container } = renderApp(<Validators />, services());
    await listed();
    const arrows = [...container.querySelectorAll('thead .m-head')].map((head) =>
      head.querySelector('svg')?.getAttribute('class'),
    );
    expect(arrows).toHaveLength(6);
    expect(arrows.filter((name) => name?.includes('chevrons-up-down'))).toHaveLength(5);
    expect(arrows[2]).toContain('arrow-down');
  });

  it('P6 claims nothing below an error, and pins it to the end', async () => {
    renderApp(
      <Validators />,
      services({}, { chainValidators: () => ({ snapshot: null, state: 'error', error: TIMEOUT }) }),
    );
    await screen.findByRole('button', { name: 'Try again' });
    const foot = screen.getByRole('contentinfo').textContent ?? '';
    expect(foot).not.toContain('measured');
    expect(foot).not.toContain('Enter opens');
  });

  it('P6 says what went wrong, and tries again', async () => {
    let fail = true;
    renderApp(
      <Validators />,
      services(
        {},
        {
          chainValidators: () => (fail ? { snapshot: null, state: 'error', error: TIMEOUT } : live(CHAIN)),
        },
      ),
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
    // Four decimals of percentage points, of the one epoch that a median is of.
    await waitFor(() => expect(words.textContent).toContain('0.0200 percentage points more a day'));
    expect(words.textContent).toContain('In the last epoch');
    expect(words.textContent).toContain('validates 1 more subnet.');
    expect(words.textContent).toContain('Slow River');
    expect(words.textContent).toContain('9 percentage points less');
    expect(words.textContent).toContain('3.0 times');
    expect(words.textContent).not.toContain('\u202e');
  });

  it('T19 counts stakers when asked, in both columns', async () => {
    location.hash = `#/validators?compare=${OTHER},${HOTKEY}`;
    renderApp(<Validators />, services({ stakers: () => ({ count: 20_000, complete: false }) }));
    fireEvent.click(await screen.findByRole('button', { name: /Count the stakers of .*Slow River/ }));
    expect(await screen.findByText(/^at least 20\s000$/)).toBeTruthy();
    expect(screen.getAllByText('Count')).toHaveLength(1);
  });
});

describe('the page of a validator', () => {
  const open = (hotkey = HOTKEY, patch = {}) =>
    renderApp(<ValidatorPage params={{ hotkey }} />, services(patch));

  it('T19 tells take and its change, where it validates, and what is mine', async () => {
    open();
    const facts = await screen.findByTestId('validator-facts');
    expect(facts.textContent).toContain('18.00\u00a0%');
    await waitFor(() => expect(facts.textContent).toMatch(/raised: it was 9\.00\s%/));
    const places = screen.getByTestId('validator-places');
    expect(within(places).getByText('SN64')).toBeTruthy();
    await waitFor(() => expect(places.textContent).toContain('/ day'));
    expect(screen.getByTestId('my-positions').textContent).toContain('0.9900');
    // Root is no place to validate: one subnet here as among the facts.
    expect(within(places).queryByText('ROOT')).toBeNull();
    expect(places.querySelector('.part-title')?.textContent).toContain('1');
    fireEvent.click(within(facts).getByRole('button', { name: /Count the stakers/ }));
    expect(await within(facts).findByText(/^1\s234$/)).toBeTruthy();
  });

  it('S17 follows only https of what it says of itself', async () => {
    open();
    const link = await screen.findByRole('link', { name: /bot\.example/ });
    expect(link.getAttribute('href')).toBe('https://bot.example/');
    expect(link.getAttribute('rel')).toContain('noopener');
  });

  it('P6 stays as it was last seen when nobody answers, with its age', async () => {
    const old = { ...snapshotOf(CHAIN), atMs: Date.now() - 3_600_000 };
    const { container } = renderApp(
      <ValidatorPage params={{ hotkey: HOTKEY }} />,
      services(
        { medianYields: failed },
        { chainValidators: () => ({ snapshot: old, state: 'error', error: TIMEOUT }) },
      ),
    );
    const facts = await screen.findByTestId('validator-facts');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('tao.bot');
    await waitFor(() => expect(facts.textContent).toContain('yield could not be read'));
    expect(container.querySelector('.page-header time.caution')).toBeTruthy();
    expect(container.querySelector('.market-old')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
  });

  it('T19 opens the stake form with it chosen', async () => {
    const { history } = open();
    fireEvent.click(await screen.findByRole('button', { name: /^Stake with .*tao\.bot/ }));
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
