// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CapabilityReport, RuntimeUpgrade } from '../../../src/core/chain/capability.js';
import { WalletError } from '../../../src/core/errors/wallet-error.js';
import { Warnings } from '../../../src/popup/features/home/warnings.js';
import RuntimeScreen from '../../../src/popup/features/network/runtime.js';
import { useLastReport } from '../../../src/popup/features/network/use-report.js';
import { useChainStore } from '../../../src/popup/state/chain-store.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import { emptyStores, fakeServices, fillStores, hashOf, online, renderApp } from './support.js';

const S = 'SubtensorModule';
const report = (specVersion = 424): CapabilityReport => ({
  genesisHash: hashOf('1'),
  specName: 'node-subtensor',
  specVersion,
  metadataVersion: 15,
  features: [
    {
      id: 'stake',
      state: 'ready',
      items: [{ kind: 'call', pallet: S, name: 'add_stake_limit', state: 'ready' }],
    },
    {
      id: 'shield',
      state: 'changed',
      items: [
        { kind: 'call', pallet: 'MevShield', name: 'submit_encrypted', state: 'changed' },
        { kind: 'extension', pallet: '', name: 'CheckShieldedTxValidity', state: 'ready' },
      ],
    },
    {
      id: 'locks',
      state: 'unavailable',
      items: [
        { kind: 'call', pallet: S, name: 'lock_stake', state: 'absent' },
        { kind: 'storage', pallet: S, name: 'Lock', state: 'ready' },
      ],
    },
  ],
});

beforeEach(fillStores);
afterEach(() => {
  cleanup();
  emptyStores();
  useLastReport.setState({ last: null });
  localStorage.clear();
});

const open = (answer: () => unknown = () => report()) => {
  const copied: string[] = [];
  const services = fakeServices({}, { capabilityReport: answer });
  services.platform.copy = async (text) => {
    copied.push(text);
  };
  return { copied, ...renderApp(<RuntimeScreen />, services, '/settings/network/runtime') };
};
const feature = (id: string) => document.querySelector(`[data-feature="${id}"]`);
const shown = () =>
  [...document.querySelectorAll('[data-feature]')].map((row) => row.getAttribute('data-feature'));

