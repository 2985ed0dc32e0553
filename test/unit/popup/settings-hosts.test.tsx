// @vitest-environment happy-dom
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LIST_URL } from '../../../src/background/phishing/fresh-list.js';
import { NETWORKS } from '../../../src/core/chain/networks.js';
import { WalletError } from '../../../src/core/errors/wallet-error.js';
import { FIAT_HOST, FIAT_PATH } from '../../../src/core/fiat/types.js';
import { hostOf, NODE_SOURCES, PAGES } from '../../../src/popup/features/settings/hosts/host-table.js';
import Hosts from '../../../src/popup/features/settings/hosts/hosts.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import type { PhishingStatus } from '../../../src/protocol/ui/sites.js';
import { emptyStores, fakeServices, fillStores, renderApp, settings } from './support.js';

const ROOT = join(import.meta.dirname, '../../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const manifest = JSON.parse(read('manifest.json')) as {
  permissions: string[];
  content_security_policy: { extension_pages: string };
};

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sources(path);
    return /\.tsx?$/.test(name) ? [readFileSync(path, 'utf8')] : [];
  });
}

describe('U5 the table of hosts', () => {
  it('U5 is what the policy allows, to the letter, and all of it', () => {
    const allowed = /connect-src ([^;]*)/.exec(manifest.content_security_policy.extension_pages)?.[1];
    expect(allowed?.split(' ').sort()).toEqual(["'self'", ...Object.values(PAGES), ...NODE_SOURCES].sort());
  });

  it('U5 is what the code asks: each address once in the table and once where it is asked', () => {
    expect(PAGES.phishing).toBe(LIST_URL);
    expect(PAGES.fiat).toBe(`${FIAT_HOST}${FIAT_PATH}`);
  });

  it('U5 knows every address that stands in the code', () => {
    const code = sources(join(ROOT, 'src')).map((text) =>
      text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`\\])\/\/.*$/gm, '$1'),
    );
    const named = code.flatMap(
      (text) => text.match(/\b(?:https?|wss?):\/\/[a-z0-9][\w.-]*\.[a-z]{2,}/g) ?? [],
    );
    const known = [...Object.values(PAGES), ...Object.values(NETWORKS).flatMap(({ endpoints }) => endpoints)];
    const hosts = new Set(known.map((url) => new URL(url).hostname));
    expect([...new Set(named)].filter((url) => !hosts.has(new URL(url).hostname))).toEqual([]);
  });
});

describe.each(['docs/privacy.md', 'docs/privacy.de.md'])('U5 the privacy page %s', (path) => {
  const text = read(path);

  it('U5 names every host, every page and every permission, and no permission that is not asked for', () => {
    for (const page of Object.values(PAGES)) expect(text).toContain(`\`${page}\``);
    for (const { endpoints } of Object.values(NETWORKS))
      for (const url of endpoints) expect(text).toContain(`\`${hostOf(url)}\``);
    const listed = /## (?:Permissions|Berechtigungen)[^\n]*\n([\s\S]*?)\n## /.exec(text)?.[1] ?? '';
    const named = [...listed.matchAll(/^- `([a-zA-Z]+)`/gm)].map(([, name]) => name);
    expect(named.sort()).toEqual([...manifest.permissions].sort());
  });

  it('U5 is the page that the wallet shows: headings, lists, paragraphs and code, nothing else', () => {
    expect(text).not.toMatch(/\*\*|\]\(|^\||^```|^### /m);
  });
});

const phishing: PhishingStatus = {
  hosts: 312,
  refreshedAtMs: null,
  bundledOn: '2026-11-01',
  refreshes: false,
  failure: null,
  source: 'https://github.com/polkadot-js/phishing',
};

function servicesWith(more: Record<string, (params: never) => unknown> = {}, asked: string[] = []) {
  return fakeServices(
    {
      'phishing.status': () => phishing,
      'phishing.change': ({ refreshes }: { refreshes: boolean }) => ({ ...phishing, refreshes }),
      'settings.update': ({ patch }: { patch: object }) => ({
        ...useWalletStore.getState().settings,
        ...patch,
      }),
      ...more,
    },
    {
      fiat: ({ currency }: { currency: string }) => {
        asked.push(currency);
        return { currency, microPerTao: 412_070_000n, atMs: Date.now(), source: 'CoinGecko' };
      },
    },
    {},
    {
      endpoints: () => [
        {
          url: 'ws://127.0.0.1:9944',
          state: 'in-use',
          latencyMs: 42.4,
          lagBlocks: 0,
          failures: 1,
          lastAnsweredAtMs: Date.now() - 7_260_000,
          lastError: { code: 'chain/offline', atMs: Date.now() - 125_000 },
          retryAtMs: null,
          archive: true,
        },
      ],
    },
  );
}

describe('U5 the screen of hosts', () => {
  beforeEach(fillStores);
  afterEach(() => {
    cleanup();
    emptyStores();
    localStorage.clear();
  });

  it('U5 shows every host once, with what is known of it, and asks nobody by being opened', async () => {
    const asked: string[] = [];
    const { container } = renderApp(<Hosts />, servicesWith({}, asked));
    await screen.findByText('Never asked');
    const hosts = screen.getAllByTestId('host').map((one) => one.getAttribute('data-host'));
    expect(hosts).toEqual(['127.0.0.1:9944', 'polkadot.js.org', 'api.coingecko.com']);
    expect(screen.getByText(/In use · 42 ms · answered 2 h ago · failed 2 min ago/)).toBeTruthy();
    expect(asked).toEqual([]);
    expect((await axe.run(container)).violations).toEqual([]);
  });

  it('U5 its switches work at once', async () => {
    const asked: string[] = [];
    const services = servicesWith({}, asked);
    renderApp(<Hosts />, services);
    fireEvent.click(await screen.findByRole('switch', { name: 'Refresh the list of phishing sites' }));
    await waitFor(() =>
      expect(services.calls.filter(({ method }) => method === 'phishing.change')).toEqual([
        { method: 'phishing.change', params: { refreshes: true } },
      ]),
    );
    const fiat = screen.getByRole('switch', { name: 'Value in a currency, from CoinGecko' });
    fireEvent.click(fiat);
    await waitFor(() => expect(useWalletStore.getState().settings?.currency).toBe('usd'));
    expect(await screen.findByText(/1 τ = \$412\.07, by CoinGecko/)).toBeTruthy();
    fireEvent.change(screen.getByTestId('host-currency'), { target: { value: 'eur' } });
    await waitFor(() => expect(asked).toEqual(['usd', 'eur']));
    expect(JSON.parse(localStorage.getItem('kelvin.fiat') ?? '').currency).toBe('eur');
    fireEvent.click(fiat);
    await waitFor(() => expect(useWalletStore.getState().settings?.currency).toBe('none'));
    await waitFor(() => expect(localStorage.getItem('kelvin.fiat')).toBeNull());
    expect(asked).toEqual(['usd', 'eur']);
  });

  it('U5 a switch that could not be saved stays as it was, and says so', async () => {
    const services = servicesWith({
      'settings.update': () => {
        throw new WalletError('vault/locked');
      },
    });
    renderApp(<Hosts />, services);
    const fiat = await screen.findByRole<HTMLInputElement>('switch', { name: /CoinGecko/ });
    fireEvent.click(fiat);
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(fiat.checked).toBe(false);
    expect(useWalletStore.getState().settings?.currency).toBe(settings.currency);
  });
});
