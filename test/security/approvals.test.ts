import { describe, expect, it } from 'vitest';
import { BackgroundWorld, signerPayload } from '../support/background-world.js';
import { settle } from '../support/stepped-clock.js';

const SITE = 'https://stake.example';
const OTHER = 'https://other.example';
const MINUTE_MS = 60_000;

/** A connected site with one signature request, shown in the approval window. */
async function waiting(accounts = 1) {
  const start = await BackgroundWorld.connected(SITE, accounts);
  return { ...start, ...(await start.world.asked(start.page, start.address)) };
}

describe('locks and changes end what is pending', () => {
  it('S21 a lock rejects the request, closes the window and tells the page', async () => {
    const { world, page, signed, id, payloadHash } = await waiting();
    await world.lock();
    expect(await page.codeOf(signed)).toBe('approval/rejected');
    expect(world.browser.windows.size).toBe(0);
    await world.unlock();
    const ui = world.ui();
    const late = ui.send('approvals.decide', { id, decision: 'sign', payloadHash });
    expect(await ui.codeOf(late)).toBe('approval/void');
  });

  it('S21 a deadline that passed while the worker slept does the same', async () => {
    const { world, page, signed } = await waiting();
    world.clock.jump(16 * MINUTE_MS);
    world.browser.fireAlarms(world.clock.nowMs());
    expect(await page.codeOf(signed)).toBe('approval/rejected');
  });

  it('S22 unlocking, asked for by one site, approves nothing of another', async () => {
    const { world, page, address } = await BackgroundWorld.connected(SITE);
    const other = world.page(OTHER);
    await world.lock();
    const connect = other.send('dapp.enable', { appName: 'Other' });
    const signed = page.send('dapp.signPayload', signerPayload(address));
    await settle();
    const before = await world.pending();
    await world.unlock();
    await settle();
    expect(await world.pending()).toEqual(before);
    expect(before).toHaveLength(2);
    const [first] = before;
    await world.ui().ask('approvals.decide', { id: first, decision: 'reject' });
    expect(await other.codeOf(connect)).toBe('approval/rejected');
    expect(await world.pending()).toEqual(before.slice(1));
    await world.ui().ask('approvals.decide', { id: before[1], decision: 'reject' });
    expect(await page.codeOf(signed)).toBe('approval/rejected');
  });

  it('S22 shows and decides nothing while locked', async () => {
    const { world, page, address } = await BackgroundWorld.connected(SITE);
    await world.lock();
    void page.send('dapp.signPayload', signerPayload(address));
    await settle();
    const [id] = await world.pending();
    const ui = world.ui();
    expect(await ui.codeOf(ui.send('approvals.get', { id }))).toBe('vault/locked');
    const hash = `0x${'00'.repeat(32)}`;
    const early = ui.send('approvals.decide', { id, decision: 'sign', payloadHash: hash });
    expect(await ui.codeOf(early)).toBe('approval/hash-mismatch');
    expect(await world.pending()).toEqual([id]);
  });

  it.each([
    ['another network', { networkId: 'local' }],
    [
      'another local node',
      { networkId: 'local', endpoints: { finney: [], test: [], local: ['ws://127.0.0.1:9955'] } },
    ],
  ])('S23 %s makes the approval void', async (_, patch) => {
    const { world, page, signed, id, payloadHash } = await waiting();
    const ui = world.ui();
    await ui.ask('settings.update', { patch });
    await settle();
    expect(await page.codeOf(signed)).toBe('approval/rejected');
    const late = ui.send('approvals.decide', { id, decision: 'sign', payloadHash });
    expect(await ui.codeOf(late)).toBe('approval/void');
  });

  it('S23 a change of account makes the approval void', async () => {
    const { world, page, signed, accountIds } = await waiting(2);
    await world.ui().ask('wallet.setActiveAccount', { accountId: accountIds[1] });
    expect(await page.codeOf(signed)).toBe('approval/rejected');
  });

  it('S75 an upgrade of the runtime makes the approval void', async () => {
    const { world, page, signed, id, payloadHash } = await waiting();
    world.engine.note('upgrade', { specVersion: 'other' });
    await settle();
    expect(await world.pending()).toEqual([id]);
    world.engine.note('upgrade', { specVersion: 475 });
    await settle();
    expect(await page.codeOf(signed)).toBe('approval/rejected');
    const ui = world.ui();
    const late = ui.send('approvals.decide', { id, decision: 'sign', payloadHash });
    expect(await ui.codeOf(late)).toBe('approval/void');
  });

  it('keeps a request when a setting changes that has nothing to do with it', async () => {
    const { world } = await waiting();
    await world.ui().ask('settings.update', { patch: { theme: 'dark' } });
    await settle();
    expect(await world.pending()).toHaveLength(1);
  });

  it('S21 a lock between the decision and the signature gives no signature', async () => {
    const { world, page, signed, id, payloadHash } = await waiting();
    world.beforeSigning = () => world.lock();
    const ui = world.ui();
    const decision = ui.send('approvals.decide', { id, decision: 'sign', payloadHash });
    expect(await ui.codeOf(decision)).toBe('vault/locked');
    expect(await page.codeOf(signed)).toBe('approval/rejected');
  });

  it('S26 an update rejects what is open', async () => {
    const { world, page, signed } = await waiting();
    world.browser.installUpdate();
    expect(await page.codeOf(signed)).toBe('approval/rejected');
  });
});

