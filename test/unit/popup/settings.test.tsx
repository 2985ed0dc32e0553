// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { licences } from '../../../scripts/papers.js';
import { WalletError } from '../../../src/core/errors/wallet-error.js';
import { filterSections, pageRow } from '../../../src/popup/features/settings/rows.js';
import Settings from '../../../src/popup/features/settings/settings.js';
import { speak } from '../../../src/popup/i18n/index.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import { emptyStores, fakeServices, fillStores, renderApp, settings } from './support.js';

/** For what comes as a file of its own, which the test's server has to make first. */
const LAZY = { timeout: 15_000 };

beforeEach(fillStores);
afterEach(async () => {
  cleanup();
  vi.unstubAllGlobals();
  emptyStores();
  localStorage.clear();
  await speak('en');
});

const servicesWith = (more: Record<string, (params: never) => unknown> = {}) =>
  fakeServices(
    {
      'settings.update': ({ patch }: { patch: object }) => ({
        ...useWalletStore.getState().settings,
        ...patch,
      }),
      ...more,
    },
    {
      fiat: ({ currency }: { currency: string }) => ({
        currency,
        microPerTao: 1_500_000n,
        atMs: Date.now(),
        source: 'CoinGecko',
      }),
    },
  );
const patches = (services: ReturnType<typeof fakeServices>) =>
  services.calls.filter(({ method }) => method === 'settings.update').map(({ params }) => params);

describe('the settings', () => {
  it('have every section and every way out, in order and without a fault for screen readers', async () => {
    const { container } = renderApp(<Settings />, servicesWith());
    expect(screen.getAllByRole('heading', { level: 2 }).map((one) => one.textContent)).toEqual([
      'Security',
      'Wallet',
      'Safety',
      'Network',
      'Sites',
      'Appearance',
      'Money',
      'Hosts',
      'About and licences',
    ]);
    const links = screen.getAllByRole('link').map((link) => link.getAttribute('href'));
    for (const path of [
      '/settings/watch',
      '/emergency',
      '/alerts',
      '/settings/hosts',
      '/settings/backup',
      '/learn',
    ])
      expect(links).toContain(path);
    expect((await axe.run(container)).violations).toEqual([]);
  });

  it('save at once, one thing at a time, and say so', async () => {
    const services = servicesWith();
    renderApp(<Settings />, services);
    const contrast = screen.getByRole('group', { name: 'Contrast' });
    fireEvent.click(within(contrast).getByLabelText('More'));
    await waitFor(() => expect(useWalletStore.getState().settings?.contrast).toBe('more'));
    expect(document.documentElement.dataset.contrast).toBe('more');
    await waitFor(() =>
      expect(screen.getAllByRole('status').map((one) => one.textContent)).toContain('Saved'),
    );
    fireEvent.click(screen.getByRole('switch', { name: 'Hide amounts' }));
    await waitFor(() => expect(useWalletStore.getState().settings?.hideAmounts).toBe(true));
    fireEvent.change(screen.getByTestId('currency'), { target: { value: 'chf' } });
    await waitFor(() => expect(useWalletStore.getState().settings?.currency).toBe('chf'));
    expect((await screen.findByTestId('fiat-now')).textContent).toMatch(/CHF.1\.50, by CoinGecko/);
    expect(patches(services)).toEqual([
      { patch: { contrast: 'more' } },
      { patch: { hideAmounts: true } },
      { patch: { currency: 'chf' } },
    ]);
  });

  it('keep the old value when saving fails, and say why', async () => {
    renderApp(
      <Settings />,
      servicesWith({
        'settings.update': () => {
          throw new WalletError('vault/locked');
        },
      }),
    );
    fireEvent.change(screen.getByTestId('language'), { target: { value: 'de' } });
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(screen.getByTestId<HTMLSelectElement>('language').value).toBe(settings.language);
    expect(screen.getByRole('heading', { name: 'Settings' })).toBeTruthy();
  });

  it('Q5 change their language without a reload, and the tolerance takes its mark', {
    timeout: 30_000,
  }, async () => {
    const services = servicesWith();
    renderApp(<Settings />, services);
    fireEvent.change(screen.getByTestId('language'), { target: { value: 'de' } });
    expect(await screen.findByText('Einstellungen', {}, LAZY)).toBeTruthy();
    const tolerance = screen.getByTestId<HTMLInputElement>('default-tolerance');
    fireEvent.change(tolerance, { target: { value: '1.5' } });
    expect(screen.getByText('Gib eine Toleranz zwischen 0,01 und 50 % ein.')).toBeTruthy();
    fireEvent.change(tolerance, { target: { value: '1,5' } });
    fireEvent.submit(tolerance);
    await waitFor(() => expect(useWalletStore.getState().settings?.toleranceBps).toBe(150));
    expect(screen.getByTestId<HTMLInputElement>('default-tolerance').value).toBe('1,5');
  });

  it('are found by a word of their name, their text or their section', () => {
    renderApp(<Settings />, servicesWith());
    fireEvent.keyDown(document.body, { key: '/' });
    const search = screen.getByRole('searchbox');
    expect(document.activeElement).toBe(search);
    fireEvent.change(search, { target: { value: 'franc' } });
    expect(screen.getAllByRole('heading', { level: 2 }).map((one) => one.textContent)).toEqual(['Money']);
    expect(screen.queryByTestId('default-tolerance')).toBeNull();
    fireEvent.change(search, { target: { value: 'zzz' } });
    expect(screen.getByText('No setting matches. Try another word.')).toBeTruthy();
    fireEvent.change(search, { target: { value: 'APPEAR' } });
    expect(screen.getByRole('group', { name: 'Theme' })).toBeTruthy();
    expect(screen.getByTestId('language')).toBeTruthy();
  });

  it('a section keeps its matching rows, and all of them when its own name matches', () => {
    const row = (name: string) => pageRow({ id: name, path: '/', name, text: `${name} text` });
    const sections = [{ id: 'money' as const, title: 'Money', rows: [row('one'), row('two')] }];
    expect(filterSections(sections, ' TWO ').map(({ rows }) => rows.map(({ id }) => id))).toEqual([['two']]);
    expect(filterSections(sections, 'mon')).toEqual(sections);
    expect(filterSections(sections, 'zz')).toEqual([]);
  });
});

