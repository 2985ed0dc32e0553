import { describe, expect, it } from 'vitest';
import { BackgroundWorld, signerPayload } from '../support/background-world.js';
import { settle } from '../support/stepped-clock.js';

const SITE = 'https://stake.example';
const OTHER = 'https://other.example';
const MINUTE_MS = 60_000;

async function refuse(world: BackgroundWorld, ids: string[]): Promise<void> {
  for (const id of ids) await world.ui().ask('approvals.decide', { id, decision: 'reject' });
}

describe('S45 a thousand requests in a second', () => {
  it('S45 1,000 sign requests in 1 s open one window, queue at most five, and an own page is answered meanwhile', async () => {
    const { world, page, address } = await BackgroundWorld.connected(SITE);
    const opened = world.browser.windowsOpened;
    const codes = Array.from({ length: 1_000 }, (_, index) =>
      page
        .send(
          'dapp.signPayload',
          signerPayload(address, { nonce: `0x${index.toString(16).padStart(8, '0')}` }),
        )
        .then(() => 'signed')
        .catch((error: { code: string }) => error.code),
    );
    const own = world.ui().send('settings.get', {});
    await settle();
    await expect(Promise.race([own, Promise.resolve('unanswered')])).resolves.toMatchObject({
      theme: 'system',
    });
    await world.clock.advance(1_000);
    expect(await world.pending()).toHaveLength(5);
    expect(world.browser.windowsOpened - opened).toBe(1);
    await world.lock();
    const counted = await world.clock.until(Promise.all(codes));
    expect(counted.filter((code) => code === 'not-allowed')).toHaveLength(995);
    expect(counted.filter((code) => code === 'approval/rejected')).toHaveLength(5);
  });

  it('from many sites fill the queue of twenty and no more', async () => {
    const world = new BackgroundWorld();
    await world.start();
    await world.withAccounts();
    for (let index = 0; index < 30; index += 1) {
      const origin = `https://site-${index}.example`;
      void world.page(origin, { documentId: `doc-${index}` }).send('dapp.enable', { appName: 'x' });
    }
    await settle();
    expect(await world.pending()).toHaveLength(20);
    expect(world.browser.windows.size).toBe(1);
  });

  it('count against their own site only, and only for ten seconds', async () => {
    const { world, page } = await BackgroundWorld.connected(SITE);
    const other = await world.connectSite(OTHER, await accountIds(world));
    for (let index = 0; index < 25; index += 1) void page.send('dapp.accounts', {});
    await settle();
    expect(await page.codeOf(page.send('dapp.accounts', {}))).toBe('not-allowed');
    expect(await other.ask('dapp.accounts', {})).toHaveProperty('accounts');
    await world.restart();
    const back = world.page(SITE);
    expect(await back.codeOf(back.send('dapp.accounts', {}))).toBe('not-allowed');
    await world.clock.advance(10_000);
    expect(await back.ask('dapp.accounts', {})).toHaveProperty('accounts');
  });
});

async function accountIds(world: BackgroundWorld): Promise<string[]> {
  const { accounts } = await world.ui().ask<{ accounts: Array<{ accountId: string }> }>('wallet.status', {});
  return accounts.map(({ accountId }) => accountId);
}

describe('S47 three refusals in a minute', () => {
  it('block the site for a minute, through a restart, and no other site', async () => {
    const world = new BackgroundWorld();
    await world.start();
    await world.withAccounts();
    const page = world.page(SITE);
    for (let turn = 0; turn < 3; turn += 1) {
      const asked = page.send('dapp.enable', { appName: 'x' });
      await settle();
      await refuse(world, await world.pending());
      expect(await page.codeOf(asked)).toBe('approval/rejected');
    }
    expect(await page.codeOf(page.send('dapp.enable', { appName: 'x' }))).toBe('not-allowed');

    await world.restart();
    const back = world.page(SITE);
    expect(await back.codeOf(back.send('dapp.enable', { appName: 'x' }))).toBe('not-allowed');
    void world.page(OTHER).send('dapp.enable', { appName: 'y' });
    await settle();
    expect(await world.pending()).toHaveLength(1);

    await world.clock.advance(MINUTE_MS);
    void back.send('dapp.enable', { appName: 'x' });
    await settle();
    expect(await world.pending()).toHaveLength(2);
  });

  it('count a closed window as a refusal of everything in it', async () => {
    const { world, page, address } = await BackgroundWorld.connected(SITE);
    for (const method of ['0x0000', '0x0001', '0x0002'])
      void page.send('dapp.signPayload', signerPayload(address, { method }));
    await settle();
    world.browser.closeWindow(world.browser.approvalWindow ?? 0);
    await settle();
    expect(await page.codeOf(page.send('dapp.signPayload', signerPayload(address)))).toBe('not-allowed');
    expect(await world.pending()).toEqual([]);
  });

  it('do not count what expired or was ended by a lock', async () => {
    const { world, page, address } = await BackgroundWorld.connected(SITE);
    for (let turn = 0; turn < 4; turn += 1) {
      void page.send('dapp.signPayload', signerPayload(address));
      await settle();
      expect(await world.pending()).toHaveLength(1);
      await world.lock();
      await world.unlock();
    }
  });
});

describe('a page that connects twice at start-up', () => {
  it('asks once and gets the same answer twice', async () => {
    const world = new BackgroundWorld();
    await world.start();
    const [accountId] = await world.withAccounts();
    const page = world.page(SITE);
    const both = [page.send('dapp.enable', { appName: 'x' }), page.send('dapp.enable', { appName: 'x' })];
    await settle();
    const ids = await world.pending();
    expect(ids).toHaveLength(1);
    await world.ui().ask('approvals.decide', { id: ids[0], decision: 'connect', accountIds: [accountId] });
    expect(await world.clock.until(Promise.all(both))).toEqual([{ enabled: true }, { enabled: true }]);
  });

  it('gets an answer twice when no window can be opened', async () => {
    const world = new BackgroundWorld();
    await world.start();
    await world.withAccounts();
    world.browser.windowFailure = new Error('no windows here');
    const page = world.page(SITE);
    const both = [page.send('dapp.enable', { appName: 'x' }), page.send('dapp.enable', { appName: 'x' })];
    for (const answer of both) expect(await page.codeOf(answer)).toMatch(/not-allowed|rejected/);
    expect(await world.pending()).toEqual([]);
  });
});
