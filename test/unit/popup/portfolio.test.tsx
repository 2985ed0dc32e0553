// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../../src/core/accounts/types.js';
import { addressOf } from '../../../src/core/address/index.js';
import { alphaBase, rao } from '../../../src/core/amount/money.js';
import type { AccountState } from '../../../src/core/chain/account-state.js';
import type { ActionHistory, ChainAction, ValueHistory } from '../../../src/core/chain/history.js';
import type { MeasuredYield } from '../../../src/core/chain/market.js';
import type { AccountPortfolio, Position } from '../../../src/core/stake/types.js';
import { useCostMethod } from '../../../src/popup/features/holdings/cost-method.js';
import { useScopeChoice } from '../../../src/popup/features/holdings/scope.js';
import Portfolio from '../../../src/popup/features/portfolio/portfolio.js';
import { allocationOf, sumOf } from '../../../src/popup/features/portfolio/slices.js';
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
const HOUR_MS = 3_600_000;
const second: Account = {
  ...account,
  accountId: hashOf('c'),
  address: addressOf(hashOf('c')),
  name: 'Second',
};

const worth = (netuid: number, exit: bigint | null, spot = exit ?? 0n, patch: Partial<Position> = {}) =>
  position(netuid, {
    exit: exit === null ? { kind: 'unavailable', reason: 'dust' } : { kind: 'exact', rao: rao(exit) },
    spotRao: rao(spot),
    ...patch,
  });
const OTHER = addressOf(hashOf('7'));

function holding(positions: Position[], free = 12n * T, address = ADDRESS): AccountPortfolio {
  const [base] = portfolio(positions).accounts;
  if (!base) throw new Error('no account');
  const stake = positions.reduce((sum, p) => sum + (p.exit.kind === 'exact' ? p.exit.rao : 0n), 0n);
  return {
    ...base,
    address,
    positions: positions.map((one) => ({ ...one, coldkey: address })),
    balance: { ...base.balance, freeRao: rao(free), spendableRao: rao(free) },
    totalRao: rao(free + stake),
    unpriced: positions.filter(({ exit }) => exit.kind !== 'exact').length,
  };
}
const hold = (...accounts: AccountPortfolio[]): void =>
  useChainStore.setState({
    portfolio: reading('live', { ...portfolio(), accounts, subnets: [0, 7, 64].map((id) => subnet(id)) }),
  });

const bought = (
  block: number,
  netuid: number,
  base: bigint,
  cost: bigint,
  patch: Partial<ChainAction> = {},
) =>
  ({
    address: ADDRESS,
    block,
    atMs: Date.UTC(2026, 0, 1) + block * 12_000,
    extrinsicIndex: 2,
    kind: 'stake',
    own: true,
    taoRao: rao(cost),
    alpha: { netuid, base: alphaBase(base) },
    hotkey: HOTKEY,
    toHotkey: null,
    toNetuid: null,
    toAlpha: null,
    counterparty: null,
    feeRao: null,
    failed: false,
    ...patch,
  }) satisfies ChainAction;
const past = (actions: ChainAction[], state: ActionHistory['state'] = 'complete'): ActionHistory => ({
  actions,
  progress: { done: 3, total: 9 },
  fromBlock: 0,
  state,
});
const values = (...agoAndTotal: Array<[hours: number, total: bigint]>): ValueHistory => ({
  range: '30d',
  points: agoAndTotal.map(([hours, total], block) => ({
    block,
    atMs: Date.now() - hours * HOUR_MS,
    freeRao: rao(0n),
    reservedRao: rao(0n),
    stakedRao: rao(total),
    totalRao: rao(total),
  })),
  positions: [],
  progress: { done: 1, total: 1 },
  state: 'complete',
});
const stateOf = (patch: Partial<AccountState>): AccountState => ({
  address: ADDRESS,
  availability: { kind: 'known', value: [] },
  locks: { kind: 'known', value: [] },
  rootRewards: { kind: 'unavailable' },
  crowdloans: { kind: 'unavailable' },
  evm: { kind: 'unavailable' },
  proxies: { kind: 'unavailable' },
  announcements: { kind: 'unavailable' },
  coldkeySwap: { kind: 'unavailable' },
  ...patch,
});
const notMeasured: MeasuredYield = { kind: 'not-measured', reason: 'too-young' };

