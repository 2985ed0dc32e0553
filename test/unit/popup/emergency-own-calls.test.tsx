// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Route } from 'wouter';
import type { Account } from '../../../src/core/accounts/types.js';
import { addressOf } from '../../../src/core/address/index.js';
import { rao } from '../../../src/core/amount/money.js';
import type { AccountState, Part } from '../../../src/core/chain/account-state.js';
import type { Alert, AlertFacts, AnnouncedCall } from '../../../src/core/watch/types.js';
import Emergency from '../../../src/popup/features/emergency/emergency.js';
import { isWrong, planOf, situationOf } from '../../../src/popup/features/emergency/situation.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import {
  ADDRESS,
  account,
  emptyStores,
  fillStores,
  hashOf,
  plainText,
  renderApp,
  snapshotOf,
  status,
} from './support.js';
import { quoteOf, tradeServices } from './trade-support.js';

const OWN = addressOf(hashOf('e'));
const STRANGER = addressOf(hashOf('d'));
const CALL_HASH = hashOf('c');
const second: Account = { ...account, accountId: hashOf('e'), address: OWN, name: 'Second' };
const known = <T,>(value: T): Part<T> => ({ kind: 'known', value });
const callOf = (delegate: string): AnnouncedCall => ({
  delegate,
  callHash: CALL_HASH,
  height: 90,
  executableAtBlock: 400,
});
const stateOf = (...grants: Array<{ delegate: string; proxyType?: string }>): AccountState => ({
  address: ADDRESS,
  availability: known([]),
  locks: known([]),
  rootRewards: { kind: 'unavailable' },
  crowdloans: known([]),
  evm: { kind: 'unavailable' },
  proxies: known({
    grants: grants.map((one) => ({ proxyType: 'Staking', delayBlocks: 300, ...one })),
    depositRao: rao(93_000_000n),
  }),
  announcements: known([]),
  coldkeySwap: known({ state: 'none' }),
});
const alertOf = (facts: AlertFacts, patch: Partial<Alert> = {}): Alert => ({
  id: facts.kind,
  address: ADDRESS,
  networkId: 'local',
  genesisHash: hashOf('1'),
  block: 90,
  raisedAtMs: 1,
  read: true,
  over: false,
  facts,
  ...patch,
});
const ANNOUNCED = alertOf({
  kind: 'call-announced',
  delegate: OWN,
  callHash: CALL_HASH,
  executableAtBlock: 400,
});
const ADDED = alertOf({ kind: 'proxy-added', delegate: OWN, proxyType: 'Staking', delayBlocks: 300 });

beforeEach(() => {
  fillStores();
  useWalletStore.setState({ status: status({ accounts: [account, second] }) });
});
afterEach(() => {
  cleanup();
  emptyStores();
  useWalletStore.setState({ alerts: null });
});

describe('whose call is a threat', () => {
  const own = new Set([OWN]);

  it('N2 the call of an own key is none, a stranger\u2019s is', () => {
    const mine = situationOf(stateOf({ delegate: OWN }), [callOf(OWN)], own, []);
    expect(isWrong(mine)).toBe(false);
    expect(mine).toMatchObject({ calls: [], announced: [callOf(OWN)] });
    expect(planOf(mine).order).toBe('none');
    const theirs = situationOf(stateOf({ delegate: STRANGER }), [callOf(STRANGER)], own, []);
    expect(theirs).toMatchObject({ calls: [callOf(STRANGER)], announced: [] });
    expect(isWrong({ ...theirs, grants: [] })).toBe(true);
  });

  it.each([
    ['with a right to do everything', stateOf({ delegate: OWN }, { delegate: OWN, proxyType: 'Any' }), []],
    ['without a right that is known', stateOf(), []],
    ['with rights that cannot be read', { ...stateOf(), proxies: { kind: 'unavailable' } as const }, []],
    ['that the watchtower saw this wallet not announce', stateOf({ delegate: OWN }), [ANNOUNCED]],
    ['whose right the watchtower saw this wallet not give', stateOf({ delegate: OWN }), [ADDED]],
  ])('N2 the call of an own key %s stays one', (_, state, alerts) => {
    const found = situationOf(state, [callOf(OWN)], own, alerts);
    expect(found).toMatchObject({ calls: [callOf(OWN)], announced: [] });
    expect(isWrong(found)).toBe(true);
  });

  it.each([
    ['is over', { ...ANNOUNCED, over: true }],
    ['is about another call', alertOf({ ...ANNOUNCED.facts, callHash: hashOf('b') } as AlertFacts)],
    ['is about another delegate', alertOf({ ...ADDED.facts, delegate: STRANGER } as AlertFacts)],
  ])('N2 an alert that %s makes it none', (_, alert) => {
    expect(isWrong(situationOf(stateOf({ delegate: OWN }), [callOf(OWN)], own, [alert]))).toBe(false);
  });

  it('N2 what could not be read, or does not exist, stays so', () => {
    for (const calls of [null, 'unavailable'] as const)
      expect(situationOf(stateOf({ delegate: OWN }), calls, own, [])).toMatchObject({ calls, announced: [] });
  });
});

