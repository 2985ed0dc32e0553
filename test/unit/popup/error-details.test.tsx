// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Alert } from '../../../src/core/watch/types.js';
import { errorDetails } from '../../../src/popup/components/error-details.js';
import { ErrorNotice } from '../../../src/popup/components/error-notice.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import {
  ADDRESS,
  account,
  emptyStores,
  fakeServices,
  fillStores,
  HOTKEY,
  hashOf,
  renderApp,
  status,
} from './support.js';

beforeEach(fillStores);
afterEach(() => {
  cleanup();
  emptyStores();
});

const world = { version: '1.2.3', network: 'local', specVersion: 424, bestBlock: 100, nowMs: 0 };

describe('Q8 details of an error', () => {
  it('Q8 name code, chain error, block and versions', () => {
    const block = { number: 7, hash: hashOf('b') };
    const text = errorDetails(
      { code: 'tx/dispatch', chainError: 'Balances.Expendability', txHash: hashOf('a'), block },
      world,
    );
    expect(text.split('\n')).toEqual([
      'Kelvin: 1.2.3',
      'Code: tx/dispatch',
      'Chain error: Balances.Expendability',
      `Transaction: ${hashOf('a')}`,
      `Block: 7 ${hashOf('b')}`,
      'Network: local',
      'Runtime: 424',
      'Time: 1970-01-01T00:00:00.000Z',
    ]);
  });

  it('Q8 never hold an address, a key, a name or an amount', () => {
    const context = {
      name: 'Anna',
      hotkey: ADDRESS,
      what: ADDRESS,
      reason: 'f'.repeat(64),
      haveRao: '12000000000',
      field: 'batch',
    };
    const text = errorDetails({ code: 'contact/exists', context }, world);
    expect(text).toContain('About: field=batch');
    expect(text).not.toMatch(/Anna|5Grw|ffff|12000/);
  });

  it('Q8 are copied from the notice by keyboard, with the chain’s own error', async () => {
    const services = fakeServices();
    const copied: string[] = [];
    services.platform.copy = async (text) => void copied.push(text);
    const context = { pallet: 'SubtensorModule', name: 'SlippageTooHigh' };
    renderApp(<ErrorNotice error={{ code: 'chain/rejected', context }} />, services);
    const button = screen.getByRole('button', { name: 'Copy details' });
    button.focus();
    expect(document.activeElement).toBe(button);
    fireEvent.click(button);
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('Copied'));
    expect(copied[0]).toContain('Chain error: SubtensorModule.SlippageTooHigh');
    expect(copied[0]).toContain('Block: 100');
  });
});

describe('what to do about an error', () => {
  const error = { code: 'account/swap-announced', context: { block: 90 } } as const;
  const other = { ...account, accountId: hashOf('e'), address: HOTKEY, name: 'Second' };
  const seen: Alert = {
    id: 'swap',
    address: other.address,
    networkId: 'local',
    genesisHash: hashOf('1'),
    block: 90,
    raisedAtMs: 1,
    read: true,
    over: false,
    facts: { kind: 'swap-announced', newColdkeyHash: hashOf('b'), executableAtBlock: 400 },
  };

  it('N2 an announced swap leads to its dispute, of the account whose swap is known', () => {
    const { history } = renderApp(<ErrorNotice error={error} />, fakeServices());
    fireEvent.click(screen.getByRole('link', { name: 'Open the emergency page' }));
    expect(history.at(-1)).toBe('/emergency/active/dispute');
    cleanup();
    const watch = { lastCheckAtMs: 1, lastBlock: 1, failure: null, nextCheckAtMs: null };
    useWalletStore.setState({
      status: status({ accounts: [account, other] }),
      alerts: { alerts: [seen], watch },
    });
    const second = renderApp(<ErrorNotice error={error} />, fakeServices());
    fireEvent.click(screen.getByRole('link', { name: 'Open the emergency page' }));
    expect(second.history.at(-1)).toBe(`/emergency/${other.accountId}/dispute`);
    useWalletStore.setState({ alerts: null });
  });

  it('N2 other errors and the window of an approval have no such link', () => {
    renderApp(<ErrorNotice error={{ code: 'account/swap-disputed', context: {} }} />, fakeServices());
    expect(screen.queryByTestId('to-emergency')).toBeNull();
    cleanup();
    document.documentElement.dataset.surface = 'approval';
    renderApp(<ErrorNotice error={error} />, fakeServices());
    expect(screen.queryByTestId('to-emergency')).toBeNull();
    delete document.documentElement.dataset.surface;
  });
});
