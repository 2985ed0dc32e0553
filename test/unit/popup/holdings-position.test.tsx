// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { groupDigits } from '../../../src/core/amount/format.js';
import { alphaBase, rao } from '../../../src/core/amount/money.js';
import type { AccountState } from '../../../src/core/chain/account-state.js';
import type { ValueHistory } from '../../../src/core/chain/history.js';
import type { MeasuredYield } from '../../../src/core/chain/market.js';
import type { Reading } from '../../../src/core/chain/snapshot.js';
import { dayText } from '../../../src/popup/components/age.js';
import PositionPage from '../../../src/popup/features/holdings/position-page.js';
import { useScopeChoice } from '../../../src/popup/features/holdings/scope.js';
import { Home } from '../../../src/popup/features/home/home.js';
import { useChainStore } from '../../../src/popup/state/chain-store.js';
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
  snapshotOf,
} from './support.js';

const T = 1_000_000_000n;

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
const measured: MeasuredYield = {
  kind: 'measured',
  perDayPpb: 312_000n,
  apyPpm: 120_700n,
  fromBlock: 100,
  toBlock: 50_500,
  samples: 8,
};

const NO_LOOKS: ValueHistory = {
  range: 'all',
  points: [],
  positions: [],
  progress: { done: 1, total: 1 },
  state: 'complete',
};

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
      // Gains are counted from what was held at past blocks, too: told, though nothing was looked at.
      valueHistory: () => streams.value ?? (streams.actions ? NO_LOOKS : undefined),
      actions: () => streams.actions,
    },
  );
}

// Parts of these screens are loaded when they are asked for; here they are there already.
beforeAll(() =>
  Promise.all([
    import('../../../src/popup/features/holdings/beyond-stake.js'),
    import('../../../src/popup/features/history/position-curve.js'),
  ]),
);
beforeEach(() => {
  localStorage.clear();
  useScopeChoice.setState({ all: false, watched: false });
  fillStores();
});
afterEach(() => {
  cleanup();
  emptyStores();
});