describe('D4 what this runtime can do', () => {
  it('says for each feature what a person can do and whether it is ready, changed or not available', async () => {
    open();
    expect((await screen.findByTestId('runtime-version')).textContent).toBe('node-subtensor 424');
    expect(screen.getByTestId('feature-counts').textContent).toBe(
      '1 ready \u00b7 1 changed \u00b7 1 not available',
    );
    expect(feature('stake')?.textContent).toContain('Stake: Ready');
    expect(feature('stake')?.textContent).toContain('never beyond the price you accept.');
    expect(feature('shield')?.textContent).toContain(': Changed');
    expect(feature('locks')?.textContent).toContain(': Not available');
    expect(screen.getByText(/in a form Kelvin does not know/)).toBeTruthy();
  });

  it('opens to the items it stands on', async () => {
    open();
    await screen.findByTestId('runtime-version');
    const items = [...(feature('locks')?.querySelectorAll('.item') ?? [])].map((item) =>
      [...item.children].map((cell) => cell.textContent),
    );
    expect(items).toEqual([
      ['SubtensorModule.lock_stake', 'missing', 'call'],
      ['SubtensorModule.Lock', 'ready', 'storage'],
    ]);
  });

  it('shows only what is missing, and finds items by name', async () => {
    open();
    await screen.findByTestId('runtime-version');
    fireEvent.click(screen.getByRole('radio', { name: 'Only what is missing' }));
    expect(shown()).toEqual(['shield', 'locks']);
    expect(feature('locks')?.textContent).not.toContain('SubtensorModule.Lock');
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'submit_enc' } });
    expect(shown()).toEqual(['shield']);
    expect(feature('shield')?.querySelector('details')?.open).toBe(true);
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'no such thing' } });
    expect(screen.getByText(/Nothing here matches/)).toBeTruthy();
  });

  it('copies the report for a machine, whole', async () => {
    const { copied } = open();
    fireEvent.click(await screen.findByRole('button', { name: 'Copy as JSON' }));
    await screen.findByText('The report was copied.');
    expect(copied.map((text) => JSON.parse(text))).toEqual([report()]);
  });

  it('asks again when the runtime is another one', async () => {
    const answers = [report(424), report(475)];
    open(() => answers.shift());
    await screen.findByTestId('runtime-version');
    act(() => useChainStore.setState({ network: { ...online, specVersion: 475 } }));
    await waitFor(() => expect(screen.getByTestId('runtime-version').textContent).toContain('475'));
    expect(screen.getByText('This is the report of runtime 475.')).toBeTruthy();
  });

  it('keeps the last known report with its age when the connection is lost', async () => {
    open();
    await screen.findByTestId('runtime-version');
    act(() => useChainStore.setState({ network: { ...online, state: 'offline' } }));
    expect(screen.getByText(/no connection. This is what was known just now/)).toBeTruthy();
    expect(screen.getByTestId('runtime-version')).toBeTruthy();
  });

  it('shows no report of another network, and none at all when none was ever read', async () => {
    useLastReport.setState({ last: { networkId: 'finney', report: report(), atMs: 1 } });
    useChainStore.setState({ network: { ...online, state: 'offline' } });
    open();
    expect(screen.getByText('There is no connection, so the runtime cannot be asked.')).toBeTruthy();
    expect(screen.queryByTestId('runtime-version')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Copy as JSON' })).toBeNull();
  });

  it('says why it could not be read and tries again', async () => {
    let fails = true;
    open(() => {
      if (fails) throw new WalletError('chain/timeout');
      return report();
    });
    expect((await screen.findByRole('alert')).textContent).toContain('did not answer in time');
    fails = false;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByTestId('runtime-version')).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says when signing with hardware is impossible', async () => {
    const without = report();
    without.features.push({ id: 'metadata-hash', state: 'unavailable', items: [] });
    open(() => without);
    expect(await screen.findByText(/hardware device is not possible/)).toBeTruthy();
  });

  it('Q3 axe finds nothing on it', async () => {
    const { container } = open();
    await screen.findByTestId('runtime-version');
    const { violations } = await axe.run(container, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(violations.map((v) => `${v.id}: ${v.nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
  });
});

describe('D4 the notice of an upgrade', () => {
  const upgrade: RuntimeUpgrade = {
    from: 424,
    to: 475,
    atMs: 1_700_000_000_000,
    changed: [
      { id: 'move-bounded', before: 'unavailable', after: 'ready' },
      { id: 'root-claims', before: 'ready', after: 'unavailable' },
    ],
  };
  const LINE = 'The chain was upgraded to 475: move with a price limit is new; claims per subnet are gone.';

  beforeEach(() => {
    useWalletStore.setState({ approvalIds: [] });
    useChainStore.setState({ network: { ...online, upgrade } });
  });

  it('is one line on home with a way to the report', async () => {
    const { history } = renderApp(<Warnings />, fakeServices());
    expect(await screen.findByText(LINE)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'What it can do' }));
    expect(history.at(-1)).toBe('/settings/network/runtime');
  });

  it('stays away once it was dismissed, until the next upgrade', async () => {
    const first = renderApp(<Warnings />, fakeServices());
    fireEvent.click(await screen.findByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByText(LINE)).toBeNull();
    first.unmount();
    renderApp(<Warnings />, fakeServices());
    expect(screen.queryByText(LINE)).toBeNull();
    act(() =>
      useChainStore.setState({
        network: { ...online, upgrade: { ...upgrade, from: 475, to: 476, atMs: 2 } },
      }),
    );
    expect(await screen.findByText(/upgraded to 476/)).toBeTruthy();
  });

  it('is not there without an upgrade', () => {
    useChainStore.setState({ network: online });
    renderApp(<Warnings />, fakeServices());
    expect(screen.queryByTestId('upgrade-notice')).toBeNull();
  });
});
