// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import Accounts from '../../../src/popup/features/accounts/accounts.js';
import Onboarding from '../../../src/popup/features/onboarding/onboarding.js';
import Settings from '../../../src/popup/features/settings/settings.js';
import { Locked } from '../../../src/popup/features/unlock/locked.js';
import { isRestorable, pathToRestore, RESTORE_MS } from '../../../src/popup/state/kept-paths.js';
import {
  followViews,
  forgetDrafts,
  keepDraft,
  keepScroll,
  keptDraft,
  keptScroll,
  stopViews,
} from '../../../src/popup/state/kept-views.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import type { KeptViews } from '../../../src/protocol/ui/views.js';
import { ADDRESS, account, emptyStores, fakeServices, fillStores, renderApp, status } from './support.js';

const PASSWORD = 'a quiet glacier hums at dawn';
const PHRASE = Array(11).fill('abandon').concat('about').join(' ');
const NOWHERE: KeptViews = { path: null, leftAtMs: 0, drafts: {}, scroll: {} };

function services(kept: Partial<KeptViews> = {}) {
  return fakeServices({
    'views.get': () => ({ ...NOWHERE, ...kept }),
    'views.keep': () => null,
    'wallet.generatePhrase': () => ({ phrase: PHRASE }),
    'wallet.kdfForUnlock': () => {
      throw new Error('not asked here');
    },
  });
}

const keeps = ({ calls }: ReturnType<typeof services>) =>
  calls.filter(({ method }) => method === 'views.keep').map(({ params }) => params as Partial<KeptViews>);

const leave = () => window.dispatchEvent(new Event('pagehide'));

beforeEach(() => {
  fillStores();
  location.hash = '';
});
afterEach(() => {
  cleanup();
  stopViews();
  emptyStores();
  location.hash = '';
  vi.useRealTimers();
});

describe('Q1 a popup that opens again', () => {
  it('Q1 goes on where it was left within ten minutes, with what was typed, bigints too', async () => {
    await followViews(
      services({
        path: '/do/send',
        leftAtMs: Date.now() - 60_000,
        drafts: { 'send|local|a': '{"text":"1.5","asked":{"$n":"15"}}', broken: '{' },
        scroll: { '/subnets 0': 320 },
      }).background,
      'popup',
    );
    expect(location.hash).toBe('#/do/send');
    expect(keptDraft('send|local|a')).toEqual({ text: '1.5', asked: 15n });
    expect(keptDraft('broken')).toBeNull();
    expect(keptScroll('/subnets 0')).toBe(320);
  });

  it.each([
    ['after ten minutes', { path: '/do/send', leftAtMs: Date.now() - RESTORE_MS - 1_000 }],
    ['when the clock was set back', { path: '/do/send', leftAtMs: Date.now() + 60_000 }],
    ['to a request', { path: '/approval/request-1', leftAtMs: Date.now() }],
    ['to an export', { path: `/accounts/${account.accountId}/export`, leftAtMs: Date.now() }],
  ])('Q1 begins at home %s', async (_, kept) => {
    await followViews(services(kept).background, 'popup');
    expect(location.hash).toBe('');
  });

  it('Q1 an address that says where to go wins, and a tab keeps to its own', async () => {
    location.hash = '#/subnet/64';
    await followViews(services({ path: '/stake', leftAtMs: Date.now() }).background, 'popup');
    expect(location.hash).toBe('#/subnet/64');
    stopViews();
    location.hash = '';
    await followViews(services({ path: '/stake', leftAtMs: Date.now() }).background, 'tab');
    expect(location.hash).toBe('');
  });

  it('Q1 nothing is restored when nobody answers, and nothing is thrown', async () => {
    const silent = fakeServices({});
    await expect(followViews(silent.background, 'popup')).resolves.toBeUndefined();
    expect(location.hash).toBe('');
  });

  it('Q1 writes a moment after the last key, once, and what is left when it is closed', async () => {
    vi.useFakeTimers();
    const open = services();
    await followViews(open.background, 'popup');
    location.hash = '#/do/send';
    for (const text of ['1', '1.', '1.5']) keepDraft('send|local|a', { text, meant: 15n });
    expect(keeps(open)).toEqual([]);
    vi.advanceTimersByTime(200);
    expect(keeps(open)).toEqual([
      { path: '/do/send', drafts: { 'send|local|a': '{"text":"1.5","meant":{"$n":"15"}}' } },
    ]);
    keepScroll('/do/send 0', 41.6);
    leave();
    expect(keeps(open)[1]).toEqual({ path: '/do/send', scroll: { '/do/send 0': 42 } });
  });

  it('Q1 a sent form is forgotten here and there', async () => {
    const open = services({ drafts: { 'send|local|a': '{"text":"1"}' } });
    await followViews(open.background, 'popup');
    forgetDrafts();
    leave();
    expect(keptDraft('send|local|a')).toBeNull();
    expect(keeps(open)).toEqual([{ path: null, drafts: { 'send|local|a': null } }]);
  });

  it('Q1 a text too long to be kept stays in this page', async () => {
    const open = services();
    await followViews(open.background, 'popup');
    keepDraft('note', 'x'.repeat(20_000));
    leave();
    expect(keeps(open)).toEqual([{ path: null, drafts: { note: null } }]);
    expect(keptDraft('note')).toHaveLength(20_000);
  });

  it('Q1 a lock empties the page and nothing is written after it', async () => {
    const open = services();
    await followViews(open.background, 'popup');
    keepDraft('send|local|a', { text: '1.5' });
    useWalletStore.getState().setStatus(status({ vault: 'locked', accounts: [] }));
    leave();
    expect(keptDraft('send|local|a')).toBeNull();
    expect(keeps(open)).toEqual([]);
  });
});

