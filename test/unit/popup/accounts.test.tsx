// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../../src/core/accounts/types.js';
import { WalletError } from '../../../src/core/errors/wallet-error.js';
import Accounts from '../../../src/popup/features/accounts/accounts.js';
import { moved } from '../../../src/popup/features/accounts/list/reorder.js';
import { AccountSheet } from '../../../src/popup/features/home/account-sheet.js';
import { Actions } from '../../../src/popup/features/home/actions.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import {
  account,
  emptyStores,
  fakeServices,
  fillStores,
  HOTKEY,
  hashOf,
  renderApp,
  status,
} from './support.js';

const named = (digit: string, name: string, patch: Partial<Account> = {}): Account => ({
  ...account,
  accountId: hashOf(digit),
  name,
  ...patch,
});
const A = named('a', 'Anna');
const B = named('b', 'Bert', { hidden: true });
const C = named('c', 'Cleo', { source: null, cryptoType: null, address: HOTKEY });

beforeEach(fillStores);
afterEach(() => {
  cleanup();
  emptyStores();
});

/** A wallet that changes as the background would. */
function walletWith(
  accounts: Account[],
  activeAccountId: Account['accountId'] | null = accounts[0]?.accountId ?? null,
) {
  let now = accounts;
  useWalletStore.setState({ status: status({ accounts: now, activeAccountId }) });
  const services = fakeServices({
    'wallet.status': () => status({ accounts: now, activeAccountId }),
    'wallet.orderAccounts': ({ accountIds }: { accountIds: string[] }) => {
      now = accountIds.flatMap((id) => now.filter((one) => one.accountId === id));
      return null;
    },
    'wallet.updateAccount': ({ accountId, patch }: { accountId: string; patch: Partial<Account> }) => {
      now = now.map((one) => (one.accountId === accountId ? { ...one, ...patch } : one));
      return null;
    },
    'wallet.kdfForUnlock': () => ({}),
    'wallet.forgetAccount': ({
      accountId,
      wrappingKey,
    }: {
      accountId: string;
      wrappingKey: string | null;
    }) => {
      const gone = now.find((one) => one.accountId === accountId);
      if (gone?.source && wrappingKey === null) throw new WalletError('vault/wrong-password');
      now = now.filter((one) => one.accountId !== accountId);
      return null;
    },
    'wallet.setActiveAccount': () => null,
  });
  return services;
}

const called = (services: ReturnType<typeof fakeServices>, method: string) =>
  services.calls.filter((call) => call.method === method).map((call) => call.params);
const row = (name: string): HTMLElement => screen.getByRole('button', { name: new RegExp(`^${name}`) });
const names = (): string[] =>
  within(screen.getByRole('list', { name: 'Accounts' }))
    .getAllByRole('listitem')
    .map((item) => item.querySelector('.row-name')?.textContent ?? '');

