// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../../src/core/accounts/types.js';
import { addressOf } from '../../../src/core/address/index.js';
import { alphaBase, rao } from '../../../src/core/amount/money.js';
import type { AccountState } from '../../../src/core/chain/account-state.js';
import type { ValueHistory, ValuePoint } from '../../../src/core/chain/history.js';
import type { MeasuredYield } from '../../../src/core/chain/market.js';
import type { Reading } from '../../../src/core/chain/snapshot.js';
import type { AccountPortfolio, Position } from '../../../src/core/stake/types.js';
import { partsOf } from '../../../src/popup/features/holdings/parts.js';
import { accountsInScope, useScopeChoice } from '../../../src/popup/features/holdings/scope.js';
import { valueChange } from '../../../src/popup/features/holdings/value-change.js';
import { groupPositions } from '../../../src/popup/features/home/group-positions.js';
import { Home } from '../../../src/popup/features/home/home.js';
import { useChainStore } from '../../../src/popup/state/chain-store.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
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
  settings,
  snapshotOf,
  status,
  subnet,
} from './support.js';

const T = 1_000_000_000n;
const WATCHED = addressOf(hashOf('b'));
const watched: Account = {
  ...account,
  accountId: hashOf('b'),
  address: WATCHED,
  name: 'Watched',
  source: null,
  cryptoType: null,
};
const second: Account = {
  ...account,
  accountId: hashOf('c'),
  address: addressOf(hashOf('c')),
  name: 'Second',
};
const hidden: Account = { ...second, accountId: hashOf('d'), address: addressOf(hashOf('d')), hidden: true };

function portfolioOf(address: string, free: bigint, positions: Position[] = []): AccountPortfolio {
  const [base] = portfolio(positions).accounts;
  if (!base) throw new Error('no account');
  const stake = positions.reduce((sum, p) => sum + (p.exit.kind === 'exact' ? p.exit.rao : 0n), 0n);
  return {
    ...base,
    address,
    balance: { ...base.balance, freeRao: rao(free), spendableRao: rao(free) },
    totalRao: rao(free + stake),
  };
}

const none: AccountState = {
  address: ADDRESS,
  availability: { kind: 'known', value: [] },
  locks: { kind: 'known', value: [] },
  rootRewards: { kind: 'unavailable' },
  crowdloans: { kind: 'unavailable' },
  evm: { kind: 'unavailable' },
  proxies: { kind: 'unavailable' },
  announcements: { kind: 'unavailable' },
  coldkeySwap: { kind: 'unavailable' },
};
const statesOf = (patch: Partial<AccountState>): Reading<AccountState[]> => ({
  snapshot: snapshotOf([{ ...none, ...patch }]),
  state: 'live',
  error: null,
});
const notMeasured: MeasuredYield = { kind: 'not-measured', reason: 'too-young' };

function services(
  streams: { states?: Partial<AccountState>; value?: ValueHistory; actions?: unknown } = {},
  yields: MeasuredYield = notMeasured,
) {
  return fakeServices(
    {},
    { positionYield: () => yields, validatorDetails: () => snapshotOf([]) },
    {},
    {
      accountStates: () => statesOf(streams.states ?? {}),
      valueHistory: () => streams.value,
      actions: () => streams.actions,
    },
  );
}

const point = (agoMs: number, total: bigint): ValuePoint => ({
  block: 1,
  atMs: Date.now() - agoMs,
  freeRao: rao(0n),
  reservedRao: rao(0n),
  stakedRao: rao(total),
  totalRao: rao(total),
});
const HOUR = 3_600_000;
const total = () => screen.getByTestId('total');

beforeEach(() => {
  localStorage.clear();
  useScopeChoice.setState({ all: false, watched: false });
  fillStores();
});
afterEach(() => {
  cleanup();
  emptyStores();
});

