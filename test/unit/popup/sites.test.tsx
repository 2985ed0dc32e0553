// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WalletError } from '../../../src/core/errors/wallet-error.js';
import { forgetRoutes } from '../../../src/popup/features/acting/general-routes.js';
import SitesScreen from '../../../src/popup/features/sites/sites.js';
import { useWalletStore } from '../../../src/popup/state/wallet-store.js';
import type { Site } from '../../../src/protocol/ui/sites.js';
import { account, emptyStores, fakeServices, fillStores, hashOf, renderApp, status } from './support.js';

const DAY_MS = 24 * 3_600_000;
const STAKE = 'https://app.stake.example';
const LOCAL = 'http://127.0.0.1:5173';

const savings = { ...account, accountId: hashOf('b'), name: 'Savings' };
const hidden = { ...account, accountId: hashOf('c'), name: 'Hidden one', hidden: true };
const hotkey = { ...account, accountId: hashOf('d'), name: 'A hotkey', role: 'hotkey' as const };
const watched = { ...account, accountId: hashOf('e'), name: 'Watched', source: null, cryptoType: null };

const site = (origin: string, patch: Partial<Site> = {}): Site => ({
  origin,
  accountIds: [account.accountId],
  connectedAtMs: Date.now() - 3 * DAY_MS,
  lastUsedAtMs: Date.now() - 7_200_000,
  signatures: 2,
  expiresAtMs: null,
  ...patch,
});

/** A background that keeps what it is told. */
function open(sites: Site[], blocked: string[] = [], more: Record<string, () => unknown> = {}, engine = {}) {
  const without = (origin: string) => sites.filter((one) => one.origin !== origin);
  const services = fakeServices(
    {
      'sites.list': () => ({ sites, blocked }),
      'phishing.status': () => ({
        hosts: 341,
        refreshedAtMs: null,
        bundledOn: '2026-11-21',
        refreshes: false,
        source: 'https://polkadot.js.org/phishing/all.json',
        failure: null,
      }),
      'sites.revoke': ({ origin }: { origin: string }) => {
        sites = without(origin);
        return null;
      },
      'sites.change': ({ origin, accountIds }: { origin: string; accountIds: string[] }) => {
        sites = sites.map((one) => (one.origin === origin ? { ...one, accountIds } : one));
        return null;
      },
      'sites.block': ({ origin }: { origin: string }) => {
        sites = without(origin);
        blocked = [...blocked, origin];
        return null;
      },
      'sites.unblock': ({ origin }: { origin: string }) => {
        blocked = blocked.filter((one) => one !== origin);
        return null;
      },
      ...more,
    },
    engine,
  );
  renderApp(<SitesScreen />, services);
  return services;
}

const READS = ['sites.list', 'phishing.status'];
const changes = (services: ReturnType<typeof open>) =>
  services.calls.filter(({ method }) => !READS.includes(method));
const button = (name: string | RegExp) => screen.findByRole('button', { name });

beforeEach(() => {
  fillStores();
  forgetRoutes();
  useWalletStore.setState({ status: status({ accounts: [account, savings, hidden, hotkey, watched] }) });
});
afterEach(() => {
  cleanup();
  emptyStores();
});

describe('A7 connected sites', () => {
  it('say what each sees, how much it was used, and until when; the last used comes first', async () => {
    open([
      site(STAKE, {
        accountIds: [account.accountId, savings.accountId],
        expiresAtMs: Date.now() + 3 * DAY_MS,
      }),
      site(LOCAL, { lastUsedAtMs: Date.now(), signatures: 0 }),
    ]);
    const rows = within(await screen.findByRole('list', { name: 'Connected sites' })).getAllByRole(
      'listitem',
    );
    expect(rows.map((row) => row.textContent)).toEqual([
      expect.stringMatching(
        /127\.0\.0\.1:5173.*on this computer.*not encrypted.*Main coldkey.*nothing signed.*no end/,
      ),
      expect.stringMatching(
        /app\.stake\.example.*Main coldkey, Savings.*since .*used 2 h ago.*2 signatures.*ends in 3 days/,
      ),
    ]);
  });

  it('A9 by account, a watched one is there while somebody here may act for it', async () => {
    const route = { signer: account.address, steps: [] };
    const facts = { may: 'yes', reason: null, delayBlocks: 0, moreApprovals: 0, power: 1 };
    open([site(STAKE)], [], {}, { routes: () => [{ route, ...facts }] });
    fireEvent.click(await screen.findByLabelText('By account'));
    expect(await screen.findByText('Watched')).toBeTruthy();
    cleanup();
    forgetRoutes();
    open([site(STAKE)], [], {}, { routes: () => [] });
    fireEvent.click(await screen.findByLabelText('By account'));
    await screen.findByText('Savings');
    expect(screen.queryByText('Watched')).toBeNull();
  });

  it('teach what happens where there is none', async () => {
    open([]);
    expect((await screen.findByTestId('no-sites')).textContent).toContain(
      'You choose which accounts it sees',
    );
    expect(screen.queryByRole('button', { name: 'Revoke all sites' })).toBeNull();
  });

  it('leave out one whose time is over', async () => {
    open([site(STAKE, { expiresAtMs: Date.now() - 1 })]);
    await screen.findByTestId('no-sites');
  });

  it('are revoked at once, which is said and gets the focus', async () => {
    const services = open([site(STAKE), site(LOCAL)]);
    fireEvent.click(await button('Revoke app.stake.example'));
    const said = await screen.findByText(/app\.stake\.example was revoked/);
    await waitFor(() => expect(document.activeElement).toBe(said));
    expect(changes(services)).toEqual([{ method: 'sites.revoke', params: { origin: STAKE } }]);
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: 'Revoke app.stake.example' })).toBeNull(),
    );
  });

  it('are revoked all together after one question', async () => {
    const services = open([site(STAKE), site(LOCAL)]);
    fireEvent.click(await button('Revoke all sites'));
    const sheet = await screen.findByRole('dialog', { name: 'Revoke all 2 sites?' });
    expect(changes(services)).toEqual([]);
    fireEvent.click(within(sheet).getByRole('button', { name: 'Revoke all sites' }));
    await screen.findByTestId('no-sites');
    expect(changes(services).map(({ method }) => method)).toEqual(['sites.revoke', 'sites.revoke']);
  });

  it('say why something could not be done, and are read again', async () => {
    const services = open([site(STAKE), site(LOCAL)], [], {
      'sites.revoke': () => {
        throw new WalletError('vault/locked');
      },
    });
    fireEvent.click(await button('Revoke app.stake.example'));
    await screen.findByRole('alert');
    await waitFor(() =>
      expect(services.calls.filter(({ method }) => method === 'sites.list')).toHaveLength(2),
    );
  });
});

