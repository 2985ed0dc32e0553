// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WalletError } from '../../../src/core/errors/wallet-error.js';
import type { WatchRule } from '../../../src/core/watch/rules.js';
import WatchSettings from '../../../src/popup/features/settings/watch/watch-settings.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import { emptyStores, fakeServices, fillStores, renderApp, settings, snapshotOf } from './support.js';

beforeEach(fillStores);
afterEach(() => {
  cleanup();
  emptyStores();
});

const ruleOn = (netuid: number): WatchRule => ({
  id: `rule-${netuid}`,
  networkId: settings.networkId,
  netuid,
  kind: 'price',
  side: 'below',
  priceRao: '50000000',
});

/** @param update what storing answers */
function open(update: (asked: { patch: object }) => unknown) {
  useWalletStore.setState({ settings: { ...settings, watchRules: [ruleOn(64), ruleOn(1)] } });
  const services = fakeServices(
    {
      'contacts.list': () => ({ contacts: [], suggested: [] }),
      'alerts.checkNow': () => new Promise(() => undefined),
      'settings.update': update as never,
    },
    { validators: () => snapshotOf([]) },
  );
  renderApp(<WatchSettings />, services, '/settings/watch');
  const removeFirst = (): HTMLElement =>
    within(screen.getByTestId('rules')).getAllByRole('button', {
      name: 'Remove the rule',
    })[0] as HTMLElement;
  const said = () => screen.queryByText('Rule removed');
  const stored = () => services.calls.filter(({ method }) => method === 'settings.update');
  return { removeFirst, said, stored };
}

describe('a rule that is removed', () => {
  it('N3 is said to be gone once it is, not when the storage refused', async () => {
    let refuses = true;
    const { removeFirst, said } = open(({ patch }) => {
      if (refuses) throw new WalletError('internal', {});
      return { ...settings, ...patch };
    });
    fireEvent.click(removeFirst());
    await screen.findByRole('alert');
    expect(said()).toBeNull();
    expect(within(screen.getByTestId('rules')).getAllByRole('listitem')).toHaveLength(2);
    refuses = false;
    fireEvent.click(removeFirst());
    await screen.findByText('Rule removed');
    expect(document.activeElement).toBe(screen.getByTestId('add-rule'));
  });

  it('N3 a second press while the first is stored does nothing', async () => {
    const { removeFirst, stored } = open(() => new Promise(() => undefined));
    fireEvent.click(removeFirst());
    await waitFor(() => expect(removeFirst().getAttribute('aria-disabled')).toBe('true'));
    fireEvent.click(removeFirst());
    expect(stored()).toHaveLength(1);
  });

  it('N3 leaves the form for another one open, with what was typed', async () => {
    const { removeFirst, stored } = open(({ patch }) => ({ ...settings, ...patch }));
    fireEvent.click(screen.getByTestId('add-rule'));
    fireEvent.change(await screen.findByTestId('rule-limit', {}, { timeout: 10_000 }), {
      target: { value: '0.07' },
    });
    fireEvent.click(removeFirst());
    await waitFor(() => expect(within(screen.getByTestId('rules')).getAllByRole('listitem')).toHaveLength(1));
    expect(stored()).toHaveLength(1);
    expect((screen.getByTestId('rule-limit') as HTMLInputElement).value).toBe('0.07');
  });
});