describe('the parts of a total', () => {
  // The sheet is loaded by the first press; here it is there already.
  beforeAll(() => import('../../../src/popup/features/holdings/parts-sheet.js'));

  it('P1 add up: free, reserved, root, alpha at exit value, baskets', () => {
    const one = portfolioOf(ADDRESS, 12n * T, [position(0), position(64), position(7)]);
    const parts = partsOf([
      {
        ...one,
        balance: { ...one.balance, reservedRao: rao(T) },
        baskets: [
          { hotkey: HOTKEY, shares: 1n, valueRao: rao(5n), thresholdRao: null, heldUntilBlock: null },
        ],
        totalRao: rao(one.totalRao + T + 5n),
      },
    ]);
    expect(parts.freeRao + parts.reservedRao + parts.rootRao + parts.alphaRao + parts.basketRao).toBe(
      parts.totalRao,
    );
    expect(parts).toMatchObject({ rootRao: 990_000_000n, alphaRao: 1_980_000_000n, basketRao: 5n });
  });

  it('P1 are shown line by line from the total', async () => {
    renderApp(<Home />, services());
    fireEvent.click(within(total()).getByRole('button', { name: 'What it is made of' }));
    const lines = await screen.findByTestId('parts');
    for (const line of ['Free', 'Root stake', 'Alpha, exit value', 'Total'])
      expect(lines.textContent).toContain(line);
    // This runtime has no baskets: no line says zero.
    expect(lines.textContent).not.toContain('basket');
  });

  it('P6 leave out what has no price and say so', () => {
    const dust = position(7, { exit: { kind: 'unavailable', reason: 'dust' } });
    expect(partsOf([{ ...portfolioOf(ADDRESS, T, [dust]), unpriced: 1 }])).toMatchObject({
      alphaRao: 0n,
      unpriced: 1,
    });
  });
});

describe('several accounts', () => {
  const accounts = [account, second, watched, hidden];
  it('P12 counts the active one, or all without hidden ones, watched by choice', () => {
    const names = (all: boolean, with_: boolean) =>
      accountsInScope(accounts, account, { all, watched: with_ }).map((one) => one.name);
    expect(names(false, true)).toEqual(['Main coldkey']);
    expect(names(true, false)).toEqual(['Main coldkey', 'Second']);
    expect(names(true, true)).toEqual(['Main coldkey', 'Second', 'Watched']);
    expect(accountsInScope([watched, hidden], watched, { all: true, watched: false })).toEqual([watched]);
  });

  it('P12 adds them up, marks the watched one, and remembers the choice without any account', async () => {
    useWalletStore.setState({ status: status({ accounts }) });
    useChainStore.setState({
      portfolio: reading('live', {
        accounts: [
          portfolioOf(ADDRESS, 10n * T),
          portfolioOf(second.address, 5n * T),
          portfolioOf(WATCHED, 100n * T),
        ],
        subnets: [subnet(0)],
      }),
    });
    renderApp(<Home />, services());
    expect(total().textContent).toContain('10.0000');
    fireEvent.click(within(total()).getByRole('button', { name: 'What it is made of' }));
    fireEvent.click(await screen.findByRole('radio', { name: 'All accounts' }));
    expect(total().textContent).toContain('15.0000');
    expect(screen.getByText('1 hidden account is left out.')).toBeTruthy();
    fireEvent.click(screen.getByRole('checkbox'));
    expect(total().textContent).toContain('115.0000');
    expect(screen.getByTestId('parts-accounts').textContent).toContain('watched');
    expect(localStorage.getItem('kelvin.home-scope')).toBe('{"all":true,"watched":true}');
  });

  it('P12 P6 says that an account is not read yet instead of counting it as zero', () => {
    useWalletStore.setState({ status: status({ accounts: [account, second] }) });
    useScopeChoice.setState({ all: true });
    renderApp(<Home />, services());
    expect(total().textContent).toContain('1 account is not read yet and not counted');
  });
});