describe('S24 a worker that dies with an approval open', () => {
  it('is found again by id and signs once, when the page asks again', async () => {
    const { world, address } = await BackgroundWorld.connected(SITE);
    const page = world.page(SITE);
    const requestId = 'instance-request-1';
    void page.send('dapp.signPayload', signerPayload(address), requestId);
    await settle();
    const [id = ''] = await world.pending();
    const payloadHash = await world.show(id);
    await world.restart();

    const again = world.page(SITE);
    const signed = again.send<{ signature: string }>('dapp.signPayload', signerPayload(address), requestId);
    await settle();
    expect(await world.pending()).toEqual([id]);
    await world.ui().ask('approvals.decide', { id, decision: 'sign', payloadHash });
    expect((await world.clock.until(signed)).signature).toMatch(/^0x01[0-9a-f]{128}$/);
    const ui = world.ui();
    const view = ui.send('approvals.get', { id });
    expect(await ui.codeOf(view)).toBe('approval/unknown');
  });

  it('waits for the page that is on its way back', async () => {
    const { world, address } = await BackgroundWorld.connected(SITE);
    const requestId = 'instance-request-2';
    void world.page(SITE).send('dapp.signPayload', signerPayload(address), requestId);
    await settle();
    const [id = ''] = await world.pending();
    const payloadHash = await world.show(id);
    await world.restart();
    const decision = world.ui().send('approvals.decide', { id, decision: 'sign', payloadHash });
    await settle();
    const signed = world
      .page(SITE)
      .send<{ signature: string }>('dapp.signPayload', signerPayload(address), requestId);
    await world.clock.until(decision);
    expect((await world.clock.until(signed)).signature).toMatch(/^0x01/);
  });

  it('S39 refuses cleanly when the page does not come back', async () => {
    const { world, id, payloadHash } = await waiting();
    await world.restart();
    const ui = world.ui();
    const decision = ui.send('approvals.decide', { id, decision: 'sign', payloadHash });
    expect(await ui.codeOf(decision)).toBe('approval/void');
    expect(await world.pending()).toEqual([]);
  });

  it('refuses another payload under the id of a pending request', async () => {
    const { world, address } = await BackgroundWorld.connected(SITE);
    const page = world.page(SITE);
    const requestId = 'instance-request-3';
    void page.send('dapp.signPayload', signerPayload(address), requestId);
    await settle();
    const again = world.page(SITE);
    const other = again.send('dapp.signPayload', signerPayload(address, { method: '0x0001' }), requestId);
    expect(await again.codeOf(other)).toBe('invalid-message');
  });
});

describe('S39 a page that leaves', () => {
  it('takes its request along', async () => {
    const { world, page, id, payloadHash } = await waiting();
    page.close();
    await settle();
    expect(await world.pending()).toEqual([]);
    expect(world.browser.windows.size).toBe(0);
    const ui = world.ui();
    const late = ui.send('approvals.decide', { id, decision: 'sign', payloadHash });
    expect(await ui.codeOf(late)).toBe('approval/unknown');
  });

  it('gets no answer to the new document in the same tab', async () => {
    const { world, page } = await waiting();
    page.close();
    const next = world.page(SITE, { documentId: 'doc-next' });
    await settle();
    expect(next.events).toEqual([]);
    expect(await world.pending()).toEqual([]);
  });
});

