import { describe, expect, it } from 'vitest';
import { BackgroundWorld, signerPayload } from '../../../support/background-world.js';
import type { FrameClient } from '../../../support/frame-client.js';
import { settle } from '../../../support/stepped-clock.js';

const SITE = 'https://stake.example';
const OTHER = 'https://other.example';

/** Two sites, with three and one requests waiting. */
async function waiting() {
  const { world, page, accountIds, address } = await BackgroundWorld.connected(SITE);
  const other = await world.connectSite(OTHER, accountIds);
  const ask = (from: FrameClient, method: string) =>
    from.send('dapp.signPayload', signerPayload(address, { method }));
  const mine = ['0x0000', '0x0001', '0x0002'].map((method) => ask(page, method));
  await settle();
  const theirs = ask(other, '0x0003');
  await settle();
  return { world, page, other, address, mine, theirs, accountId: accountIds[0] ?? '' };
}

describe('A10 refusing what waits together', () => {
  it('ends all of it, tells each page that it was cancelled, and closes the window', async () => {
    const { world, page, other, mine, theirs } = await waiting();
    const answer = await world.ui().ask('approvals.rejectAll', { origin: null });
    expect(answer).toEqual({ rejected: 4 });
    for (const asked of mine) expect(await page.codeOf(asked)).toBe('approval/rejected');
    expect(await other.codeOf(theirs)).toBe('approval/rejected');
    expect(await world.pending()).toEqual([]);
    expect(world.browser.windows.size).toBe(0);
  });

  it('ends that of one site only', async () => {
    const { world, page, mine } = await waiting();
    expect(await world.ui().ask('approvals.rejectAll', { origin: SITE })).toEqual({ rejected: 3 });
    for (const asked of mine) expect(await page.codeOf(asked)).toBe('approval/rejected');
    expect(await world.pending()).toHaveLength(1);
    expect(world.browser.windows.size).toBe(1);
    expect(await world.ui().ask('approvals.rejectAll', { origin: SITE })).toEqual({ rejected: 0 });
  });

  it('S47 counts as one refusal a press, and the third press blocks the site for a minute', async () => {
    const { world, page, address } = await waiting();
    for (let press = 0; press < 3; press += 1) {
      expect(await world.pending()).not.toEqual([]);
      await world.ui().ask('approvals.rejectAll', { origin: SITE });
      void page.send('dapp.signPayload', signerPayload(address));
      await settle();
    }
    expect(await world.pending()).toHaveLength(1);
  });

  it('leaves a request that is being signed, and that of our own form', async () => {
    const { world, page, mine } = await waiting();
    const [id = ''] = await world.pending();
    const payloadHash = await world.show(id);
    let rejected: unknown;
    world.beforeSigning = async () => {
      rejected ??= await world.ui().ask('approvals.rejectAll', { origin: null });
    };
    await world.ui().ask('approvals.decide', { id, decision: 'sign', payloadHash });
    expect(rejected).toEqual({ rejected: 3 });
    expect(await world.clock.until(mine[0] as Promise<object>)).toHaveProperty('signature');
    expect(await page.codeOf(mine[1] as Promise<unknown>)).toBe('approval/rejected');
  });
});

describe('A7 a blocked site', () => {
  it('S36 is answered like an unknown one, in the same words after the same time, without a prompt', async () => {
    const { world, page, mine, address } = await waiting();
    const ui = world.ui();
    expect(await ui.ask('approvals.rejectAll', { origin: SITE, block: true })).toEqual({ rejected: 3 });
    for (const asked of mine) expect(await page.codeOf(asked)).toBe('approval/rejected');
    expect(page.events.at(-1)).toEqual({ event: 'accounts', data: { accounts: [] } });
    const opened = world.browser.windowsOpened;
    const seen = new Set<string>();
    for (const caller of [page, world.page('https://stranger.example')]) {
      for (const [method, params] of [
        ['dapp.accounts', {}],
        ['dapp.knownMetadata', {}],
        ['dapp.signRaw', { address, data: 'hello' }],
        ['dapp.signPayload', signerPayload(address)],
      ] as const) {
        const startedMs = world.clock.nowMs();
        const code = await caller.codeOf(caller.send(method, params));
        seen.add(`${code} after ${world.clock.nowMs() - startedMs} ms`);
      }
    }
    const startedMs = world.clock.nowMs();
    const code = await page.codeOf(page.send('dapp.enable', { appName: 'x' }));
    seen.add(`${code} after ${world.clock.nowMs() - startedMs} ms`);
    expect([...seen]).toEqual(['not-allowed after 75 ms']);
    expect(world.browser.windowsOpened).toBe(opened);
    expect(await ui.ask('sites.list', {})).toMatchObject({ sites: [{ origin: OTHER }], blocked: [SITE] });
  });

  it('stays so after a restart, and may ask again once it is let in', async () => {
    const { world, accountId } = await waiting();
    await world.ui().ask('sites.block', { origin: SITE });
    await world.restart();
    const back = world.page(SITE);
    expect(await back.codeOf(back.send('dapp.enable', { appName: 'x' }))).toBe('not-allowed');
    await world.ui().ask('sites.unblock', { origin: SITE });
    expect(await world.ui().ask('sites.list', {})).toMatchObject({ blocked: [] });
    const asked = back.send('dapp.enable', { appName: 'x' });
    await settle();
    const id = (await world.pending()).at(-1);
    await world
      .ui()
      .ask('approvals.decide', { id, decision: 'connect', accountIds: [accountId], term: 'day' });
    expect(await world.clock.until(asked)).toEqual({ enabled: true });
  });

  it('is one that was named: not whoever happens to wait', async () => {
    const { world } = await waiting();
    const ui = world.ui();
    expect(await ui.codeOf(ui.send('approvals.rejectAll', { origin: null, block: true }))).toBe(
      'invalid-message',
    );
    expect(await world.pending()).toHaveLength(4);
  });
});