interface Told {
  actions?: ActionHistory;
  value?: ValueHistory;
  state?: Partial<AccountState>;
  yields?: MeasuredYield;
}

const open = ({ actions, value, state, yields = notMeasured }: Told = {}) =>
  renderApp(
    <Portfolio />,
    fakeServices(
      {},
      { positionYield: () => yields },
      {},
      {
        actions: () => actions,
        valueHistory: () => value,
        accountStates: () => state && { snapshot: snapshotOf([stateOf(state)]), state: 'live', error: null },
      },
    ),
    '/portfolio',
  );
const text = (element: Element | null | undefined) =>
  (element?.textContent ?? '').replace(/[\u00a0\u2009]/g, ' ');
const lines = () => screen.queryAllByTestId('position-line');
const names = () => lines().map((line) => line.querySelector('a')?.textContent);

beforeEach(() => {
  localStorage.clear();
  useScopeChoice.setState({ all: false, watched: false, leftOut: new Set() });
  useCostMethod.setState({ method: 'average' });
  fillStores();
});
afterEach(() => {
  cleanup();
  emptyStores();
});

describe('the whole', () => {
  it('P1 P3 shows the exit value of everything, and spot where that is another number', () => {
    hold(holding([worth(0, 5n * T), worth(64, 10n * T, 11n * T)]));
    open();
    const summary = text(screen.getByTestId('portfolio-summary'));
    expect(summary).toContain('27.0000 τ');
    expect(summary).toContain('At spot 28.0000 τ');
  });

  it('P10 shows how it changed over a day and a week, alpha at spot at both ends', () => {
    hold(holding([worth(64, 10n * T, 11n * T)]));
    open({ value: values([7 * 24, 20n * T], [24, 25n * T], [1, 23n * T]) });
    const changes = text(screen.getByTestId('portfolio-changes'));
    expect(changes).toMatch(/24 h.*−2\.0000 τ.*−8\.00 %/);
    expect(changes).toMatch(/7 d.*\+3\.0000 τ.*\+15\.00 %/);
  });

  it('P6 says of accounts and positions that are missing in the sum, and never counts them as zero', () => {
    useWalletStore.setState({ status: status({ accounts: [account, second] }) });
    useScopeChoice.setState({ all: true });
    hold(holding([worth(64, null, 3n * T)]));
    open();
    expect(screen.getByText(/1 account could not be read/)).toBeTruthy();
    expect(text(lines()[0])).toContain('–');
    expect(text(lines()[0])).toContain('spot 3.0000 τ');
  });

  it('P6 keeps the last value beside a failed reading, and with none shows no number', () => {
    useChainStore.setState({ portfolio: reading('error') });
    open();
    expect(screen.getByTestId('portfolio-summary')).toBeTruthy();
    expect(screen.getByText(/The last reading failed/)).toBeTruthy();
    cleanup();
    useChainStore.setState({ portfolio: reading('error', null) });
    open();
    expect(screen.queryByTestId('portfolio-summary')).toBeNull();
    expect(screen.getByText(/Nothing could be read yet/)).toBeTruthy();
  });

  it('P1 an account without anything is told what to do', () => {
    hold(holding([], 0n));
    open();
    expect(screen.getByText(/Nothing here yet/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Receive' })).toBeTruthy();
  });

  it('U6 hides every amount; shares stay', () => {
    useWalletStore.setState({ settings: { ...settings, hideAmounts: true } });
    hold(holding([worth(64, 36n * T), worth(7, 2n * T)]));
    const { container } = open({ actions: past([bought(1, 64, 10n * T, 30n * T)]) });
    expect(text(container)).not.toMatch(/\d\.\d{4}/);
    expect(container.innerHTML).not.toMatch(/title="[^"]*\d\.\d{3,} ?τ/);
    expect(text(screen.getByTestId('allocation'))).toContain('72.0 %');
  });
});

describe('what it is made of', () => {
  it('P1 names free, root, the eight largest subnets and the others, which add up', () => {
    expect(allocationOf([holding([worth(64, null, 3n * T)], 0n)], [])).toEqual([]);
    const many = Array.from({ length: 12 }, (_, index) => worth(index + 1, BigInt(index + 1) * T));
    const slices = allocationOf([holding([worth(0, 5n * T), ...many])], []);
    expect(slices.map(({ kind, netuid }) => netuid ?? kind)).toEqual([
      'free',
      0,
      12,
      11,
      10,
      9,
      8,
      7,
      6,
      5,
      'others',
    ]);
    expect(slices.at(-1)?.count).toBe(4);
    expect(sumOf(slices)).toBe(12n * T + 5n * T + 78n * T);
  });

  it('Q4 gives each part its name, share and pattern, and the numbers as a table', () => {
    hold(holding([worth(0, 6n * T), worth(64, 6n * T)]));
    open();
    const allocation = screen.getByTestId('allocation');
    const rows = within(allocation).getAllByRole('row', { hidden: true });
    expect(rows.map(text)).toEqual([
      'PartExit valueSpot valueShare',
      expect.stringMatching(/Free TAO.*12\.0000 τ.*50\.0 %/),
      expect.stringMatching(/Root stake.*6\.0000 τ.*25\.0 %/),
      expect.stringMatching(/Subnet 64.*6\.0000 τ.*25\.0 %/),
    ]);
    const looks = [...allocation.querySelectorAll('.allocation-part')].map((part) => part.className);
    expect(new Set(looks).size).toBe(3);
  });
});

describe('positions', () => {
  const three = () =>
    hold(
      holding([
        worth(7, 2n * T),
        worth(64, 10n * T),
        worth(64, 5n * T, 5n * T, { hotkey: OTHER, validatorName: 'Other' }),
      ]),
    );

  it('P2 groups by subnet with sums and by validator across subnets', () => {
    three();
    open();
    expect(screen.getAllByTestId('group-line').map(text)).toEqual([
      expect.stringMatching(/2 positions.*15\.0000 τ/),
    ]);
    fireEvent.click(screen.getByRole('radio', { name: 'Validator' }));
    expect(screen.getAllByTestId('group-line').map(text)).toEqual([expect.stringMatching(/12\.0000 τ/)]);
    expect(names()).toContain('Other');
  });

  it('P2 opens and closes groups', () => {
    three();
    open();
    expect(lines()).toHaveLength(3);
    fireEvent.click(screen.getByRole('button', { name: 'Close all' }));
    expect(lines()).toHaveLength(1);
    fireEvent.click(within(screen.getByTestId('group-line')).getByRole('button'));
    expect(lines()).toHaveLength(3);
  });

  it('P2 sorts by any number, what is not known last in both directions', () => {
    hold(holding([worth(7, 2n * T), worth(64, null), worth(0, 9n * T)]));
    open();
    expect(names()).toEqual(['Root stake', 'Subnet 7', 'Subnet 64']);
    const table = within(screen.getByTestId('position-table'));
    fireEvent.click(table.getByRole('button', { name: 'Exit value' }));
    expect(names()).toEqual(['Subnet 7', 'Root stake', 'Subnet 64']);
    const head = table.getByRole('columnheader', { name: 'Exit value' });
    expect(head.getAttribute('aria-sort')).toBe('ascending');
  });

  it('P9 shows cost, change of price, what was realised and income apart', () => {
    hold(holding([worth(64, 18n * T, 18n * T, { alpha: { netuid: 64, base: alphaBase(9n * T) } })]));
    const sold = bought(3, 64, 4n * T, 8n * T, { kind: 'unstake' });
    open({ actions: past([bought(1, 64, 10n * T, 10n * T), sold]) });
    const line = text(lines()[0]);
    expect(line).toContain('Cost6.0000 τ');
    expect(line).toContain('Change of price+6.0000 τ+100.0 %');
    expect(line).toContain('Realised+4.0000 τ');
    expect(line).toContain('Earned+6.0000 τ');
  });

  it('P9 counts by average or first in, first out, and remembers which', () => {
    hold(holding([worth(64, 20n * T, 20n * T)]));
    const actions = past([
      bought(1, 64, 10n * T, 10n * T),
      bought(2, 64, 10n * T, 30n * T),
      bought(3, 64, 10n * T, 20n * T, { kind: 'unstake' }),
    ]);
    open({ actions });
    expect(text(lines()[0])).toContain('Cost20.0000 τ');
    fireEvent.click(screen.getByRole('radio', { name: 'First in, first out' }));
    expect(text(lines()[0])).toContain('Cost30.0000 τ');
    expect(localStorage.getItem('kelvin.cost-method')).toBe('fifo');
  });

  it('P9 a position without any known purchase is in no sum of gains, and the sum says so', () => {
    hold(holding([worth(64, 20n * T), worth(7, 50n * T)]));
    open({ actions: past([bought(1, 64, 10n * T, 10n * T)]) });
    const card = text(screen.getByTestId('gain-card'));
    expect(card).toContain('Cost10.0000 τ');
    expect(card).toContain('Earned0.0000 τ');
    expect(card).toContain('1 position of which no purchase is known is not in it');
  });

  it.each([
    ['reading', /Counted once past actions are read/],
    ['no-archive', /This node keeps no past/],
    ['error', /could not be read/],
  ] as const)('P6 says why there is no gain while the past is in state %s', (state, words) => {
    hold(holding([worth(64, 20n * T)]));
    open({ actions: past([bought(1, 64, 10n * T, 10n * T)], state) });
    expect(text(screen.getByTestId('gain-card'))).toMatch(words);
    expect(text(lines()[0])).not.toContain('10.0000 τ');
  });

  it('P4 names what a lock holds back', () => {
    hold(holding([worth(64, 20n * T)]));
    const lock = {
      netuid: 64,
      hotkey: HOTKEY,
      lockedBase: alphaBase(4n * T),
      perpetual: false,
      sinceBlock: 1,
    };
    open({ state: { locks: { kind: 'known', value: [lock] } } });
    expect(text(screen.getByTestId('lock-note'))).toMatch(/locked 4\.0000 .*decays/);
  });

  it('P8 never shows a yield that nobody measured', async () => {
    hold(holding([worth(64, 20n * T)]));
    open();
    expect((await screen.findAllByText(/not measured/)).length).toBeGreaterThan(0);
    expect(text(lines()[0])).not.toMatch(/0\.0+ % \/ day/);
  });
});

describe('whose', () => {
  it('P12 counts all accounts or leaves some out; the last one stays', async () => {
    useWalletStore.setState({ status: status({ accounts: [account, second] }) });
    hold(holding([], 12n * T), holding([], 30n * T, second.address));
    open();
    expect(text(screen.getByTestId('portfolio-summary'))).toContain('12.0000 τ');
    fireEvent.click(screen.getByRole('radio', { name: 'All accounts' }));
    expect(text(screen.getByTestId('portfolio-summary'))).toContain('42.0000 τ');
    const chooser = await screen.findByTestId('scope-accounts');
    fireEvent.click(within(chooser).getByRole('checkbox', { name: /Second/, hidden: true }));
    expect(text(screen.getByTestId('portfolio-summary'))).toContain('12.0000 τ');
    const last = within(chooser).getByRole('checkbox', { name: /Main/, hidden: true });
    expect((last as HTMLInputElement).disabled).toBe(true);
    expect(JSON.stringify({ ...localStorage })).not.toContain(second.accountId);
  });

  it('Q3 nothing is wrong with it for those who do not see it', async () => {
    hold(holding([worth(0, 5n * T), worth(64, 10n * T), worth(64, 5n * T, 6n * T, { hotkey: OTHER })]));
    const { container } = open({
      actions: past([bought(1, 64, 10n * T, 10n * T)]),
      value: values([48, T], [1, T]),
    });
    const result = await axe.run(container, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(result.violations.map((v) => `${v.id}: ${v.nodes.map((node) => node.html).join(' | ')}`)).toEqual(
      [],
    );
  });
});
