// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../../../src/core/accounts/types.js';
import type { AccountState, ColdkeySwap } from '../../../../src/core/chain/account-state.js';
import { spanText } from '../../../../src/popup/features/key-swap/countdown.js';
import KeySwap from '../../../../src/popup/features/key-swap/key-swap.js';
import { fingerprintOf } from '../../../../src/popup/features/key-swap/swap-of.js';
import { i18n } from '../../../../src/popup/i18n/index.js';
import { useWalletStore } from '../../../../src/popup/state/wallet-store.js';
import { ann, ben, cleo, family, readingOf, stranger, TERMS } from '../shared/cast.js';
import {
  emptyStores,
  type FakeServices,
  fakeServices,
  fillStores,
  hashOf,
  plainText,
  renderApp,
  status,
} from '../support.js';

const stateOf = (address: string, coldkeySwap: ColdkeySwap): AccountState =>
  ({
    address,
    availability: { kind: 'known', value: [] },
    locks: { kind: 'known', value: [] },
    proxies: { kind: 'known', value: { grants: [], depositRao: 0n } },
    announcements: { kind: 'known', value: [] },
    crowdloans: { kind: 'known', value: [] },
    coldkeySwap: { kind: 'known', value: coldkeySwap },
  }) as unknown as AccountState;

const NONE: ColdkeySwap = { state: 'none' };
const swapTo = (address: string, executableAtBlock: number): ColdkeySwap => ({
  state: 'announced',
  newColdkeyHash: fingerprintOf(address),
  executableAtBlock,
});
const QUOTE = {
  request: { address: ann.address, ask: { kind: 'announce-swap', newColdkey: ben.address } },
  issue: null,
  networkFeeRao: 412_345n,
  intent: { kind: 'announce-swap', newColdkey: ben.address },
  advice: [],
  receives: [],
  pays: [],
  trades: [],
  bounds: { maximum: null, available: null },
  protection: { state: 'off', reason: 'no-trade' },
  detail: { kind: 'none' },
  block: { number: 100, hash: hashOf('2') },
  atMs: 1,
};

function open(swaps: Record<string, ColdkeySwap>, accounts: Account[] = [ann, ben]): FakeServices {
  useWalletStore.setState({ status: status({ accounts, activeAccountId: accounts[0]?.accountId ?? null }) });
  const states = accounts.map(({ address }) => stateOf(address, swaps[address] ?? NONE));
  const services = fakeServices(
    { 'intents.propose': () => ({ approvalId: 'request-0001' }), 'calls.list': () => ({ calls: [] }) },
    { rightTerms: () => TERMS },
    {},
    { accountStates: () => readingOf(states), operation: () => readingOf(QUOTE) },
  );
  renderApp(<KeySwap />, services, '/key-swap');
  return services;
}

beforeEach(fillStores);
afterEach(() => {
  cleanup();
  emptyStores();
});

const stateShown = () => screen.getByTestId('swap-state').dataset.state;
const isReady = () => screen.getByTestId('review').getAttribute('aria-disabled') !== 'true';

