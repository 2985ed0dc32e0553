// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WalletError } from '../../../src/core/errors/wallet-error.js';
import { writePolkadotBatch, writePolkadotJson } from '../../../src/core/keyfiles/polkadot/index.js';
import type { SlowKdf } from '../../../src/core/keyfiles/slow-kdf.js';
import type { Secret } from '../../../src/core/keys/secret.js';
import Onboarding from '../../../src/popup/features/onboarding/onboarding.js';
import type { KeyWork, OpenedAccount } from '../../../src/popup/keywork/index.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import {
  account,
  addedFor,
  chooseFiles,
  emptyStores,
  fakeServices,
  hashOf,
  holdingsOf,
  kdf,
  openedAccount,
  renderApp,
  settings,
  status,
} from './support.js';

const WALLET_PASSWORD = 'tundra-violin-42-quartz';
const SECRET: Secret = { kind: 'seed', seedHex: '7'.repeat(64), path: '', cryptoType: 'sr25519' };
/** Stands for the slow hash when a file is made: what is opened here is opened by fakes. */
const QUICK = { scrypt: async () => new Uint8Array(32) } as unknown as SlowKdf;
const SEAL = { strength: 'compatible', random: (length: number) => new Uint8Array(length) } as const;

const single = (): Promise<string> =>
  writePolkadotJson(SECRET, 'file password', QUICK, { name: 'From JSON', whenCreatedMs: 1, ...SEAL });
const batch = (count: number): Promise<string> =>
  writePolkadotBatch(
    Array.from({ length: count }, (_, index) => ({ name: `Old ${index}`, whenCreatedMs: 1, secret: SECRET })),
    'file password',
    QUICK,
    SEAL,
  );
/** As many accounts as a batch would give, all different. */
const many = (count: number): OpenedAccount[] =>
  Array.from({ length: count }, (_, index) => ({
    ...openedAccount('1', { name: `Old ${index}` }),
    accountId: `0x${index.toString(16).padStart(64, '0')}` as const,
  }));

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

