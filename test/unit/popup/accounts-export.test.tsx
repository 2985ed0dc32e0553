// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Account } from '../../../src/core/accounts/types.js';
import { WalletError } from '../../../src/core/errors/wallet-error.js';
import { btcliLayout } from '../../../src/core/keyfiles/btcli/index.js';
import type { Secret } from '../../../src/core/keys/secret.js';
import Accounts from '../../../src/popup/features/accounts/accounts.js';
import {
  distinctNames,
  isWalletName,
  walletName,
} from '../../../src/popup/features/accounts/export/wallet-names.js';
import { folders, writeExport } from '../../../src/popup/features/accounts/export/write-export.js';
import type { WriteRequest } from '../../../src/popup/keywork/index.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import {
  account,
  emptyStores,
  fakeKeys,
  fakeServices,
  fillStores,
  hashOf,
  renderApp,
  status,
} from './support.js';

const WORDS = 'old leopard transfer rib spatial phone calm indicate online fire caution review';
const PHRASE: Secret = { kind: 'phrase', phrase: WORDS, path: '//hidden', cryptoType: 'sr25519' };
const SEED: Secret = { kind: 'seed', seedHex: 'ab'.repeat(32), path: '', cryptoType: 'sr25519' };
const PASSWORD = 'a quiet glacier hums at dawn';
const PAGE = `/accounts/${account.accountId}/export`;

beforeEach(fillStores);
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
  emptyStores();
});

function servicesWith(secret: Secret, write?: (request: WriteRequest) => unknown) {
  return fakeServices(
    {
      'wallet.kdfForUnlock': () => ({}),
      'wallet.revealSecrets': ({
        accountIds,
        wrappingKey,
      }: {
        accountIds: string[];
        wrappingKey: string;
      }) => {
        if (wrappingKey !== 'f'.repeat(64)) throw new WalletError('vault/wrong-password');
        return { secrets: accountIds.map((accountId) => ({ accountId, secret })) };
      },
    },
    {},
    write
      ? {
          write: async (request, options) => {
            options?.onProgress?.(1, request.accounts.length);
            return write(request) as never;
          },
        }
      : {},
  );
}

const askFor = async (): Promise<HTMLElement> => {
  fireEvent.change(screen.getByLabelText('Password of this wallet'), { target: { value: PASSWORD } });
  fireEvent.click(screen.getByRole('button', { name: 'Continue' }));
  return screen.findByTestId('hold');
};
/** No word of the secret, anywhere a page could keep one. */
const expectNothing = (): void => {
  const kept = [
    document.documentElement.outerHTML,
    ...[...document.querySelectorAll('input')].map(({ value }) => value),
    location.href,
    JSON.stringify(history.state),
    JSON.stringify({ ...localStorage }),
    JSON.stringify({ ...sessionStorage }),
  ].join('\n');
  // Words that no class name and no sentence of the page holds.
  for (const word of ['leopard', 'transfer', 'spatial', 'indicate', 'review', '//hidden', 'ab'.repeat(32)])
    expect(kept).not.toContain(word);
};

