// @vitest-environment happy-dom
import { bytesToHex } from '@noble/hashes/utils.js';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { encodeAddress } from '../../../../src/core/address/index.js';
import ConnectLedger from '../../../../src/popup/features/connect/connect-ledger.js';
import { useWalletStore } from '../../../../src/popup/state/wallet-store.js';
import { benchForEach } from '../devices/ledger/support.js';
import {
  addedFor,
  emptyStores,
  fakeServices,
  fillStores,
  holdingsOf,
  account as known,
  plainText,
  renderApp,
  status,
} from '../support.js';

const bench = benchForEach();

beforeEach(() => {
  fillStores();
  document.documentElement.dataset.surface = 'tab';
});
afterEach(() => {
  cleanup();
  emptyStores();
  delete document.documentElement.dataset.surface;
});

const addressAt = (account: number, index: number) =>
  encodeAddress(bench.device.publicKey(account, index), 42);
const idAt = (account: number, index: number) =>
  `0x${bytesToHex(bench.device.publicKey(account, index))}` as const;

function open() {
  const services = fakeServices(
    {
      'wallet.addAccounts': addedFor,
      'wallet.status': () => status(),
    },
    { holdings: holdingsOf() },
  );
  return { services, ...renderApp(<ConnectLedger />, services, '/connect/ledger') };
}

const connect = async (): Promise<HTMLElement[]> => {
  fireEvent.click(screen.getByTestId('ledger-connect'));
  return waitFor(() => {
    const rows = screen.getAllByTestId('ledger-row');
    expect(screen.getByTestId('ledger-run').dataset.phase).toBe('idle');
    return rows;
  });
};
const failure = async (): Promise<string | undefined> =>
  (
    await waitFor(() => {
      const found = document.querySelector<HTMLElement>('[data-error-code]');
      expect(found).not.toBeNull();
      return found;
    })
  )?.dataset.errorCode;
const row = (index: number): HTMLElement => screen.getAllByTestId('ledger-row')[index] as HTMLElement;
const press = (name: RegExp | string): void => {
  fireEvent.click(screen.getByRole('button', { name }));
};

