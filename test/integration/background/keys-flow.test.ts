import { describe, expect, it } from 'vitest';
import { encodeAddress } from '../../../src/core/address/index.js';
import { DEFAULT_SETTINGS } from '../../../src/protocol/ui/settings.js';
import type { WalletStatus } from '../../../src/protocol/ui/vault.js';
import { BackgroundWorld, signerPayload } from '../../support/background-world.js';
import { settle } from '../../support/stepped-clock.js';

const SITE = 'https://stake.example';
const OTHER_SITE = 'https://other.example';
const WATCHED = encodeAddress(new Uint8Array(32).fill(9));
const WRAPPING_KEY = 'ab'.repeat(32);

async function statusOf(world: BackgroundWorld): Promise<WalletStatus> {
  return world.ui().ask<WalletStatus>('wallet.status', {});
}

describe('the computer’s own lock', () => {
  it('S21 locks the wallet and rejects what waits', async () => {
    const { world, page, address } = await BackgroundWorld.connected(SITE);
    const { signed } = await world.asked(page, address);
    world.browser.changeIdleState('locked');
    await settle();
    expect((await statusOf(world)).vault).toBe('locked');
    expect(await world.pending()).toEqual([]);
    await expect(world.clock.until(signed)).rejects.toThrow();
    expect([...world.browser.session.entries.values()].join()).not.toContain('vaultKey');
  });

  it.each(['active', 'idle'] as const)('U3 %s locks nothing', async (state) => {
    const { world } = await BackgroundWorld.connected(SITE);
    world.browser.changeIdleState(state);
    await settle();
    expect((await statusOf(world)).vault).toBe('unlocked');
  });

  it('U3 locks nothing when the person switched that off', async () => {
    const { world } = await BackgroundWorld.connected(SITE);
    await world.ui().ask('settings.update', { patch: { lockWithSystem: false } });
    world.browser.changeIdleState('locked');
    await settle();
    expect((await statusOf(world)).vault).toBe('unlocked');
  });

  it('U3 wakes a worker that had died, which then locks', async () => {
    const { world } = await BackgroundWorld.connected(SITE);
    await world.restart();
    world.browser.changeIdleState('locked');
    await settle();
    expect((await statusOf(world)).vault).toBe('locked');
  });

  it('a browser that does not tell is no hindrance', async () => {
    const world = new BackgroundWorld();
    world.browser.hasIdle = false;
    await world.start();
    await world.withAccounts();
    expect((await statusOf(world)).vault).toBe('unlocked');
  });
});