describe('S81 showing a secret', () => {
  it('S81 K15 shows nothing without the right password', async () => {
    const services = { ...servicesWith(PHRASE), deriveKey: async () => '0'.repeat(64) };
    renderApp(<Accounts />, services, PAGE);
    expect(screen.queryByTestId('hold')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Continue' }));
    expect(services.calls).toEqual([]);
    fireEvent.change(screen.getByLabelText('Password of this wallet'), { target: { value: 'wrong' } });
    fireEvent.click(screen.getByRole('button', { name: 'Continue' }));
    expect((await screen.findByRole('alert')).textContent).toContain('not the password');
    expect(screen.queryByTestId('hold')).toBeNull();
    expectNothing();
  });

  it('S2 counts the seconds to the next attempt after too many wrong passwords', async () => {
    const services = fakeServices({
      'wallet.kdfForUnlock': () => ({}),
      'wallet.revealSecrets': () => {
        throw new WalletError('vault/too-many-attempts', { retryInMs: 8_000 });
      },
    });
    renderApp(<Accounts />, services, PAGE);
    fireEvent.change(screen.getByLabelText('Password of this wallet'), { target: { value: 'wrong' } });
    fireEvent.click(screen.getByRole('button', { name: 'Continue' }));
    expect(await screen.findByText(/Next attempt in [78] s/)).toBeTruthy();
  });

  it('S81 K15 shows the words only while the button is held, by pointer and by key', async () => {
    renderApp(<Accounts />, servicesWith(PHRASE), PAGE);
    const hold = await askFor();
    expectNothing();
    await waitFor(() => expect(document.activeElement).toBe(hold));
    fireEvent.pointerDown(hold);
    expect(screen.getByTestId('secret').textContent).toContain('leopard');
    expect(screen.getByTestId('secret').textContent).toContain('//hidden');
    fireEvent.pointerUp(hold);
    expectNothing();
    for (const key of [' ', 'Enter']) {
      fireEvent.keyDown(hold, { key });
      expect(screen.getByTestId('secret').textContent).toContain('review');
      fireEvent.keyUp(hold, { key });
      expectNothing();
    }
    expect(screen.queryByRole('button', { name: /Copy/ })).toBeNull();
  });

  it('S81 forgets the words when the window loses focus', async () => {
    renderApp(<Accounts />, servicesWith(PHRASE), PAGE);
    fireEvent.pointerDown(await askFor());
    fireEvent.blur(window);
    expect(screen.queryByTestId('hold')).toBeNull();
    expect(screen.getByText(/Hidden and forgotten/)).toBeTruthy();
    expectNothing();
  });

  it('S81 forgets the words after 30 s, held or not', async () => {
    for (const held of [true, false]) {
      renderApp(<Accounts />, servicesWith(PHRASE), PAGE);
      vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] });
      fireEvent.change(screen.getByLabelText('Password of this wallet'), { target: { value: PASSWORD } });
      fireEvent.click(screen.getByRole('button', { name: 'Continue' }));
      await act(async () => void (await vi.advanceTimersByTimeAsync(0)));
      const hold = screen.getByTestId('hold');
      if (held) fireEvent.pointerDown(hold);
      act(() => void vi.advanceTimersByTime(29_000));
      expect(screen.queryByTestId('hold')).not.toBeNull();
      act(() => void vi.advanceTimersByTime(1_000));
      expect(screen.queryByTestId('hold')).toBeNull();
      expect(screen.getByLabelText('Password of this wallet')).toHaveProperty('value', '');
      expectNothing();
      vi.useRealTimers();
      cleanup();
    }
  });

  it('S81 leaves nothing behind when the page is left or the wallet locks', async () => {
    const { unmount } = renderApp(<Accounts />, servicesWith(PHRASE), PAGE);
    fireEvent.pointerDown(await askFor());
    unmount();
    expectNothing();
  });

  it('K15 copies a seed with a warning and writes over the clipboard after a minute', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    useWalletStore.setState({ status: status({ accounts: [{ ...account, source: 'seed' }] }) });
    const clipboard: string[] = [];
    const services = servicesWith(SEED);
    services.platform.copy = async (text) => void clipboard.push(text);
    renderApp(<Accounts />, services, PAGE);
    const settle = async (): Promise<void> => {
      await act(async () => void (await vi.advanceTimersByTimeAsync(0)));
    };
    fireEvent.change(screen.getByLabelText('Password of this wallet'), { target: { value: PASSWORD } });
    fireEvent.click(screen.getByRole('button', { name: 'Continue' }));
    await settle();
    expect(screen.getByText(/Other programs can read the clipboard/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Copy the hex' }));
    await settle();
    expect(clipboard).toEqual([`0x${'ab'.repeat(32)}`]);
    await act(async () => void (await vi.advanceTimersByTimeAsync(59_000)));
    expect(clipboard).toHaveLength(1);
    await act(async () => void (await vi.advanceTimersByTimeAsync(1_000)));
    expect(clipboard.at(-1)).toBe('');
  });

  it('K6 a watched account has nothing to show', () => {
    const watched: Account = { ...account, source: null, cryptoType: null };
    useWalletStore.setState({ status: status({ accounts: [watched] }) });
    renderApp(<Accounts />, servicesWith(PHRASE), PAGE);
    expect(screen.getByText(/only watched/)).toBeTruthy();
    expect(screen.queryByLabelText('Password of this wallet')).toBeNull();
  });
});

