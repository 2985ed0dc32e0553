// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WalletError } from '../../../src/core/errors/wallet-error.js';
import Onboarding from '../../../src/popup/features/onboarding/onboarding.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import type { BackupContents } from '../../../src/protocol/ui/backup.js';
import {
  account,
  addedFor,
  emptyStores,
  fakeServices,
  hashOf,
  kdf,
  openedAccount,
  renderApp,
  settings,
  status,
} from './support.js';

const FILE = '{"magic":"KELVIN-BACKUP","format":1}';
const WALLET_PASSWORD = 'tundra-violin-42-quartz';

const entry = (digit: string, patch: Partial<BackupContents['accounts'][number]> = {}) => ({
  accountId: hashOf(digit),
  address: openedAccount(digit).address ?? '',
  name: `Kept ${digit}`,
  role: 'coldkey' as const,
  source: 'phrase' as const,
  presence: 'none' as const,
  ...patch,
});
const contents = (patch: Partial<BackupContents> = {}): BackupContents => ({
  createdAtMs: 1_790_000_000_000,
  accounts: [
    entry('1', { presence: 'held' }),
    entry('2'),
    entry('3', { source: null }),
    entry('4', { presence: 'watched' }),
  ],
  contacts: 7,
  settings: true,
  ...patch,
});

function restoring(inside: BackupContents, path: string) {
  const services = fakeServices({
    'backup.kdf': () => kdf,
    'backup.inspect': () => inside,
    'backup.restore': ({ accountIds }: { accountIds: string[] }) =>
      addedFor({ accounts: accountIds.map((name) => ({ name })) }),
    'wallet.kdfForCreate': () => ({ ...kdf, salt: '1'.repeat(32) }),
  });
  const derived: string[] = [];
  services.deriveKey = async (password, { salt }) => {
    derived.push(`${password} ${salt[0]}`);
    return password === WALLET_PASSWORD ? 'b'.repeat(64) : 'a'.repeat(64);
  };
  const page = renderApp(<Onboarding />, services, path);
  fireEvent.change(screen.getByTestId('choose-files'), {
    target: { files: [new File([FILE], 'kelvin.json')] },
  });
  return { ...page, services, derived };
}

async function show(password = 'backup password'): Promise<void> {
  fireEvent.change(await screen.findByLabelText('Password of the backup'), { target: { value: password } });
  fireEvent.click(screen.getByRole('button', { name: 'Show what is in it' }));
}

beforeEach(() => useWalletStore.setState({ status: status(), settings }));
afterEach(() => {
  cleanup();
  emptyStores();
});

describe('K14 restoring a backup', () => {
  it('K14 is recognised in the one field, shows what it holds before writing, and restores what is ticked', async () => {
    const { services } = restoring(contents(), '/add/import');
    await waitFor(() => expect(screen.getByTestId('found').textContent).toContain('A Kelvin backup'));
    await show();
    await screen.findByTestId('backup-contents');
    expect(services.calls.map(({ method }) => method)).toEqual(['backup.kdf', 'backup.inspect']);
    const states = screen.getAllByRole('row').flatMap((row) => (row as HTMLElement).dataset.state ?? []);
    expect(states).toEqual(['held', 'ready', 'watch', 'upgrade']);
    expect((screen.getByRole('checkbox', { name: '7 contacts' }) as HTMLInputElement).checked).toBe(true);
    fireEvent.click(screen.getByRole('checkbox', { name: 'Choose Kept 3' }));
    fireEvent.click(screen.getByRole('checkbox', { name: /^Settings/ }));
    expect(screen.queryByLabelText('Password')).toBeNull();
    fireEvent.click(screen.getByTestId('finish'));
    await screen.findByTestId('done');
    expect(services.calls.at(-1)).toEqual({
      method: 'backup.restore',
      params: {
        file: FILE,
        backupKey: 'a'.repeat(64),
        accountIds: [hashOf('2'), hashOf('4')],
        contacts: true,
        settings: true,
        vault: null,
      },
    });
  });

  it('K14 asks for the new password too where there is no wallet, and takes settings over', async () => {
    useWalletStore.getState().setStatus(status({ vault: 'empty', accounts: [], activeAccountId: null }));
    const { services, derived } = restoring(contents(), '/restore');
    await show();
    const tick = (await screen.findByRole('checkbox', { name: /^Settings/ })) as HTMLInputElement;
    expect(tick.checked).toBe(true);
    fireEvent.change(screen.getByLabelText('Password'), { target: { value: WALLET_PASSWORD } });
    fireEvent.change(screen.getByLabelText('Password again'), { target: { value: WALLET_PASSWORD } });
    fireEvent.click(screen.getByTestId('finish'));
    await screen.findByTestId('done');
    expect(derived).toEqual(['backup password 0', `${WALLET_PASSWORD} 1`]);
    expect(services.calls.at(-1)?.params).toMatchObject({
      settings: true,
      vault: { kdf: { salt: '1'.repeat(32) }, wrappingKey: 'b'.repeat(64) },
    });
    expect(JSON.stringify(services.calls)).not.toMatch(/backup password|tundra/);
  });

  it('K14 needs an account to make a wallet of', async () => {
    useWalletStore.getState().setStatus(status({ vault: 'empty', accounts: [], activeAccountId: null }));
    const { services } = restoring(contents({ accounts: [] }), '/restore');
    await show();
    fireEvent.change(await screen.findByLabelText('Password'), { target: { value: WALLET_PASSWORD } });
    fireEvent.change(screen.getByLabelText('Password again'), { target: { value: WALLET_PASSWORD } });
    fireEvent.click(screen.getByTestId('finish'));
    expect(screen.getByTestId('finish').getAttribute('aria-disabled')).toBe('true');
    expect(services.calls.map(({ method }) => method)).toEqual(['backup.kdf', 'backup.inspect']);
  });

  it('K14 says when the password is wrong, and writes nothing', async () => {
    const { services } = restoring(contents(), '/add/restore');
    const call = services.background.call;
    services.background.call = async (method, params) => {
      if (method === 'backup.inspect') throw new WalletError('backup/wrong-password');
      return call(method, params);
    };
    await show();
    expect((await screen.findByRole('alert')).textContent).toContain('not the password of this backup');
    expect(screen.queryByTestId('backup-contents')).toBeNull();
  });

  it('K14 says at once that a file is damaged or newer', async () => {
    const services = fakeServices({
      'backup.kdf': () => {
        throw new WalletError('backup/newer');
      },
    });
    renderApp(<Onboarding />, services, '/restore');
    fireEvent.change(screen.getByTestId('choose-files'), { target: { files: [new File([FILE], 'k.json')] } });
    expect((await screen.findByRole('alert')).textContent).toContain('newer version of Kelvin');
    expect(screen.queryByLabelText('Password of the backup')).toBeNull();
  });

  it('K14 tells what became of each account', async () => {
    const { services } = restoring(contents(), '/add/restore');
    const call = services.background.call;
    services.background.call = async (method, params) =>
      method === 'backup.restore'
        ? ({
            accounts: [account, { ...account, accountId: hashOf('2') }],
            outcomes: ['upgraded', 'present'],
          } as never)
        : call(method, params);
    await show();
    fireEvent.click(await screen.findByTestId('finish'));
    const done = await screen.findByTestId('done');
    expect(done.textContent).toContain('1 key added to a watched account');
    expect(done.textContent).toContain('1 was here already');
  });
});
