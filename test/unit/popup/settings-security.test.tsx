// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WalletError } from '../../../src/core/errors/wallet-error.js';
import Backup from '../../../src/popup/features/settings/backup/backup.js';
import { backupFileName } from '../../../src/popup/features/settings/backup/file-name.js';
import Settings from '../../../src/popup/features/settings/settings.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import type { KdfParams } from '../../../src/protocol/ui/vault.js';
import {
  account,
  emptyStores,
  fakeServices,
  fillStores,
  hashOf,
  renderApp,
  settings,
  status,
} from './support.js';

const KDF: KdfParams = { alg: 'argon2id', salt: '0'.repeat(32), memoryKiB: 1, passes: 1, lanes: 1 };
const LONG = 'another long phrase of words';

beforeEach(() => {
  fillStores();
  document.documentElement.dataset.surface = 'tab';
});
afterEach(() => {
  cleanup();
  delete document.documentElement.dataset.surface;
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  emptyStores();
});

function servicesWith(more: Record<string, (params: never) => unknown> = {}) {
  const services = fakeServices(
    {
      'sites.list': () => ({ sites: [] }),
      'settings.update': ({ patch }: { patch: object }) => ({ ...settings, ...patch }),
      'wallet.kdfForUnlock': () => KDF,
      'wallet.kdfForCreate': () => KDF,
      'wallet.status': () => status(),
      ...more,
    },
    {},
    { calibrate: async (least) => ({ ...least, passes: 5 }) },
  );
  services.deriveKey = async (password, { passes }) => `${password}/${passes}`;
  return services;
}
const called = (services: ReturnType<typeof fakeServices>, method: string) =>
  services.calls.filter((call) => call.method === method).map((call) => call.params);
const type = (label: string | RegExp, value: string): void => {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
};

describe('U3 locking', () => {
  it('U3 takes any number of minutes and the switch for the computer\u2019s own lock', async () => {
    const services = servicesWith();
    renderApp(<Settings />, services);
    type('Lock after minutes without use', '0');
    expect(screen.getByText('Enter a number between 1 and 1440.')).toBeTruthy();
    type('Lock after minutes without use', '37');
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(useWalletStore.getState().settings?.autoLockMinutes).toBe(37));
    fireEvent.click(screen.getByRole('switch', { name: 'Lock with this computer' }));
    await waitFor(() =>
      expect(called(services, 'settings.update')).toEqual([
        { patch: { autoLockMinutes: 37 } },
        { patch: { lockWithSystem: false } },
      ]),
    );
  });
});

describe('U1 the password', () => {
  it('U1 U4 changes with fresh parameters as slow as this machine allows', async () => {
    const services = servicesWith({ 'wallet.changePassword': () => null });
    renderApp(<Settings />, services);
    type('Present password', 'old one');
    type('New password', LONG);
    type('Password again', LONG);
    fireEvent.submit(screen.getByLabelText('New password'));
    expect(await screen.findByText('The password was changed.')).toBeTruthy();
    expect(called(services, 'wallet.changePassword')).toEqual([
      { oldWrappingKey: 'old one/1', kdf: { ...KDF, passes: 5 }, wrappingKey: `${LONG}/5` },
    ]);
  });

  it('erasing an open wallet asks for the words and for the password', async () => {
    const services = servicesWith({
      'wallet.unlock': ({ wrappingKey }: { wrappingKey: string }) => {
        if (wrappingKey !== 'right/1') throw new WalletError('vault/wrong-password');
        return status();
      },
      'wallet.erase': () => null,
    });
    renderApp(<Settings />, services);
    type(/Type this to confirm/, 'erase everything');
    const erase = screen.getByText('Erase everything');
    fireEvent.click(erase);
    type('Password of this wallet', 'wrong');
    fireEvent.click(erase);
    expect((await screen.findByRole('alert')).textContent).toContain('not the password');
    expect(called(services, 'wallet.erase')).toEqual([]);
    type('Password of this wallet', 'right');
    fireEvent.click(erase);
    await waitFor(() => expect(called(services, 'wallet.erase')).toHaveLength(1));
  });
});

