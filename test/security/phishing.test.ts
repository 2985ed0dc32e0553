import { describe, expect, it } from 'vitest';
import { BackgroundWorld, signerPayload } from '../support/background-world.js';
import type { FrameClient } from '../support/frame-client.js';
import { settle } from '../support/stepped-clock.js';

const LISTED = 'https://bittensor-reward.com';
const STRANGER = 'https://stranger.example';
/** A host that a refreshed list adds. */
const LATER = 'https://later.example';
const ADDRESS = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
const REQUESTS: Array<[string, unknown]> = [
  ['dapp.enable', { appName: 'Claim' }],
  ['dapp.accounts', {}],
  ['dapp.knownMetadata', {}],
  ['dapp.signPayload', signerPayload(ADDRESS)],
  ['dapp.signRaw', { address: ADDRESS, data: 'hello' }],
];
const STATES = ['empty', 'unlocked', 'locked'] as const;

async function walletThatIs(state: (typeof STATES)[number]): Promise<BackgroundWorld> {
  const world = new BackgroundWorld();
  await world.start();
  if (state !== 'empty') await world.withAccounts();
  if (state === 'locked') await world.lock();
  return world;
}

/** Code and time of a refusal. */
async function refusal(world: BackgroundWorld, page: FrameClient, method: string, params: unknown) {
  const startedMs = world.clock.nowMs();
  const code = await page.codeOf(page.send(method, params));
  return `${code} after ${world.clock.nowMs() - startedMs} ms`;
}

/** Refreshes the list with hosts that begin with `later.example`. */
async function refresh(world: BackgroundWorld): Promise<void> {
  const others = Array.from({ length: 500 }, (_, index) => `evil-${index}.example`);
  world.download = async () => JSON.stringify({ allow: [], deny: ['later.example', ...others] });
  const ui = world.ui();
  await ui.ask('phishing.change', { now: true });
  ui.close();
}

describe('a listed site', () => {
  it.each(STATES)(
    'S36 A11 gets the refusal of everybody, whatever it asks, of a wallet that is %s',
    async (state) => {
      const world = await walletThatIs(state);
      const listed = new Set<string>();
      for (const [method, params] of REQUESTS)
        listed.add(await refusal(world, world.page(LISTED), method, params));
      const stranger = new Set<string>();
      // A stranger's first request to connect is shown to the person where there is a wallet.
      const refused = state === 'empty' ? REQUESTS : REQUESTS.slice(1);
      for (const [method, params] of refused)
        stranger.add(await refusal(world, world.page(STRANGER), method, params));
      expect([...listed]).toEqual([...stranger]);
      expect(listed.size).toBe(1);
      expect(await world.pending()).toEqual([]);
      expect(world.browser.windowsOpened).toBe(0);
    },
  );

  it('S36 A11 is told as everybody that a message is malformed', async () => {
    const world = await walletThatIs('unlocked');
    for (const origin of [LISTED, STRANGER])
      expect(await refusal(world, world.page(origin), 'dapp.enable', { more: 1 })).toMatch(
        /^invalid-message/,
      );
  });

  it('A11 S38 is refused from the hour it is listed, although it was connected before', async () => {
    const { world, page, address } = await BackgroundWorld.connected(LATER);
    await refresh(world);
    const opened = world.browser.windowsOpened;
    for (const [method, params] of REQUESTS.slice(0, 3))
      expect(await refusal(world, page, method, params)).toBe('not-allowed after 75 ms');
    expect(await refusal(world, page, 'dapp.signPayload', signerPayload(address))).toMatch(/^not-allowed/);
    expect(world.browser.windowsOpened).toBe(opened);
    page.events.length = 0;
    const ui = world.ui();
    const { accounts } = await ui.ask<{ accounts: Array<{ accountId: string }> }>('wallet.status', {});
    await ui.ask('wallet.updateAccount', { accountId: accounts[0]?.accountId, patch: { name: 'Renamed' } });
    await settle();
    expect(page.events.map(({ data }) => data)).toEqual([{ accounts: [] }]);
  });

  it.each(STATES)(
    'A11 the relay’s question tells a listing and nothing else, of a wallet that is %s',
    async (state) => {
      const world = await walletThatIs(state);
      expect(await world.page(LISTED).ask('dapp.site', {})).toEqual({ warn: true });
      expect(await world.page('https://www.app.bittensor-reward.com').ask('dapp.site', {})).toEqual({
        warn: true,
      });
      expect(await world.page(STRANGER).ask('dapp.site', {})).toEqual({ warn: false });
      const page = world.page(STRANGER);
      expect(await page.codeOf(page.send('dapp.site', { origin: LISTED }))).toBe('invalid-message');
      expect(world.browser.windowsOpened).toBe(0);
    },
  );

  it('A11 U5 the list is fetched from nowhere until the person asks for it', async () => {
    const world = await walletThatIs('unlocked');
    let asked = 0;
    world.download = async () => {
      asked += 1;
      throw new Error('offline');
    };
    await world.page(LISTED).ask('dapp.site', {});
    await world.ui().ask('phishing.status', {});
    world.browser.fireAlarms(Number.POSITIVE_INFINITY);
    await world.restart();
    expect(asked).toBe(0);
    expect(await world.ui().ask('phishing.change', { refreshes: true })).toMatchObject({
      refreshes: true,
      failure: 'unreachable',
    });
    expect(asked).toBe(1);
  });

  it('A11 an erased wallet refreshes nothing more', async () => {
    const world = await walletThatIs('unlocked');
    await refresh(world);
    await world.ui().ask('phishing.change', { refreshes: true });
    await world.ui().ask('wallet.erase', { confirmation: 'erase everything' });
    world.download = () => Promise.reject(new Error('asked'));
    world.browser.fireAlarms(Number.POSITIVE_INFINITY);
    await settle();
    expect(await world.ui().ask('phishing.status', {})).toMatchObject({
      refreshes: false,
      refreshedAtMs: null,
      failure: null,
    });
    expect(await world.page(LATER).ask('dapp.site', {})).toEqual({ warn: false });
  });
});