describe('about', { timeout: 30_000 }, () => {
  const papers: Record<string, string> = {
    '/privacy.md': readFileSync('docs/privacy.md', 'utf8'),
    '/licences.json': JSON.stringify(licences()),
  };

  it('U5 shows the privacy page that the documentation has', async () => {
    vi.stubGlobal('fetch', async (path: string) => new Response(papers[path]));
    renderApp(<Settings />, servicesWith());
    fireEvent.click(screen.getByTestId('open-privacy'));
    const page = await screen.findByTestId('privacy', {}, LAZY);
    expect(within(page).getByRole('heading', { name: 'Permissions, and why each' })).toBeTruthy();
    expect(page.textContent).toContain('api.coingecko.com');
    expect(page.textContent).not.toMatch(/`|^#/m);
  });

  it('names every package of the product with its licence', async () => {
    vi.stubGlobal('fetch', async (path: string) => new Response(papers[path]));
    renderApp(<Settings />, servicesWith());
    fireEvent.click(screen.getByTestId('open-licences'));
    const list = await screen.findByTestId('licences', {}, LAZY);
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      dependencies: Record<string, string>;
    };
    for (const name of Object.keys(dependencies)) expect(list.textContent).toContain(name);
    const { packages, texts } = licences();
    for (const { name, licence, text } of packages) {
      expect(licence, name).toMatch(/MIT|Apache|ISC|BSD|Unlicense|OFL|0BSD|MPL/);
      if (text !== null) expect(texts[text]?.length, name).toBeGreaterThan(200);
    }
  });

  it('says so when a text cannot be read', async () => {
    vi.stubGlobal('fetch', async () => new Response('', { status: 404 }));
    renderApp(<Settings />, servicesWith());
    fireEvent.click(screen.getByTestId('open-licences'));
    expect(await screen.findByRole('alert', {}, LAZY)).toBeTruthy();
  });
});
