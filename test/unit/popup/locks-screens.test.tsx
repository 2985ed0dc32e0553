// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alphaBase } from '../../../src/core/amount/money.js';
import type { AccountState, StakeLock } from '../../../src/core/chain/account-state.js';
import type { LockPoint, OperationDetail } from '../../../src/core/operations/quote.js';
import { forgetDrafts } from '../../../src/popup/features/operations/form/drafts.js';
import AutoStake from '../../../src/popup/features/operations/locks/auto-stake.js';
import Lock from '../../../src/popup/features/operations/locks/lock.js';
import { useChainStore } from '../../../src/popup/state/chain-store.js';
import { byProxy, COLD, HOT, haveAccounts } from './acting-support.js';
import { noRuntime, runtime } from './runtime-support.js';
import {
  ADDRESS,
  emptyStores,
  fillStores,
  HOTKEY,
  portfolio,
  position,
  reading,
  snapshotOf,
} from './support.js';
import {
  type Answering,
  amountText,
  axeFindings,
  choose,
  HELD,
  isReady,
  NOT_AMOUNTS,
  OTHER,
  openAt,
  proposed,
  quoteOf,
  refuses,
  T,
  type,
  untilReady,
} from './trade-support.js';

beforeEach(fillStores);
afterEach(() => {
  cleanup();
  forgetDrafts();
  emptyStores();
  noRuntime();
});

const point = (day: number, locked: bigint): LockPoint => ({
  day,
  lockedBase: alphaBase(locked),
  conviction: locked / 2n,
});
const outlook = (locked: bigint, hotkey: string | null = null, perpetual = false): OperationDetail => ({
  kind: 'lock',
  lockedBase: alphaBase(0n),
  perpetual,
  hotkey,
  curve: [point(0, locked), point(30, (locked * 8n) / 10n), point(365, locked / 10n)],
  curveIfPerpetual: [point(0, locked), point(30, locked), point(365, locked)],
  availableAfterBase: alphaBase(HELD - locked),
});
const states = (locks: StakeLock[]) => (): unknown => {
  const none = { kind: 'unavailable' as const };
  const state: AccountState = {
    address: ADDRESS,
    availability: none,
    locks: { kind: 'known', value: locks },
    rootRewards: none,
    crowdloans: none,
    evm: none,
    proxies: none,
    announcements: none,
    coldkeySwap: none,
  };
  return { snapshot: snapshotOf([state]), state: 'live', error: null };
};
const heldWith = (hotkey: string): StakeLock => ({
  netuid: 64,
  hotkey,
  lockedBase: alphaBase(T),
  perpetual: false,
  sinceBlock: 1,
  maturesAtBlock: null,
});
const openLock = (answer: Answering, locks: StakeLock[] = [], path = '/do/lock/64', engine = {}) =>
  openAt(Lock, '/do/lock/:netuid', path, answer, engine, { accountStates: states(locks) });
const noTrade = { protection: { state: 'off', reason: 'no-trade' } } as const;
const review = async (services: Parameters<typeof proposed>[0]) => {
  await untilReady();
  fireEvent.click(screen.getByTestId('review'));
  await waitFor(() => expect(services.calls).toHaveLength(1));
  return proposed(services);
};

