// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Route } from 'wouter';
import type { ActivityRow } from '../../../src/core/activity/types.js';
import type { Param, Sentence } from '../../../src/core/explain/types.js';
import { againOf } from '../../../src/popup/features/activity/again.js';
import TxProgress from '../../../src/popup/features/activity/tx-progress.js';
import { draftKey, keptDraft } from '../../../src/popup/features/operations/form/drafts.js';
import words from '../../../src/popup/i18n/en/chain-errors.json' with { type: 'json' };
import { useChainStore } from '../../../src/popup/state/chain-store.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import {
  ADDRESS,
  account,
  activityRow,
  emptyStores,
  fakeServices,
  fillStores,
  HOTKEY,
  hashOf,
  reading,
  renderApp,
  status,
} from './support.js';

beforeEach(fillStores);
afterEach(() => {
  cleanup();
  emptyStores();
});

const T = 1_000_000_000n;
const HASH = hashOf('9');
const validator: Param = { t: 'account', address: HOTKEY, name: null, role: 'validator' };
const on = (netuid: number): Param => ({ t: 'subnet', netuid, name: null, symbol: null });
const alpha: Param = { t: 'alpha', netuid: 64, base: 5n * T, symbol: null };
const to: Param = { t: 'account', address: ADDRESS, name: null, role: 'other' };
const terms = { networkId: 'local', accountId: account.accountId, toleranceBps: 50 } as const;
const of = (code: Sentence['code'], params: Sentence['params']): ActivityRow =>
  activityRow({ origin: null, sentence: { code, params } });

describe('N5 what came to nothing can be made again', () => {
  it.each([
    ['stake', { amount: { t: 'tao', rao: 10n * T }, subnet: on(64), validator }, '/stake', { amount: '10' }],
    [
      'unstake',
      { amount: alpha, subnet: on(64), validator },
      `/do/unstake/64/${HOTKEY}`,
      { amount: { text: '5', whole: false }, toleranceBps: 50 },
    ],
    [
      'unstake-position',
      { subnet: on(7), validator },
      `/do/unstake/7/${HOTKEY}`,
      { amount: { whole: true } },
    ],
    [
      'swap-stake',
      { amount: alpha, from: on(64), to: on(7), validator },
      `/do/subnet/64/${HOTKEY}`,
      { toNetuid: 7 },
    ],
    [
      'move-stake',
      { amount: alpha, from: validator, to, fromSubnet: on(64), toSubnet: on(64) },
      `/do/validator/64/${HOTKEY}`,
      { toHotkey: ADDRESS },
    ],
    [
      'transfer-stake',
      { amount: alpha, subnet: on(64), validator, to },
      `/do/transfer/64/${HOTKEY}`,
      { text: '5', recipient: { text: ADDRESS } },
    ],
    [
      'transfer',
      { amount: { t: 'tao', rao: T }, to },
      '/do/send',
      { text: '1', recipient: { text: ADDRESS } },
    ],
    ['transfer-all', { to }, '/do/send', { everything: true }],
  ] as Array<[Sentence['code'], Sentence['params'], string, object]>)(
    'N5 %s opens its form as it was filled in',
    (code, params, path, draft) => {
      expect(againOf(of(code, params), terms)).toMatchObject({ path, draft });
    },
  );

  it('N5 what was done for another account is found inside of it, and what a site made is not made again', () => {
    const inner = { code: 'transfer-all', params: { to } } as const;
    expect(againOf(of('proxy', { inner: { t: 'sentence', sentence: inner } }), terms)?.path).toBe('/do/send');
    expect(againOf({ ...of('transfer-all', { to }), origin: 'https://a.example' }, terms)).toBeNull();
    expect(againOf(of('remark', {}), terms)).toBeNull();
  });

  it('N5 the page of a failure leads with a fresh quote and keeps the amount', async () => {
    const failure = {
      kind: 'dispatch',
      pallet: 'SubtensorModule',
      name: 'SlippageTooHigh',
      code: null,
    } as const;
    const sentence = of('stake', { amount: { t: 'tao', rao: 3n * T }, subnet: on(64), validator }).sentence;
    useChainStore.setState({
      activity: [activityRow({ txHash: HASH, origin: null, state: 'failed', failure, sentence })],
    });
    renderApp(<Route path="/tx/:hash" component={TxProgress} />, fakeServices(), `/tx/${HASH}`);
    expect(screen.getByRole('main').textContent).toContain('SubtensorModule.SlippageTooHigh');
    expect(screen.getByRole('button', { name: 'Copy details' })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Take a fresh quote' }));
    await waitFor(() => expect(screen.queryByRole('main')).toBeNull());
    expect(keptDraft(draftKey('stake', account.accountId, 'local'))).toMatchObject({
      amount: '3',
      netuid: 64,
      hotkey: HOTKEY,
      toleranceBps: expect.any(Number),
    });
  });

  it('N5 nothing is filled into a form while it is not known which chain that form is for', () => {
    const failed = activityRow({ ...of('transfer-all', { to }), txHash: HASH, state: 'expired' });
    useChainStore.setState({ activity: [failed], network: null, portfolio: null });
    renderApp(<Route path="/tx/:hash" component={TxProgress} />, fakeServices(), `/tx/${HASH}`);
    expect(screen.queryByTestId('again')).toBeNull();
    // What is on screen was read from it: that is enough, also without a connection.
    act(() => useChainStore.setState({ portfolio: reading('stale') }));
    expect(screen.getByTestId('again')).toBeTruthy();
    act(() => useChainStore.setState({ activity: [{ ...failed, genesisHash: hashOf('7') }] }));
    expect(screen.queryByTestId('again')).toBeNull();
  });

  it('N5 another account is shown first, and is the one in view when the form opens', async () => {
    const other = { ...account, accountId: hashOf('5'), address: HOTKEY, name: 'Savings' };
    const accounts = [account, other];
    useWalletStore.setState({ status: status({ accounts }) });
    const failed = activityRow({
      ...of('transfer-all', { to }),
      txHash: HASH,
      state: 'failed',
      address: HOTKEY,
    });
    useChainStore.setState({ activity: [failed] });
    const services = fakeServices({
      'notes.list': () => ({ notes: [] }),
      'wallet.setActiveAccount': () => null,
      'wallet.status': () => status({ accounts, activeAccountId: other.accountId }),
    });
    renderApp(<Route path="/tx/:hash" component={TxProgress} />, services, `/tx/${HASH}`);
    fireEvent.click(screen.getByTestId('again'));
    await waitFor(() => expect(screen.queryByRole('main')).toBeNull());
    expect(useWalletStore.getState().status?.activeAccountId).toBe(other.accountId);
    expect(keptDraft(draftKey('send', other.accountId, 'local'))).toMatchObject({ everything: true });
  });

  it('N5 no advice begins with a wider tolerance', () => {
    const advice = Object.values(words.chainErrors).map(({ next }) => next);
    expect(advice.filter((next) => /raise the tolerance/i.test(next))).toEqual([]);
  });
});