describe('the list of accounts', () => {
  it('P12 leaves hidden accounts out until they are asked for, and marks what is watched', () => {
    renderApp(<Accounts />, walletWith([A, B, C]), '/accounts');
    expect(names()).toEqual(['Anna', 'Cleo']);
    expect(row('Cleo').textContent).toContain('watched');
    fireEvent.click(screen.getByRole('switch', { name: 'Show 1 hidden account' }));
    expect(names()).toEqual(['Anna', 'Bert', 'Cleo']);
    expect(row('Bert').textContent).toContain('hidden');
  });

  it('P6 shows a dash for what was not read, never a zero', () => {
    renderApp(<Accounts />, walletWith([A, C]), '/accounts');
    expect(row('Anna').textContent).toContain('14.0000');
    expect(row('Cleo').textContent).toContain('value not known');
    expect(row('Cleo').textContent).not.toContain('0.0000');
  });

  it('Q3 moves an account with Alt and an arrow, past hidden ones, and says where it is', async () => {
    const services = walletWith([A, B, C]);
    renderApp(<Accounts />, services, '/accounts');
    fireEvent.keyDown(row('Anna'), { key: 'ArrowDown', altKey: true });
    await waitFor(() => expect(names()).toEqual(['Cleo', 'Anna']));
    expect(called(services, 'wallet.orderAccounts')).toEqual([
      { accountIds: [B.accountId, C.accountId, A.accountId] },
    ]);
    expect(await screen.findByText('Anna is now number 2 of 2')).toBeTruthy();
    fireEvent.keyDown(row('Anna'), { key: 'ArrowDown', altKey: true });
    expect(await screen.findByText('Anna is the last already')).toBeTruthy();
    expect(called(services, 'wallet.orderAccounts')).toHaveLength(1);
  });

  it('leaves an arrow without Alt alone', () => {
    const services = walletWith([A, C]);
    renderApp(<Accounts />, services, '/accounts');
    fireEvent.keyDown(row('Anna'), { key: 'ArrowDown' });
    expect(services.calls).toEqual([]);
  });

  it('moves by the menu of a row too', async () => {
    const services = walletWith([A, C]);
    renderApp(<Accounts />, services, '/accounts');
    const menu = screen.getByRole('button', { name: 'Order of Cleo' });
    fireEvent.mouseDown(menu);
    fireEvent.click(menu);
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Move up' }));
    await waitFor(() => expect(names()).toEqual(['Cleo', 'Anna']));
  });

  it('a move keeps every account, once', () => {
    const cases = fc.record({
      hidden: fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }),
      at: fc.nat(11),
      step: fc.constantFrom(-1 as const, 1 as const),
    });
    fc.assert(
      fc.property(cases, ({ hidden, at, step }) => {
        const all = hidden.map((hide, index) => named(index.toString(16), `n${index}`, { hidden: hide }));
        const visible = all.filter((one) => !one.hidden);
        const one = visible[at % Math.max(1, visible.length)];
        if (!one) return;
        const place = visible.indexOf(one);
        const ids = moved(all, visible, one.accountId, step);
        if (place + step < 0 || place + step >= visible.length) {
          expect(ids).toBeNull();
          return;
        }
        expect([...(ids ?? [])].sort()).toEqual(all.map(({ accountId }) => accountId).sort());
        const seen = (ids ?? []).filter((id) => visible.some(({ accountId }) => accountId === id));
        expect(seen.indexOf(one.accountId)).toBe(place + step);
      }),
    );
  });
});