describe('T12 locking alpha', () => {
  const answer: Answering = (request) => {
    const { ask } = request;
    if (ask.kind !== 'lock') return null;
    const { hotkey, netuid, amount } = ask;
    const base = amount?.by === 'alpha' ? amount.base : null;
    const isMore = base !== null && base > HELD;
    return quoteOf(request, {
      ...noTrade,
      bounds: { minimum: 1n, maximum: HELD, available: HELD },
      issue: isMore ? { code: 'lock/amount', context: {} } : null,
      intent: hotkey && base && !isMore ? { kind: 'lock', hotkey, netuid, amountBase: base } : null,
      detail: outlook(isMore ? 0n : (base ?? 0n)),
    });
  };

  it('shows the decay, the conviction and the floor before the signature, and proposes the lock', async () => {
    const { services } = openLock(answer);
    type('4');
    await untilReady();
    const text = screen.getByTestId('lock-outlook').textContent ?? '';
    for (const part of [
      '6.0000',
      '3.2000',
      '0.40000',
      '2.0000',
      'cannot unstake below',
      'With the perpetual switch',
    ])
      expect(text).toContain(part);
    expect(await review(services)).toEqual({
      kind: 'lock',
      hotkey: HOTKEY,
      netuid: 64,
      amountBase: 4n * T,
    });
  });

  it('adds to the validator of a lock that is there, whoever the alpha is staked with', async () => {
    const { services } = openLock(answer, [heldWith(OTHER)]);
    type('1');
    expect(await review(services)).toMatchObject({ hotkey: OTHER });
  });

  it('offers the maximum above it, and keeps the amount over a look at the review', async () => {
    openLock(answer);
    type('11');
    fireEvent.click(await screen.findByText('Use the maximum'));
    expect(amountText()).toBe('10');
    cleanup();
    openLock(answer);
    expect(amountText()).toBe('10');
  });

  it('leads back to the validator of the lock where another was chosen', async () => {
    openLock((request) => {
      const quote = answer(request);
      const isOther = request.ask.kind === 'lock' && request.ask.hotkey === OTHER;
      return quote && isOther
        ? { ...quote, intent: null, issue: { code: 'lock/other-validator', context: { hotkey: HOTKEY } } }
        : quote;
    });
    type('1');
    await choose('validator-picker', 'Other one');
    fireEvent.click(await screen.findByText('Use that validator'));
    await untilReady();
  });

  it.each(NOT_AMOUNTS)('S84 refuses "%s": %s', async (text, sentence) => {
    const { services } = openLock(answer);
    await refuses(services, text, sentence);
  });

  it('empty: without alpha there is nothing to lock, and it says what to do', () => {
    useChainStore.setState({ portfolio: reading('live', portfolio([position(0)])) });
    openLock(answer);
    expect(screen.getByTestId('no-alpha').textContent).toContain('Stake here');
  });

  it('says so on a path that names no subnet', () => {
    openLock(answer, [], '/do/lock/0');
    expect(screen.getByText(/no such subnet/)).toBeTruthy();
  });

  it('is unavailable where the runtime has no locks', () => {
    runtime([], ['locks']);
    openLock(answer);
    expect(screen.getByText('Not available on this network')).toBeTruthy();
    expect(screen.queryByTestId('review')).toBeNull();
  });

  it('has no faults that axe finds', async () => {
    const { container } = openLock(answer);
    type('4');
    await untilReady();
    expect(await axeFindings(container)).toEqual([]);
  });
});

describe('T12 moving a lock', () => {
  const answer: Answering = (request) => {
    const { ask } = request;
    if (ask.kind !== 'move-lock') return quoteOf(request, noTrade);
    const { toHotkey, netuid } = ask;
    return quoteOf(request, {
      ...noTrade,
      intent: toHotkey ? { kind: 'move-lock', toHotkey, netuid } : null,
      detail: outlook(T, HOTKEY),
    });
  };
  const openMove = (how: Answering) => {
    const opened = openLock(how, [heldWith(HOTKEY)]);
    fireEvent.click(screen.getByLabelText('Move'));
    return opened;
  };

  it('names the validator it is with, does not offer that one again, and proposes the move', async () => {
    const { services } = openMove(answer);
    expect((await screen.findByTestId('held-lock')).textContent).toContain('Locked with');
    fireEvent.click(await screen.findByTestId('validator-picker'));
    expect(await screen.findAllByRole('option')).toHaveLength(1);
    fireEvent.click(screen.getByRole('option'));
    expect(await review(services)).toEqual({ kind: 'move-lock', toHotkey: OTHER, netuid: 64 });
  });

  it('comes back to the same tab with the same choice', async () => {
    openMove(answer);
    await choose('validator-picker', 'Other one');
    await untilReady();
    cleanup();
    openLock(answer, [heldWith(HOTKEY)]);
    await untilReady();
    expect(screen.getByTestId('review').textContent).toBe('Review: move the lock');
  });

  it('empty: without a lock it leads to the first tab', async () => {
    openMove((request) => quoteOf(request, { ...noTrade, issue: { code: 'lock/none', context: {} } }));
    fireEvent.click(await screen.findByText('Lock alpha'));
    expect((screen.getByLabelText('Lock') as HTMLInputElement).checked).toBe(true);
  });
});

