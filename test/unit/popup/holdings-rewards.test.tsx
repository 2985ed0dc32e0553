// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../../src/core/accounts/types.js';
import { addressOf } from '../../../src/core/address/index.js';
import { alphaBase, rao } from '../../../src/core/amount/money.js';
import type { AccountState, BasketEntitlement, RootClaim } from '../../../src/core/chain/account-state.js';
import BeyondStake from '../../../src/popup/features/holdings/beyond-stake.js';
import { forgetDrafts, keptDraft } from '../../../src/popup/state/kept-views.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import { noRuntime, runtime } from './runtime-support.js';
import {
  ADDRESS,
  account,
  emptyStores,
  fakeServices,
  fillStores,
  hashOf,
  renderApp,
  settings,
  snapshotOf,
  status,
} from './support.js';

const MILLI = 1_000_000n;
const none = { kind: 'unavailable' as const };
const stateOf = (rootRewards: AccountState['rootRewards'], address = ADDRESS): AccountState => ({
  address,
  availability: { kind: 'known', value: [] },
  locks: { kind: 'known', value: [] },
  rootRewards,
  crowdloans: none,
  evm: none,
  proxies: {
    kind: 'known',
    value: {
      grants: [{ delegate: addressOf(hashOf('f')), proxyType: 'Any', delayBlocks: 0 }],
      depositRao: rao(1n),
    },
  },
  announcements: none,
  coldkeySwap: none,
});
const validator = (at: number): string => addressOf(`0x${String(at).padStart(64, '0')}`);
const claim = (at: number, netuid: number, spot: bigint): RootClaim => ({
  hotkey: validator(at),
  netuid,
  owedBase: alphaBase(spot * 10n),
  spotRao: rao(spot),
});
/** Eight validators on 40 subnets each; the later the validator, the more it owes. */
const CLAIMS = Array.from({ length: 8 }, (_, at) => [
  ...Array.from({ length: 38 }, (_, index) => claim(at + 1, index + 10, 100_000n)),
  claim(at + 1, 3, BigInt(at + 1) * 20n * MILLI),
  claim(at + 1, 7, BigInt(at + 1) * 30n * MILLI),
]).flat();
const claims = (list = CLAIMS): AccountState['rootRewards'] => ({ kind: 'claims', claims: list });

const open = (...states: AccountState[]) => {
  const services = fakeServices();
  return {
    services,
    ...renderApp(
      <BeyondStake reading={{ snapshot: snapshotOf(states), state: 'live', error: null }} />,
      services,
    ),
  };
};
const rows = () => screen.getAllByTestId('reward');
const textOf = (element: Element | undefined): string => (element?.textContent ?? '').replace(/\u00a0/g, ' ');

beforeEach(() => {
  fillStores();
  runtime(['root-claims']);
});
afterEach(() => {
  cleanup();
  forgetDrafts();
  emptyStores();
  noRuntime();
});

