// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addressOf } from '../../../src/core/address/index.js';
import { WalletError } from '../../../src/core/errors/wallet-error.js';
import Accounts from '../../../src/popup/features/accounts/accounts.js';
import {
  COMMON_DERIVATIONS,
  type Derivation,
} from '../../../src/popup/features/accounts/derive/common-paths.js';
import { derivedName } from '../../../src/popup/features/accounts/derive/derived-name.js';
import { useChainStore } from '../../../src/popup/state/chain-store.js';
import type { Holdings } from '../../../src/protocol/engine/rooms.js';
import {
  account,
  emptyStores,
  fakeServices,
  fillStores,
  online,
  renderApp,
  snapshotOf,
  status,
} from './support.js';

beforeEach(fillStores);
afterEach(() => {
  cleanup();
  emptyStores();
});

const PAGE = `/accounts/${account.accountId}/derive`;

/** A made-up but distinct account for each path. */
function previewOf({ path, cryptoType }: Derivation) {
  const digits = [...`${cryptoType}${path}`].map((letter) => letter.charCodeAt(0).toString(16)).join('');
  const accountId = `0x${digits.padEnd(64, '0').slice(0, 64)}` as const;
  return {
    accountId,
    address: addressOf(accountId),
    presence: path === '' ? ('held' as const) : ('none' as const),
  };
}

const holdingsOf =
  (rich: Record<string, bigint>) =>
  (address: string): Holdings => ({
    address,
    freeRao: rich[address] ?? 0n,
    reservedRao: 0n,
    stakedRao: 0n,
    positions: 0,
    used: address in rich,
  });

function servicesWith(rich: Record<string, bigint>) {
  const asked: string[][] = [];
  const services = fakeServices(
    {
      'wallet.previewDerived': ({ derivations }: { derivations: Derivation[] }) => {
        if (derivations.some(({ path }) => !/^(?:\/\/?[^/]+)*$/.test(path)))
          throw new WalletError('keys/bad-path');
        return { previews: derivations.map(previewOf) };
      },
      'wallet.deriveAccounts': ({ derivations }: { derivations: Derivation[] }) => ({
        accounts: [],
        outcomes: derivations.map(() => 'added'),
      }),
      'wallet.status': () => status(),
    },
    {
      holdings: ({ addresses }: { addresses: string[] }) => {
        asked.push(addresses);
        return snapshotOf(addresses.map(holdingsOf(rich)));
      },
    },
  );
  return { services, asked };
}

const addressAt = (path: string, cryptoType: Derivation['cryptoType'] = 'sr25519') =>
  previewOf({ path, cryptoType }).address;

describe('K5 finding accounts with money', () => {
  it('K5 searches at most 60 paths, each once, and soft ones only with sr25519', () => {
    const keys = COMMON_DERIVATIONS.map(({ path, cryptoType }) => `${cryptoType} ${path}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBeLessThanOrEqual(60);
    expect(keys).toEqual(
      expect.arrayContaining(['sr25519 //0', 'ed25519 //0', 'sr25519 /4', 'ed25519 //staking']),
    );
    expect(
      COMMON_DERIVATIONS.filter(
        ({ path, cryptoType }) => cryptoType === 'ed25519' && /(^|[^/])\/[^/]/.test(path),
      ),
    ).toEqual([]);
  });

  it('K5 finds funded paths of both key types in one question to the chain and adds the chosen ones', async () => {
    const { services, asked } = servicesWith({
      [addressAt('')]: 9_000_000_000n,
      [addressAt('//1')]: 2_500_000_000n,
      [addressAt('//staking', 'ed25519')]: 7_000_000_000n,
    });
    renderApp(<Accounts />, services, PAGE);
    fireEvent.click(screen.getByRole('button', { name: 'Search' }));
    expect(await screen.findByText('3 accounts were used before')).toBeTruthy();
    expect(asked).toHaveLength(1);
    expect(asked[0]).toHaveLength(COMMON_DERIVATIONS.length);
    const rows = screen
      .getAllByRole('row')
      .slice(1)
      .map((row) => row.textContent ?? '');
    expect(rows.map((text) => /[\d]+\.\d{4}/.exec(text)?.[0])).toEqual(['9.0000', '7.0000', '2.5000']);
    expect(rows[0]).toContain('here');
    fireEvent.click(screen.getByRole('checkbox', { name: /\/\/1/ }));
    fireEvent.click(screen.getByRole('button', { name: 'Add 1 account' }));
    await waitFor(() => expect(screen.getAllByText('1 account was added').length).toBeGreaterThan(0));
    expect(services.calls.find(({ method }) => method === 'wallet.deriveAccounts')?.params).toEqual({
      accountId: account.accountId,
      derivations: [{ path: '//staking', cryptoType: 'ed25519', name: 'Main coldkey //staking ed25519' }],
    });
    expect(screen.queryByRole('checkbox', { name: /staking/ })).toBeNull();
  });

  it('K5 says when the chain knows none of them', async () => {
    renderApp(<Accounts />, servicesWith({}).services, PAGE);
    fireEvent.click(screen.getByRole('button', { name: 'Search' }));
    expect(await screen.findByText(/knows none of these/)).toBeTruthy();
  });

  it('P6 a search that fails is an error, not an empty result', async () => {
    const { services } = servicesWith({});
    const failing = {
      ...services,
      engine: {
        ...services.engine,
        call: async () => {
          throw new WalletError('chain/timeout');
        },
      },
    };
    renderApp(<Accounts />, failing, PAGE);
    fireEvent.click(screen.getByRole('button', { name: 'Search' }));
    expect((await screen.findByRole('alert')).textContent).toContain('did not answer in time');
    expect(screen.queryByText(/knows none of these/)).toBeNull();
  });

  it('K5 offline it does not search and says so; a path of one\u2019s own still works', async () => {
    useChainStore.setState({ network: { ...online, state: 'offline' } });
    const { services } = servicesWith({});
    renderApp(<Accounts />, services, PAGE);
    fireEvent.click(screen.getByRole('button', { name: 'Search' }));
    expect(screen.getByText(/nothing can be searched now/)).toBeTruthy();
    expect(services.calls).toEqual([]);
    fireEvent.change(screen.getByLabelText('Derivation path'), { target: { value: '//mine/2' } });
    expect((await screen.findByTestId('derived-address')).textContent).toBe(addressAt('//mine/2'));
    fireEvent.click(screen.getByRole('button', { name: 'Add this account' }));
    await waitFor(() =>
      expect(services.calls.find(({ method }) => method === 'wallet.deriveAccounts')?.params).toEqual({
        accountId: account.accountId,
        derivations: [{ path: '//mine/2', cryptoType: 'sr25519', name: 'Main coldkey //mine/2' }],
      }),
    );
  });

  it('says what is wrong with a path', async () => {
    renderApp(<Accounts />, servicesWith({}).services, PAGE);
    fireEvent.change(screen.getByLabelText('Derivation path'), { target: { value: 'no slash' } });
    expect((await screen.findByRole('alert')).textContent).toContain('not written correctly');
  });

  it('names stay within what the vault takes', () => {
    const long = derivedName('\u{1f9ca}'.repeat(24), { path: '//polkadot//0', cryptoType: 'ed25519' });
    expect(long.length).toBeLessThanOrEqual(48);
    expect(long).toMatch(/\/\/polkadot\/\/0 ed25519$/);
    expect(long).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
    expect(derivedName('Main', { path: '', cryptoType: 'sr25519' })).toBe('Main root');
  });
});
