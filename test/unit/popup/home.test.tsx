// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { alphaBase, rao } from '../../../src/core/amount/money.js';
import type { AccountState } from '../../../src/core/chain/account-state.js';
import type { ValueHistory } from '../../../src/core/chain/history.js';
import type { Services } from '../../../src/popup/app/services.js';
import { TopBar } from '../../../src/popup/app/tab/top-bar.js';
import { Waiting } from '../../../src/popup/app/waiting.js';
import { PageHeader } from '../../../src/popup/components/page-header.js';
import { dayBefore, dayChange } from '../../../src/popup/features/home/day-change.js';
import { Home } from '../../../src/popup/features/home/home.js';
import { weightedPpb } from '../../../src/popup/features/home/root-yield.js';
import { claimableRao } from '../../../src/popup/features/home/to-claim.js';
import ShortcutsSheet from '../../../src/popup/features/palette/shortcuts-sheet.js';
import Portfolio from '../../../src/popup/features/portfolio/portfolio.js';
import { PortfolioWaiting } from '../../../src/popup/features/portfolio/waiting.js';
import palette from '../../../src/popup/i18n/en/palette.json' with { type: 'json' };
import { addWords } from '../../../src/popup/i18n/index.js';
import { useChainStore } from '../../../src/popup/state/chain-store.js';
import { useEngineSync } from '../../../src/popup/state/use-engine-sync.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import {
  ADDRESS,
  emptyStores,
  fakeServices,
  fillStores,
  HOTKEY,
  portfolio,
  position,
  reading,
  renderApp,
  settings,
  snapshotOf,
} from './support.js';

addWords(palette);

const HOUR = 3_600_000;
const T = 1_000_000_000n;
const plain = (element: Element | null): string =>
  (element?.textContent ?? '').replace(/[\u00a0\u2009]/g, ' ');

// Loaded when they are needed; here they are there already, however busy the computer is.
beforeAll(() =>
  Promise.all([
    import('../../../src/popup/features/home/total-change.js'),
    import('../../../src/popup/features/home/root-yield.js'),
    import('../../../src/popup/features/home/list-sheet.js'),
  ]),
);
beforeEach(fillStores);
afterEach(() => {
  cleanup();
  emptyStores();
  delete document.documentElement.dataset.surface;
});

const nowMs = (): number => useChainStore.getState().portfolio?.snapshot?.atMs ?? 0;
const point = (ageMs: number, totalRao: bigint) => ({
  block: 1,
  atMs: nowMs() - ageMs,
  freeRao: rao(totalRao),
  reservedRao: rao(0n),
  stakedRao: rao(0n),
  totalRao: rao(totalRao),
});
const history = (range: '24h' | '7d', points: ValueHistory['points']): ValueHistory => ({
  range,
  points,
  positions: [
    {
      coldkey: ADDRESS,
      hotkey: HOTKEY,
      netuid: 64,
      points: [
        {
          block: 1,
          atMs: nowMs() - 24 * HOUR,
          // Half of what is held now, at a price a quarter higher.
          alpha: { netuid: 64, base: alphaBase(5n * T) },
          spotRao: rao((5n * T) / 8n),
        },
      ],
    },
  ],
  progress: { done: 1, total: 1 },
  state: 'complete',
});

/** The day's samples and the week's differ: whoever counts a day from the week's gets another number. */
function past(states: Partial<AccountState>[] = []): Services & { opened: string[] } {
  const services = fakeServices();
  const opened: string[] = [];
  services.engine.open = (stream, params, onEvent) => {
    opened.push(stream);
    if (stream === 'valueHistory') {
      const { range } = params as { range: '24h' | '7d' };
      const ofDay = [point(24 * HOUR, 28n * T), point(HOUR, 14n * T)];
      const ofWeek = [point(168 * HOUR, 7n * T), point(26 * HOUR, 20n * T)];
      onEvent(history(range, range === '24h' ? ofDay : ofWeek) as never);
    }
    if (stream === 'accountStates')
      onEvent({ snapshot: snapshotOf(states), state: 'live', error: null } as never);
    return () => undefined;
  };
  return Object.assign(services, { opened });
}

describe('change of the total', () => {
  it('P10 is the same number over a day at home and in the portfolio, each window from samples of its own', async () => {
    renderApp(<Home />, past());
    const home = plain(await screen.findByTestId('total-change'));
    expect(home).toContain('\u221214.0000 \u03c4 · \u221250.00 % 24 h');
    cleanup();
    renderApp(<Portfolio />, past(), '/portfolio');
    const there = plain(await screen.findByTestId('portfolio-changes'));
    expect(there).toContain('24 h\u221214.0000 \u03c4 \u221250.00 %');
    expect(there).toContain('7 d+7.0000 \u03c4 +100.00 %');
  });

  it.each(['panel', 'tab'])(
    'P10 stands there over a day and a week where there is room: %s',
    async (surface) => {
      document.documentElement.dataset.surface = surface;
      renderApp(<Home tab={surface === 'tab'} />, past());
      const change = await screen.findByTestId('total-change');
      expect(plain(change)).toMatch(/24 h.*7 d/);
      expect(change.tagName).toBe('DIV');
    },
  );
});

