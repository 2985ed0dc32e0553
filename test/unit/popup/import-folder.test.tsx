// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WalletError } from '../../../src/core/errors/wallet-error.js';
import Onboarding from '../../../src/popup/features/onboarding/onboarding.js';
import type { KeyWork } from '../../../src/popup/keywork/index.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import {
  addedFor,
  chooseFiles,
  emptyStores,
  fakeServices,
  hashOf,
  holdingsOf,
  openedAccount,
  renderApp,
  settings,
  status,
} from './support.js';

function open(keys: Partial<KeyWork>, background: Record<string, (params: never) => unknown> = {}) {
  const services = fakeServices(
    { 'wallet.addAccounts': addedFor, ...background },
    { holdings: holdingsOf() },
    keys,
  );
  const page = renderApp(<Onboarding />, services, '/add/import');
  const stored = () =>
    services.calls
      .filter(({ method }) => method === 'wallet.addAccounts')
      .map(
        ({ params }) =>
          (params as { accounts: Array<{ name: string; role: string; kind: string }> }).accounts,
      );
  return { ...page, services, stored };
}

async function unlock(password: string, label: string | RegExp): Promise<void> {
  const field = await screen.findByLabelText(label);
  fireEvent.change(field, { target: { value: password } });
  fireEvent.submit(field);
}

const states = (): string[] =>
  screen.getAllByRole('row').flatMap((row) => (row as HTMLElement).dataset.state ?? []);
const finish = (): HTMLElement => screen.getByTestId('finish');

beforeEach(() => useWalletStore.setState({ status: status(), settings }));
afterEach(() => {
  cleanup();
  emptyStores();
});

const NACL = new Uint8Array([...new TextEncoder().encode('$NACL'), ...new Uint8Array(120)]);
const key = (digit: string): string =>
  JSON.stringify({ secretSeed: `0x${digit.repeat(64)}`, publicKey: hashOf(digit) });
const pub = (digit: string): string => JSON.stringify({ publicKey: hashOf(digit), accountId: hashOf(digit) });

describe('K4 a btcli wallet folder', () => {
  const folder = [
    { path: 'wallets/one/coldkey', content: NACL },
    { path: 'wallets/one/coldkeypub.txt', content: pub('1') },
    { path: 'wallets/two/coldkey', content: NACL },
    { path: 'wallets/one/hotkeys/miner', content: key('3') },
    { path: 'wallets/far/coldkeypub.txt', content: pub('4') },
    { path: 'wallets/notes.md', content: '# my wallets' },
  ];
  const opener: KeyWork['open'] = async ({ file: { path }, password }) => {
    if (path.endsWith('miner')) return [openedAccount('3', { path, name: null, role: 'hotkey' })];
    if (path.includes('far'))
      return [openedAccount('4', { path, name: null, secret: null, cryptoType: null })];
    if (path.includes('one') && password === 'first') return [openedAccount('1', { path, name: null })];
    if (path.includes('two') && password === 'second') return [openedAccount('2', { path, name: null })];
    throw new WalletError('keyfile/wrong-password');
  };

  it('K4 is a table of what each file is, plaintext secrets flagged', async () => {
    open({ open: opener });
    chooseFiles(folder);
    const files = await screen.findByTestId('files');
    expect(screen.getByTestId('found').textContent).toContain('6 files');
    const line = (path: string): string =>
      [...files.querySelectorAll('.file-row')].find((row) => row.textContent?.includes(path))?.textContent ??
      '';
    expect(line('one/coldkey')).toContain('Coldkey, encrypted');
    expect(line('one/coldkeypub.txt')).toContain('belongs to the key beside it');
    expect(line('hotkeys/miner')).toContain('readable by anyone');
    expect(line('far/coldkeypub.txt')).toContain('Public half of a coldkey');
    expect(files.textContent).toContain('1 other file holds nothing for a wallet');
    expect(screen.getByText(/delete the file or move it to safe storage/)).toBeTruthy();
    expect(screen.getByText(/512 MiB of work: about 8 seconds each/)).toBeTruthy();
    await waitFor(() => expect(states()).toEqual(['watch', 'ready']));
    expect(screen.getByText(/Kelvin can never sign for them/)).toBeTruthy();
  });

  it('K4 tries one password on all, then asks for each that stayed closed; hotkeys are unticked', async () => {
    const { stored } = open({ open: opener });
    chooseFiles(folder);
    await unlock('first', 'One password for 2 files');
    const left = await screen.findByLabelText(/^Password of wallets\/two\/coldkey/);
    expect(document.activeElement).toBe(left);
    expect(screen.queryByLabelText('One password for 2 files')).toBeNull();
    await unlock('second', /^Password of wallets\/two\/coldkey/);
    await waitFor(() => expect(states()).toEqual(['watch', 'ready', 'ready', 'ready']));
    expect(screen.getByText(/1 hotkey is listed without a tick/)).toBeTruthy();
    expect(finish().textContent).toBe('Import 3 accounts');
    fireEvent.click(screen.getByRole('checkbox', { name: 'Choose one / miner' }));
    fireEvent.click(finish());
    await screen.findByTestId('done');
    expect(stored()[0]?.map(({ kind, name, role }) => [kind, name, role])).toEqual([
      ['watch', 'far', 'coldkey'],
      ['secret', 'one', 'coldkey'],
      ['secret', 'one / miner', 'hotkey'],
      ['secret', 'two', 'coldkey'],
    ]);
  });

  it('K4 says what is wrong with a file that is in the clear and cannot be read', async () => {
    open({
      open: async () => {
        throw new WalletError('keyfile/mismatch');
      },
    });
    chooseFiles([{ path: 'wallets/one/hotkeys/miner', content: key('3') }]);
    expect((await screen.findByRole('alert')).textContent).toContain('contradicts itself');
    expect(screen.queryByTestId('finish')).toBeNull();
  });

  it('K4 a phrase in a text file leads to its words, with a caution', async () => {
    open({});
    chooseFiles([
      {
        path: 'seed.txt',
        content: 'old leopard transfer rib spatial phone calm indicate online fire caution review',
      },
    ]);
    await screen.findByTestId('word-grid');
    expect(screen.getByText(/is not encrypted/)).toBeTruthy();
  });
});
