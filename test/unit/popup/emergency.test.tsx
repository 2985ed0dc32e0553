// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Route } from 'wouter';
import { PRACTICE_ACCOUNT } from '../../../src/core/accounts/practice.js';
import { addressOf } from '../../../src/core/address/index.js';
import { alphaBase, rao } from '../../../src/core/amount/money.js';
import type { AccountState, Part } from '../../../src/core/chain/account-state.js';
import type { OperationQuote } from '../../../src/core/operations/quote.js';
import type { OperationRequest } from '../../../src/core/operations/request.js';
import type { Alert, AlertFacts, AnnouncedCall } from '../../../src/core/watch/types.js';
import Emergency from '../../../src/popup/features/emergency/emergency.js';
import { useChainStore } from '../../../src/popup/state/chain-store.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import type { WatchStatus } from '../../../src/protocol/ui/watch.js';
import { factsOf, typeRecipient } from './send-support.js';
import { TERMS } from './shared/cast.js';
import {
  ADDRESS,
  account,
  activityRow,
  away,
  emptyStores,
  fillStores,
  HOTKEY,
  hashOf,
  online,
  plainText,
  reading as readingOf,
  renderApp,
  settings,
  snapshotOf,
  status,
} from './support.js';
import { quoteOf, tradeServices } from './trade-support.js';

const DELEGATE = addressOf(hashOf('d'));
const SAFE = addressOf(hashOf('e'));
const grant = { delegate: DELEGATE, proxyType: 'Any', delayBlocks: 0 };
const call: AnnouncedCall = { delegate: DELEGATE, callHash: hashOf('c'), height: 90, executableAtBlock: 400 };
const swap = { state: 'announced', newColdkeyHash: hashOf('b'), executableAtBlock: 36_100 } as const;
const known = <T,>(value: T): Part<T> => ({ kind: 'known', value });

const stateOf = (patch: Partial<AccountState> = {}): AccountState => ({
  address: ADDRESS,
  availability: known([]),
  locks: known([]),
  rootRewards: { kind: 'unavailable' },
  crowdloans: known([]),
  evm: { kind: 'unavailable' },
  proxies: known({ grants: [], depositRao: rao(0n) }),
  announcements: known([]),
  coldkeySwap: known({ state: 'none' }),
  ...patch,
});

const answer = (request: OperationRequest): OperationQuote => {
  const { ask } = request;
  switch (ask.kind) {
    case 'remove-proxy':
      return quoteOf(request, {
        intent: ask,
        receives: [{ token: 'tao', rao: rao(93_000_000n) }],
      });
    case 'evacuate':
      return quoteOf(request, {
        intent: ask.to === null ? null : { kind: 'send-all', to: ask.to, keepAlive: true },
        pays: [
          { token: 'alpha', netuid: 64, base: alphaBase(10_000_000_000n) },
          { token: 'tao', rao: rao(11_000_000_000n) },
        ],
        bounds: { minimum: null, maximum: 11_000_000_000n, available: 12_000_000_000n },
        detail: {
          kind: 'skipped',
          skipped: [
            {
              hotkey: HOTKEY,
              netuid: 7,
              base: alphaBase(5n),
              reason: { code: 'stake/transfer-off', context: { netuid: 7 } },
            },
          ],
        },
      });
    default:
      return quoteOf(request, { intent: ask as never });
  }
};

const quietWatch: WatchStatus = { lastCheckAtMs: 1, lastBlock: 1, failure: null, nextCheckAtMs: null };
const alertOf = (facts: AlertFacts, patch: Partial<Alert> = {}): Alert => ({
  id: facts.kind,
  address: ADDRESS,
  networkId: 'local',
  genesisHash: hashOf('1'),
  block: 90,
  raisedAtMs: 1,
  read: false,
  over: false,
  facts,
  ...patch,
});