describe('rows', () => {
  const row = (netuid: number) => document.querySelector(`[data-netuid="${netuid}"]`);

  it('P2 P10 say what a day did to the price, untouched by what was bought since', () => {
    const held = position(64, { exit: { kind: 'exact', rao: rao(T) } });
    useChainStore.setState({ portfolio: reading('live', portfolio([position(0), held])) });
    const services = past();
    renderApp(<Home />, services);
    expect(plain(row(64))).toContain('\u221220.00 % 24 h');
    // The line beside the total asks the same: one question, and nothing else that is not asked anyway.
    const asked = services.opened.filter((stream) => stream !== 'plans');
    expect(new Set(asked)).toEqual(new Set(['valueHistory', 'accountStates']));
    expect(services.opened.filter((stream) => stream === 'valueHistory')).toHaveLength(1);
  });

  it('P3 keep spot where it differs from the exit value', () => {
    renderApp(<Home />, past());
    expect(plain(row(64))).toContain('spot 1.0000');
    expect(row(64)?.querySelector('[data-testid="day-change"]')).toBeNull();
  });

  it('P5 U6 say what root can claim, not what lies below its threshold, and nothing while amounts are hidden', () => {
    const of = (valueRao: bigint) => ({
      hotkey: HOTKEY,
      shares: 1n,
      valueRao: rao(valueRao),
      thresholdRao: rao(T / 2n),
      heldUntilBlock: null,
    });
    const rootRewards = { kind: 'baskets' as const, baskets: [of(2n * T), of(T / 4n)] };
    expect(claimableRao(rootRewards)).toBe(2n * T);
    const absent = { kind: 'unavailable' } as const;
    const states: AccountState[] = [
      {
        address: ADDRESS,
        availability: absent,
        locks: absent,
        rootRewards,
        crowdloans: absent,
        evm: absent,
        proxies: absent,
        announcements: absent,
        coldkeySwap: absent,
      },
    ];
    renderApp(<Home />, past(states));
    expect(plain(row(0))).toContain('1 validator · 2.0000 \u03c4 to claim');
    cleanup();
    useWalletStore.setState({ settings: { ...settings, hideAmounts: true } });
    renderApp(<Home />, past(states));
    expect(plain(row(0))).not.toMatch(/claim|\d\.\d/);
  });

  it('P8 weigh the yield of root by the stake with each validator, and claim none that was not measured', () => {
    const at = (hotkey: string, base: bigint) =>
      position(0, { hotkey, alpha: { netuid: 0, base: alphaBase(base) } });
    const measured = (perDayPpb: bigint) =>
      ({ kind: 'measured', perDayPpb, apyPpm: 0n, fromBlock: 1, toBlock: 2, samples: 2 }) as never;
    const two = [at(HOTKEY, 3n * T), at(ADDRESS, T)];
    const yields = new Map([[HOTKEY, measured(100n)]]);
    expect(weightedPpb(two, yields)).toBeNull();
    expect(weightedPpb(two, yields.set(ADDRESS, measured(500n)))).toBe(200n);
  });

  it('P10 tell no change from a sample of another time or from dust', () => {
    const one = history('24h', []);
    expect(dayChange([position(64)], dayBefore(one, nowMs() + 8 * HOUR))).toBeNull();
    const [first] = one.positions;
    if (first?.points[0]) first.points[0].spotRao = rao(999_999n);
    expect(dayChange([position(64)], dayBefore(one, nowMs()))).toBeNull();
  });
});

describe('reading again', () => {
  function Following({ home }: { home: boolean }) {
    useEngineSync();
    return home ? <Home /> : <Portfolio />;
  }
  it.each([
    ['home', true],
    ['portfolio', false],
  ])('N5 P6 is one press away from a failure, and what was known stays: %s', async (_, home) => {
    const services = past();
    const { open } = services.engine;
    let closed = 0;
    services.engine.open = (stream, params, onEvent) => {
      if (stream !== 'portfolio') return open(stream, params, onEvent);
      services.opened.push(stream);
      onEvent(reading('error') as never);
      return () => {
        closed += 1;
      };
    };
    // Yields and the rest of what is asked are beside the point.
    services.engine.call = () => new Promise(() => undefined);
    renderApp(<Following home={home} />, services);
    const asked = () => services.opened.filter((stream) => stream === 'portfolio').length;
    const button = await screen.findByRole('button', { name: 'Try again' });
    expect(asked()).toBe(1);
    fireEvent.click(button);
    expect([asked(), closed]).toEqual([2, 1]);
    expect(document.body.textContent).toContain('14.0000');
  });

  it('N5 is offered when nothing was ever read, with and without a network', () => {
    useChainStore.setState({ portfolio: reading('error', null) });
    renderApp(<Home />, fakeServices());
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
    const { network } = useChainStore.getState();
    cleanup();
    useChainStore.setState({ network: network && { ...network, state: 'offline' } });
    renderApp(<Home />, fakeServices());
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
  });
});

