// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alphaBase, rao } from '../../../src/core/amount/money.js';
import type { AccountState } from '../../../src/core/chain/account-state.js';
import type { FeatureId } from '../../../src/core/chain/capability.js';
import { HeldLines } from '../../../src/popup/features/holdings/held-lines.js';
import { Rewards } from '../../../src/popup/features/holdings/rewards.js';
import { groupPositions } from '../../../src/popup/features/home/group-positions.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import { noRuntime, runtime } from './runtime-support.js';
import {
  ADDRESS,
  account,
  emptyStores,
  fakeServices,
  fillStores,
  HOTKEY,
  position,
  renderApp,
  snapshotOf,
  status,
  subnet,
} from './support.js';

const none = { kind: 'unavailable' as const };
const state: AccountState = {
  address: ADDRESS,
  availability: { kind: 'known', value: [] },
  locks: { kind: 'known', value: [] },
  rootRewards: {
    kind: 'claims',
    claims: [{ hotkey: HOTKEY, netuid: 64, owedBase: alphaBase(5n), spotRao: rao(1n) }],
  },
  crowdloans: none,
  evm: none,
  proxies: none,
  announcements: none,
  coldkeySwap: none,
};

beforeEach(fillStores);
afterEach(() => {
  cleanup();
  emptyStores();
  noRuntime();
});

const links = () => screen.queryAllByRole('link').map((link) => link.getAttribute('href'));
const openPosition = (netuid: number, ready: FeatureId[], unavailable: FeatureId[] = []) => {
  runtime(ready, unavailable);
  const [group] = groupPositions({ positions: [position(netuid)] }, [subnet(netuid)]);
  if (group) renderApp(<HeldLines group={group} states={snapshotOf([state])} />, fakeServices());
};

describe('the ways from holdings to their forms', () => {
  const openRewards = () =>
    renderApp(
      <Rewards reading={{ snapshot: snapshotOf([state]), state: 'live', error: null }} />,
      fakeServices(),
    );

  it('T11 rewards lead to the claim', () => {
    runtime(['root-claims']);
    openRewards();
    expect(links()).toEqual(['/do/claim']);
  });

  it('T11 nobody is led to a claim they cannot sign', () => {
    useWalletStore.setState({ status: status({ accounts: [{ ...account, source: null }] }) });
    openRewards();
    expect(links()).toEqual([]);
  });

  it('T12 T15 a position leads to its lock and to auto-stake, where the runtime has them', () => {
    openPosition(64, ['locks', 'auto-stake']);
    expect(links()).toEqual(['/do/lock/64', '/do/auto-stake/64']);
    cleanup();
    openPosition(64, ['auto-stake'], ['locks']);
    expect(links()).toEqual(['/do/auto-stake/64']);
  });

  it('T13 root leads into the baskets, where the runtime has them', () => {
    openPosition(0, ['root-baskets', 'basket-staking']);
    expect(links()).toEqual(['/do/join']);
    cleanup();
    openPosition(0, ['root-claims'], ['root-baskets', 'basket-staking']);
    expect(links()).toEqual([]);
  });
});
