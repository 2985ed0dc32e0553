// @vitest-environment happy-dom
import { act, cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Router } from 'wouter';
import { useHashPath } from '../../../src/popup/app/hash-path.js';
import { type Services, ServicesProvider } from '../../../src/popup/app/services.js';
import { useOverlay } from '../../../src/popup/app/shell/overlay.js';
import { Unlocked } from '../../../src/popup/app/unlocked.js';
import { keptDraft, stopViews } from '../../../src/popup/state/kept-views.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import {
  ADDRESS,
  account,
  emptyStores,
  extrinsicView,
  fakeServices,
  fillStores,
  settings,
  snapshotOf,
  status,
} from './support.js';

// Each screen is compiled with its first use.
configure({ asyncUtilTimeout: 15_000 });

beforeEach(() => {
  fillStores();
  useWalletStore.setState({ approvalIds: [] });
  location.hash = '';
});
afterEach(() => {
  cleanup();
  stopViews();
  emptyStores();
  useOverlay.setState({ overlay: null });
  location.hash = '';
  document.documentElement.removeAttribute('data-surface');
});

const services = () =>
  fakeServices(
    {
      'alerts.list': () => ({
        alerts: [],
        watch: { lastCheckAtMs: null, lastBlock: null, failure: null, nextCheckAtMs: null },
      }),
      'approvals.get': () => extrinsicView(),
      'contacts.list': () => ({ contacts: [] }),
    },
    { chainValidators: () => snapshotOf([]), capabilities: () => null },
  );

/** The app as a page shows it: its place is in the address. */
async function open(hash = '', surface: 'popup' | 'tab' = 'popup', given: Services = services()) {
  document.documentElement.dataset.surface = surface;
  location.hash = hash;
  // The shell is there when the page has its title.
  document.title = '';
  const root = document.createElement('div');
  root.id = 'root';
  document.body.append(root);
  render(
    <ServicesProvider services={given}>
      <Router hook={useHashPath}>
        <Unlocked surface={surface} />
      </Router>
    </ServicesProvider>,
    { container: root },
  );
  await waitFor(() => expect(document.title).toContain('Kelvin'));
}

const go = (path: string) =>
  act(async () => {
    location.hash = `#${path}`;
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  });
const press = (key: string, on: Element = document.body, more: object = {}) =>
  act(async () => {
    fireEvent.keyDown(on, { key, ...more });
  });
const focused = () => document.activeElement;

describe('Q3 a change of route', () => {
  it('Q3 moves the focus to the heading of the new screen and names the page, without a name of an account', async () => {
    await open();
    expect(document.title).toBe('Home · Kelvin');
    await go(`/accounts/${account.accountId}`);
    await waitFor(() => expect(focused()?.tagName).toBe('H1'));
    expect(document.title).toBe('Accounts · Kelvin');
    expect(document.title).not.toContain(account.name);
  });

  it('Q3 gives the focus back to where it was on the way back', async () => {
    await open();
    const settingsButton = screen.getByRole('button', { name: 'Settings' });
    settingsButton.focus();
    fireEvent.click(settingsButton);
    await waitFor(() => expect(focused()?.textContent).toBe('Settings'));
    fireEvent.click(screen.getByRole('button', { name: 'Back' }));
    await waitFor(() => expect(focused()?.getAttribute('aria-label')).toBe('Settings'));
  });

  it('Q1 home is one press away from a deeper screen of the popup', async () => {
    await open('#/settings/network');
    fireEvent.click(await screen.findByRole('button', { name: 'Home' }));
    expect(location.hash).toBe('#/');
  });

  it('Q3 the tab has one main part, places with the current one marked, and a way past them', async () => {
    await open('#/subnets', 'tab');
    await screen.findByTestId('subnets-screen');
    expect(document.querySelectorAll('main')).toHaveLength(1);
    expect(screen.getByRole('link', { name: 'Subnets' }).getAttribute('aria-current')).toBe('page');
    const names = ['Kelvin', 'Portfolio', 'Subnets', 'Validators', 'Activity', 'Learn'];
    const nav = screen.getByRole('navigation', { name: 'Places' });
    expect([...nav.querySelectorAll('a')].map(({ textContent }) => textContent)).toEqual(names);
    fireEvent.click(screen.getByRole('button', { name: 'Skip to the screen' }));
    expect(focused()?.tagName).toBe('H1');
    await go('/');
    await screen.findByTestId('total');
    expect(document.querySelectorAll('main')).toHaveLength(1);
  });

  it('Q1 a link fills the send form', async () => {
    await open(`#/send?to=${ADDRESS}&amount=1.5`);
    await waitFor(() => expect(location.hash).toBe('#/do/send'));
    expect(keptDraft(`send|${settings.networkId}|${account.accountId}`)).toMatchObject({
      text: '1.5',
      recipient: { text: ADDRESS, compared: null, word: null },
    });
  });
});

describe('Q3 shortcuts', () => {
  it('Q3 s sends, Escape goes back, ? lists them', async () => {
    await open();
    await press('s');
    expect(location.hash).toBe('#/do/send');
    await screen.findByRole('heading', { name: 'Send TAO' });
    await press('Escape');
    expect(location.hash).toBe('#/');
    await press('?');
    expect(await screen.findByTestId('shortcuts')).toBeTruthy();
  });

  it('Q3 nothing is a shortcut while something is typed, held, or lies over the screen', async () => {
    await open('#/do/send');
    const field = await screen.findByTestId('recipient');
    for (const key of ['k', 's', '/', '?', 'Escape']) await press(key, field);
    await press('s', document.body, { ctrlKey: true });
    await press('k', document.body, { altKey: true });
    expect(location.hash).toBe('#/do/send');
    expect(useOverlay.getState().overlay).toBeNull();
    await press('?');
    await screen.findByTestId('shortcuts');
    await press('s');
    await press('k');
    expect(useOverlay.getState().overlay).toBe('shortcuts');
  });

  it('Q3 a request keeps its own keys: Escape is no way back from it', async () => {
    await open('#/approval/request-0001');
    await press('k');
    await press('s');
    expect(location.hash).toBe('#/approval/request-0001');
    expect(useOverlay.getState().overlay).toBeNull();
  });

  it('Q3 s does nothing for an account that is only watched', async () => {
    useWalletStore.setState({
      status: status({ accounts: [{ ...account, source: null, cryptoType: null }] }),
    });
    await open();
    await press('s');
    expect(location.hash).toBe('');
  });

  it('Q3 / goes to the search of the screen, and opens the palette where there is none', async () => {
    await open('#/subnets');
    await screen.findByTestId('subnets-screen');
    await press('/');
    expect(focused()?.matches('input')).toBe(true);
    expect(useOverlay.getState().overlay).toBeNull();
    (focused() as HTMLElement).blur();
    await go('/');
    await press('/');
    expect(useOverlay.getState().overlay).toBe('palette');
  });
});
