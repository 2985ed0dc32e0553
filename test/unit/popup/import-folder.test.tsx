// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toErrorBody, WalletError } from '../../../src/core/errors/wallet-error.js';
import Onboarding from '../../../src/popup/features/onboarding/onboarding.js';
import type { KeyWork, OpenedFile, OpenMany } from '../../../src/popup/keywork/index.js';
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
/** As by keyboard: the button has the focus, and takes it away when it goes. */
function press(button: HTMLElement): void {
  button.focus();
  fireEvent.click(button);
}
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

/** The key work of a folder, from what opens one file. Counts how often many were asked for. */
function manyOf(openOne: KeyWork['open']) {
  const asked: Array<{ paths: string[]; password: string | null }> = [];
  const openMany: OpenMany = async (files, password, { onOpened, onProgress, signal } = {}) => {
    asked.push({ paths: files.map(({ path }) => path), password });
    const all: OpenedFile[] = [];
    for (const file of files) {
      const opened = await openOne({ file, password }).then(
        (accounts): OpenedFile => ({ accounts, problem: null }),
        (error: unknown): OpenedFile => ({ accounts: [], problem: toErrorBody(error) }),
      );
      if (signal?.aborted) throw new WalletError('keyfile/cancelled');
      all.push(opened);
      act(() => {
        onOpened?.(opened, all.length - 1);
        onProgress?.(all.length, files.length);
      });
    }
    return all;
  };
  return { asked, keys: { open: openOne, openMany } };
}

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
    open(manyOf(opener).keys);
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
    expect(screen.getByText(/512 MiB of work: about 8 seconds for all/)).toBeTruthy();
    await waitFor(() => expect(states()).toEqual(['watch', 'ready']));
    expect(screen.getByText(/Kelvin can never sign for them/)).toBeTruthy();
  });

  it('K4 tries one password on all, then asks for each that stayed closed; hotkeys are unticked', async () => {
    const { asked, keys } = manyOf(opener);
    const { stored } = open(keys);
    chooseFiles(folder);
    await unlock('first', 'One password for 2 files');
    const left = await screen.findByLabelText(/^Password of wallets\/two\/coldkey/);
    await waitFor(() => expect(document.activeElement).toBe(left));
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
    // Two Workers for everything, and one for the file that is left.
    expect(asked).toEqual([
      { paths: ['wallets/far/coldkeypub.txt', 'wallets/one/hotkeys/miner'], password: null },
      { paths: ['wallets/one/coldkey', 'wallets/two/coldkey'], password: 'first' },
    ]);
  });

  it('K4 of hundreds of hotkeys is read by one Worker, and says how far it is', async () => {
    const count = 300;
    const started: string[][] = [];
    let go: (done: number) => void = () => undefined;
    open({
      openMany: (files, _password, { onProgress } = {}) => {
        started.push(files.map(({ path }) => path));
        const all = files.map(({ path }, index): OpenedFile => {
          const accountId = `0x${index.toString(16).padStart(64, '0')}` as const;
          return {
            accounts: [openedAccount('3', { path, name: null, role: 'hotkey', accountId })],
            problem: null,
          };
        });
        return new Promise((resolve) => {
          go = (done) => act(() => (done < count ? onProgress?.(done, count) : resolve(all)));
        });
      },
    });
    chooseFiles(
      Array.from({ length: count }, (_, index) => ({
        path: `wallets/one/hotkeys/h${index}`,
        content: key('3'),
      })),
    );
    const reading = await screen.findByTestId('reading');
    expect(reading.textContent).toContain('0 of 300 files read');
    // Nothing in its rows can be reached by keys: the list itself can.
    const list = screen.getByRole('group', { name: 'Files' });
    expect([list.tabIndex, list.dataset.testid]).toEqual([0, 'windowed']);
    // Only a hundredth more is worth drawing.
    go(4);
    expect(reading.textContent).toContain('0 of 300 files read');
    go(150);
    expect(reading.textContent).toContain('150 of 300 files read');
    expect(within(reading).getByRole('progressbar').getAttribute('value')).toBe('150');
    expect(screen.queryByTestId('finish')).toBeNull();
    go(count);
    expect(await screen.findByText(/300 hotkeys are listed without a tick/)).toBeTruthy();
    expect(screen.queryByTestId('reading')).toBeNull();
    expect(started.map(({ length }) => length)).toEqual([count]);
  });

  it('K4 keeps what was open when it is cancelled, and asks for the others again', async () => {
    let signal: AbortSignal | undefined;
    const first = openedAccount('1', { path: 'wallets/one/coldkey', name: null });
    open({
      openMany: (_files, _password, options = {}) => {
        signal = options.signal;
        options.onOpened?.({ accounts: [first], problem: null }, 0);
        return new Promise((_resolve, reject) =>
          signal?.addEventListener('abort', () => reject(new WalletError('keyfile/cancelled'))),
        );
      },
    });
    chooseFiles(folder.filter(({ path }) => /\/coldkey$/.test(path)));
    await unlock('first', 'One password for 2 files');
    fireEvent.click(await screen.findByRole('button', { name: 'Cancel' }));
    expect(signal?.aborted).toBe(true);
    const left = await screen.findByLabelText('Password of the file');
    await waitFor(() => expect(document.activeElement).toBe(left));
    expect(states()).toEqual(['ready']);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('K4 says of every file that was left when the Worker broke down', async () => {
    open({
      openMany: async (_files, _password, options = {}) => {
        options.onOpened?.({ accounts: [openedAccount('1')], problem: null }, 0);
        throw new WalletError('keyfile/out-of-memory', { mebibytes: 512 });
      },
    });
    chooseFiles(folder.filter(({ path }) => /\/coldkey$/.test(path)));
    await unlock('first', 'One password for 2 files');
    expect((await screen.findByRole('alert')).textContent).toMatch(/memory/);
    expect(screen.getByLabelText(/^Password of wallets\/two\/coldkey/)).toBeTruthy();
    expect(states()).toEqual(['ready']);
  });

  it('K4 watches a coldkey by its public file when nobody knows the password', async () => {
    const { keys } = manyOf(async (request) => {
      const { path } = request.file;
      if (path === 'wallets/one/coldkeypub.txt')
        return [openedAccount('1', { path, name: null, secret: null, cryptoType: null })];
      return opener(request);
    });
    const { stored } = open(keys);
    chooseFiles(folder);
    await waitFor(() => expect(states()).toEqual(['watch', 'ready']));
    // Only one of the two coldkeys has its public file beside it.
    press(screen.getByRole('button', { name: 'Watch 1 of them only, without a password' }));
    await waitFor(() => expect(states()).toEqual(['watch', 'watch', 'ready']));
    expect(screen.getByText('1 key stays closed: its address is only watched.')).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Password of the file')));

    // Changed one's mind: asked for again, and opened.
    press(screen.getByRole('button', { name: 'Give the password instead' }));
    expect(states()).toEqual(['watch', 'ready']);
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByLabelText('One password for 2 files')),
    );
    await unlock('second', 'One password for 2 files');
    const refused = await screen.findByLabelText(/^Password of wallets\/one\/coldkey/);
    await waitFor(() => expect(document.activeElement).toBe(refused));
    press(screen.getByRole('button', { name: 'Watch only, without the password' }));
    await waitFor(() => expect(states()).toEqual(['watch', 'watch', 'ready', 'ready']));
    await waitFor(() => expect(document.activeElement?.contains(screen.getByTestId('accounts'))).toBe(true));
    fireEvent.click(finish());
    await screen.findByTestId('done');
    expect(stored()[0]?.map(({ kind, name }) => [kind, name])).toEqual([
      ['watch', 'far'],
      ['watch', 'one'],
      ['secret', 'two'],
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