function show(
  state: AccountState | null,
  {
    calls = [],
    path = '/emergency',
    reading = 'live',
    step = answer,
    reannounce = null,
  }: {
    /** Blocks after which a swap can be called off; null: the network does not say. */
    reannounce?: number | null;
    calls?: AnnouncedCall[] | null;
    path?: string;
    reading?: string;
    step?: (request: OperationRequest) => OperationQuote | null;
  } = {},
) {
  const services = tradeServices(
    step,
    {
      'contacts.list': () => ({ contacts: [], suggested: [] }),
      'settings.update': ({ patch }: { patch: object }) => ({ ...settings, ...patch }),
    },
    {
      recipientFacts: factsOf(),
      rightTerms: () => ({ ...TERMS, swapReannounceBlocks: reannounce }),
      watched: () => {
        if (calls === null) throw Object.assign(new Error('offline'), { code: 'chain/offline' });
        return { accounts: [{ address: ADDRESS, announced: known(calls) }], takes: [], ownSince: null };
      },
    },
    {
      accountStates: () =>
        state === null ? undefined : { snapshot: snapshotOf([state]), state: reading, error: null },
    },
  );
  const view = renderApp(<Route path="/emergency/*?" component={Emergency} />, services, path);
  return { ...view, services };
}
const kinds = () => screen.getAllByTestId('step').map((one) => one.dataset.kind);

beforeEach(fillStores);
afterEach(() => {
  cleanup();
  emptyStores();
  useWalletStore.setState({ alerts: null });
});

