// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addressOf } from '../../../src/core/address/index.js';
import { type Recognised, recogniseText } from '../../../src/core/keyfiles/recognise/index.js';
import type { Secret } from '../../../src/core/keys/secret.js';
import { findInText } from '../../../src/popup/features/import/find.js';
import { nameOf } from '../../../src/popup/features/import/naming.js';
import Onboarding from '../../../src/popup/features/onboarding/onboarding.js';
import { i18n } from '../../../src/popup/i18n/index.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import {
  ADDRESS,
  account,
  addedFor,
  emptyStores,
  fakeServices,
  hashOf,
  holdingsOf,
  renderApp,
  settings,
  status,
} from './support.js';

const POLKADOT = '15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5';
const OTHER = addressOf(hashOf('b'));
/** The scalar 8: 1 as polkadot-js writes it, times the cofactor, and 8 as btcli does. */
const EITHER = `08${'00'.repeat(31)}${'aa'.repeat(32)}`;

function give(text: string): void {
  const event = new Event('paste', { bubbles: true, cancelable: true });
  Object.assign(event, { clipboardData: { getData: () => text, files: [] } });
  fireEvent(screen.getByTestId('source'), event);
}

const previewing = (asked: Secret[] = []) => ({
  'wallet.previewSecret': ({ secret }: { secret: Secret }) => {
    asked.push(secret);
    const accountId = hashOf(String(asked.length));
    return { accountId, address: addressOf(accountId), presence: 'none' };
  },
  'wallet.addAccounts': addedFor,
});
const found = (): string => screen.getByTestId('found').textContent ?? '';

beforeEach(() => useWalletStore.setState({ status: status(), settings }));
afterEach(() => {
  cleanup();
  emptyStores();
});

describe('K2 a key in hex', () => {
  it('K2 a bare seed is previewed on the curve that is chosen, and stored as a seed', async () => {
    const asked: Secret[] = [];
    const services = fakeServices(previewing(asked), { holdings: holdingsOf() });
    renderApp(<Onboarding />, services, '/add/import');
    give('7'.repeat(64));
    expect(found()).toContain('A seed in hex, 64 digits');
    await screen.findByTestId('finish');
    fireEvent.click(screen.getByLabelText('ed25519'));
    const secret: Secret = { kind: 'seed', seedHex: '7'.repeat(64), path: '', cryptoType: 'ed25519' };
    await waitFor(() => expect(asked.at(-1)).toEqual(secret));
    await waitFor(() => expect(screen.getByTestId('finish').getAttribute('aria-disabled')).toBeNull());
    fireEvent.click(screen.getByTestId('finish'));
    await screen.findByTestId('done');
    expect(services.calls.at(-1)).toEqual({
      method: 'wallet.addAccounts',
      params: { accounts: [{ kind: 'secret', name: 'Coldkey 2', role: 'coldkey', secret, backedUp: true }] },
    });
  });

  it('K2 64 digits after 0x are asked about: as a public key they can only be watched', async () => {
    const asked: Secret[] = [];
    renderApp(<Onboarding />, fakeServices(previewing(asked), { holdings: holdingsOf() }), '/add/import');
    give(`0x${'b'.repeat(64)}`);
    expect(found()).toContain('a seed, or a public key');
    fireEvent.click(screen.getByLabelText('A public key'));
    expect(screen.getByTestId('watch-address').textContent).toBe(OTHER);
    expect(screen.getByTestId('finish').textContent).toBe('Watch this address');
  });

  it('K2 a key that two programs read differently is shown both ways, and none is stored unasked', async () => {
    const hex = EITHER;
    const asked: Secret[] = [];
    const services = fakeServices(previewing(asked), { holdings: holdingsOf() });
    renderApp(<Onboarding />, services, '/add/import');
    give(hex);
    expect(found()).toContain('two programs would read differently');
    await waitFor(() => expect(asked).toHaveLength(2));
    await screen.findAllByTestId('preview-address');
    expect(screen.queryByTestId('finish')).toBeNull();
    fireEvent.click(screen.getByRole('radio', { name: /As polkadot-js reads it/ }));
    fireEvent.click(await screen.findByTestId('finish'));
    await screen.findByTestId('done');
    expect(services.calls.at(-1)?.params).toMatchObject({
      accounts: [{ secret: { kind: 'key', secretHex: hex } }],
    });
  });
});