async function unlock(password: string, label: string | RegExp = 'Password of the file'): Promise<void> {
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

describe('K3 a Polkadot JSON file', () => {
  it('K3 is named at once, asks for its password, and says when that is wrong', async () => {
    const asked: Array<string | null> = [];
    const { stored } = open({
      open: async ({ password }) => {
        asked.push(password);
        if (password !== 'file password') throw new WalletError('keyfile/wrong-password');
        return [openedAccount('7', { name: 'From JSON' })];
      },
    });
    chooseFiles([{ path: 'account.json', content: await single() }]);
    await waitFor(() =>
      expect(screen.getByTestId('found').textContent).toContain('Polkadot JSON file, encrypted'),
    );
    expect(document.activeElement).toBe(await screen.findByLabelText('Password of the file'));
    await unlock('another');
    expect((await screen.findByRole('alert')).textContent).toContain('does not open this file');
    await unlock('file password');
    await screen.findByTestId('accounts');
    expect(asked).toEqual(['another', 'file password']);
    expect(states()).toEqual(['ready']);
    await waitFor(() => expect(screen.getByTestId('accounts').textContent).toContain('12.4021'));
    fireEvent.change(screen.getByLabelText('Name of account 1'), { target: { value: 'Savings' } });
    fireEvent.click(finish());
    await screen.findByTestId('done');
    expect(stored()).toEqual([
      [
        {
          kind: 'secret',
          name: 'Savings',
          role: 'coldkey',
          secret: openedAccount('7').secret,
          backedUp: true,
        },
      ],
    ]);
  });

  it('K3 pasted as text is opened as the file it was', async () => {
    const files: string[] = [];
    open({
      open: async ({ file }) => {
        files.push(new TextDecoder().decode(file.bytes));
        return [openedAccount('7')];
      },
    });
    const text = await single();
    const event = new Event('paste', { bubbles: true, cancelable: true });
    Object.assign(event, { clipboardData: { getData: () => `\n${text}\n`, files: [] } });
    fireEvent(screen.getByTestId('source'), event);
    await unlock('file password');
    await screen.findByTestId('accounts');
    expect(files).toEqual([text]);
  });

  it('K3 of the oldest kind asks for the key type', async () => {
    const types: unknown[] = [];
    open({
      open: async ({ cryptoType }) => {
        types.push(cryptoType);
        return [openedAccount('7')];
      },
    });
    const old = JSON.parse(await single()) as { encoding: { version: string } };
    old.encoding.version = '0';
    chooseFiles([{ path: 'old.json', content: JSON.stringify(old) }]);
    fireEvent.click(await screen.findByLabelText('ed25519'));
    await unlock('file password');
    await screen.findByTestId('accounts');
    expect(types).toEqual(['ed25519']);
  });
});

describe('K3 a file of many accounts', () => {
  it('K3 tells how far it is, and is cancelled at once', async () => {
    let progress: (done: number, total: number) => void = () => undefined;
    let signal: AbortSignal | undefined;
    open({
      open: (_request, options) =>
        new Promise((_resolve, reject) => {
          progress = (done, total) => act(() => options?.onProgress?.(done, total));
          signal = options?.signal;
          signal?.addEventListener('abort', () => reject(new WalletError('keyfile/cancelled')));
        }),
    });
    chooseFiles([{ path: 'all.json', content: await batch(3) }]);
    await waitFor(() =>
      expect(screen.getByTestId('found').textContent).toContain('with 3 accounts, encrypted'),
    );
    await unlock('file password');
    await screen.findByTestId('opening');
    progress(370, 1_000);
    expect(screen.getByTestId('opening').textContent).toContain('370 of 1000 accounts opened');
    expect(screen.getByRole('progressbar').getAttribute('value')).toBe('370');
    expect(within(screen.getByTestId('opening')).getByRole('status').textContent).toBe('25 per cent opened');
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(signal?.aborted).toBe(true);
    await waitFor(() => expect(screen.queryByTestId('opening')).toBeNull());
    expect(screen.queryByRole('alert')).toBeNull();
    expect((screen.getByLabelText('Password of the file') as HTMLInputElement).value).toBe('file password');
  });

  it.each([
    ['Escape', () => void fireEvent.keyDown(window, { key: 'Escape' })],
    ['starting over', () => void fireEvent.click(screen.getByRole('button', { name: 'Start over' }))],
  ])('K3 stops its work at %s', async (_, stop) => {
    let signal: AbortSignal | undefined;
    open({
      open: (_request, options) => {
        signal = options?.signal;
        return new Promise(() => undefined);
      },
    });
    chooseFiles([{ path: 'all.json', content: await batch(2) }]);
    await unlock('file password');
    await waitFor(() => expect(signal).toBeDefined());
    expect(document.activeElement?.textContent).toBe('Cancel');
    stop();
    expect(signal?.aborted).toBe(true);
  });

  it('K3 stops its work when the screen is left', async () => {
    let signal: AbortSignal | undefined;
    const { unmount } = open({
      open: (_request, options) => {
        signal = options?.signal;
        return new Promise(() => undefined);
      },
    });
    chooseFiles([{ path: 'all.json', content: await batch(2) }]);
    await unlock('file password');
    await waitFor(() => expect(signal).toBeDefined());
    expect(signal?.aborted).toBe(false);
    unmount();
    expect(signal?.aborted).toBe(true);
  });

  it('K3 of a thousand is stored in parts, and only the rows in sight are in the document', async () => {
    useWalletStore.getState().setStatus(status({ vault: 'empty', accounts: [], activeAccountId: null }));
    const services = fakeServices(
      {
        'wallet.kdfForCreate': () => kdf,
        'wallet.create': addedFor,
        'wallet.addAccounts': addedFor,
      },
      { holdings: holdingsOf() },
      { open: async () => many(1_000) },
    );
    renderApp(<Onboarding />, services, '/import');
    // happy-dom lays nothing out: a window of 444 pixels.
    const height = vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(444);
    chooseFiles([{ path: 'all.json', content: await batch(2) }]);
    await unlock('file password');
    await screen.findByTestId('windowed');
    expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBe('1001');
    await waitFor(() => expect(screen.getAllByRole('row').length).toBeGreaterThan(5));
    expect(screen.getAllByRole('row').length).toBeLessThan(40);
    height.mockRestore();
    expect(finish().textContent).toBe('Import 1000 accounts');
    fireEvent.change(screen.getByLabelText('Password'), { target: { value: WALLET_PASSWORD } });
    fireEvent.change(screen.getByLabelText('Password again'), { target: { value: WALLET_PASSWORD } });
    fireEvent.click(finish());
    expect((await screen.findByTestId('done')).textContent).toContain('1000 accounts added');
    const parts = services.calls.filter(({ method }) => /create|addAccounts/.test(method));
    expect(parts.map(({ method }) => method)).toEqual([
      'wallet.create',
      ...Array(4).fill('wallet.addAccounts'),
    ]);
    expect(parts.map(({ params }) => (params as { accounts: unknown[] }).accounts.length)).toEqual(
      Array(5).fill(200),
    );
    expect(JSON.stringify(services.calls)).not.toMatch(/tundra|file password/);
  });

  it('K3 says of each account whether it is here, and offers the others', async () => {
    useWalletStore.getState().setStatus(
      status({
        accounts: [
          { ...account, accountId: hashOf('1') },
          { ...account, accountId: hashOf('2'), source: null, cryptoType: null },
        ],
      }),
    );
    const { stored } = open({
      open: async () => [
        openedAccount('1'),
        openedAccount('2'),
        openedAccount('3'),
        openedAccount('3'),
        openedAccount('4', {
          accountId: null,
          secret: null,
          problem: { code: 'keyfile/wrong-password', context: {} },
        }),
        openedAccount('5', {
          accountId: null,
          secret: null,
          problem: { code: 'keyfile/unsupported-type', context: {} },
        }),
      ],
    });
    chooseFiles([{ path: 'all.json', content: await batch(2) }]);
    await unlock('file password');
    await screen.findByTestId('accounts');
    expect(states()).toEqual(['held', 'upgrade', 'ready', 'twice', 'locked', 'failed']);
    const ticks = screen.getAllByRole('checkbox', { name: /^Choose Account/ }) as HTMLInputElement[];
    expect(ticks.map(({ checked, disabled }) => (disabled ? 'no' : checked))).toEqual([
      'no',
      true,
      true,
      'no',
      'no',
      'no',
    ]);
    fireEvent.click(screen.getByRole('checkbox', { name: 'Choose all accounts' }));
    expect(finish().getAttribute('aria-disabled')).toBe('true');
    fireEvent.click(finish());
    expect(stored()).toEqual([]);
    fireEvent.click(screen.getAllByRole('checkbox', { name: 'Choose Account 3' })[0] as Element);
    fireEvent.click(finish());
    await screen.findByTestId('done');
    expect(stored()[0]?.map(({ name }) => name)).toEqual(['Account 3']);
  });
});