describe('one account', () => {
  const open = (services: ReturnType<typeof fakeServices>, { accountId }: Account) =>
    renderApp(<Accounts />, services, `/accounts/${accountId}`);

  it('is renamed, marked, hidden and given its use', async () => {
    const services = walletWith([A, C]);
    open(services, A);
    expect(screen.getByTestId('full-address').textContent).toBe(A.address);
    fireEvent.change(screen.getByLabelText('Name'), { target: { value: '  Cold storage ' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('heading', { name: 'Cold storage' })).toBeTruthy();
    fireEvent.click(screen.getByRole('radio', { name: 'Violet hexagon' }));
    await waitFor(() => expect(called(services, 'wallet.updateAccount')).toHaveLength(2));
    fireEvent.click(screen.getByRole('radio', { name: 'Hotkey' }));
    expect(await screen.findByText(/never offers it as a payment address/)).toBeTruthy();
    fireEvent.click(screen.getByRole('switch', { name: 'Hide this account' }));
    await waitFor(() =>
      expect(called(services, 'wallet.updateAccount')).toEqual([
        { accountId: A.accountId, patch: { name: 'Cold storage' } },
        { accountId: A.accountId, patch: { colour: 5 } },
        { accountId: A.accountId, patch: { role: 'hotkey' } },
        { accountId: A.accountId, patch: { hidden: true } },
      ]),
    );
  });

  const ways = () =>
    within(screen.getByRole('navigation', { name: 'Behind this account' }))
      .getAllByRole('button')
      .map((one) => one.textContent?.trim());

  it.each<[string, Partial<Account>, string[]]>([
    ['a key', {}, ['Who may act for it', 'Take the coldkey offline', 'Change its coldkey']],
    ['a device', { source: null, custody: { kind: 'vault' } }, ['Who may act for it', 'Change its coldkey']],
    [
      'members',
      { source: null, custody: { kind: 'multisig', signatories: [HOTKEY, account.address], threshold: 2 } },
      ['Who may act for it', 'Members and what waits'],
    ],
    [
      'controllers',
      {
        source: null,
        custody: { kind: 'pure', spawner: HOTKEY, proxyType: 'Any', index: 0, height: 9, extIndex: 2 },
      },
      ['Who may act for it', 'Who controls it'],
    ],
  ])('K9 K10 leads to what stands behind it: %s', (_, patch, names) => {
    const one = named('a', 'Anna', patch);
    renderApp(<Accounts />, walletWith([one, C]), `/accounts/${one.accountId}`);
    expect(ways()).toEqual(names);
  });

  it('K10 makes the account the one in view before its rights are shown', async () => {
    const services = walletWith([A, C], C.accountId);
    const { history } = renderApp(<Accounts />, services, `/accounts/${A.accountId}`);
    fireEvent.click(screen.getByRole('button', { name: 'Who may act for it' }));
    await waitFor(() => expect(history?.at(-1)).toBe('/rights'));
    expect(called(services, 'wallet.setActiveAccount')).toEqual([{ accountId: A.accountId }]);
  });

  it('keeps no empty name', () => {
    const services = walletWith([A]);
    open(services, A);
    fireEvent.change(screen.getByLabelText('Name'), { target: { value: '   ' } });
    fireEvent.submit(screen.getByLabelText('Name'));
    expect(screen.getByText('An account needs a name.')).toBeTruthy();
    expect(called(services, 'wallet.updateAccount')).toEqual([]);
  });

  it('K6 stops watching in one step and without a password', async () => {
    const services = walletWith([A, C]);
    const { history } = open(services, C);
    expect(screen.queryByRole('button', { name: 'Show or export the key' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Find more accounts' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Stop watching' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).queryByLabelText('Password of this wallet')).toBeNull();
    fireEvent.click(within(dialog).getByRole('button', { name: 'Stop watching' }));
    await waitFor(() =>
      expect(called(services, 'wallet.forgetAccount')).toEqual([
        { accountId: C.accountId, wrappingKey: null },
      ]),
    );
    await waitFor(() => expect(history?.at(-1)).toBe('/accounts'));
  });

  it('forgets a held account only after its name and the password, and says when it may be the only copy', async () => {
    const services = walletWith([{ ...A, backedUp: false }, C]);
    open(services, A);
    fireEvent.click(screen.getByRole('button', { name: 'Forget this account' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText(/only copy/)).toBeTruthy();
    const forget = within(dialog).getByRole('button', { name: 'Forget this account' });
    const type = (label: RegExp, value: string): void => {
      fireEvent.change(within(dialog).getByLabelText(label), { target: { value } });
    };
    type(/Password of this wallet/, 'a password');
    fireEvent.click(forget);
    type(/Type its name/, 'Ann');
    fireEvent.click(forget);
    expect(called(services, 'wallet.forgetAccount')).toEqual([]);
    type(/Type its name/, ' Anna ');
    fireEvent.click(forget);
    await waitFor(() =>
      expect(called(services, 'wallet.forgetAccount')).toEqual([
        { accountId: A.accountId, wrappingKey: 'f'.repeat(64) },
      ]),
    );
  });

  it('does not offer to forget the only account', async () => {
    open(walletWith([A]), A);
    fireEvent.click(screen.getByRole('button', { name: 'Forget this account' }));
    expect(await screen.findByText(/only account here/)).toBeTruthy();
    expect(screen.queryByLabelText(/Type its name/)).toBeNull();
  });

  it('says so when a link names an account that is not here', () => {
    renderApp(<Accounts />, walletWith([A]), `/accounts/${hashOf('e')}`);
    expect(screen.getByText('This account is not in the wallet.')).toBeTruthy();
  });
});

describe('home', () => {
  it('P12 leaves hidden accounts out of the switcher, marks watched ones and leads to the list', async () => {
    const { history } = renderApp(
      <AccountSheet open onOpenChange={() => undefined} />,
      walletWith([A, B, C]),
    );
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).not.toContain('Bert');
    expect(within(dialog).getByRole('button', { name: /Cleo/ }).textContent).toContain('watched');
    fireEvent.click(within(dialog).getByRole('button', { name: 'Manage accounts' }));
    expect(history?.at(-1)).toBe('/accounts');
  });

  it('K6 does not lead a watched account to staking, and says why', () => {
    const { history } = renderApp(<Actions />, walletWith([C]));
    const stake = screen.getByRole('button', { name: 'Stake' });
    fireEvent.click(stake);
    expect(history).toEqual(['/']);
    expect(stake.getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByText(/only watched/)).toBeTruthy();
  });

  it('K13 never offers a hotkey as a payment address', async () => {
    renderApp(<Actions />, walletWith([{ ...C, role: 'hotkey' }, A]));
    fireEvent.click(screen.getByRole('button', { name: 'Receive' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.innerHTML).not.toContain(HOTKEY);
    fireEvent.click(within(dialog).getByRole('button', { name: 'Receive at Anna' }));
    expect(within(dialog).getByTestId('receive-address').textContent).toBe(A.address);
  });
});