describe('K7 the accounts of a Ledger on screen', () => {
  it('K7 lists index, address and balance, and explains why they differ from elsewhere', async () => {
    open();
    expect(document.body.textContent).toContain('ed25519');
    expect(document.body.textContent).toContain('354 and 1005');
    const rows = await connect();
    expect(rows.map((one) => one.dataset.address)).toEqual([0, 1, 2, 3, 4].map((at) => addressAt(0, at)));
    await waitFor(() => expect(plainText(row(0))).toContain('12.4021 \u03c4'));
    expect(plainText(row(0))).toContain("m/44'/354'/0'/0'/0'");
    expect(document.body.textContent).toContain('App Polkadot 100.0.12');
  });

  it('K7 more goes on from the last, and a jump goes to any number once', async () => {
    open();
    await connect();
    fireEvent.click(screen.getByTestId('ledger-more'));
    await waitFor(() => expect(screen.getAllByTestId('ledger-row')).toHaveLength(10));
    await waitFor(() => expect(screen.getByTestId('ledger-run').dataset.phase).toBe('idle'));
    fireEvent.change(screen.getByLabelText('Account number'), { target: { value: '2' } });
    fireEvent.change(screen.getByLabelText('Index'), { target: { value: '-7' } });
    press('Read from there');
    expect(screen.getByRole('alert').textContent).toContain('2147483647');
    fireEvent.change(screen.getByLabelText('Index'), { target: { value: '7' } });
    press('Read from there');
    await waitFor(() => expect(screen.getAllByTestId('ledger-row')).toHaveLength(15));
    expect(row(10).dataset.address).toBe(addressAt(2, 7));
    expect(row(10).textContent).toContain('Account 2 / 7');
  });

  it('K7 adds what was chosen, named and with its place on the device', async () => {
    const { services, history } = open();
    await connect();
    const add = screen.getByTestId('ledger-add');
    fireEvent.click(add);
    expect(services.calls.map(({ method }) => method)).not.toContain('wallet.addAccounts');
    fireEvent.click(within(row(0)).getByRole('checkbox'));
    fireEvent.click(within(row(3)).getByRole('checkbox'));
    fireEvent.change(within(row(3)).getByRole('textbox'), { target: { value: 'Savings' } });
    expect(add.textContent).toBe('Add 2 accounts');
    fireEvent.click(add);
    await screen.findByTestId('ledger-added');
    const call = services.calls.find(({ method }) => method === 'wallet.addAccounts');
    const base = { kind: 'watch', role: 'coldkey', cryptoType: 'ed25519' };
    expect(call?.params).toEqual({
      accounts: [
        {
          ...base,
          name: 'Ledger 0',
          address: addressAt(0, 0),
          custody: { kind: 'ledger', app: 'polkadot', account: 0, index: 0 },
        },
        {
          ...base,
          name: 'Savings',
          address: addressAt(0, 3),
          custody: { kind: 'ledger', app: 'polkadot', account: 0, index: 3 },
        },
      ],
    });
    press('See accounts');
    expect(history?.at(-1)).toBe('/accounts');
  });

  it('K7 says which are in the wallet, and gives a watched one its Ledger', async () => {
    useWalletStore.setState({
      status: status({
        accounts: [
          { ...known, accountId: idAt(0, 0), source: null, cryptoType: null },
          {
            ...known,
            accountId: idAt(0, 1),
            source: null,
            cryptoType: 'ed25519',
            custody: { kind: 'ledger', app: 'polkadot', account: 0, index: 1 },
          },
        ],
      }),
    });
    open();
    await connect();
    expect(row(0).textContent).toContain('Watched here');
    expect(within(row(0)).queryByRole('checkbox')).not.toBeNull();
    expect(row(1).textContent).toContain('In the wallet');
    expect(within(row(1)).queryByRole('checkbox')).toBeNull();
  });

  it('K7 shows an address here in full while the device shows it, and remembers that it was compared', async () => {
    open();
    await connect();
    bench.device.state.press = 'nothing';
    fireEvent.click(within(row(1)).getByRole('button', { name: 'Show Account 1 on the device' }));
    await waitFor(() => expect(bench.device.waits).toBe(true));
    expect((await screen.findByTestId('ledger-whole')).textContent).toBe(addressAt(0, 1));
    expect(bench.device.shown.at(-1)?.lines[0]?.text).toBe(addressAt(0, 1));
    bench.device.press('approve');
    await waitFor(() => expect(row(1).textContent).toContain('Compared on the device'));
  });

  it('K7 a rejected comparison says so and can be tried again', async () => {
    open();
    await connect();
    bench.device.state.press = 'reject';
    fireEvent.click(within(row(2)).getByRole('button', { name: 'Show Account 2 on the device' }));
    expect(await failure()).toBe('device/ledger-rejected');
    expect(row(2).textContent).not.toContain('Compared');
    bench.device.state.press = 'approve';
    fireEvent.click(screen.getByTestId('ledger-retry'));
    await waitFor(() => expect(row(2).textContent).toContain('Compared on the device'));
  });

  it('K7 each failure has its own words, and the same button tries again', async () => {
    open();
    const cases: Array<[() => void, string]> = [
      [() => Object.assign(bench.device.state, { locked: true }), 'device/ledger-locked'],
      [() => Object.assign(bench.device.state, { locked: false, app: null }), 'device/ledger-no-app'],
      [
        () => Object.assign(bench.device.state, { app: { name: 'Bitcoin', version: '2.2.1' } }),
        'device/ledger-wrong-app',
      ],
      [
        () => Object.assign(bench.device.state, { app: { name: 'Polkadot', version: '25.10.1' } }),
        'device/ledger-old-app',
      ],
      [() => Object.assign(bench.hid.usb, { held: true }), 'device/ledger-busy'],
      [() => Object.assign(bench.hid, { plugged: false }), 'device/ledger-not-chosen'],
    ];
    const texts = new Set<string>();
    for (const [cause, code] of cases) {
      cause();
      fireEvent.click(screen.getByTestId('ledger-connect'));
      await waitFor(() =>
        expect(document.querySelector<HTMLElement>('[data-error-code]')?.dataset.errorCode).toBe(code),
      );
      texts.add(screen.getByRole('alert').textContent ?? '');
      expect(screen.getByTestId('ledger-connect').textContent).toBe('Try again');
    }
    expect(texts.size).toBe(cases.length);
    bench.device.state.app = { name: 'Polkadot', version: '100.0.12' };
    bench.hid.usb.held = false;
    bench.hid.plugged = true;
    expect(await connect()).toHaveLength(5);
  });

  it('K7 a cancelled wait ends and says what is left to do at the device', async () => {
    open();
    await connect();
    bench.device.state.press = 'nothing';
    fireEvent.click(within(row(0)).getByRole('button', { name: 'Show Account 0 on the device' }));
    await waitFor(() => expect(bench.device.waits).toBe(true));
    fireEvent.click(screen.getByTestId('ledger-cancel'));
    expect(screen.getByTestId('ledger-run').textContent).toContain('reject it there');
    await waitFor(() => expect(bench.hid.usb.opened).toBe(false));
  });

  it('K7 in the popup it says why and opens a tab', () => {
    document.documentElement.dataset.surface = 'popup';
    const { services } = open();
    const openTab = vi.spyOn(services.platform, 'openTab');
    fireEvent.click(screen.getByTestId('ledger-tab'));
    expect(openTab).toHaveBeenCalledWith('/connect/ledger');
  });

  it('K7 a browser without WebHID is told so', () => {
    Reflect.deleteProperty(navigator, 'hid');
    open();
    expect(document.querySelector('[data-error-code="device/no-webhid"]')).not.toBeNull();
  });
});
