// @vitest-environment happy-dom
import { bytesToHex } from '@noble/hashes/utils.js';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addressOf, encodeAddress } from '../../../../../src/core/address/index.js';
import ConnectVault from '../../../../../src/popup/features/connect/connect-vault.js';
import { useWalletStore } from '../../../../../src/popup/state/wallet-store.js';
import { type FakeCamera, installCamera } from '../../../../support/codes/fake-camera.js';
import { Phone } from '../../../../support/codes/phone.js';
import { account, emptyStores, fakeServices, fillStores, renderApp, status } from '../../support.js';

const FINNEY = '0x2f0555cc76fc2840a25a6ea3b9637146806f1f44b090c175ffde2a7e5ab36c03';
const phone = new Phone(new Uint8Array(32).fill(4), 'sr25519', FINNEY);
const accountId = `0x${bytesToHex(phone.publicKey)}` as const;
const address = addressOf(accountId);
let camera: FakeCamera;

function connect() {
  const services = fakeServices(
    {
      'wallet.addAccounts': ({ accounts }: { accounts: Array<{ name: string }> }) => ({
        accounts: [{ ...account, accountId, address, name: accounts[0]?.name, source: null }],
        outcomes: ['added'],
      }),
      'wallet.status': () => status(),
    },
    {
      holdings: ({ addresses }: { addresses: string[] }) => ({
        value: addresses.map((each) => ({
          address: each,
          used: true,
          freeRao: 2_500_000_000n,
          reservedRao: 0n,
          stakedRao: 0n,
          positions: 0,
        })),
      }),
    },
  );
  return { services, ...renderApp(<ConnectVault />, services, '/connect/vault') };
}
const paste = (text: string) => {
  fireEvent.change(screen.getByLabelText('Or paste the address or the text of the code'), {
    target: { value: text },
  });
  fireEvent.click(screen.getByRole('button', { name: 'Use this' }));
};
const known = (patch: object) =>
  useWalletStore.setState({ status: status({ accounts: [{ ...account, accountId, address, ...patch }] }) });

beforeEach(() => {
  document.documentElement.dataset.surface = 'panel';
  fillStores();
  camera = installCamera();
});
afterEach(() => {
  cleanup();
  camera.restore();
  emptyStores();
});

describe('K8 an account of a phone', () => {
  it('K8 is found by camera, compared, named and added with its kind of key', async () => {
    const { services, history } = connect();
    camera.show(phone.addressCode('My \u202ecold key'));
    expect((await screen.findByTestId('vault-address')).textContent).toBe(address);
    await screen.findByText(/2\.5000/);
    expect(camera.on()).toEqual([]);
    const name = screen.getByLabelText('Name') as HTMLInputElement;
    expect(name.value).toBe('My cold key');
    fireEvent.change(name, { target: { value: 'Phone' } });
    fireEvent.click(screen.getByLabelText('ed25519'));
    fireEvent.click(screen.getByRole('button', { name: 'Add the account' }));
    await screen.findByTestId('vault-added');
    expect(services.calls[0]).toEqual({
      method: 'wallet.addAccounts',
      params: {
        accounts: [
          {
            kind: 'watch',
            name: 'Phone',
            role: 'coldkey',
            address,
            cryptoType: 'ed25519',
            custody: { kind: 'vault' },
          },
        ],
      },
    });
    fireEvent.click(screen.getByRole('button', { name: 'Open the account' }));
    expect(history?.at(-1)).toBe(`/accounts/${accountId}`);
  });

  it('K8 is sr25519 unless said otherwise, and an address alone is taken with a remark', async () => {
    const { services } = connect();
    paste(address);
    await screen.findByText(/The code does not name a network/);
    fireEvent.click(screen.getByRole('button', { name: 'Add the account' }));
    await waitFor(() =>
      expect(services.calls[0]?.params).toMatchObject({
        accounts: [{ cryptoType: 'sr25519', name: 'Vault' }],
      }),
    );
  });

  it('K8 that is watched already keeps its name', async () => {
    known({ name: 'Old savings', source: null, cryptoType: null });
    const { services } = connect();
    paste(phone.addressCode());
    await screen.findByText(/You watch this address already as Old savings/);
    expect(screen.queryByLabelText('Name')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Add the account' }));
    await waitFor(() =>
      expect(services.calls[0]?.params).toMatchObject({
        accounts: [{ name: 'Old savings', custody: { kind: 'vault' } }],
      }),
    );
  });

  it.each([
    ['with its key', { source: 'phrase' }],
    ['as a phone', { source: null, custody: { kind: 'vault' } }],
  ])('K8 that is here %s is not added again', async (_name, patch) => {
    known(patch);
    connect();
    paste(phone.addressCode());
    await screen.findByText(/This account is here already/);
    expect(screen.queryByRole('button', { name: 'Add the account' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Scan another' }));
    await screen.findByTestId('scan');
  });

  it('K8 spelled for another chain is used only with consent', async () => {
    connect();
    paste(encodeAddress(phone.publicKey, 0));
    await screen.findByTestId('other-spelling');
    expect(screen.queryByTestId('vault-confirm')).toBeNull();
    screen.getByText(address);
    fireEvent.click(screen.getByRole('button', { name: /Use/ }));
    await screen.findByTestId('vault-confirm');
  });

  it.each([
    ['of another network', `substrate:${address}:0x${'91'.repeat(32)}`, /made for another network/],
    ['of Ethereum', 'ethereum:0xde0B295669a9FD93d5F28D9Ec85E40f4cb697BAe@1', /This is an Ethereum account/],
    ['with a secret', `secret:0x12:${FINNEY}`, /This code holds a secret key/],
    ['that is a web address', 'https://example.com', /This code is not an account/],
  ])('K8 refuses a code %s, by camera and by paste', async (_name, code, words) => {
    connect();
    paste(code);
    await screen.findByText(words);
    cleanup();
    connect();
    camera.show(code);
    await screen.findByText(words);
    expect(screen.queryByTestId('vault-confirm')).toBeNull();
  });
});
