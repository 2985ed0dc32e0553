import { describe, expect, it } from 'vitest';
import { createInjected } from '../../src/content/injected.js';
import { BackgroundWorld, signerPayload } from '../support/background-world.js';
import type { FrameClient } from '../support/frame-client.js';
import { settle } from '../support/stepped-clock.js';

const SITE = 'https://stake.example';
const OTHER = 'https://other.example';
const LIFETIME_MS = 10 * 60_000;

/** Names of the accounts that a page is given, or the code it is refused with. */
async function seenBy(world: BackgroundWorld, page: FrameClient): Promise<string[] | string> {
  const asked = page.send<{ accounts: Array<{ name: string }> }>('dapp.accounts', {});
  try {
    return (await world.clock.until(asked)).accounts.map(({ name }) => name);
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe('S35 permissions of one host', () => {
  const SITES = [
    ['https://stake.example', 0],
    ['https://stake.example:8443', 1],
    ['http://localhost:3000', 2],
    ['http://localhost:3001', 0],
    ['https://localhost:3000', 1],
    ['http://127.0.0.1:3000', 2],
  ] as const;

  it('S35 http, https and every port have accounts of their own, and end apart', async () => {
    const world = new BackgroundWorld();
    await world.start();
    const accountIds = await world.withAccounts(3);
    const names = ['One', 'No 2', 'No 3'];
    const pages = new Map<string, FrameClient>();
    for (const [origin, index] of SITES) {
      const stranger = world.page(origin);
      expect(await seenBy(world, stranger), origin).toBe('not-allowed');
      stranger.close();
      pages.set(origin, await world.connectSite(origin, accountIds.slice(index, index + 1)));
    }
    for (const [origin, index] of SITES)
      expect(await seenBy(world, pages.get(origin) as FrameClient), origin).toEqual([names[index]]);

    await world.ui().ask('sites.revoke', { origin: 'http://localhost:3000' });
    await settle();
    for (const [origin, index] of SITES)
      expect(await seenBy(world, pages.get(origin) as FrameClient), origin).toEqual(
        origin === 'http://localhost:3000' ? 'not-allowed' : [names[index]],
      );
  });

  it.each(['http://stake.example', 'http://localhost.stake.example', 'http://127.0.0.1.stake.example'])(
    'S35 %s is plain http beyond this machine and is never asked about',
    async (origin) => {
      const { world } = await BackgroundWorld.connected(SITE);
      const opened = world.browser.windowsOpened;
      const page = world.page(origin);
      expect(await page.codeOf(page.send('dapp.enable', { appName: 'x' }))).toBe('not-allowed');
      expect(world.browser.windowsOpened).toBe(opened);
    },
  );
});

describe('S50 a window that decides nothing', () => {
  async function waitingFor(page: FrameClient, address: string) {
    const answer = page.send('dapp.signPayload', signerPayload(address));
    await settle();
    return { answer };
  }
  async function expire(world: BackgroundWorld): Promise<void> {
    world.clock.jump(LIFETIME_MS);
    world.browser.fireAlarms(world.clock.nowMs());
    await settle();
  }

  it('S50 is closed: everything that waits in it is refused, of every site', async () => {
    const { world, page, address, accountIds } = await BackgroundWorld.connected(SITE);
    const other = await world.connectSite(OTHER, accountIds);
    const mine = await waitingFor(page, address);
    const theirs = await waitingFor(other, address);
    expect(await world.pending()).toHaveLength(2);
    world.browser.closeWindow(world.browser.approvalWindow ?? 0);
    expect(await page.codeOf(mine.answer)).toBe('approval/rejected');
    expect(await other.codeOf(theirs.answer)).toBe('approval/rejected');
    expect(await world.pending()).toEqual([]);
  });

  it('S50 crashed: its page is gone, the window stands, and the request ends with its time', async () => {
    const { world, page, address } = await BackgroundWorld.connected(SITE);
    const { signed } = await world.asked(page, address);
    const shown = world.ui();
    await settle();
    shown.close();
    await settle();
    expect(await world.pending()).toHaveLength(1);
    await expire(world);
    expect(await page.codeOf(signed)).toBe('approval/rejected');
    expect(world.browser.windows.size).toBe(0);
  });

  it('S50 is minimised and forgotten: the request ends with its time, and the next one opens a window', async () => {
    const { world, page, address } = await BackgroundWorld.connected(SITE);
    const { signed } = await world.asked(page, address);
    const opened = world.browser.windowsOpened;
    world.clock.jump(60_000);
    world.browser.fireAlarms(world.clock.nowMs());
    await settle();
    expect(await world.pending()).toHaveLength(1);
    await expire(world);
    expect(await page.codeOf(signed)).toBe('approval/rejected');
    await world.asked(page, address);
    expect(world.browser.windowsOpened).toBe(opened + 1);
  });

  it('S50 outlives its worker: the alarm wakes another one, which signs nothing any more', async () => {
    const { world, page, address } = await BackgroundWorld.connected(SITE);
    const { id, payloadHash } = await world.asked(page, address);
    world.browser.killWorker();
    world.clock.jump(LIFETIME_MS);
    await world.start();
    world.browser.fireAlarms(world.clock.nowMs());
    await settle();
    expect(await world.pending()).toEqual([]);
    const ui = world.ui();
    const late = ui.send('approvals.decide', { id, decision: 'sign', payloadHash });
    expect(await ui.codeOf(late)).toBe('approval/unknown');
  });
});

describe('S63 what a page says of the chain', () => {
  const DEFINITION = {
    chain: 'Bittensor',
    genesisHash: `0x${'01'.repeat(32)}`,
    specVersion: 424,
    ss58Format: 42,
    tokenDecimals: 6,
    tokenSymbol: 'TAO',
    types: { Balance: 'u8' },
    rawMetadata: `0x6d65746${'0'.repeat(9)}`,
  };

  it('S63 metadata.provide answers no, and tells the wallet nothing', async () => {
    const asked: string[] = [];
    const injected = createInjected({
      ask: async (method) => {
        asked.push(method);
        return {} as never;
      },
      onAccounts: () => () => undefined,
    });
    expect(await injected.metadata?.provide(DEFINITION as never)).toBe(false);
    expect(asked).toEqual([]);
  });

  it.each(['dapp.provideMetadata', 'metadata.provide', 'dapp.metadata', 'pub(metadata.provide)'])(
    'S63 there is no method %s',
    async (method) => {
      const { world, page } = await BackgroundWorld.connected(SITE);
      const before = JSON.stringify([...world.browser.local.entries]);
      expect(await page.codeOf(page.send(method, DEFINITION))).toBe('unknown-method');
      expect(JSON.stringify([...world.browser.local.entries])).toBe(before);
    },
  );

  it.each(['types', 'metadata', 'rawMetadata', 'userExtensions', 'ss58Format', 'tokenDecimals'])(
    'S63 a payload with %s is refused before anybody is asked',
    async (field) => {
      const { world, page, address } = await BackgroundWorld.connected(SITE);
      const opened = world.browser.windowsOpened;
      const payload = signerPayload(address, { [field]: DEFINITION });
      expect(await page.codeOf(page.send('dapp.signPayload', payload))).toBe('invalid-message');
      expect(world.browser.windowsOpened).toBe(opened);
    },
  );
});
