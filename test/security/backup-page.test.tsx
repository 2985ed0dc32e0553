// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Warnings } from '../../src/popup/features/home/warnings.js';
import { ConfirmBackup } from '../../src/popup/features/onboarding/confirm-backup.js';
import { useWalletStore } from '../../src/popup/state/wallet-store.js';
import { account, emptyStores, fakeServices, fillStores, renderApp, status } from '../unit/popup/support.js';

const WORDS = 'old leopard transfer rib spatial phone calm indicate online fire caution review'.split(' ');

function withAccount(backedUp: boolean): void {
  useWalletStore.getState().setStatus(status({ accounts: [{ ...account, backedUp }] }));
}

function open(given: { accountId: string }) {
  const services = fakeServices({
    'wallet.previewSecret': () => ({ ...given, address: account.address, exists: true }),
    'wallet.confirmBackup': () => null,
  });
  const page = renderApp(<ConfirmBackup />, services, '/add/confirm');
  const inputs = page.getByTestId('word-grid').querySelectorAll('input');
  WORDS.forEach((value, index) => {
    const input = inputs[index];
    if (input) fireEvent.change(input, { target: { value } });
  });
  return { ...page, asked: (method: string) => services.calls.filter((call) => call.method === method) };
}

describe('a backup that was not confirmed', () => {
  beforeEach(fillStores);
  afterEach(() => {
    cleanup();
    emptyStores();
  });

  it('is a warning for as long as the vault says so', () => {
    withAccount(false);
    const { unmount } = renderApp(<Warnings />, fakeServices());
    expect(screen.queryByTestId('backup-warning')).not.toBeNull();
    unmount();
    withAccount(true);
    renderApp(<Warnings />, fakeServices());
    expect(screen.queryByTestId('backup-warning')).toBeNull();
  });

  it('is confirmed in the vault with the words that were typed, and nothing is kept in the page', async () => {
    withAccount(false);
    const { asked, history } = open({ accountId: account.accountId });
    await waitFor(() => expect(screen.getByRole('status').textContent).not.toBe(''));
    fireEvent.click(screen.getByRole('button', { name: 'Continue' }));
    await waitFor(() => expect(history.at(-1)).toBe('/'));
    const secret = { phrase: WORDS.join(' '), path: '', cryptoType: 'sr25519' };
    expect(asked('wallet.confirmBackup').map(({ params }) => params)).toEqual([
      { accountId: account.accountId, secret },
    ]);
    expect(localStorage).toHaveLength(0);
  });

  it('stays unconfirmed while the words give another account', async () => {
    withAccount(false);
    const { asked, history } = open({ accountId: `0x${'b'.repeat(64)}` });
    await waitFor(() => expect(asked('wallet.previewSecret')).toHaveLength(1));
    await screen.findByRole('alert');
    fireEvent.click(screen.getByRole('button', { name: 'Continue' }));
    expect(asked('wallet.confirmBackup')).toEqual([]);
    expect(history.at(-1)).toBe('/add/confirm');
  });
});