describe('U2 the passkey', () => {
  const prf = { prf: { enabled: true, results: { first: new Uint8Array(32).fill(0xab) } } };
  function browserWithPasskeys() {
    vi.stubGlobal('PublicKeyCredential', {});
    const create = async () => ({ rawId: Uint8Array.of(1).buffer, getClientExtensionResults: () => prf });
    vi.stubGlobal('navigator', { ...navigator, languages: ['en'], credentials: { create } });
  }

  it('U2 is added after the password', async () => {
    browserWithPasskeys();
    const services = servicesWith({ 'wallet.setPasskey': () => null });
    renderApp(<Settings />, services);
    fireEvent.click(await screen.findByRole('button', { name: 'Add a passkey' }));
    const password = document.querySelector<HTMLInputElement>('.passkey input');
    if (!password) throw new Error('no password is asked');
    fireEvent.submit(password);
    expect(called(services, 'wallet.setPasskey')).toEqual([]);
    fireEvent.change(password, { target: { value: 'pw' } });
    fireEvent.submit(password);
    expect(await screen.findByText('The passkey was added.')).toBeTruthy();
    expect(called(services, 'wallet.setPasskey')).toEqual([
      {
        credentialId: 'AQ',
        prfSalt: expect.stringMatching(/^[\w-]{43}$/),
        prfKey: 'ab'.repeat(32),
        wrappingKey: 'pw/1',
      },
    ]);
  });

  it('U2 is removed after the password, and the page says so', async () => {
    browserWithPasskeys();
    useWalletStore.setState({ status: status({ passkey: true }) });
    const services = servicesWith({
      'wallet.removePasskey': () => null,
      'wallet.unlock': ({ wrappingKey }: { wrappingKey: string }) => {
        if (wrappingKey !== 'right/1') throw new WalletError('vault/wrong-password');
        return status({ passkey: true });
      },
    });
    renderApp(<Settings />, services);
    fireEvent.click(screen.getByRole('button', { name: 'Remove the passkey' }));
    const password = document.querySelector<HTMLInputElement>('.passkey input');
    if (!password) throw new Error('no password is asked');
    fireEvent.change(password, { target: { value: 'wrong' } });
    fireEvent.submit(password);
    expect((await screen.findByRole('alert')).textContent).toContain('not the password');
    expect(called(services, 'wallet.removePasskey')).toEqual([]);
    fireEvent.change(password, { target: { value: 'right' } });
    fireEvent.submit(password);
    expect(await screen.findByText(/The passkey was removed/)).toBeTruthy();
    expect(useWalletStore.getState().status?.passkey).toBe(false);
  });

  it('U2 says plainly when the browser cannot', async () => {
    vi.stubGlobal('PublicKeyCredential', undefined);
    renderApp(<Settings />, servicesWith());
    expect(await screen.findByText(/This browser cannot unlock/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Add a passkey' })).toBeNull();
  });

  it('U2 is added in a tab: a popup would close under the browser\u2019s question', async () => {
    document.documentElement.dataset.surface = 'popup';
    browserWithPasskeys();
    const services = servicesWith();
    const opened: string[] = [];
    services.platform.openTab = (path) => void opened.push(path);
    renderApp(<Settings />, services);
    fireEvent.click(await screen.findByRole('button', { name: 'Add a passkey in a tab' }));
    expect(opened).toEqual(['/settings']);
  });
});

describe('K14 the full backup', () => {
  function watchDownloads() {
    const saved: Array<{ name: string; text: Promise<string> }> = [];
    let made: Blob | null = null;
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      made = blob as Blob;
      return 'blob:kelvin';
    });
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      if (made) saved.push({ name: this.download, text: made.text() });
    });
    return saved;
  }

  it('K14 says what it holds and saves one file under its own password', async () => {
    useWalletStore.setState({
      status: status({
        accounts: [account, { ...account, accountId: hashOf('b'), source: null, cryptoType: null }],
      }),
    });
    const saved = watchDownloads();
    const services = servicesWith({ 'backup.make': () => ({ file: '{"kelvin":1}' }) });
    const { container } = renderApp(<Backup />, services);
    expect(screen.getByText('1 account with its key')).toBeTruthy();
    expect(screen.getByText('1 watched address')).toBeTruthy();
    const button = screen.getByRole('button', { name: 'Save the backup' });
    type('Password of this wallet', 'wallet pw');
    type('Password of the backup', 'weak');
    type('Password again', 'weak');
    fireEvent.click(button);
    expect(services.calls).toEqual([]);
    type('Password of the backup', LONG);
    type('Password again', LONG);
    fireEvent.click(button);
    expect((await screen.findByTestId('backup-saved')).textContent).toMatch(
      /kelvin-backup-\d{4}-\d{2}-\d{2}\.json/,
    );
    expect(called(services, 'backup.make')).toEqual([
      { wrappingKey: 'wallet pw/1', kdf: { ...KDF, passes: 5 }, backupKey: `${LONG}/5` },
    ]);
    expect(saved).toHaveLength(1);
    expect(await saved[0]?.text).toBe('{"kelvin":1}');
    expect(container.innerHTML).not.toContain(LONG);
  });

  it('K14 leads to restoring', () => {
    const { history } = renderApp(<Backup />, servicesWith(), '/settings/backup');
    fireEvent.click(screen.getByRole('button', { name: 'Restore a backup' }));
    expect(history?.at(-1)).toBe('/add/restore');
  });

  it('names the file by the calendar', () => {
    expect(backupFileName(new Date(2027, 0, 5).getTime())).toBe('kelvin-backup-2027-01-05.json');
  });

  it('Q3 axe finds nothing on the backup page', async () => {
    const { container } = renderApp(<Backup />, servicesWith());
    const { violations } = await axe.run(container, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});
