// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Route } from 'wouter';
import type { Account } from '../../../../src/core/accounts/types.js';
import { addressOf } from '../../../../src/core/address/index.js';
import { rao } from '../../../../src/core/amount/money.js';
import type { AccountState, ProxyGrant } from '../../../../src/core/chain/account-state.js';
import type { OperationQuote } from '../../../../src/core/operations/quote.js';
import type { OperationRequest } from '../../../../src/core/operations/request.js';
import type { ProxyTypeFacts } from '../../../../src/core/routes/pending.js';
import type { AnnouncedCall } from '../../../../src/core/watch/types.js';
import Rights from '../../../../src/popup/features/rights/rights.js';
import { useChainStore } from '../../../../src/popup/state/chain-store.js';
import { forgetDrafts } from '../../../../src/popup/state/kept-views.js';
import { useWalletStore } from '../../../../src/popup/state/wallet-store.js';
import { factsOf } from '../send-support.js';
import {
  ADDRESS,
  account,
  activityRow,
  emptyStores,
  fillStores,
  hashOf,
  online,
  plainText,
  portfolio,
  reading,
  renderApp,
  snapshotOf,
  status,
} from '../support.js';
import { axeFindings, isReady, proposed, quoteOf, tradeServices, untilReady } from '../trade-support.js';

const DELEGATE = addressOf(hashOf('d'));
const PURE = addressOf(hashOf('7'));
const hot: Account = { ...account, accountId: hashOf('d'), address: DELEGATE, name: 'Daily key' };
const pure: Account = {
  ...account,
  accountId: hashOf('7'),
  address: PURE,
  name: 'Vaulted',
  source: null,
  cryptoType: null,
  custody: { kind: 'pure', spawner: ADDRESS, proxyType: 'Any', index: 0, height: 9, extIndex: 2 },
};
const types: ProxyTypeFacts[] = [
  { name: 'Any', danger: 'total', source: 'chain', allowed: ['*'], except: [] },
  {
    name: 'NonTransfer',
    danger: 'escalates',
    source: 'chain',
    allowed: ['*'],
    except: ['Balances.*', 'SubtensorModule.transfer_stake'],
  },
  { name: 'Senate', danger: 'none', source: 'chain', allowed: [], except: [] },
  {
    name: 'Staking',
    danger: 'medium',
    source: 'chain',
    allowed: ['SubtensorModule.add_stake', 'SubtensorModule.remove_stake'],
    except: [],
  },
];
const staking: ProxyGrant = { delegate: DELEGATE, proxyType: 'Staking', delayBlocks: 0 };
const any: ProxyGrant = { delegate: DELEGATE, proxyType: 'Any', delayBlocks: 600 };

const stateOf = (address: string, grants: ProxyGrant[]): AccountState => ({
  address,
  availability: { kind: 'unavailable' },
  locks: { kind: 'unavailable' },
  rootRewards: { kind: 'unavailable' },
  crowdloans: { kind: 'unavailable' },
  evm: { kind: 'unavailable' },
  proxies: { kind: 'known', value: { grants, depositRao: rao(grants.length > 0 ? 93_000_000n : 0n) } },
  announcements: { kind: 'known', value: [] },
  coldkeySwap: { kind: 'known', value: { state: 'none' } },
});

interface World {
  grants?: ProxyGrant[] | null;
  calls?: AnnouncedCall[];
  accounts?: Account[];
  active?: Account;
  facts?: ProxyTypeFacts[];
  state?: 'live' | 'error';
  held?: unknown[];
}

function show(path: string, world: World = {}) {
  const { grants = [], calls = [], accounts = [account, hot], active = account, state = 'live' } = world;
  useWalletStore.setState({ status: status({ accounts, activeAccountId: active.accountId }) });
  const first = portfolio().accounts[0];
  if (first)
    useChainStore.setState({
      portfolio: reading('live', {
        ...portfolio(),
        accounts: accounts.map(({ address }) => ({ ...first, address })),
      }),
    });
  const answer = (request: OperationRequest): OperationQuote =>
    quoteOf(request, {
      intent: 'delegate' in request.ask && request.ask.delegate === null ? null : (request.ask as never),
      protection: { state: 'off', reason: 'no-trade' },
    });
  const services = tradeServices(
    answer,
    {
      'contacts.list': () => ({ contacts: [], suggested: [] }),
      'calls.list': () => ({ calls: world.held ?? [] }),
    },
    {
      proxyTypes: () => world.facts ?? types,
      rightTerms: () => ({
        proxyDepositBaseRao: rao(60_000_000n),
        proxyDepositFactorRao: rao(33_000_000n),
        maxProxies: 20,
      }),
      recipientFacts: factsOf(),
      routes: () => [
        {
          route: { signer: DELEGATE, steps: [] },
          may: 'yes',
          reason: null,
          delayBlocks: 0,
          moreApprovals: 0,
          power: 1,
        },
      ],
      watched: () => ({
        accounts: [{ address: active.address, announced: { kind: 'known', value: calls } }],
        takes: [],
        ownSince: null,
      }),
    },
    {
      accountStates: () =>
        grants === null
          ? undefined
          : {
              snapshot: snapshotOf(
                [...accounts].map(({ address }) =>
                  stateOf(address, address === active.address ? grants : []),
                ),
              ),
              state,
              error: state === 'error' ? { code: 'chain/offline', context: {} } : null,
            },
    },
  );
  const view = renderApp(<Route path="/rights/*?" component={Rights} />, services, path);
  return { ...view, services };
}