describe('K12 the state of a swap', () => {
  it('K12 an own new key is named, and the time left is told in days, as a date and in blocks', async () => {
    open({ [ann.address]: swapTo(ben.address, 100 + 25_800) });
    expect(stateShown()).toBe('announced');
    expect(screen.getByTestId('own-new-key').textContent).toContain('Ben');
    expect(screen.queryByText(/in none of your accounts/)).toBeNull();
    const [execute] = screen.getAllByTestId('countdown');
    expect(plainText(execute)).toContain('in 3 days 14 h');
    expect(plainText(execute)).toContain('25 800 blocks');
    await waitFor(() => expect(screen.getAllByTestId('countdown')).toHaveLength(2));
    expect(plainText(screen.getAllByTestId('countdown')[1])).toContain('in 4 days 14 h');
  });

  it('K12 N2 an unknown new key is an alarm that leads to the dispute', async () => {
    open({ [ann.address]: swapTo(stranger, 36_100) });
    expect(screen.getByRole('alert').textContent).toContain('in none of your accounts');
    const link = screen.getByRole('link', { name: 'To the emergency screen' });
    expect(link.getAttribute('href')).toBe(`/emergency/${ann.accountId}/dispute`);
    const { violations } = await axe.run(screen.getByTestId('key-swap'), {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it('K12 a disputed one is frozen and offers nothing more', () => {
    open({ [ann.address]: { ...swapTo(ben.address, 50), state: 'disputed' } as ColdkeySwap });
    expect(stateShown()).toBe('disputed');
    expect(screen.queryByTestId('review')).toBeNull();
    expect(screen.queryByTestId('answer-dispute')).toBeNull();
  });

  it('K12 watched accounts are told of as well, and can be looked at', () => {
    const watched = { ...ben, source: null, cryptoType: null };
    open({ [ben.address]: swapTo(stranger, 400) }, [ann, watched]);
    fireEvent.click(screen.getByTestId('other-swaps').querySelector('button') as HTMLElement);
    expect(stateShown()).toBe('announced');
    expect(screen.queryByTestId('answer-dispute')).toBeNull();
  });

  it('K12 calling off is offered only from the block from which the chain takes it', async () => {
    open({ [ann.address]: swapTo(ben.address, 50) });
    await waitFor(() => expect(screen.getAllByTestId('countdown')).toHaveLength(2));
    expect(screen.queryByTestId('answer-clear')).toBeNull();
    cleanup();
    open({ [ann.address]: swapTo(ben.address, 100 - 7_200) });
    await screen.findByTestId('answer-clear');
  });
});

describe('K12 carrying a swap out', () => {
  it('K12 a due one asks for a quote with the own new key and can be reviewed', async () => {
    open({ [ann.address]: swapTo(ben.address, 100) });
    expect(stateShown()).toBe('due');
    await waitFor(() => expect(isReady()).toBe(true));
  });

  it('K12 an unknown new key has to be named, and nothing else than the announced one is taken', async () => {
    open({ [ann.address]: swapTo(cleo, 100) });
    expect(isReady()).toBe(false);
    fireEvent.change(screen.getByTestId('named-key'), { target: { value: stranger } });
    expect(screen.getByText('This is not the announced key.')).toBeTruthy();
    expect(isReady()).toBe(false);
    fireEvent.change(screen.getByTestId('named-key'), { target: { value: cleo } });
    await waitFor(() => expect(isReady()).toBe(true));
  });
});

describe('K12 announcing a swap', () => {
  it('K12 says what moves and what stays, what it costs, and advises against it when a key has leaked', async () => {
    open({}, [ann, ben, family]);
    expect(screen.getByTestId('stays').textContent).toContain('the old key stays a member of Family');
    expect(screen.getByText(/Then do not swap/)).toBeTruthy();
    await screen.findByText(/which the network keeps/);
    expect(plainText(document.body)).toContain('0.1 τ');
    expect(plainText(document.body)).toContain('36 000 blocks');
  });

  it('K12 a foreign address needs the word that its key has signed, anew for every address', async () => {
    open({}, [ann]);
    const paste = (address: string) =>
      fireEvent.change(screen.getByTestId('new-coldkey'), { target: { value: address } });
    paste(cleo);
    expect(isReady()).toBe(false);
    fireEvent.click(screen.getByTestId('proof'));
    await waitFor(() => expect(isReady()).toBe(true));
    paste(stranger);
    expect(isReady()).toBe(false);
    paste(ann.address);
    expect(screen.getByText('This is the coldkey that is to be replaced.')).toBeTruthy();
  });

  it('K12 an account that is not backed up is not offered as the new key', () => {
    open({}, [ann, { ...ben, backedUp: false }]);
    fireEvent.click(screen.getByLabelText('An account of yours'));
    expect(screen.getByText(/no other account that is backed up/)).toBeTruthy();
    expect(isReady()).toBe(false);
  });

  it('K12 a watched account says that its key is needed', () => {
    open({}, [{ ...ann, source: null, cryptoType: null }]);
    expect(screen.queryByTestId('review')).toBeNull();
    expect(screen.getByText(/Only its own key can announce/)).toBeTruthy();
  });
});

describe('K12 a length of time', () => {
  it.each([
    [5 * 86_400_000, '5 days 0 h'],
    [86_400_000 + 7_200_000, '1 day 2 h'],
    [3_600_000 * 3 + 60_000 * 7, '3 h 7 min'],
    [60_000 * 9 + 5, '9 min'],
    [12_000, 'less than a minute'],
  ])('K12 %i ms is %s', (ms, text) => {
    expect(spanText(i18n.t, ms)).toBe(text);
  });
});