describe('exporting files', () => {
  /** Downloads as the browser would see them. */
  function watchDownloads() {
    const saved: string[] = [];
    vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:kelvin');
    const revoked = vi.spyOn(URL, 'revokeObjectURL').mockReturnValue(undefined);
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push(this.download);
    });
    return { saved, revoked };
  }
  const fill = (label: string, value: string): void => {
    fireEvent.change(screen.getByLabelText(label), { target: { value } });
  };

  it('K3 K15 writes a Polkadot file under its own password and revokes its address', async () => {
    const { saved, revoked } = watchDownloads();
    const requests: WriteRequest[] = [];
    const bytes = new TextEncoder().encode('{}');
    const services = servicesWith(PHRASE, (request) => {
      requests.push(request);
      return [{ path: 'me.json', bytes }];
    });
    renderApp(<Accounts />, services, PAGE);
    fireEvent.click(screen.getByRole('radio', { name: 'Polkadot JSON' }));
    fill('Password of this wallet', PASSWORD);
    fill('Password for the file', 'short');
    fill('Password again', 'short');
    fireEvent.click(screen.getByRole('button', { name: 'Save the file' }));
    expect(services.calls).toEqual([]);
    fill('Password for the file', 'another long phrase of words');
    fill('Password again', 'another long phrase of words');
    fireEvent.click(screen.getByRole('radio', { name: 'Strong' }));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    fireEvent.click(screen.getByRole('button', { name: 'Save the file' }));
    await act(async () => void (await vi.advanceTimersByTimeAsync(0)));
    expect(screen.getByTestId('saved-files').textContent).toContain('me.json');
    expect(requests).toEqual([
      {
        format: 'polkadot-json',
        accounts: [{ name: account.name, role: 'coldkey', secret: PHRASE }],
        password: 'another long phrase of words',
        strength: 'strong',
      },
    ]);
    expect(saved).toEqual(['me.json']);
    expect(revoked).not.toHaveBeenCalled();
    vi.advanceTimersByTime(60_000);
    expect(revoked).toHaveBeenCalledWith('blob:kelvin');
    expect([...bytes]).toEqual([0, 0]);
    expectNothing();
  });

  it('K4 warns of a weak btcli password and says where each file belongs', async () => {
    watchDownloads();
    const services = servicesWith(PHRASE, () => [
      { path: 'wallets/cold one/coldkey', bytes: new Uint8Array(1) },
      { path: 'wallets/cold one/coldkeypub.txt', bytes: new Uint8Array(1) },
    ]);
    renderApp(<Accounts />, services, PAGE);
    fireEvent.click(screen.getByRole('radio', { name: 'btcli files' }));
    fill('Name of the wallet folder', '../up');
    expect(screen.getByText(/Use letters, digits/)).toBeTruthy();
    fill('Name of the wallet folder', 'cold one');
    fill('Password of this wallet', PASSWORD);
    fill('Password for the file', 'secret1');
    expect(screen.getByText(/would be guessed quickly/)).toBeTruthy();
    fill('Password again', 'secret1');
    fireEvent.click(screen.getByRole('button', { name: 'Save the file' }));
    const list = await screen.findByTestId('saved-files');
    expect(list.textContent).toContain('coldkeypub.txt');
    expect(list.textContent).toContain('~/.bittensor/wallets/cold one/coldkey');
  });

  it('K3 puts several accounts into one batch file and leaves out the ones not chosen', async () => {
    const { saved } = watchDownloads();
    const others: Account[] = [
      account,
      { ...account, accountId: hashOf('b'), name: 'Second' },
      { ...account, accountId: hashOf('c'), name: 'Watched', source: null, cryptoType: null },
    ];
    useWalletStore.setState({ status: status({ accounts: others }) });
    const requests: WriteRequest[] = [];
    const services = servicesWith(PHRASE, (request) => {
      requests.push(request);
      return [{ path: 'batch.json', bytes: new Uint8Array(1) }];
    });
    renderApp(<Accounts />, services, '/accounts/export');
    expect(screen.queryByRole('checkbox', { name: /Watched/ })).toBeNull();
    fireEvent.click(screen.getByRole('checkbox', { name: /Main coldkey/ }));
    fill('Password of this wallet', PASSWORD);
    fill('Password for the file', PASSWORD);
    fill('Password again', PASSWORD);
    fireEvent.click(screen.getByRole('button', { name: 'Save the file' }));
    await screen.findByTestId('saved-files');
    expect(saved).toEqual(['batch.json']);
    expect(requests[0]?.accounts.map(({ name }) => name)).toEqual(['Second']);
    expect(services.calls.find(({ method }) => method === 'wallet.revealSecrets')?.params).toMatchObject({
      accountIds: [hashOf('b')],
    });
  });

  it('says when a file could not be made', async () => {
    const { saved } = watchDownloads();
    const services = servicesWith(PHRASE, () => {
      throw new WalletError('keyfile/out-of-memory');
    });
    renderApp(<Accounts />, services, PAGE);
    fireEvent.click(screen.getByRole('radio', { name: 'btcli files' }));
    fill('Password of this wallet', PASSWORD);
    fill('Password for the file', PASSWORD);
    fill('Password again', PASSWORD);
    fireEvent.click(screen.getByRole('button', { name: 'Save the file' }));
    await waitFor(() => expect(within(screen.getByTestId('export')).getByRole('alert')).toBeTruthy());
    expect(saved).toEqual([]);
  });
});