beforeEach(fillStores);
afterEach(() => {
  cleanup();
  emptyStores();
  forgetDrafts();
});

describe('who may act', () => {
  it('K10 says nobody where nobody may, and what to do next', async () => {
    const { container, history } = show('/rights');
    expect((await screen.findByTestId('given')).textContent).toContain('Nobody but you');
    expect(await axeFindings(container)).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Give a right' }));
    expect(history?.at(-1)).toBe('/rights/add');
  });

  it('K10 lists each right with its holder, meaning, delay, danger and share of the deposit', async () => {
    const { container } = show('/rights', { grants: [staking, any] });
    const rows = await screen.findAllByTestId('grant');
    await waitFor(() => expect(plainText(rows[1])).toContain('can take everything'));
    expect(plainText(rows[0])).toMatch(/Daily key.*yours.*staking.*at once/);
    expect(plainText(rows[1])).toContain('600 blocks, about 2 hours after each announcement');
    expect(plainText(screen.getByTestId('deposit'))).toContain('0.093');
    expect(screen.getByText('Take all back')).toBeDefined();
    expect(await axeFindings(container)).toEqual([]);
  });

  it('K10 an address that leads nowhere ends at the list', async () => {
    show('/rights/add//Any/0');
    expect(await screen.findByTestId('given')).toBeDefined();
  });

  it('K10 keeps what it knew when the network is gone, and says how old it is', async () => {
    useChainStore.setState({ network: { ...online, state: 'offline' } });
    show('/rights', { grants: [staking], state: 'error' });
    expect(await screen.findByTestId('grant')).toBeDefined();
    expect(screen.getByText(/Rights may have been given or taken since/)).toBeDefined();
  });

  it('K10 nothing known yet is neither nobody nor somebody', () => {
    show('/rights', { grants: null });
    expect(screen.queryByTestId('given')).toBeNull();
  });

  it('K10 takes a right back with exactly its own terms', async () => {
    const { services } = show(`/rights/end/${DELEGATE}/Any/600`, { grants: [any] });
    await screen.findByTestId('type-text');
    await untilReady();
    fireEvent.click(screen.getByTestId('review'));
    await waitFor(() => expect(proposed(services)).toEqual({ kind: 'remove-proxy', ...any }));
  });
});

describe('announced calls', () => {
  const call: AnnouncedCall = {
    delegate: DELEGATE,
    callHash: hashOf('c'),
    height: 90,
    executableAtBlock: 400,
  };

  it('K10 counts down, names the holder, and offers to reject', async () => {
    show('/rights', { grants: [any], calls: [call] });
    const row = await screen.findByTestId('announced-call');
    expect(plainText(within(row).getByTestId('countdown'))).toBe(
      'Can be carried out in 300 blocks, about 1 hour.',
    );
    expect(within(row).getByRole('link', { name: 'Reject' }).getAttribute('href')).toContain(hashOf('c'));
    expect(within(row).queryByRole('link', { name: 'Carry out' })).toBeNull();
  });

  it('K10 says what an own announced call does, and carries it out once it is due', async () => {
    const own = activityRow({
      address: DELEGATE,
      block: { number: 90, hash: hashOf('8') },
      sentence: {
        code: 'announce',
        params: {
          inner: {
            t: 'sentence',
            sentence: { code: 'call', params: { call: { t: 'text', text: 'Proxy.remove_proxies' } } },
          },
        },
      } as never,
    });
    useChainStore.setState({ activity: [own] });
    const held = {
      callHash: hashOf('c'),
      callHex: '0x1003',
      genesisHash: hashOf('1'),
      actor: ADDRESS,
      createdAtMs: 1,
      from: 'own',
    };
    show('/rights', { grants: [any], calls: [{ ...call, executableAtBlock: 100 }], held: [held] });
    const row = await screen.findByTestId('announced-call');
    expect(plainText(within(row).getByTestId('meaning'))).toContain('End the rights of all accounts');
    expect(plainText(within(row).getByTestId('countdown'))).toBe('Can be carried out now.');
    expect(await within(row).findByRole('link', { name: 'Carry out' })).toBeDefined();
  });
});