describe('A7 one site', () => {
  async function sheetOf(one: Site) {
    const services = open([one]);
    fireEvent.click(await button(/^app\.\s*stake\.example/));
    return { services, sheet: within(await screen.findByRole('dialog', { name: 'Connected site' })) };
  }

  it('may be given other accounts: those that sign, hidden ones only where it sees them already', async () => {
    const { services, sheet } = await sheetOf(site(STAKE));
    expect(sheet.getAllByRole('checkbox')).toHaveLength(2);
    const save = sheet.getByRole('button', { name: 'Save' });
    expect(save.getAttribute('aria-disabled')).toBe('true');
    fireEvent.click(sheet.getByRole('checkbox', { name: /Savings/ }));
    fireEvent.click(sheet.getByRole('checkbox', { name: /Main coldkey/ }));
    fireEvent.click(save);
    await screen.findByText('What app.stake.example sees was changed.');
    expect(changes(services)).toEqual([
      { method: 'sites.change', params: { origin: STAKE, accountIds: [savings.accountId] } },
    ]);
  });

  it('keeps a hidden account that it sees on the list', async () => {
    const { sheet } = await sheetOf(site(STAKE, { accountIds: [hidden.accountId] }));
    expect((sheet.getByRole('checkbox', { name: /Hidden one/ }) as HTMLInputElement).checked).toBe(true);
  });

  it('is not saved without an account', async () => {
    const { services, sheet } = await sheetOf(site(STAKE));
    fireEvent.click(sheet.getByRole('checkbox', { name: /Main coldkey/ }));
    fireEvent.click(sheet.getByRole('button', { name: 'Save' }));
    expect(sheet.getByText(/Choose at least one account/)).toBeTruthy();
    expect(changes(services)).toEqual([]);
  });

  it('may be given another term, which starts now', async () => {
    const { services, sheet } = await sheetOf(site(STAKE));
    fireEvent.click(sheet.getByRole('radio', { name: 'A week' }));
    fireEvent.click(sheet.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(changes(services)).toEqual([
        {
          method: 'sites.change',
          params: { origin: STAKE, accountIds: [account.accountId], term: 'week' },
        },
      ]),
    );
  });

  it('is blocked, and let in again', async () => {
    const { services, sheet } = await sheetOf(site(STAKE));
    fireEvent.click(sheet.getByRole('button', { name: 'Block' }));
    fireEvent.click(await button('Let in again: app.stake.example'));
    await screen.findByText('app.stake.example may ask again.');
    await waitFor(() => expect(screen.queryByText('Blocked sites')).toBeNull());
    expect(changes(services).map(({ method }) => method)).toEqual(['sites.block', 'sites.unblock']);
  });
});

describe('A7 by account', () => {
  it('shows which sites see each, and takes one away', async () => {
    const services = open([
      site(STAKE, { accountIds: [account.accountId, savings.accountId] }),
      site(LOCAL, { accountIds: [account.accountId] }),
    ]);
    fireEvent.click(await screen.findByRole('radio', { name: 'By account' }));
    expect(screen.queryByText('Hidden one')).toBeNull();
    fireEvent.click(await button('Take Main coldkey away from app.stake.example'));
    await screen.findByText('app.stake.example no longer sees Main coldkey.');
    fireEvent.click(await button('Take Main coldkey away from 127.0.0.1:5173'));
    await waitFor(() =>
      expect(changes(services)).toEqual([
        { method: 'sites.change', params: { origin: STAKE, accountIds: [savings.accountId] } },
        { method: 'sites.revoke', params: { origin: LOCAL } },
      ]),
    );
    await screen.findByText('No site sees this account.');
  });
});

describe('Q3 accessibility of the sites', () => {
  it.each(['By site', 'By account'])('has no violations %s', async (name) => {
    open([site(STAKE), site(LOCAL)], ['https://rude.example']);
    fireEvent.click(await screen.findByRole('radio', { name }));
    const result = await axe.run(document.body, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(result.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });

  it('has none in the sheet of a site', async () => {
    open([site(STAKE)]);
    fireEvent.click(await button(/^app\.\s*stake\.example/));
    await screen.findByRole('dialog', { name: 'Connected site' });
    const result = await axe.run(document.body, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(result.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
});