describe.each([
  { tab: 'Decay', kind: 'perpetual-lock' as const, on: 'Never decays', off: 'Decays with time' },
  { tab: 'Receiving', kind: 'accept-locked' as const, on: 'Accept locked alpha', off: 'Refuse locked alpha' },
])('T12 the switch of $tab', ({ tab, kind, on, off }) => {
  const intentOf = (value: boolean) =>
    kind === 'perpetual-lock'
      ? ({ kind, netuid: 64, enabled: value } as const)
      : ({ kind, accept: value } as const);
  const answer =
    (isOn: boolean): Answering =>
    (request) => {
      const { ask } = request;
      const wanted =
        ask.kind === 'perpetual-lock' ? ask.enabled : ask.kind === 'accept-locked' ? ask.accept : null;
      if (wanted === null) return quoteOf(request, noTrade);
      return quoteOf(request, {
        ...noTrade,
        intent: intentOf(wanted),
        issue: wanted === isOn ? { code: 'stake/already-set', context: {} } : null,
      });
    };
  const open = (isOn: boolean) => {
    const opened = openLock(answer(isOn));
    fireEvent.click(screen.getByLabelText(tab));
    return opened;
  };

  it.each([true, false])('offers the other way when it is %s now', async (isOn) => {
    const { services } = open(isOn);
    await untilReady();
    expect((screen.getByLabelText(isOn ? off : on) as HTMLInputElement).checked).toBe(true);
    expect(await review(services)).toEqual(intentOf(!isOn));
  });

  it('A9 asks how it is now by the way in which the account acts', async () => {
    const { services } = openLock(answer(true), [], '/do/lock/64', { routes: () => [byProxy('Staking')] });
    const rows = portfolio([position(64, { coldkey: COLD.address })]);
    const accounts = rows.accounts.map((one) => ({ ...one, address: COLD.address }));
    act(() => {
      haveAccounts(COLD, HOT);
      useChainStore.setState({ portfolio: reading('live', { ...rows, accounts }) });
    });
    fireEvent.click(await screen.findByLabelText(tab));
    await waitFor(() => expect(screen.getByTestId('switch-now').textContent).not.toBe('\u2026'));
    const asked = services.asked.filter(({ ask }) => ask.kind === kind);
    expect(asked.length).toBeGreaterThan(0);
    for (const { route } of asked) expect(route?.signer).toBe(HOT.address);
  });

  it('says that it is so already instead of an error', async () => {
    open(true);
    await untilReady();
    fireEvent.click(screen.getByLabelText(on));
    expect(await screen.findByText(/It is set so already/)).toBeTruthy();
    await waitFor(() => expect(isReady()).toBe(false));
    expect(screen.queryByText('This is already set.')).toBeNull();
  });
});

describe('T15 auto-stake', () => {
  const answer: Answering = (request) => {
    const { ask } = request;
    if (ask.kind !== 'auto-stake') return null;
    const { netuid, hotkey } = ask;
    return quoteOf(request, {
      ...noTrade,
      intent: hotkey ? { kind: 'auto-stake', netuid, hotkey } : null,
      advice: [{ code: 'cannot-be-unset', context: {} }],
      detail: { kind: 'auto-stake', currentHotkey: null },
    });
  };
  const open = (path: string) => openAt(AutoStake, '/do/auto-stake/:netuid?', path, answer);

  it('says what is set now and that it cannot be unset, then proposes the new one', async () => {
    const { services } = open('/do/auto-stake/64');
    await waitFor(() => expect(screen.getByTestId('auto-stake-now').textContent).toContain('not set'));
    await choose('validator-picker', 'Other one');
    await waitFor(() => expect(screen.getByTestId('advice').textContent).toContain('no way to unset'));
    expect(await review(services)).toEqual({ kind: 'auto-stake', netuid: 64, hotkey: OTHER });
  });

  it('without a subnet asks for one first; what was chosen survives a look at the review', async () => {
    open('/do/auto-stake');
    expect(screen.queryByTestId('validator-picker')).toBeNull();
    await choose('subnet-picker', 'SN64');
    await choose('validator-picker', 'tao.bot');
    await untilReady();
    cleanup();
    open('/do/auto-stake');
    await untilReady();
    expect(screen.getByTestId('validator-picker').textContent).toContain('tao.bot');
  });

  it('has no faults that axe finds', async () => {
    const { container } = open('/do/auto-stake/64');
    await choose('validator-picker', 'tao.bot');
    await untilReady();
    expect(await axeFindings(container)).toEqual([]);
  });
});
