// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WalletError } from '../../../src/core/errors/wallet-error.js';
import { writePolkadotBatch } from '../../../src/core/keyfiles/polkadot/index.js';
import type { SlowKdf } from '../../../src/core/keyfiles/slow-kdf.js';
import type { Secret } from '../../../src/core/keys/secret.js';
import Onboarding from '../../../src/popup/features/onboarding/onboarding.js';
import type { KeyWork } from '../../../src/popup/keywork/index.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import {
  addedFor,
  chooseFiles,
  emptyStores,
  fakeServices,
  holdingsOf,
  openedAccount,
  renderApp,
  settings,
  status,
} from './support.js';

const SECRET: Secret = { kind: 'seed', seedHex: '7'.repeat(64), path: '', cryptoType: 'sr25519' };
/** Stands for the slow hash when a file is made: what is opened here is opened by fakes. */
const QUICK = { scrypt: async () => new Uint8Array(32) } as unknown as SlowKdf;
const SEAL = { strength: 'compatible', random: (length: number) => new Uint8Array(length) } as const;

const batch = (count: number): Promise<string> =>
  writePolkadotBatch(
    Array.from({ length: count }, (_, index) => ({ name: `Old ${index}`, whenCreatedMs: 1, secret: SECRET })),
    'file password',
    QUICK,
    SEAL,
  );
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

describe('K3 accounts of a file with passwords of their own', () => {
  type Request = Parameters<KeyWork['open']>[0];
  const closed = (digit: string, code: 'keyfile/wrong-password' | 'keyfile/password-needed') =>
    openedAccount(digit, { accountId: null, secret: null, problem: { code, context: {} } });
  /** Four accounts; the second and fourth open with other passwords than the file. */
  const own = ['file password', 'second', 'file password', 'fourth'];
  function opener(asked: Request[]): KeyWork['open'] {
    return async (request) => {
      asked.push(request);
      const { password, accountPassword = password, only = [0, 1, 2, 3] } = request;
      if (password !== 'file password') throw new WalletError('keyfile/wrong-password');
      return only.map((index) =>
        own[index] === accountPassword
          ? openedAccount(String(index + 1), { name: `Old ${index}` })
          : closed(String(index + 1), 'keyfile/wrong-password'),
      );
    };
  }
  const RETRY = /^Password of the (?:account|2 accounts) that stayed closed$/;
  const outcome = (): string | null | undefined =>
    within(screen.getByTestId('retry')).getByRole('status').textContent;

  it('K3 are tried again with another password, in their places, until none is closed', async () => {
    const asked: Request[] = [];
    const { stored } = open({ open: opener(asked) });
    chooseFiles([{ path: 'all.json', content: await batch(4) }]);
    await unlock('file password');
    await screen.findByTestId('accounts');
    expect(states()).toEqual(['ready', 'locked', 'ready', 'locked']);
    fireEvent.change(screen.getByLabelText('Name of account 1'), { target: { value: 'Mine' } });

    await unlock('nobody', RETRY);
    await waitFor(() => expect(outcome()).toBe('This password opened none of them.'));
    // By keyboard one goes straight on to the next password; what was typed may have been nearly right.
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(RETRY)));
    expect((screen.getByLabelText(RETRY) as HTMLInputElement).value).toBe('nobody');

    await unlock('second', RETRY);
    await waitFor(() => expect(outcome()).toBe('1 account opened. 1 is still closed.'));
    expect(states()).toEqual(['ready', 'ready', 'ready', 'locked']);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(RETRY)));
    await waitFor(() => expect((screen.getByLabelText(RETRY) as HTMLInputElement).value).toBe(''));
    expect((screen.getByLabelText('Name of account 1') as HTMLInputElement).value).toBe('Mine');

    await unlock('fourth', RETRY);
    await waitFor(() => expect(outcome()).toBe('1 account opened.'));
    expect(screen.queryByLabelText(RETRY)).toBeNull();
    expect(states()).toEqual(['ready', 'ready', 'ready', 'ready']);
    await waitFor(() => expect(document.activeElement?.contains(screen.getByTestId('accounts'))).toBe(true));
    expect(asked.map(({ password, accountPassword, only }) => [password, accountPassword, only])).toEqual([
      ['file password', undefined, undefined],
      ['file password', 'nobody', [1, 3]],
      ['file password', 'second', [1, 3]],
      ['file password', 'fourth', [3]],
    ]);
    fireEvent.click(finish());
    await screen.findByTestId('done');
    expect(stored()[0]?.map(({ name }) => name)).toEqual(['Mine', 'Old 1', 'Old 2', 'Old 3']);
  });

  it('K3 of a container in the clear say that a password is needed, and get it', async () => {
    const asked: Request[] = [];
    open({
      open: async (request) => {
        asked.push(request);
        return request.accountPassword === 'own'
          ? [openedAccount('1')]
          : [closed('1', 'keyfile/password-needed')];
      },
    });
    const file = JSON.parse(await batch(1)) as { encoding: { type: string[] } };
    file.encoding.type = ['none'];
    chooseFiles([{ path: 'all.json', content: JSON.stringify(file) }]);
    expect((await screen.findByTestId('accounts')).textContent).toContain('password needed');
    await unlock('own', RETRY);
    await waitFor(() => expect(states()).toEqual(['ready']));
    expect(asked.map(({ password, accountPassword }) => [password, accountPassword])).toEqual([
      [null, undefined],
      [null, 'own'],
    ]);
  });

  it('K3 being tried again show how far it is, and are cancelled at once', async () => {
    let signal: AbortSignal | undefined;
    const first = opener([]);
    open({
      open: (request, options) => {
        if (request.accountPassword === undefined) return first(request);
        signal = options?.signal;
        act(() => options?.onProgress?.(1, 2));
        return new Promise((_resolve, reject) =>
          signal?.addEventListener('abort', () => reject(new WalletError('keyfile/cancelled'))),
        );
      },
    });
    chooseFiles([{ path: 'all.json', content: await batch(4) }]);
    await unlock('file password');
    await unlock('second', RETRY);
    expect((await screen.findByTestId('opening')).textContent).toContain('1 of 2 accounts opened');
    fireEvent.keyDown(window, { key: 'Escape' });
    expect(signal?.aborted).toBe(true);
    await waitFor(() => expect(screen.queryByTestId('opening')).toBeNull());
    expect(outcome()).toBe('');
    expect(states()).toEqual(['ready', 'locked', 'ready', 'locked']);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(RETRY)));
  });

  it('K3 say what else went wrong, and keep what is open', async () => {
    const first = opener([]);
    open({
      open: async (request) => {
        if (request.accountPassword === undefined) return first(request);
        throw new WalletError('keyfile/out-of-memory', { mebibytes: 128 });
      },
    });
    chooseFiles([{ path: 'all.json', content: await batch(4) }]);
    await unlock('file password');
    await unlock('second', RETRY);
    expect((await screen.findByRole('alert')).textContent).toMatch(/memory/);
    expect(states()).toEqual(['ready', 'locked', 'ready', 'locked']);
  });
});