describe('the emergency screen', () => {
  it('N2 says that nothing is wrong and what to have ready', async () => {
    show(stateOf());
    await screen.findByTestId('calm');
    expect(plainText(screen.getByTestId('ready'))).toContain('not chosen yet');
    expect(screen.queryByTestId('threats')).toBeNull();
    expect(kinds()).toEqual(['evacuate']);
    expect(screen.queryByTestId('preview')).toBeNull();
  });

  it('N2 of the practice account it says that its words are public, not that they were written down', async () => {
    const practice = { ...account, accountId: PRACTICE_ACCOUNT.accountId };
    useWalletStore.setState({
      status: status({ accounts: [practice], activeAccountId: practice.accountId }),
    });
    show(stateOf());
    const ready = plainText(await screen.findByTestId('ready'));
    expect(ready).toContain('its words are public: nothing to write down');
    expect(ready).not.toContain('written down');
    cleanup();
    useWalletStore.setState({ status: status() });
    show(stateOf());
    expect(plainText(await screen.findByTestId('ready'))).toContain('written down');
  });

  it('N2 a right of an own key is told calmly, and taken back by the same review', async () => {
    const other = { ...account, accountId: hashOf('e'), address: SAFE, name: 'Second' };
    useWalletStore.setState({ status: status({ accounts: [account, other] }) });
    const staking = { delegate: SAFE, proxyType: 'Staking', delayBlocks: 0 };
    const { services } = show(
      stateOf({ proxies: known({ grants: [staking], depositRao: rao(93_000_000n) }) }),
    );
    expect(plainText(await screen.findByTestId('calm'))).toContain('nobody but keys of yours');
    expect(screen.queryByTestId('threats')).toBeNull();
    expect(kinds()).toEqual(['evacuate']);
    const card = screen.getByTestId('given-right');
    expect(screen.queryByTestId('review-remove')).toBeNull();
    fireEvent.click(within(card).getByRole('button', { name: 'Second may do: staking' }));
    expect(plainText(card)).toContain(SAFE);
    const button = await screen.findByTestId('review-remove');
    await waitFor(() => expect(button.getAttribute('aria-disabled')).toBeNull());
    fireEvent.click(button);
    await waitFor(() =>
      expect(services.calls.find(({ method }) => method === 'intents.propose')?.params).toMatchObject({
        intent: { kind: 'remove-proxy', ...staking },
      }),
    );
  });

  it('N2 opened without a name it shows the account that an open danger is about', async () => {
    const other = { ...account, accountId: hashOf('e'), address: SAFE, name: 'Second' };
    const swapped = {
      kind: 'swap-announced',
      newColdkeyHash: hashOf('b'),
      executableAtBlock: 36_100,
    } as const;
    useWalletStore.setState({
      status: status({ accounts: [account, other] }),
      alerts: { alerts: [alertOf(swapped, { address: SAFE, read: true })], watch: quietWatch },
    });
    show(stateOf());
    await waitFor(() => expect(plainText(screen.getByTestId('emergency-account'))).toContain('Second'));
    cleanup();
    show(stateOf(), { path: '/emergency/active' });
    await waitFor(() => expect(plainText(screen.getByTestId('emergency-account'))).toContain('Main coldkey'));
  });

  it('N2 while the announcements are not read it does not say that nothing is wrong', async () => {
    show(stateOf(), { calls: null });
    await screen.findByText(/could not be read/);
    expect(screen.queryByTestId('calm')).toBeNull();
    expect(plainText(screen.getByTestId('order'))).toMatch(
      /^Whether something has to be stopped is not known/,
    );
  });

  it('N2 offline it does not say that nothing has to be stopped', async () => {
    show(stateOf(), { reading: 'stale' });
    await screen.findByText(/cannot be asked now/);
    expect(screen.queryByText(/Nothing has to be stopped/)).toBeNull();
    expect(plainText(screen.getByTestId('order'))).toContain('is not known');
  });

  it('N2 what was done stays told while the network cannot be asked', async () => {
    useChainStore.setState({
      network: away,
      portfolio: readingOf('stale'),
      activity: [activityRow({ address: ADDRESS, genesisHash: hashOf('1'), createdAtMs: Date.now() })],
    });
    show(stateOf(), { reading: 'stale' });
    expect(await screen.findByTestId('done')).toBeTruthy();
  });

  it('N2 calling the swap off is told with its block until it is possible, and offered from then on', async () => {
    show(stateOf({ coldkeySwap: known(swap) }), { reannounce: 7_200 });
    await waitFor(() =>
      expect(plainText(screen.getByTestId('later'))).toContain(
        'from block 43 300, in 43 200 blocks, about 6 days',
      ),
    );
    expect(kinds()).toEqual(['dispute']);
    expect(screen.queryByTestId('later-step')).toBeNull();
    cleanup();
    show(stateOf({ coldkeySwap: known({ ...swap, executableAtBlock: 90 }) }), { reannounce: 10 });
    const card = await screen.findByTestId('later-step');
    expect(kinds()).toEqual(['dispute']);
    fireEvent.click(within(card).getByRole('button', { name: 'Call the coldkey swap off' }));
    expect(await screen.findByTestId('review-clear')).toBeTruthy();
  });

  it('N2 shows an announced swap with its countdown, and disputes it through the review', async () => {
    const { services, history } = show(stateOf({ coldkeySwap: known(swap) }));
    await screen.findByTestId('countdown');
    expect(plainText(screen.getByTestId('countdown'))).toBe('about 5 days left');
    expect(plainText(screen.getByTestId('threats'))).toContain('36 000 blocks, about 5 days');
    expect(kinds()).toEqual(['dispute']);
    const button = await screen.findByRole('button', { name: 'Review: dispute the swap' });
    await waitFor(() => expect(button.getAttribute('aria-disabled')).toBeNull());
    expect(plainText(screen.getByTestId('step-fee'))).toContain('at most 0.000412 τ');
    fireEvent.click(button);
    await waitFor(() => expect(history.at(-1)).toBe('/approval/own-request-1'));
    expect(services.calls.find(({ method }) => method === 'intents.propose')?.params).toEqual({
      accountId: account.accountId,
      intent: { kind: 'dispute-swap' },
      protect: false,
    });
  });

  it('N2 tells a right in plain words, and the deposit that comes back', async () => {
    show(stateOf({ proxies: known({ grants: [grant], depositRao: rao(93_000_000n) }) }));
    await screen.findByTestId('threats');
    const threat = plainText(screen.getByTestId('threat'));
    expect(threat).toContain(DELEGATE);
    expect(threat).toContain('May do: everything. At once, without asking.');
    await waitFor(() => expect(plainText(screen.getByTestId('preview'))).toContain('Comes back+0.093 τ'));
    expect(plainText(screen.getByTestId('order'))).toMatch(/^First take the rights back/);
  });

  it('N2 a check that fails closes the step and says why', async () => {
    show(stateOf({ proxies: known({ grants: [grant], depositRao: rao(1n) }) }), {
      step: (request) =>
        quoteOf(request, { networkFeeRao: null, issue: { code: 'safety/no-grant', context: {} } }),
    });
    await screen.findByText(/This right is no longer there/);
    expect(screen.getByTestId('review-remove').getAttribute('aria-disabled')).toBe('true');
  });

  it('N2 the safe address is chosen with the checks of a recipient, kept, and shown in full', async () => {
    const { services } = show(stateOf(), { path: '/emergency/active/evacuate' });
    await screen.findByTestId('recipient');
    typeRecipient(addressOf(account.accountId));
    await screen.findByText(/This is the account you send from/);
    expect(screen.getByTestId('save-safe').getAttribute('aria-disabled')).toBe('true');
    typeRecipient(SAFE);
    await waitFor(() => expect(screen.getByTestId('save-safe').getAttribute('aria-disabled')).toBeNull());
    fireEvent.click(screen.getByTestId('save-safe'));
    await screen.findByText(/Compare every character/);
    expect(services.calls.find(({ method }) => method === 'settings.update')?.params).toEqual({
      patch: { safeAddress: SAFE },
    });
    expect(screen.getByTestId('safe-address').textContent?.replace(/\s/g, '')).toContain(SAFE);
  });

  it('N2 an own account from a phrase is warned of', async () => {
    const other = { ...account, accountId: hashOf('e'), address: SAFE, name: 'Second' };
    useWalletStore.setState({
      status: status({ accounts: [account, other] }),
      settings: { ...settings, safeAddress: SAFE },
    });
    show(stateOf(), { path: '/emergency/active/evacuate' });
    await screen.findByText(/the thief has it as well/);
  });

  it('N2 says what leaves, what stays and why; the review opens only when held', async () => {
    useWalletStore.setState({ settings: { ...settings, safeAddress: SAFE } });
    const { history } = show(stateOf(), { path: '/emergency/active/evacuate' });
    await screen.findByTestId('leaves');
    expect(plainText(screen.getByTestId('leaves'))).toContain('11.0000 τ');
    expect(plainText(screen.getByTestId('stays'))).toMatch(/SN7|7/);
    expect(plainText(screen.getByTestId('preview'))).toContain('Deposits and the smallest balance');
    const button = screen.getByTestId('review-evacuate');
    fireEvent.pointerDown(button);
    fireEvent.pointerUp(button);
    expect(history.at(-1)).toBe('/emergency/active/evacuate');
    fireEvent.keyDown(button, { key: 'Enter' });
    await waitFor(() => expect(history.at(-1)).toBe('/approval/own-request-1'), { timeout: 5_000 });
  });

  it('N2 a watched account is told what to do where its key is, and is offered no signature', async () => {
    useWalletStore.setState({
      status: status({ accounts: [{ ...account, source: null, cryptoType: null }] }),
    });
    show(stateOf({ coldkeySwap: known(swap) }));
    await screen.findByText(/holds no key for this account/);
    expect(plainText(screen.getByTestId('steps'))).toContain('Dispute the coldkey swap');
    expect(screen.queryByRole('button', { name: /Review/ })).toBeNull();
  });

  it('N2 old data says its age and never that all is well', async () => {
    useChainStore.setState({ network: { ...online, state: 'offline' } });
    show(stateOf());
    await screen.findByText(/cannot be asked now/);
    expect(screen.queryByTestId('calm')).toBeNull();
    emptyStores();
    fillStores();
  });

  it('N2 parts the runtime lacks are said, not taken for nothing', async () => {
    show(stateOf({ coldkeySwap: { kind: 'unavailable' } }));
    await screen.findByText(/knows no coldkey swaps that can be disputed/);
    expect(plainText(await screen.findByTestId('calm'))).toContain('that this network can tell');
  });

  it('Q3 has names, states and no violation', async () => {
    const { container } = show(
      stateOf({ proxies: known({ grants: [grant, { ...grant, delayBlocks: 50 }], depositRao: rao(1n) }) }),
      { calls: [call] },
    );
    await screen.findByTestId('threats');
    const [first] = screen.getAllByTestId('step');
    const head = within(first as HTMLElement).getByRole('button', { name: 'Step 1: Take all rights back' });
    expect(head.getAttribute('aria-expanded')).toBe('true');
    const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});