describe('Q1 secrets are never kept', () => {
  const secretScreens: Array<[string, string, () => React.ReactNode]> = [
    ['the phrase of a new wallet', '/create', () => <Onboarding />],
    ['an import', '/import', () => <Onboarding />],
    ['an added account', '/add/import', () => <Onboarding />],
    ['an export', `/accounts/${account.accountId}/export`, () => <Accounts />],
    ['a batch export', '/accounts/export', () => <Accounts />],
    ['a change of password', '/settings', () => <Settings />],
    ['the lock', '/', () => <Locked surface="popup" />],
  ];

  it.each(secretScreens)('Q1 not from %s', async (_, path, ui) => {
    const open = services();
    await followViews(open.background, 'popup');
    location.hash = `#${path}`;
    const { container } = renderApp(ui(), open, path);
    await waitFor(() => expect(container.querySelector('h1, input, button')).toBeTruthy());
    for (const button of screen.queryAllByRole('button', { name: /change.*password/i }))
      fireEvent.click(button);
    const typed = [...container.querySelectorAll('input, textarea')];
    for (const field of typed) {
      const text = field.matches('[type="password"], [type="text"], textarea') ? PASSWORD : null;
      if (text) fireEvent.change(field, { target: { value: field.matches('textarea') ? PHRASE : text } });
    }
    leave();
    const told = JSON.stringify(keeps(open));
    expect(told).not.toContain('glacier');
    expect(told).not.toContain('abandon');
    for (const { path: kept, drafts } of keeps(open)) {
      expect(kept === null || kept === '/settings').toBe(true);
      expect(drafts).toBeUndefined();
    }
  });

  it('Q1 only paths on the list may be remembered', () => {
    for (const path of [
      '/stake',
      '/do/send',
      '/subnet/64',
      '/settings/network',
      '/emergency',
      '/rights',
      '/rights/offline/0x1/0x2',
      '/shared',
      `/shared/${ADDRESS}`,
      '/key-swap',
      '/connect/ledger',
      '/connect/vault',
    ])
      expect(isRestorable(path)).toBe(true);
    for (const path of [
      '/',
      '/approval/x',
      '/add',
      '/create',
      '/settings/backup',
      '/accounts/export',
      '/tx/0x1',
      '/shared/new',
      '/connect/other',
    ])
      expect(isRestorable(path)).toBe(false);
    expect(pathToRestore({ path: null, leftAtMs: 0 }, 0)).toBeNull();
  });
});
