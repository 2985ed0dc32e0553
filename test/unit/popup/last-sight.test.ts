// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { alphaBase, rao } from '../../../src/core/amount/money.js';
import { pack, unpack } from '../../../src/core/wire/packed.js';
import { useChainStore } from '../../../src/popup/state/chain-store.js';
import { followSight, recallSight } from '../../../src/popup/state/last-sight.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import { MAX_SIGHT_CHARS, SIGHT_KEY, VIEWS_KEY } from '../../../src/protocol/ui/views.js';
import {
  emptyStores,
  fakeServices,
  fillStores,
  portfolio,
  position,
  reading,
  status,
  subnet,
} from './support.js';

const NOWHERE = { path: null, leftAtMs: 0, drafts: {}, scroll: {} };
const MINUTE_MS = 60_000;
const seen = globalThis as { kelvinSeen?: Promise<Record<string, unknown>> };

let stop: () => void = () => undefined;
beforeEach(() => {
  vi.useFakeTimers();
  fillStores();
});
afterEach(() => {
  stop();
  emptyStores();
  delete seen.kelvinSeen;
  vi.useRealTimers();
});

const leave = () => window.dispatchEvent(new Event('pagehide'));

function follow() {
  const services = fakeServices({ 'views.keep': () => null });
  stop = followSight(services.background);
  return () => services.calls.map(({ params }) => (params as { sight: string }).sight);
}

/** What a page with these stores leaves behind, and then is gone. */
function left(): string {
  const kept = follow();
  leave();
  stop();
  const [sight = ''] = kept();
  emptyStores();
  return sight;
}

/** A page that opens where these rows are kept. */
function open(rows: Record<string, unknown>, nowMs = Date.now()) {
  seen.kelvinSeen = Promise.resolve(rows);
  return recallSight(nowMs);
}

