import { screen } from '@testing-library/react';
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
import { useChainStore } from '../../../src/popup/state/chain-store.js';
import {
  ADDRESS,
  account,
  fakeServices,
  fillStores,
  HOTKEY,
  hashOf,
  portfolio,
  position,
  reading,
  renderApp,
  snapshotOf,
  subnet,
} from './support.js';

export const T = 1_000_000_000n;
const HOUR_MS = 3_600_000;
export const second: Account = {
  ...account,
  accountId: hashOf('c'),
  address: addressOf(hashOf('c')),
  name: 'Second',
};

export const worth = (
  netuid: number,
  exit: bigint | null,
  spot = exit ?? 0n,
  patch: Partial<Position> = {},
) =>
  position(netuid, {
    exit: exit === null ? { kind: 'unavailable', reason: 'dust' } : { kind: 'exact', rao: rao(exit) },
    spotRao: rao(spot),
    ...patch,
  });
export const OTHER = addressOf(hashOf('7'));

export function holding(positions: Position[], free = 12n * T, address = ADDRESS): AccountPortfolio {
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
export const hold = (...accounts: AccountPortfolio[]): void =>
  useChainStore.setState({
    portfolio: reading('live', { ...portfolio(), accounts, subnets: [0, 7, 64].map((id) => subnet(id)) }),
  });

export const bought = (
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
export const past = (actions: ChainAction[], state: ActionHistory['state'] = 'complete'): ActionHistory => ({
  actions,
  progress: { done: 3, total: 9 },
  fromBlock: 0,
  state,
});
export const values = (...agoAndTotal: Array<[hours: number, total: bigint]>): ValueHistory => ({
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
/** What the first account held at past blocks, with its newest end, which is as the last of them. */
export function looked(
  ...looks: Array<[block: number, held: Array<[netuid: number, base: bigint]>]>
): ValueHistory {
  const last = looks.at(-1);
  const all = last ? [...looks, [last[0] + 1, last[1]] as const] : [];
  const netuids = [...new Set(looks.flatMap(([, held]) => held.map(([netuid]) => netuid)))];
  return {
    ...values(),
    points: all.map(([block]) => ({
      block,
      atMs: block,
      freeRao: rao(0n),
      reservedRao: rao(0n),
      stakedRao: rao(0n),
      totalRao: rao(0n),
    })),
    positions: netuids.map((netuid) => ({
      coldkey: ADDRESS,
      hotkey: HOTKEY,
      netuid,
      points: all.flatMap(([block, held]) =>
        held
          .filter(([id]) => id === netuid)
          .map(([, base]) => ({
            block,
            atMs: block,
            alpha: { netuid, base: alphaBase(base) },
            spotRao: rao(base),
          })),
      ),
    })),
  };
}
export const stateOf = (patch: Partial<AccountState>): AccountState => ({
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

export const open = ({ actions, value, state, yields = notMeasured }: Told = {}) =>
  renderApp(
    <Portfolio />,
    fakeServices(
      {},
      { positionYield: () => yields },
      {},
      {
        actions: () => actions,
        // Gains are counted from what was held at past blocks, too: told, though nothing was looked at.
        valueHistory: () => value ?? (actions && values()),
        accountStates: () => state && { snapshot: snapshotOf([stateOf(state)]), state: 'live', error: null },
      },
    ),
    '/portfolio',
  );
export const text = (element: Element | null | undefined) =>
  (element?.textContent ?? '').replace(/[\u00a0\u2009]/g, ' ');
export const lines = () => screen.queryAllByTestId('position-line');
export const names = () => lines().map((line) => line.querySelector('a')?.textContent);

/** Stores and choices as they stand before each case. */
export function fresh(): void {
  localStorage.clear();
  useScopeChoice.setState({ all: false, watched: false, leftOut: new Set() });
  useCostMethod.setState({ method: 'average' });
  fillStores();
}