describe('K4 btcli folders', () => {
  const out = (name: string, role: 'coldkey' | 'hotkey') => ({ name, role, secret: SEED });

  it('K4 gives each coldkey a folder and lays hotkeys beside the first', () => {
    const made = folders(
      [out('Anna', 'coldkey'), out('anna', 'coldkey'), out('h 1', 'hotkey'), out('H 1', 'hotkey')],
      'default',
    );
    expect(made.map(({ name, accounts }) => [name, accounts.map((one) => one.name)])).toEqual([
      ['Anna', ['Anna', 'h 1', 'H 1-2']],
      ['anna-2', ['anna']],
    ]);
    expect(folders([out('Anna', 'coldkey')], 'mine')[0]?.name).toBe('mine');
  });

  it('K4 keeps downloads of several folders apart', async () => {
    const keys = fakeKeys({
      write: async (request) => [{ path: `wallets/${request.walletName}/coldkey`, bytes: new Uint8Array() }],
    });
    const choice = { format: 'btcli', password: PASSWORD, strength: 'strong', walletName: 'x' } as const;
    const files = await writeExport(keys, [out('Anna', 'coldkey'), out('Bert', 'coldkey')], choice, {});
    expect(files.map(({ name }) => name)).toEqual(['Anna-coldkey', 'Bert-coldkey']);
  });

  it('K4 every name it makes is one the writer takes', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 6 }), (texts) => {
        const names = distinctNames(texts.map((text, index) => walletName(text, `wallet${index + 1}`)));
        for (const name of names) expect(isWalletName(name)).toBe(true);
        const hotkeys = names.map((name) => ({
          name,
          accountId: hashOf('a'),
          cryptoType: 'sr25519' as const,
          file: null,
        }));
        expect(btcliLayout('default', null, hotkeys)).toHaveLength(names.length);
      }),
    );
  });
});