describe('U6 what a page showed last', () => {
  it('U6 Q1 is on the next page before anybody has answered, amounts to the rao, marked as old', async () => {
    useWalletStore.setState({ status: status({ lockAtMs: Date.now() + MINUTE_MS }) });
    const before = { wallet: useWalletStore.getState(), chain: useChainStore.getState() };
    const views = { ...NOWHERE, path: '/stake' };
    expect(await open({ [SIGHT_KEY]: left(), [VIEWS_KEY]: views })).toEqual(views);
    expect(useWalletStore.getState()).toMatchObject({
      status: before.wallet.status,
      settings: before.wallet.settings,
      approvalIds: before.wallet.approvalIds,
    });
    expect(useChainStore.getState().portfolio).toEqual({
      snapshot: before.chain.portfolio?.snapshot,
      state: 'stale',
      error: null,
    });
    // What the network is like now, nobody knows yet.
    expect(useChainStore.getState().network).toBeNull();
  });

  it.each([
    ['is nothing', undefined],
    ['is damaged', '{"status":'],
    ['is something else', '{"status":{"vault":"unlocked","lockAtMs":9e15}}'],
    ['is half of it', pack({ status: { vault: 'unlocked', lockAtMs: 9e15 } })],
    ['is null', 'null'],
    ['is nothing, packed', pack(null)],
    ['is no text', { status: status() }],
  ])('fills nothing where it %s', async (_what, row) => {
    emptyStores();
    expect(await open({ [SIGHT_KEY]: row })).toBeNull();
    expect(useWalletStore.getState().status).toBeNull();
    expect(useChainStore.getState().portfolio).toBeNull();
  });

  it('takes a damaged row of places for none', async () => {
    useWalletStore.setState({ status: status({ lockAtMs: Date.now() + MINUTE_MS }) });
    expect(await open({ [SIGHT_KEY]: left(), [VIEWS_KEY]: { path: '/stake' } })).toEqual({
      ...NOWHERE,
      path: '/stake',
    });
  });

  it.each([
    ['the deadline of the lock has come', MINUTE_MS],
    ['the clock was turned back', -MINUTE_MS],
  ])('U6 S15 shows nothing of an open wallet once %s', async (_why, laterMs) => {
    useWalletStore.setState({ status: status({ lockAtMs: Date.now() + MINUTE_MS }) });
    const sight = left();
    expect(await open({ [SIGHT_KEY]: sight }, Date.now() + laterMs)).toBeNull();
    expect(useWalletStore.getState().status).toBeNull();
    expect(await open({ [SIGHT_KEY]: sight }, Date.now() + MINUTE_MS - 1)).toEqual(NOWHERE);
  });

  it('is left a moment after a change, once for many, and again only for another', async () => {
    const kept = follow();
    useWalletStore.setState({ approvalIds: ['a'] });
    useWalletStore.setState({ approvalIds: ['a', 'b'] });
    vi.advanceTimersByTime(1_000);
    expect(kept()).toHaveLength(1);
    expect(unpack(kept()[0] ?? '')).toMatchObject({ approvalIds: ['a', 'b'] });
    leave();
    expect(kept()).toHaveLength(1);
    useWalletStore.setState({ approvalIds: [] });
    leave();
    expect(kept()).toHaveLength(2);
  });

  it('is not left with each block, but is the latest one when the page goes', async () => {
    const kept = follow();
    const next = (number: number) => {
      const { portfolio } = useChainStore.getState();
      if (!portfolio?.snapshot) throw new Error('the stores are filled');
      const snapshot = { ...portfolio.snapshot, block: { ...portfolio.snapshot.block, number } };
      useChainStore.setState({ portfolio: { ...portfolio, snapshot } });
      vi.advanceTimersByTime(1_000);
    };
    for (const number of [7_000_001, 7_000_002, 7_000_003]) next(number);
    expect(kept()).toHaveLength(1);
    leave();
    expect(kept()).toHaveLength(2);
    expect(unpack(kept()[1] ?? '')).toMatchObject({ snapshot: { block: { number: 7_000_003 } } });
  });

  it.each(['locked', 'empty'] as const)('U6 is not left while the wallet is %s', (vault) => {
    const kept = follow();
    useWalletStore.setState({ status: status({ vault }) });
    vi.advanceTimersByTime(1_000);
    leave();
    expect(kept()).toEqual([]);
  });

  it('is never a failed or an old reading', () => {
    const kept = follow();
    const reading = useChainStore.getState().portfolio;
    if (!reading) throw new Error('the stores are filled');
    for (const state of ['loading', 'stale', 'error'] as const) {
      useChainStore.setState({ portfolio: { ...reading, state } });
      leave();
    }
    expect(kept()).toEqual([]);
  });

  it('U6 is whole with 3,000 positions of fifty accounts', async () => {
    const [account] = portfolio().accounts;
    if (!account) throw new Error('the portfolio has an account');
    const accounts = Array.from({ length: 50 }, (_, i) => ({
      ...account,
      address: `5C${i}`.padEnd(48, 'x'),
      positions: Array.from({ length: 60 }, (_, at) =>
        position(at * 2, {
          coldkey: `5C${i}`.padEnd(48, 'x'),
          hotkey: `5H${at}`.padEnd(48, 'x'),
          validatorName: `A validator with quite a name, number ${at}`,
          alpha: { netuid: at * 2, base: alphaBase(21_000_000_000_000_000n - BigInt(i * 60 + at)) },
          spotRao: rao(20_000_000_000_000_000n - BigInt(i * 60 + at)),
          exit: { kind: 'exact', rao: rao(19_000_000_000_000_000n - BigInt(i * 60 + at)) },
        }),
      ),
    }));
    const subnets = Array.from({ length: 129 }, (_, netuid) => subnet(netuid));
    const whole = reading('live', { accounts, subnets });
    useWalletStore.setState({ status: status({ lockAtMs: Date.now() + MINUTE_MS }) });
    useChainStore.setState({ portfolio: whole });
    expect(await open({ [SIGHT_KEY]: left() })).toEqual(NOWHERE);
    expect(useChainStore.getState().portfolio?.snapshot).toEqual(whole.snapshot);
  });

  it('is without its numbers where those are more than the background takes', async () => {
    const accounts = status().accounts;
    const [account] = accounts;
    const reading = useChainStore.getState().portfolio;
    if (!account || !reading?.snapshot) throw new Error('the stores are filled');
    const rows = Array.from({ length: 40_000 }, (_, row) => `account ${row}`);
    const many = { ...reading.snapshot, value: rows };
    useWalletStore.setState({ status: status({ lockAtMs: Date.now() + MINUTE_MS }) });
    useChainStore.setState({ portfolio: { ...reading, snapshot: many as never } });
    const sight = left();
    expect(sight.length).toBeLessThan(MAX_SIGHT_CHARS);
    expect(await open({ [SIGHT_KEY]: sight })).toEqual(NOWHERE);
    expect(useWalletStore.getState().status?.accounts).toHaveLength(accounts.length);
    expect(useChainStore.getState().portfolio).toBeNull();
  });
});