describe('P5 root rewards on home', () => {
  it('P5 are one row for each validator with its total, the largest first, five at first', () => {
    open(stateOf(claims()));
    expect(rows().map((row) => row.dataset.hotkey)).toEqual([8, 7, 6, 5, 4].map(validator));
    // 160 + 240 thousandths, and 38 times a tenth of one.
    expect(textOf(rows()[0])).toContain('0.4038 τ');
    expect(textOf(rows()[0])).toContain('40 subnets');
  });

  it('P5 sum up the others, and unfold them', () => {
    open(stateOf(claims()));
    const more = screen.getByRole('button', { name: /3 more validators/ });
    // 50, 100 and 150 thousandths, and 3 × 38 tenths of one.
    expect(textOf(screen.getByTestId('rewards'))).toContain('0.3114 τ');
    expect(more.getAttribute('aria-expanded')).toBe('false');
    fireEvent.click(more);
    expect(rows()).toHaveLength(8);
    expect(screen.getByRole('button', { name: 'Show fewer' })).toBeTruthy();
  });

  it('P5 unfold to the subnets, the largest first, and those below a thousandth in one line', () => {
    open(stateOf(claims()));
    const [first] = rows();
    if (!first) throw new Error('no row');
    expect(first.querySelectorAll('[data-netuid]')).toHaveLength(0);
    const toggle = within(first).getByRole('button', { expanded: false });
    fireEvent.click(toggle);
    expect(
      [...first.querySelectorAll<HTMLElement>('li[data-netuid]')].map((one) => one.dataset.netuid),
    ).toEqual(['7', '3']);
    expect(textOf(first)).toContain('38 subnets below 0.001 τ each');
    expect(textOf(first)).toContain('0.0038 τ');
    fireEvent.click(toggle);
    expect(first.querySelectorAll('li[data-netuid]')).toHaveLength(0);
  });

  it('P5 show a single small one as it is', () => {
    open(stateOf(claims([claim(1, 3, 5n * MILLI), claim(1, 7, 400_000n)])));
    const [row] = rows();
    if (!row) throw new Error('no row');
    fireEvent.click(within(row).getByRole('button', { expanded: false }));
    expect(row.querySelectorAll('li[data-netuid]')).toHaveLength(2);
    expect(textOf(row)).not.toContain('below 0.001');
  });

  it('T11 each leads to the claim with the five of its subnets that are worth most', () => {
    const { history } = open(stateOf(claims()));
    const [first] = rows();
    fireEvent.click(within(first as HTMLElement).getByRole('link', { name: /^Claim/ }));
    expect(history.at(-1)).toBe('/do/claim');
    expect(keptDraft(`claim-root|local|${account.accountId}`)).toEqual({ netuids: [7, 3, 10, 11, 12] });
  });

  it('T11 a basket of one validator is picked in its claim', () => {
    runtime(['root-baskets']);
    const basket = (at: number, valueRao: bigint): BasketEntitlement => ({
      hotkey: validator(at),
      shares: 1n,
      valueRao: rao(valueRao),
      thresholdRao: rao(MILLI),
      heldUntilBlock: null,
    });
    open(
      stateOf({
        kind: 'baskets',
        baskets: [1, 2, 3, 4, 5, 6, 7].map((at) => basket(at, BigInt(at) * MILLI)),
      }),
    );
    expect(rows().map((row) => row.dataset.hotkey)).toEqual([7, 6, 5, 4, 3].map(validator));
    expect(screen.getByRole('button', { name: /2 more validators/ })).toBeTruthy();
    fireEvent.click(within(rows()[1] as HTMLElement).getByRole('link', { name: /^Claim/ }));
    expect(keptDraft(`claim-basket|local|${account.accountId}`)).toEqual({ hotkey: validator(6) });
  });

  it('T11 the claim of all of them picks none', () => {
    open(stateOf(claims()));
    fireEvent.click(within(rows()[0] as HTMLElement).getByRole('link', { name: /^Claim/ }));
    fireEvent.click(screen.getByRole('link', { name: 'Claim' }));
    expect(keptDraft(`claim-root|local|${account.accountId}`)).toEqual({ netuids: null });
  });

  it('P12 say whose they are where several accounts are in view, and lead only from the active one', () => {
    const second: Account = {
      ...account,
      accountId: hashOf('c'),
      address: addressOf(hashOf('c')),
      name: 'Second',
    };
    useWalletStore.setState({ status: status({ accounts: [account, second] }) });
    open(
      stateOf(claims([claim(1, 3, 5n * MILLI)])),
      stateOf(claims([claim(1, 3, 9n * MILLI), claim(2, 3, MILLI)]), second.address),
    );
    expect(rows().map((row) => textOf(row).includes('Second'))).toEqual([true, false, true]);
    expect(rows().map((row) => within(row).queryAllByRole('link').length)).toEqual([0, 1, 0]);
  });

  it('U6 tell no amount while amounts are hidden', () => {
    useWalletStore.setState({ settings: { ...settings, hideAmounts: true } });
    open(stateOf(claims()));
    fireEvent.click(within(rows()[0] as HTMLElement).getByRole('button', { expanded: false }));
    expect(textOf(screen.getByTestId('rewards'))).not.toMatch(/0\.4038|0\.3114|0\.0038|0\.16|0\.24/);
  });

  it('N1 who may act for the accounts stands above the rewards', () => {
    open(stateOf(claims()));
    const order = screen.getByTestId('safety').compareDocumentPosition(screen.getByTestId('rewards'));
    expect(order & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  });
});