describe('giving a right', () => {
  it('K10 recommends staking, says its limits, and proposes what was chosen', async () => {
    const { services, container } = show('/rights/add');
    const said = await screen.findByTestId('type-text');
    expect(plainText(said)).toContain('May not: send TAO');
    expect(said.textContent).toContain('SubtensorModule.add_stake');
    fireEvent.change(screen.getByTestId('recipient'), { target: { value: DELEGATE } });
    fireEvent.click(screen.getByRole('radio', { name: '1 day' }));
    expect(plainText(screen.getByTestId('delay-says'))).toContain('7 200 blocks');
    await untilReady();
    expect(await axeFindings(container)).toEqual([]);
    fireEvent.click(screen.getByTestId('review'));
    await waitFor(() =>
      expect(proposed(services)).toEqual({
        kind: 'add-proxy',
        delegate: DELEGATE,
        proxyType: 'Staking',
        delayBlocks: 7_200,
      }),
    );
  });

  it('K10 says the detour of NonTransfer before it is given', async () => {
    show(`/rights/add/${DELEGATE}/NonTransfer/0`);
    expect(plainText(await screen.findByTestId('type-text'))).toContain('may give itself NonCritical');
  });

  it('K10 a delay that is no number keeps the review closed', async () => {
    show(`/rights/add/${DELEGATE}/Staking/77`);
    const field = await screen.findByTestId('own-blocks');
    await untilReady();
    fireEvent.change(field, { target: { value: '1.5' } });
    await waitFor(() => expect(isReady()).toBe(false));
    expect(screen.getByText(/A whole number of blocks/)).toBeDefined();
  });

  it('K10 offers nothing where the network does not say what its rights are', async () => {
    show('/rights/add', { facts: [] });
    expect(await screen.findByText(/The network’s rights are not known/)).toBeDefined();
    expect(screen.queryByTestId('review')).toBeNull();
  });
});

describe('keyless accounts', () => {
  it('K11 is destroyed only by its name and the word that what is left is lost', async () => {
    const { services } = show(`/rights/pure/${pure.accountId}/destroy`, {
      accounts: [account, pure],
      active: pure,
      grants: [{ delegate: ADDRESS, proxyType: 'Any', delayBlocks: 0 }],
    });
    const name = await screen.findByTestId('typed-name');
    fireEvent.change(name, { target: { value: ' Vaulted ' } });
    await waitFor(() => expect(services.asked.length).toBeGreaterThan(0));
    expect(isReady()).toBe(false);
    expect(plainText(screen.getByTestId('left-in-it'))).toContain('14');
    fireEvent.click(within(screen.getByTestId('left-in-it')).getByRole('checkbox'));
    await untilReady();
    expect(services.asked.at(-1)?.ask).toMatchObject({ kind: 'kill-pure', height: 9, extIndex: 2 });
  });

  it('K11 the last right to everything cannot be taken back here', async () => {
    show(`/rights/end/${ADDRESS}/Any/0`, {
      accounts: [account, pure],
      active: pure,
      grants: [{ delegate: ADDRESS, proxyType: 'Any', delayBlocks: 0 }],
    });
    expect(await screen.findByText(/the last right over an account without a key/)).toBeDefined();
    expect(isReady()).toBe(false);
  });
});

describe('a coldkey offline', () => {
  it('K10 begins with the key, and goes on where the chain says', async () => {
    const view = show('/rights/offline');
    expect((await screen.findByTestId('offline-steps')).dataset.next).toBe('key');
    expect(await axeFindings(view.container)).toEqual([]);
    cleanup();
    show('/rights/offline', { grants: [staking] });
    await waitFor(() => expect(screen.getByTestId('offline-steps').dataset.next).toBe('rescue'));
    fireEvent.click(screen.getByTestId('no-rescue'));
    await waitFor(() => expect(screen.getByTestId('offline-steps').dataset.next).toBe('out'));
  });

  it('K10 without a proven backup the key is not taken out', async () => {
    const unsaved = { ...account, backedUp: false };
    show('/rights/offline', { grants: [staking], accounts: [unsaved, hot], active: unsaved });
    const steps = await screen.findByTestId('offline-steps');
    const out = within(steps).getByRole('button', { name: /Take the coldkey out/ });
    fireEvent.click(out);
    expect(screen.getByText(/There is no proven backup/)).toBeDefined();
    expect(screen.queryByTestId('take-out')).toBeNull();
  });
});