describe('K6 an address', () => {
  it('K6 is shown in full, said to be read only, and stored without a key', async () => {
    const services = fakeServices({ 'wallet.addAccounts': addedFor }, { holdings: holdingsOf() });
    renderApp(<Onboarding />, services, '/add/watch');
    give(` ${OTHER}\n`);
    expect(screen.getByTestId('watch-address').textContent).toBe(OTHER);
    expect(screen.getByText(/Read only: Kelvin can never sign for it/)).toBeTruthy();
    fireEvent.click(screen.getByTestId('finish'));
    await screen.findByTestId('done');
    expect(services.calls).toEqual([
      {
        method: 'wallet.addAccounts',
        params: {
          accounts: [
            { kind: 'watch', name: 'Watched account', role: 'coldkey', address: OTHER, cryptoType: null },
          ],
        },
      },
    ]);
  });

  it('K6 is marked as a hotkey when the person says so', async () => {
    const services = fakeServices({ 'wallet.addAccounts': addedFor }, { holdings: holdingsOf() });
    renderApp(<Onboarding />, services, '/add/watch');
    give(OTHER);
    fireEvent.click(screen.getByRole('radio', { name: 'Hotkey' }));
    fireEvent.click(screen.getByTestId('finish'));
    const done = await screen.findByTestId('done');
    expect(services.calls.at(-1)?.params).toMatchObject({ accounts: [{ kind: 'watch', role: 'hotkey' }] });
    expect(done.querySelector('h1')?.textContent).toBe('Added to your wallet');
    expect(done.textContent).not.toContain('Pin Kelvin');
  });

  it('K6 S83 of another chain stands beside its Bittensor spelling and needs consent', async () => {
    const services = fakeServices({ 'wallet.addAccounts': addedFor }, { holdings: holdingsOf() });
    useWalletStore.getState().setStatus(status({ accounts: [{ ...account, accountId: hashOf('d') }] }));
    renderApp(<Onboarding />, services, '/add/import');
    give(POLKADOT);
    expect(found()).toContain('prefix 0');
    expect(screen.getByText(POLKADOT)).toBeTruthy();
    expect(screen.getByTestId('watch-address').textContent).toBe(ADDRESS);
    fireEvent.click(screen.getByTestId('finish'));
    expect(services.calls).toEqual([]);
    fireEvent.click(screen.getByRole('checkbox', { name: /one key with two spellings/ }));
    fireEvent.click(screen.getByTestId('finish'));
    await screen.findByTestId('done');
    expect(services.calls[0]?.params).toMatchObject({ accounts: [{ kind: 'watch', address: ADDRESS }] });
  });

  it.each([
    ['phrase', /already in the wallet/],
    [null, /already being watched/],
  ] as const)('K6 that is here already (%s) is not offered again', (source, words) => {
    const accountId = hashOf('b');
    useWalletStore.getState().setStatus(status({ accounts: [{ ...account, accountId, source }] }));
    renderApp(<Onboarding />, fakeServices({}, { holdings: holdingsOf() }), '/add/watch');
    give(OTHER);
    expect(screen.getByText(words)).toBeTruthy();
    expect(screen.queryByTestId('finish')).toBeNull();
  });
});

describe('Q8 what cannot be imported', () => {
  it.each([
    ['<!doctype html><p>hello</p>', 'A web page', 'saved from a browser'],
    ['-----BEGIN PRIVATE KEY-----\nMIIE', 'A private key of another system', 'Do not share it'],
    ['{"hello": 1}', 'JSON that is no key file', 'backup JSON'],
    ['5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQZ', 'Nearly an address', 'Copy it again'],
    [`0x${'a'.repeat(40)}`, 'An EVM address', 'begins with 5'],
    [`${'f'.repeat(128)}`, '128 hex digits that are no key', 'recovery phrase or the key file'],
    ['kvetch zymurgy qwxz', 'Text that is no key', '12 to 24 English words'],
    ['{"address":"x","encoded":"","encoding":{}}', 'cannot be used', 'damaged or incomplete'],
  ])('Q8 %s is named, with what to do', (text, name, next) => {
    renderApp(<Onboarding />, fakeServices(), '/import');
    give(text);
    expect(found()).toContain(name);
    expect(screen.getByRole('alert').textContent).toContain(next);
    expect(screen.queryByTestId('finish')).toBeNull();
  });

  it('Q8 whatever is given gets a name from the catalogue, and typing never throws', () => {
    const typed = fc.oneof(
      fc.string(),
      fc.string({ unit: 'grapheme' }),
      fc.json(),
      fc
        .array(fc.constantFrom('old', 'leopard', 'ab', '5Gr', '//0', '0x12', ','))
        .map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(typed, (text) => {
        expectNamed(recogniseText(text));
        findInText(text, 'typed');
        const given = findInText(text, 'given');
        if (recogniseText(text).kind !== 'empty') expect(given).not.toBeNull();
      }),
    );
  });
});

function expectNamed(recognised: Recognised): void {
  const { key, values } = nameOf(recognised);
  const words = i18n.t(key, values);
  expect(words).not.toBe(key);
  expect(words).not.toMatch(/\{\{|import\./);
}

describe('Q8 the words of the import screens', () => {
  const kinds = {
    state: ['ready', 'upgrade', 'watch', 'held', 'watched', 'twice', 'locked', 'failed'],
    madeOf: ['phrase', 'seed', 'key', 'none'],
    title: ['import', 'watch', 'restore', 'practise'],
    intro: ['import', 'watch', 'restore', 'practise'],
    field: ['import', 'watch', 'restore', 'practise'],
    opening: ['accounts', 'files', 'one'],
    'instead.unknown': [
      'text',
      'bad-address',
      'json',
      'binary',
      'html',
      'image',
      'zip',
      'private-pem',
      'too-large',
    ],
    'saw.unknown': [
      'text',
      'bad-address',
      'json',
      'binary',
      'html',
      'image',
      'zip',
      'private-pem',
      'too-large',
    ],
    instead: ['empty', 'no-key', 'evm-address', 'partial-phrase'],
  };
  it.each(Object.entries(kinds))('Q8 there is one for every %s', (group, names) => {
    const missing = names.filter((name) => !i18n.exists(`import.${group}.${name}`));
    expect(missing).toEqual([]);
  });
});
