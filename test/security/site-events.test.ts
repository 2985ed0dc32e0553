import { beforeEach, describe, expect, it } from 'vitest';
import { BackgroundWorld } from '../support/background-world.js';
import type { FrameClient } from '../support/frame-client.js';
import { settle } from '../support/stepped-clock.js';

const SITE = 'https://stake.example';
const WRAPPING_KEY = 'ab'.repeat(32);
const DAY_MS = 24 * 3_600_000;

let world: BackgroundWorld;
let page: FrameClient;
let first: string;
let second: string;

beforeEach(async () => {
  const start = await BackgroundWorld.connected(SITE, 2);
  ({ world, page } = start);
  [first = '', second = ''] = start.accountIds;
});

/** Names in the last list that the page was sent, and whether it was sent one by this act. */
async function told(act: () => Promise<unknown>): Promise<string[]> {
  const before = page.events.length;
  await act();
  await settle();
  expect(page.events.length).toBeGreaterThan(before);
  const last = page.events.at(-1) as { event: string; data: { accounts: Array<{ name: string }> } };
  expect(last.event).toBe('accounts');
  return last.data.accounts.map(({ name }) => name);
}

const ask = (method: string, params: object) => world.ui().ask(method, params);
const change = (more: object) => ask('sites.change', { origin: SITE, ...more });

describe('S38 a page that listens is told', () => {
  it('S38 when it is given accounts', async () => {
    const other = 'https://other.example';
    page = world.page(other);
    expect(await told(() => world.connectSite(other, [second, first]).then(() => page))).toEqual([
      'One',
      'No 2',
    ]);
  });

  it('S38 when it is given others', async () => {
    expect(await told(() => change({ accountIds: [second] }))).toEqual(['No 2']);
    expect(await told(() => change({ accountIds: [first, second] }))).toEqual(['One', 'No 2']);
    expect(await page.ask('dapp.accounts', {})).toMatchObject({
      accounts: [{ name: 'One' }, { name: 'No 2' }],
    });
  });

  it('S38 when its permission is revoked, or it is blocked', async () => {
    expect(await told(() => ask('sites.revoke', { origin: SITE }))).toEqual([]);
    await world.connectSite(SITE, [first]);
    expect(await told(() => ask('sites.block', { origin: SITE }))).toEqual([]);
  });

  it('S38 when its time is over, by an alarm, and is answered as a stranger from then on', async () => {
    await told(() => change({ accountIds: [first], term: 'day' }));
    world.clock.jump(DAY_MS - 1);
    expect(await page.ask('dapp.accounts', {})).toMatchObject({ accounts: [{ name: 'One' }] });
    world.clock.jump(1);
    expect(await page.codeOf(page.send('dapp.accounts', {}))).toBe('not-allowed');
    expect(await told(async () => world.browser.fireAlarms(world.clock.nowMs()))).toEqual([]);
    expect(await ask('sites.list', {})).toEqual({ sites: [], blocked: [] });
  });

  it('S38 when its time was over while no worker ran: by the nudge that asks it to look again', async () => {
    await change({ accountIds: [first], term: 'week' });
    world.clock.jump(7 * DAY_MS);
    await world.restart();
    expect(world.browser.nudges.map(({ message }) => message)).toContainEqual({ kelvin: 'accounts' });
    expect(JSON.stringify([...world.browser.local.entries])).not.toContain(SITE);
  });

  it('S38 when an account is renamed', async () => {
    const renamed = () => ask('wallet.updateAccount', { accountId: first, patch: { name: 'Savings' } });
    expect(await told(renamed)).toEqual(['Savings']);
  });

  it('S38 when an account is forgotten', async () => {
    await told(() => change({ accountIds: [first, second] }));
    const forget = () => ask('wallet.forgetAccount', { accountId: second, wrappingKey: WRAPPING_KEY });
    expect(await told(forget)).toEqual(['One']);
  });

  it('S38 when the only account it had is forgotten', async () => {
    await told(() => change({ accountIds: [second] }));
    const forget = () => ask('wallet.forgetAccount', { accountId: second, wrappingKey: WRAPPING_KEY });
    expect(await told(forget)).toEqual([]);
    expect(await ask('sites.list', {})).toMatchObject({ sites: [] });
  });
});

describe('A7 what a person may change of a site', () => {
  it.each<[string, () => object, string]>([
    [
      'a site that is not connected',
      () => ({ origin: 'https://x.example', accountIds: [first] }),
      'site/not-connected',
    ],
    [
      'an account that is not ours',
      () => ({ origin: SITE, accountIds: [`0x${'22'.repeat(32)}`] }),
      'keys/unknown-account',
    ],
    ['no account at all', () => ({ origin: SITE, accountIds: [] }), 'invalid-message'],
    ['another term', () => ({ origin: SITE, accountIds: [first], term: 'year' }), 'invalid-message'],
  ])('is not %s', async (_, params, code) => {
    const ui = world.ui();
    expect(await ui.codeOf(ui.send('sites.change', params()))).toBe(code);
    expect(await ask('sites.list', {})).toMatchObject({
      sites: [{ accountIds: [first], expiresAtMs: null }],
    });
  });

  it('S22 is nothing while the wallet is locked, but to take a right away', async () => {
    await world.lock();
    const ui = world.ui();
    expect(await ui.codeOf(ui.send('sites.change', { origin: SITE, accountIds: [second] }))).toBe(
      'vault/locked',
    );
    expect(await told(() => ask('sites.revoke', { origin: SITE }))).toEqual([]);
  });

  it('a term given at the first connection ends it', async () => {
    const other = world.page('https://other.example');
    const asked = other.send('dapp.enable', { appName: 'x' });
    await settle();
    const [id] = await world.pending();
    const connectedAtMs = world.clock.nowMs();
    await ask('approvals.decide', { id, decision: 'connect', accountIds: [first], term: 'month' });
    await world.clock.until(asked);
    expect(await ask('sites.list', {})).toMatchObject({
      sites: [
        { origin: SITE },
        { origin: 'https://other.example', expiresAtMs: connectedAtMs + 30 * DAY_MS },
      ],
    });
  });
});