describe('what is on its way', () => {
  it.each([
    ['/stake', 'Stake', '.skeleton-form'],
    ['/portfolio', 'Portfolio', '.skeleton-rows'],
    ['/subnet/64', '', '.skeleton-card'],
  ])(
    'Q1 a screen keeps its head and the way back, above the shape of what comes: %s',
    async (path, title, shape) => {
      const { container } = renderApp(<Waiting />, fakeServices(), path);
      expect(screen.getByRole('button', { name: 'Back' }).dataset.back).toBe('');
      expect(container.textContent).toContain(title);
      // The focus waits for the heading of the screen itself.
      expect(screen.queryByRole('heading')).toBeNull();
      expect(container.querySelector('.skeleton')).toBeNull();
      expect(await screen.findByRole('status')).toBeTruthy();
      expect(container.querySelector(shape)).not.toBeNull();
    },
  );

  it('Q1 a screen in several parts says once that it is loading', async () => {
    renderApp(<PortfolioWaiting />, fakeServices());
    await waitFor(() => expect(screen.getAllByText('Loading')).toHaveLength(1));
    expect(screen.getAllByRole('status')).toHaveLength(3);
  });

  it.each([
    ['/subnet/64', '/subnets'],
    ['/do/unstake/64/5F', '/position/64'],
    ['/do/exit-root/5F', '/position/0'],
    ['/do/plan/a/2', '/do/plan/a'],
    ['/do/send', '/'],
    ['/contacts', '/settings'],
    ['/connect/ledger', '/accounts'],
    ['/settings/network/runtime', '/settings/network'],
    ['/settings/watch', '/settings'],
    ['/accounts/ab/derive', '/accounts/ab'],
    ['/rights/pure/ab/destroy', '/rights/pure/ab'],
    ['/rights/pure', '/rights'],
    ['/validators/5F', '/validators'],
    ['/portfolio', '/'],
  ])('Q3 the way back of %s is that of its screen, also while it loads', (path, above) => {
    const { history } = renderApp(<Waiting />, fakeServices(), path);
    fireEvent.click(screen.getByRole('button', { name: 'Back' }));
    expect(history?.at(-1)).toBe(above);
    cleanup();
    const there = renderApp(<PageHeader title="There" />, fakeServices(), path);
    fireEvent.click(screen.getByRole('button', { name: 'Back' }));
    expect(there.history?.at(-1)).toBe(above);
  });

  it('P6 home waits in the shape of its rows and shows no number', async () => {
    useChainStore.setState({ portfolio: null });
    const { container } = renderApp(<Home />, fakeServices());
    await waitFor(() => expect(container.querySelectorAll('.skeleton-edge > .skeleton-row')).toHaveLength(5));
    expect(screen.getByTestId('total').textContent).not.toMatch(/\d/);
  });
});

describe('around the screens', () => {
  it('Q3 the list of home is no stop of its own for the keyboard: its rows are', () => {
    renderApp(<Home />, fakeServices());
    const panel = screen.getByRole('tabpanel');
    expect(panel.tabIndex).toBe(-1);
    expect(panel.querySelector<HTMLElement>('a, button')?.tabIndex).toBe(0);
  });

  it.each([
    ['/', 'Kelvin', 'page'],
    ['/do/send', 'Kelvin', 'true'],
    ['/subnet/64', 'Subnets', 'page'],
  ])('Q1 the bar of a tab says where one is: %s', (path, name, value) => {
    renderApp(<TopBar path={path} />, fakeServices(), path);
    const current = screen.getAllByRole('link').filter((link) => link.hasAttribute('aria-current'));
    expect(current.map((link) => [link.textContent, link.getAttribute('aria-current')])).toEqual([
      [name, value],
    ]);
  });

  it('Q3 the list of keys has every key that lists know', async () => {
    renderApp(<ShortcutsSheet open onOpenChange={() => undefined} />, fakeServices());
    const keys = [...(await screen.findByTestId('shortcuts')).querySelectorAll('kbd')].map(
      (k) => k.textContent,
    );
    expect(keys).toEqual(
      expect.arrayContaining(['k', '/', 's', 'Esc', '\u2191', '\u2193', 'Enter', 'f', '?']),
    );
  });
});