describe('the page of a position', () => {
  const open = (given: Parameters<typeof services>[0] = {}, yields: MeasuredYield = measured) =>
    renderApp(<PositionPage params={{ netuid: '64' }} />, services(given, yields));
  const held = {
    availability: {
      kind: 'known' as const,
      value: [
        {
          netuid: 64,
          totalBase: alphaBase(10n * T),
          lockedBase: alphaBase(4n * T),
          bondedBase: alphaBase(0n),
          availableBase: alphaBase(6n * T),
        },
      ],
    },
  };

  it('P3 shows alpha, exit value and spot of each validator', () => {
    open();
    const card = screen.getByTestId('position-card').textContent ?? '';
    for (const part of ['10.0000', '0.99000', '1.0000', 'Spot value']) expect(card).toContain(part);
  });

  it('P4 tells available from locked and what that means', () => {
    open({ states: held });
    const text = screen.getByTestId('held').textContent ?? '';
    expect(text).toContain('6.0000');
    expect(text).toContain('4.0000');
    expect(text).toContain('You can unstake down to it');
    expect(text).not.toContain('Bonded');
  });

  it('P4 says beside a lock from which day and block everything is free', () => {
    const lock = {
      netuid: 64,
      hotkey: HOTKEY,
      lockedBase: alphaBase(4n * T),
      perpetual: false,
      sinceBlock: 1,
    };
    const now = useChainStore.getState().portfolio?.snapshot;
    if (!now) throw new Error('the stores were filled');
    const day = 7_200;
    const maturesAtBlock = now.block.number + 30 * day;
    open({ states: { ...held, locks: { kind: 'known', value: [{ ...lock, maturesAtBlock }] } } });
    const text = screen.getByTestId('position-card').textContent ?? '';
    expect(text).toContain(`free from about ${dayText(now.atMs + 30 * 86_400_000)}`);
    expect(text).toContain(`(block ${groupDigits(String(maturesAtBlock))})`);
  });

  it('P4 says when the runtime does not tell', () => {
    open({ states: { availability: { kind: 'unavailable' } } });
    expect(screen.getByText('This runtime does not tell how much is locked.')).toBeTruthy();
  });

  it('P8 shows the yield with its window and the year at that pace', async () => {
    open();
    expect(await screen.findByText('+0.031 % / day')).toBeTruthy();
    expect(screen.getByTestId('position-card').textContent).toContain('over 7 days');
  });

  const bought = {
    address: ADDRESS,
    block: 5,
    atMs: 1,
    extrinsicIndex: 1,
    kind: 'stake',
    own: true,
    taoRao: rao(2n * T),
    alpha: { netuid: 64, base: alphaBase(10n * T) },
    hotkey: HOTKEY,
    toHotkey: null,
    toNetuid: null,
    toAlpha: null,
    counterparty: null,
    feeRao: null,
    failed: false,
  };
  const actions = (state: string) => ({
    actions: [bought],
    progress: { done: 1, total: 1 },
    fromBlock: 1,
    state,
  });

  it('P9 shows what it cost and what was lost, with a sign', () => {
    open({ actions: actions('complete') });
    const card = screen.getByTestId('position-card').textContent ?? '';
    expect(card).toContain('2.0000\u00a0\u03c4');
    expect(card).toContain('\u22121.0100\u00a0\u03c4');
  });

  it('P9 counts no gain where no purchase is known', () => {
    open({ actions: { ...actions('complete'), actions: [] } });
    const card = screen.getByTestId('position-card').textContent ?? '';
    expect(card).toContain('no purchase is known');
    expect(card).not.toContain('Earned');
  });

  it('P9 says how much of it came without a known purchase, and counts no gain of that', () => {
    const few = { ...bought, block: 15, taoRao: rao(T / 2n), alpha: { netuid: 64, base: alphaBase(4n * T) } };
    const point = { block: 10, atMs: 1, freeRao: rao(0n), reservedRao: rao(0n), stakedRao: rao(0n) };
    const at = (block: number) => ({
      block,
      atMs: block,
      alpha: { netuid: 64, base: alphaBase(6n * T) },
      spotRao: rao(T),
    });
    const value: ValueHistory = {
      ...NO_LOOKS,
      points: [10, 12].map((block) => ({ ...point, block, totalRao: rao(0n) })),
      positions: [{ coldkey: ADDRESS, hotkey: HOTKEY, netuid: 64, points: [at(10), at(12)] }],
    };
    open({ actions: { ...actions('complete'), actions: [few] }, value });
    const card = (screen.getByTestId('position-card').textContent ?? '').replace(/[\u00a0\u2009]/g, ' ');
    expect(card).toContain('Cost0.50000 τ');
    // Four of ten of an exit value of 0.99, less half a TAO.
    expect(card).toContain('Change of price−0.10400 τ');
    expect(card).toContain('Earned0.0000 τ');
    expect(card).toMatch(/Unknown cost6\.0000 \S+came without a known purchase/);
  });

  it('P6 says one age, beside the sum, once it is old', () => {
    useChainStore.setState({ portfolio: reading('error', portfolio([position(64)])) });
    const { container } = open();
    expect(container.querySelectorAll('time')).toHaveLength(1);
  });

  it('P9 gives no cost from a past that is not known', () => {
    open({ actions: actions('no-archive') });
    const card = screen.getByTestId('position-card').textContent ?? '';
    expect(card).toContain('this node keeps no past');
    expect(card).not.toContain('\u22121.01');
  });

  it('P6 says the age beside the sum once it is old', () => {
    useChainStore.setState({ portfolio: reading('stale', portfolio([position(64)])) });
    renderApp(<PositionPage params={{ netuid: '64' }} />, services());
    const sum = screen.getByTestId('position-card').querySelector('.position-sum');
    expect(sum?.querySelector('time')).toBeTruthy();
    expect(sum?.closest('.market-old')).toBeTruthy();
  });

  it('P2 says that there is nothing here', () => {
    renderApp(<PositionPage params={{ netuid: '9' }} />, services());
    expect(screen.getByText(/hold no stake here/)).toBeTruthy();
  });

  it.each([
    ['home', <Home key="1" />],
    ['a position', <PositionPage key="2" params={{ netuid: '64' }} />],
  ])('Q3 finds nothing wrong with %s', async (_, ui) => {
    const rewards = {
      kind: 'baskets' as const,
      baskets: [{ hotkey: HOTKEY, shares: 1n, valueRao: rao(T), thresholdRao: null, heldUntilBlock: null }],
    };
    const { container } = renderApp(ui, services({ states: { ...held, rootRewards: rewards } }, measured));
    await waitFor(() => expect(container.querySelector('.part, [data-testid="position-card"]')).toBeTruthy());
    const result = await axe.run(container, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(result.violations.map((v) => `${v.id}: ${v.nodes.map((node) => node.html).join(' | ')}`)).toEqual(
      [],
    );
  });
});