describe('accounts that sites get', () => {
  it('S37 a watched address is neither shared nor signed for, nor proposed with', async () => {
    const { world, page } = await BackgroundWorld.connected(SITE);
    const ui = world.ui();
    const watched = { kind: 'watch', name: 'Watched', role: 'coldkey', address: WATCHED, cryptoType: null };
    const { accounts } = await ui.ask<{ accounts: Array<{ accountId: string }> }>('wallet.addAccounts', {
      accounts: [watched],
    });
    const accountId = accounts[0]?.accountId ?? '';
    const connecting = world.page(OTHER_SITE).ask('dapp.enable', { appName: 'x' });
    connecting.catch(() => undefined);
    await settle();
    const [id] = await world.pending();
    const decide = ui.ask('approvals.decide', { id, decision: 'connect', accountIds: [accountId] });
    expect(await ui.codeOf(decide)).toBe('keys/watch-only');
    const proposal = { kind: 'stake', hotkey: WATCHED, netuid: 1, amountRao: 1n, limitRaoPerAlpha: 1n };
    const proposing = ui.ask('intents.propose', {
      accountId,
      intent: { ...proposal, allowPartial: false },
      protect: true,
    });
    expect(await ui.codeOf(proposing)).toBe('keys/watch-only');
    // Even where a permission names it, whose right over it is gone: the site may ask, and nobody can sign.
    const permissions = JSON.parse(world.browser.local.entries.get('permissions') ?? '[]');
    permissions[0].accountIds.push(accountId);
    await world.browser.local.set({ permissions });
    const signing = page.send('dapp.signPayload', signerPayload(WATCHED, { withSignedTransaction: true }));
    await settle();
    const asked = (await world.pending()).at(-1);
    const { result } = await ui.ask<{ result: object }>('approvals.get', { id: asked });
    expect(result).toMatchObject({ ok: false, refusal: { code: 'route/none' } });
    const payloadHash = `0x${'11'.repeat(32)}`;
    const sign = ui.ask('approvals.decide', { id: asked, decision: 'sign', payloadHash });
    expect(await ui.codeOf(sign)).toBe('approval/hash-mismatch');
    await ui.ask('approvals.decide', { id: asked, decision: 'reject' });
    await expect(world.clock.until(signing)).rejects.toThrow();
  });

  it('a hotkey is no site’s business; a hidden account stays with its sites', async () => {
    const { world, page, accountIds, address } = await BackgroundWorld.connected(SITE);
    const ui = world.ui();
    const listed = async () =>
      (await page.ask<{ accounts: Array<{ address: string }> }>('dapp.accounts', {})).accounts.map(
        (row) => row.address,
      );
    await ui.ask('wallet.updateAccount', { accountId: accountIds[0], patch: { hidden: true } });
    expect(await listed()).toEqual([address]);
    await ui.ask('wallet.updateAccount', { accountId: accountIds[0], patch: { role: 'hotkey' } });
    expect(await listed()).toEqual([]);
    const signing = page.send('dapp.signPayload', signerPayload(address));
    await settle();
    await expect(world.clock.until(signing)).rejects.toThrow();
    expect(await world.pending()).toEqual([]);
  });

  it('S38 a forgotten account leaves its sites; one that had no other is connected no longer', async () => {
    const { world, page, accountIds } = await BackgroundWorld.connected(SITE, 3);
    const other = await world.connectSite(OTHER_SITE, accountIds.slice(0, 2));
    const ui = world.ui();
    await ui.ask('wallet.forgetAccount', { accountId: accountIds[0], wrappingKey: WRAPPING_KEY });
    await settle();
    const { sites } = await ui.ask<{ sites: Array<{ origin: string; accountIds: string[] }> }>(
      'sites.list',
      {},
    );
    expect(sites.map(({ origin, accountIds: shared }) => [origin, shared])).toEqual([
      [OTHER_SITE, [accountIds[1]]],
    ]);
    expect(page.events.at(-1)).toMatchObject({ event: 'accounts', data: { accounts: [] } });
    expect(other.events.at(-1)).toMatchObject({ event: 'accounts', data: { accounts: [{ name: 'No 2' }] } });
  });
});

describe('erasing', () => {
  it('leaves no byte in storage, ends sites and requests, and starts as new', async () => {
    const { world, page, address } = await BackgroundWorld.connected(SITE, 2);
    const ui = world.ui();
    await ui.ask('settings.update', { patch: { theme: 'dark' } });
    await ui.ask('contacts.add', { address: WATCHED, name: 'Friend', note: '' });
    const { signed } = await world.asked(page, address);
    await ui.ask('wallet.erase', { confirmation: 'erase everything' });
    await settle();
    await expect(world.clock.until(signed)).rejects.toThrow();
    expect(page.events.at(-1)).toMatchObject({ event: 'accounts', data: { accounts: [] } });
    expect([...world.browser.local.entries]).toEqual([]);
    expect([...world.browser.session.entries.values()].join()).not.toMatch(/vaultKey|0x[0-9a-f]{64}/);
    expect(ui.events.filter(({ event }) => event === 'settings').at(-1)?.data).toEqual(DEFAULT_SETTINGS);
    await world.restart();
    expect(await statusOf(world)).toMatchObject({ vault: 'empty', accounts: [] });
    expect(await world.ui().ask('sites.list', {})).toEqual({ sites: [], blocked: [] });
    await world.withAccounts();
    expect(await world.ui().ask('contacts.list', {})).toEqual({ contacts: [] });
  });

  it('needs the very words', async () => {
    const { world } = await BackgroundWorld.connected(SITE);
    const ui = world.ui();
    expect(await ui.codeOf(ui.ask('wallet.erase', { confirmation: 'erase' }))).toBe('invalid-message');
    expect((await statusOf(world)).vault).toBe('unlocked');
  });
});