describe('the change of a total', () => {
  it('P10 compares with the sample nearest to the span, and with none that is far from it', () => {
    const points = [point(30 * HOUR, 90n), point(25 * HOUR, 80n), point(HOUR, 99n)];
    expect(valueChange(points, 100n, Date.now(), 24 * HOUR)).toMatchObject({ fromRao: 80n, changeRao: 20n });
    expect(valueChange(points, 100n, Date.now(), 168 * HOUR)).toBeNull();
    expect(valueChange([], 100n, Date.now(), 24 * HOUR)).toBeNull();
  });

  const value = (state: ValueHistory['state'], points: ValuePoint[]): ValueHistory => ({
    range: '7d',
    points,
    positions: [],
    progress: { done: 1, total: 2 },
    state,
  });

  it('P10 says in the open what it counts, and has no colour of a gain after money came', async () => {
    const points = [point(24 * HOUR, 2n * T), point(HOUR, 15n * T)];
    renderApp(<Home />, services({ value: value('complete', points) }));
    const change = await screen.findByTestId('total-change');
    expect(change.textContent).toContain('+600.00');
    expect(change.querySelector('.gain, .loss')).toBeNull();
    expect(await within(total()).findByText('Change at spot, transfers included')).toBeTruthy();
  });

  it('P10 shows a loss with its sign, over a day and, when pressed, over a week', async () => {
    const points = [point(168 * HOUR, 7n * T), point(24 * HOUR, 28n * T), point(HOUR, 15n * T)];
    renderApp(<Home />, services({ value: value('complete', points) }));
    const change = await screen.findByTestId('total-change');
    const text = change.textContent;
    // 12 free and twice 1 at spot.
    expect(text).toContain('\u221214.0000\u00a0\u03c4 · \u221250.00\u00a0%');
    fireEvent.click(change);
    expect(change.textContent).toContain('+100.00\u00a0% 7 d');
  });

  it('P10 says that the node keeps no past instead of showing no change', async () => {
    renderApp(<Home />, services({ value: value('no-archive', []) }));
    expect((await screen.findByTestId('total-change')).textContent).toContain('This node keeps no past');
  });

  it('U6 tells no amount while amounts are hidden', async () => {
    useWalletStore.setState({ settings: { ...settings, hideAmounts: true } });
    const points = [point(24 * HOUR, 28n * T), point(HOUR, 15n * T)];
    renderApp(<Home />, services({ value: value('complete', points) }));
    await screen.findByTestId('total-change');
    expect(total().textContent).not.toMatch(/14\.0|28\.0/);
    expect(total().textContent).toContain('\u221250.00');
  });
});

describe('positions', () => {
  it('P2 regroups by validator and account, and never adds alpha of different subnets', () => {
    const positions = [position(64), position(7), position(64, { hotkey: ADDRESS, coldkey: WATCHED })];
    const by = (grouping: 'validator' | 'account') => groupPositions({ positions }, [], grouping);
    expect(by('validator').map(({ key, positions: of, alphaBase: sum }) => [key, of.length, sum])).toEqual([
      [HOTKEY, 2, null],
      [ADDRESS, 1, null],
    ]);
    expect(by('account').map((group) => group.key)).toEqual([ADDRESS, WATCHED]);
    expect(by('validator')[0]?.exitRao).toBe(1_980_000_000n);
  });

  // The sheet is loaded by its first opening; here it is there already.
  beforeAll(() => import('../../../src/popup/features/home/list-sheet.js'));

  it('P2 switches the grouping, unnamed validators by their address', async () => {
    renderApp(<Home />, services());
    fireEvent.click(screen.getByRole('button', { name: 'exit value' }));
    fireEvent.click(await screen.findByRole('radio', { name: 'Validator' }));
    expect(screen.getByTestId('portfolio').textContent).toContain('5FHneW\u2026M694ty');
    expect(screen.getByTestId('portfolio').textContent).toContain('2 subnets');
  });

  it('P8 measures the yield of a position when it comes into view, and says when there is none', async () => {
    renderApp(<Home />, services());
    expect(screen.queryByText('not measured yet')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: /Chutes/ }));
    expect(await screen.findByText('not measured yet')).toBeTruthy();
    expect(screen.getByText('the position is too young')).toBeTruthy();
  });

  it('P4 marks what is locked and bonded', () => {
    const availability = {
      netuid: 64,
      totalBase: alphaBase(10n * T),
      lockedBase: alphaBase(4n * T),
      bondedBase: alphaBase(T),
      availableBase: alphaBase(5n * T),
    };
    renderApp(<Home />, services({ states: { availability: { kind: 'known', value: [availability] } } }));
    expect(screen.getByTestId('locked-badge').textContent).toContain('4.0000');
    expect(screen.getByTestId('bonded-badge').textContent).toContain('1.0000');
  });
});