describe('decisions', () => {
  it('S46 two dApps keep their order and their answers', async () => {
    const { world, page, address, accountIds } = await BackgroundWorld.connected(SITE);
    const other = await world.connectSite(OTHER, accountIds);
    const mine = page.send<{ signature: string }>('dapp.signPayload', signerPayload(address));
    await settle();
    const theirs = other.send<{ signature: string }>(
      'dapp.signPayload',
      signerPayload(address, { method: '0x0001' }),
    );
    await settle();
    const ids = await world.pending();
    const ui = world.ui();
    const views = await Promise.all(
      ids.map((id) =>
        ui.ask<{ requester: { origin: string }; position: number; total: number }>('approvals.get', { id }),
      ),
    );
    expect(views.map(({ requester, position, total }) => [requester.origin, position, total])).toEqual([
      [SITE, 1, 2],
      [OTHER, 2, 2],
    ]);
    expect(world.browser.windows.size).toBe(1);
    await ui.ask('approvals.decide', { id: ids[1], decision: 'reject' });
    const payloadHash = await world.show(ids[0] ?? '');
    await ui.ask('approvals.decide', { id: ids[0], decision: 'sign', payloadHash });
    expect((await world.clock.until(mine)).signature).toMatch(/^0x01/);
    expect(await other.codeOf(theirs)).toBe('approval/rejected');
  });

  it('S48 two clicks give one signature', async () => {
    const { world, page, signed, id, payloadHash } = await waiting();
    let signings = 0;
    world.beforeSigning = async () => {
      signings += 1;
    };
    const ui = world.ui();
    const decision = { id, decision: 'sign', payloadHash };
    const both = await world.clock.until(
      Promise.all([ui.send('approvals.decide', decision), ui.send('approvals.decide', decision)]),
    );
    expect(both[0]).toEqual(both[1]);
    expect(signings).toBe(1);
    await ui.ask('approvals.decide', decision);
    expect(signings).toBe(1);
    expect((await world.clock.until(signed)).signature).toMatch(/^0x01/);
    const frames = await page.ask<{ accounts: unknown[] }>('dapp.accounts', {});
    expect(frames.accounts).toHaveLength(1);
  });

  it.each<[string, (good: { id: string; payloadHash: string }) => object, string]>([
    ['an id that never was', ({ payloadHash }) => ({ id: 'ab'.repeat(16), payloadHash }), 'approval/unknown'],
    ['another hash', ({ id }) => ({ id, payloadHash: `0x${'77'.repeat(32)}` }), 'approval/hash-mismatch'],
  ])('S49 refuses a decision with %s', async (_, change, code) => {
    const { world, id, payloadHash } = await waiting();
    const ui = world.ui();
    const decision = ui.send('approvals.decide', { decision: 'sign', ...change({ id, payloadHash }) });
    expect(await ui.codeOf(decision)).toBe(code);
    expect(await world.pending()).toEqual([id]);
  });

  it('S49 refuses a hash that was never shown', async () => {
    const { world, page, address } = await BackgroundWorld.connected(SITE);
    const { payloadHash } = await world.asked(page, address);
    const second = page.send('dapp.signPayload', signerPayload(address));
    await settle();
    const [, id] = await world.pending();
    const ui = world.ui();
    const blind = ui.send('approvals.decide', { id, decision: 'sign', payloadHash });
    expect(await ui.codeOf(blind)).toBe('approval/hash-mismatch');
    await ui.ask('approvals.decide', { id, decision: 'reject' });
    expect(await page.codeOf(second)).toBe('approval/rejected');
  });

  it.each([
    ['connect', { decision: 'connect', accountIds: [`0x${'11'.repeat(32)}`] }],
    ['a stranger account', { decision: 'connect', accountIds: [`0x${'22'.repeat(32)}`] }],
  ])('refuses to answer a signature request with %s', async (_, decision) => {
    const { world, id } = await waiting();
    const ui = world.ui();
    expect(await ui.codeOf(ui.send('approvals.decide', { id, ...decision }))).toBe('approval/hash-mismatch');
    expect((await ui.ask<{ sites: unknown[] }>('sites.list', {})).sites).toHaveLength(1);
  });

  it('refuses to share an account that is not ours', async () => {
    const world = new BackgroundWorld();
    await world.start();
    await world.withAccounts();
    void world.page(SITE).send('dapp.enable', { appName: 'x' });
    await settle();
    const [id] = await world.pending();
    const ui = world.ui();
    const decision = ui.send('approvals.decide', {
      id,
      decision: 'connect',
      accountIds: [`0x${'22'.repeat(32)}`],
    });
    expect(await ui.codeOf(decision)).toBe('keys/unknown-account');
    expect(await world.pending()).toEqual([id]);
  });
});

describe('S50 a request nobody decides', () => {
  it('is refused when the window is closed', async () => {
    const { world, page, signed } = await waiting();
    world.browser.closeWindow(world.browser.approvalWindow ?? 0);
    expect(await page.codeOf(signed)).toBe('approval/rejected');
  });

  it('is kept when some other window is closed', async () => {
    const { world } = await waiting();
    world.browser.closeWindow(4_242);
    await settle();
    expect(await world.pending()).toHaveLength(1);
  });

  it('is refused after ten minutes', async () => {
    const { world, page, signed, id } = await waiting();
    world.clock.jump(10 * MINUTE_MS);
    world.browser.fireAlarms(world.clock.nowMs());
    expect(await page.codeOf(signed)).toBe('approval/rejected');
    const ui = world.ui();
    expect(await ui.codeOf(ui.send('approvals.get', { id }))).toBe('approval/unknown');
    expect([...world.browser.session.entries.keys()].filter((key) => key.startsWith('approval:'))).toEqual(
      [],
    );
  });
});

describe('what rests in session storage', () => {
  it('holds no signature once it was delivered', async () => {
    const { world, signed, id, payloadHash } = await waiting();
    await world.ui().ask('approvals.decide', { id, decision: 'sign', payloadHash });
    const { signature } = await world.clock.until(signed);
    await settle();
    expect(JSON.stringify([...world.browser.session.entries])).not.toContain(signature.slice(4));
  });
});