describe('the emergency screen and calls of own keys', () => {
  function show(delegate: string, path = '/emergency') {
    const services = tradeServices(
      (request) => quoteOf(request, { intent: request.ask as never }),
      {},
      {
        watched: () => ({
          accounts: [{ address: ADDRESS, announced: known([callOf(delegate)]) }],
          takes: [],
          ownSince: null,
        }),
      },
      {
        accountStates: () => ({ snapshot: snapshotOf([stateOf({ delegate })]), state: 'live', error: null }),
      },
    );
    return { ...renderApp(<Route path="/emergency/*?" component={Emergency} />, services, path), services };
  }
  const title = 'Announced by your own key Second in block 90';

  it('N2 one is told calmly, by name, and rejected by the same review', async () => {
    const { services } = show(OWN);
    expect(plainText(await screen.findByTestId('calm'))).toContain('nobody but keys of yours');
    expect(plainText(screen.getByTestId('calm'))).not.toContain('no call is announced');
    expect(screen.queryByTestId('threats')).toBeNull();
    const card = screen.getByTestId('own-call');
    expect(screen.queryByTestId('review-reject')).toBeNull();
    fireEvent.click(within(card).getByRole('button', { name: title }));
    expect(plainText(card)).toContain(OWN);
    expect(plainText(card)).toContain(CALL_HASH);
    expect(plainText(card)).toMatch(/From block 400, in 300 blocks/);
    const button = await within(card).findByTestId('review-reject');
    await waitFor(() => expect(button.getAttribute('aria-disabled')).toBeNull());
    fireEvent.click(button);
    await waitFor(() =>
      expect(services.calls.find(({ method }) => method === 'intents.propose')?.params).toMatchObject({
        intent: { kind: 'reject-announcement', delegate: OWN, callHash: CALL_HASH },
      }),
    );
  });

  it('N2 a link to the rejection opens it', async () => {
    show(OWN, '/emergency/active/reject');
    expect(await screen.findByTestId('review-reject')).toBeTruthy();
    expect(screen.getByRole('button', { name: title }).getAttribute('aria-expanded')).toBe('true');
  });

  it.each([
    ['a stranger', STRANGER, [account, second]],
    [
      'an account that is only watched here',
      OWN,
      [account, { ...second, source: null, cryptoType: null } as Account],
    ],
  ])('N2 that of %s is a threat', async (_, delegate, accounts) => {
    useWalletStore.setState({ status: status({ accounts }) });
    show(delegate);
    await waitFor(() =>
      expect(screen.getAllByTestId('threat').map(({ dataset }) => dataset.kind)).toContain('call'),
    );
    expect(screen.queryByTestId('own-call')).toBeNull();
    expect(screen.queryByTestId('calm')).toBeNull();
    expect(screen.getAllByTestId('step').map(({ dataset }) => dataset.kind)).toContain('reject');
  });

  it('N2 one that the watchtower warns of is a threat until that is dismissed; another network\u2019s warning is not heard', async () => {
    const watch = { lastCheckAtMs: 1, lastBlock: 1, failure: null, nextCheckAtMs: null };
    useWalletStore.setState({ alerts: { alerts: [ANNOUNCED], watch } });
    show(OWN);
    await screen.findByTestId('threats');
    expect(screen.getByTestId('threat').dataset.kind).toBe('call');
    expect(screen.queryByTestId('own-call')).toBeNull();
    useWalletStore.setState({ alerts: { alerts: [{ ...ANNOUNCED, networkId: 'finney' }], watch } });
    await screen.findByTestId('own-call');
    expect(screen.queryByTestId('threats')).toBeNull();
  });

  it('Q3 has names and no violation', async () => {
    const { container } = show(OWN, '/emergency/active/reject');
    await screen.findByTestId('review-reject');
    const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});