describe('rewards, elsewhere, safety', () => {
  it('P5 shows a basket with its threshold and the date it is held until', async () => {
    const baskets = [
      { hotkey: HOTKEY, shares: 1n, valueRao: rao(2n * T), thresholdRao: rao(T), heldUntilBlock: 7_300 },
      { hotkey: ADDRESS, shares: 1n, valueRao: rao(5n), thresholdRao: rao(T), heldUntilBlock: 50 },
    ];
    renderApp(<Home />, services({ states: { rootRewards: { kind: 'baskets', baskets } } }));
    const text = (await screen.findByTestId('rewards')).textContent ?? '';
    expect(text).toContain('held until block 7\u2009300');
    expect(text.match(/held until/g)).toHaveLength(1);
    expect(text).toContain('below 1.0000');
  });

  it('P5 shows claims of the older model as alpha that is not in the total', async () => {
    const claims = [{ hotkey: HOTKEY, netuid: 64, owedBase: alphaBase(3n * T), spotRao: rao(T) }];
    renderApp(<Home />, services({ states: { rootRewards: { kind: 'claims', claims } } }));
    const text = (await screen.findByTestId('rewards')).textContent ?? '';
    expect(text).toContain('3.0000');
    expect(text).toContain('not in the total');
  });

  it('P1 T20 keeps crowdloans and the EVM side apart from the total', async () => {
    const { container } = renderApp(
      <Home />,
      services({
        states: {
          crowdloans: {
            kind: 'known',
            value: [{ crowdloanId: 3, contributedRao: rao(7n * T), endBlock: 90, finalized: false }],
          },
          evm: {
            kind: 'known',
            value: { h160: `0x${'ab'.repeat(20)}`, mirror: WATCHED, freeRao: rao(9n * T) },
          },
        },
      }),
    );
    expect((await screen.findByTestId('elsewhere')).textContent).toContain('7.0000');
    expect((await screen.findByTestId('elsewhere')).textContent).toContain(`0x${'ab'.repeat(20)}`);
    expect(total().textContent).toContain('14.0000');
    expect(container.textContent).toContain('not in the total');
  });

  it('N1 K12 puts an announced coldkey swap above the total, as a danger', async () => {
    renderApp(
      <Home />,
      services({
        states: {
          coldkeySwap: {
            kind: 'known',
            value: { state: 'announced', newColdkeyHash: hashOf('e'), executableAtBlock: 7_300 },
          },
          proxies: {
            kind: 'known',
            value: {
              grants: [{ delegate: WATCHED, proxyType: 'Any', delayBlocks: 0 }],
              depositRao: rao(T),
            },
          },
        },
      }),
    );
    const warning = screen.getByTestId('swap-warning');
    expect(warning.querySelector('.notice-danger')).toBeTruthy();
    expect(warning.textContent).toContain('From block 7\u2009300');
    expect(total().firstElementChild).toBe(warning);
    expect((await screen.findByTestId('safety')).textContent).toContain('Any proxy');
    expect((await screen.findByTestId('safety')).textContent).toContain('acts at once');
  });

  it('P6 says that these could not be read, and shows no empty list as an answer', () => {
    const failed = { snapshot: null, state: 'error', error: { code: 'chain/timeout', context: {} } };
    renderApp(<Home />, fakeServices({}, {}, {}, { accountStates: () => failed }));
    expect(screen.getByText('Locks, rewards and proxies could not be read.')).toBeTruthy();
    expect(screen.queryByTestId('safety')).toBeNull();
  });
});
