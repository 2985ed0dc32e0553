// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WalletError } from '../../src/core/errors/wallet-error.js';
import { Warnings } from '../../src/popup/features/home/warnings.js';
import { ConfirmBackup } from '../../src/popup/features/onboarding/confirm-backup.js';
import { useWalletStore } from '../../src/popup/state/wallet-store.js';
import { account, emptyStores, fakeServices, fillStores, renderApp, status } from '../unit/popup/support.js';

const WORDS = 'old leopard transfer rib spatial phone calm indicate online fire caution review'.split(' ');

function withAccount(backedUp: boolean): void {
  useWalletStore.getState().setStatus(status({ accounts: [{ ...account, backedUp }] }));
}

function open(confirmBackup: () => unknown) {
  const services = fakeServices({ 'wallet.confirmBackup': confirmBackup });
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

  it('K1 is confirmed in the vault with the words that were typed, and nothing is kept in the page', async () => {
    withAccount(false);
    const { asked, history } = open(() => null);
    fireEvent.click(screen.getByRole('button', { name: 'Continue' }));
    await waitFor(() => expect(history.at(-1)).toBe('/'));
    expect(asked('wallet.confirmBackup').map(({ params }) => params)).toEqual([
      { accountId: account.accountId, phrase: WORDS.join(' ') },
    ]);
    expect([localStorage.length, sessionStorage.length]).toEqual([0, 0]);
    expect(history.join()).not.toContain('leopard');
  });

  it('K1 stays unconfirmed while the words give another account', async () => {
    withAccount(false);
    const { asked, history } = open(() => {
      throw new WalletError('keys/other-account');
    });
    fireEvent.click(screen.getByRole('button', { name: 'Continue' }));
    expect((await screen.findByRole('alert')).textContent).toContain('recovery phrase of another account');
    expect(asked('wallet.confirmBackup')).toHaveLength(1);
    expect(history.at(-1)).toBe('/add/confirm');
  });
});
