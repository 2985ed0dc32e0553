import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import * as sr25519 from '@scure/sr25519';
import { describe, expect, it } from 'vitest';
import { decodeAnyPrefix } from '../../../src/core/address/index.js';
import { WalletError } from '../../../src/core/errors/wallet-error.js';
import { BackgroundWorld, signerPayload } from '../../support/background-world.js';
import type { FrameClient } from '../../support/frame-client.js';
import { GENESIS } from '../../support/scripted-engine.js';
import { settle } from '../../support/stepped-clock.js';

const SITE = 'https://stake.example';

/** Asks for something and approves it as shown. */
async function approved<T>(world: BackgroundWorld, answer: Promise<T>): Promise<T> {
  await settle();
  const [id = ''] = await world.pending();
  const payloadHash = await world.show(id);
  await world.ui().ask('approvals.decide', { id, decision: 'sign', payloadHash });
  return world.clock.until(answer);
}

function messageView(world: BackgroundWorld, page: FrameClient, address: string, data: string) {
  void page.send('dapp.signRaw', { address, data, type: 'bytes' });
  return settle()
    .then(() => world.pending())
    .then(([id]) => world.ui().ask<Record<string, unknown>>('approvals.get', { id }));
}

describe('a page that connects', () => {
  it('gets the accounts that were chosen for it, with type and without genesis', async () => {
    const { page, address } = await BackgroundWorld.connected(SITE, 3);
    const { accounts } = await page.ask<{ accounts: unknown[] }>('dapp.accounts', {});
    expect(accounts).toEqual([{ address, name: 'One', type: 'sr25519', genesisHash: null }]);
  });

  it('is let in at once the next time, locked or not', async () => {
    const { world, accountIds } = await BackgroundWorld.connected(SITE);
    await world.lock();
    const later = world.page(SITE);
    expect(await later.ask('dapp.enable', { appName: 'x' })).toEqual({ enabled: true });
    expect(await later.ask('dapp.accounts', {})).toHaveProperty('accounts.length', accountIds.length);
    expect(await world.pending()).toEqual([]);
  });

  it('reads which metadata is known', async () => {
    const { world, page } = await BackgroundWorld.connected(SITE);
    world.known = [{ genesisHash: GENESIS, specVersion: 424 }];
    expect(await page.ask('dapp.knownMetadata', {})).toEqual({ known: world.known });
  });

  it('hears of a renamed account', async () => {
    const { world, page, accountIds } = await BackgroundWorld.connected(SITE);
    await world.ui().ask('wallet.updateAccount', { accountId: accountIds[0], patch: { name: 'Renamed' } });
    await settle();
    expect(page.events.at(-1)).toMatchObject({
      event: 'accounts',
      data: { accounts: [{ name: 'Renamed' }] },
    });
  });

  it('is listed with its signatures', async () => {
    const { world, page, address, accountIds } = await BackgroundWorld.connected(SITE);
    await approved(world, page.send('dapp.signPayload', signerPayload(address)));
    const { sites } = await world.ui().ask<{ sites: unknown[] }>('sites.list', {});
    expect(sites).toMatchObject([{ origin: SITE, accountIds, signatures: 1 }]);
  });
});

describe('a page that signs a payload', () => {
  it('gets 65 bytes, and no signedTransaction unless it asked', async () => {
    const { world, page, address } = await BackgroundWorld.connected(SITE);
    const answer = await approved(
      world,
      page.send<{ signature: string; signedTransaction: unknown }>(
        'dapp.signPayload',
        signerPayload(address),
      ),
    );
    expect(answer.signature).toMatch(/^0x01[0-9a-f]{128}$/);
    expect(answer.signedTransaction).toBeNull();
  });

  it('gets the whole transaction when it asked, and the engine follows it', async () => {
    const { world, page, address } = await BackgroundWorld.connected(SITE);
    const payload = signerPayload(address, { withSignedTransaction: true });
    const answer = await approved(
      world,
      page.send<{ signedTransaction: string }>('dapp.signPayload', payload),
    );
    expect(answer.signedTransaction).toMatch(/^0x/);
    const [{ row }] = world.engine.requests('follow') as [{ row: object }];
    // Era 0x8500 has a period of 64 and a phase of 8; seen from block 1,000 it ends with block 1,031.
    expect(row).toMatchObject({ origin: SITE, address, validUntilBlock: 1_031 });
  });

  it('is shown, and can be answered, when the engine is dead', async () => {
    const { world, page, address } = await BackgroundWorld.connected(SITE);
    world.engine.isUp = false;
    world.engine.answers.configure = () => new Promise(() => undefined);
    const signed = page.send<{ signature: string }>('dapp.signPayload', signerPayload(address));
    await settle();
    const [id] = await world.pending();
    const startedMs = world.clock.nowMs();
    const view = await world
      .ui()
      .ask<{ result: { explanation: { certainty: string; payloadHash: string } } }>('approvals.get', { id });
    expect(world.clock.nowMs() - startedMs).toBeLessThan(10_000);
    const { certainty, payloadHash } = view.result.explanation;
    expect(certainty).toBe('unknown');
    await world.ui().ask('approvals.decide', { id, decision: 'sign', payloadHash });
    expect((await world.clock.until(signed)).signature).toMatch(/^0x01/);
  });

  it('S61 gets a reason instead of a view without metadata, and nothing can be signed', async () => {
    const { world, page, address } = await BackgroundWorld.connected(SITE);
    world.engine.answers.ensureMetadata = () => {
      throw new WalletError('chain/unknown-genesis');
    };
    void page.send('dapp.signPayload', signerPayload(address, { genesisHash: `0x${'99'.repeat(32)}` }));
    await settle();
    const [id] = await world.pending();
    const ui = world.ui();
    expect(await ui.ask('approvals.get', { id })).toMatchObject({
      result: { ok: false, refusal: { code: 'chain/unknown-genesis' } },
    });
    const hash = `0x${'00'.repeat(32)}`;
    const blind = ui.send('approvals.decide', { id, decision: 'sign', payloadHash: hash });
    expect(await ui.codeOf(blind)).toBe('approval/hash-mismatch');
  });

  it('S53 an added data field is refused without a prompt', async () => {
    const { world, page, address } = await BackgroundWorld.connected(SITE);
    const payload = signerPayload(address, { data: '0x48656c6c6f' });
    expect(await page.codeOf(page.send('dapp.signPayload', payload))).toBe('invalid-message');
    expect(await world.pending()).toEqual([]);
  });
});

describe('a page that signs a message', () => {
  it('gets 64 bytes over the wrapped text, which verify', async () => {
    const { world, page, address } = await BackgroundWorld.connected(SITE);
    const { signature } = await approved(
      world,
      page.send<{ signature: string }>('dapp.signRaw', { address, data: 'Hello', type: 'bytes' }),
    );
    expect(signature).toMatch(/^0x[0-9a-f]{128}$/);
    const { accountId } = decodeAnyPrefix(address);
    const wrapped = utf8ToBytes('<Bytes>Hello</Bytes>');
    expect(sr25519.verify(wrapped, hexToBytes(signature.slice(2)), accountId)).toBe(true);
  });

  it('S54 a message with the fields of a transaction is refused', async () => {
    const { page, address } = await BackgroundWorld.connected(SITE);
    const request = page.send('dapp.signRaw', {
      address,
      data: '0x00',
      method: '0x00',
      genesisHash: GENESIS,
    });
    expect(await page.codeOf(request)).toBe('invalid-message');
  });

  it('is shown as text with its hash', async () => {
    const { world, page, address } = await BackgroundWorld.connected(SITE);
    expect(await messageView(world, page, address, 'Sign in to stake.example')).toMatchObject({
      kind: 'message',
      text: 'Sign in to stake.example',
      refusal: null,
    });
  });

  it('S67 cannot be approved when it is refused', async () => {
    const { world, page, address } = await BackgroundWorld.connected(SITE);
    const view = await messageView(world, page, address, 'x'.repeat(8 * 1024 + 1));
    expect(view).toMatchObject({ refusal: { code: 'sign/too-long' } });
    const ui = world.ui();
    const { id, payloadHash } = view;
    const decision = ui.send('approvals.decide', { id, decision: 'sign', payloadHash });
    expect(await ui.codeOf(decision)).toBe('approval/hash-mismatch');
  });
});

describe('our own pages', () => {
  it('get a first snapshot of everything when they connect, and news after', async () => {
    const { world } = await BackgroundWorld.connected(SITE);
    const ui = world.ui();
    await settle();
    expect(ui.events.map(({ event }) => event)).toEqual(['approvals', 'settings', 'wallet.status', 'alerts']);
    void world.page('https://other.example').send('dapp.enable', { appName: 'x' });
    await settle();
    expect(ui.events.filter(({ event }) => event === 'approvals').at(-1)).toMatchObject({
      data: { ids: [expect.any(String)] },
    });
    expect(ui.events.filter(({ event }) => event === 'wallet.status').at(-1)).toMatchObject({
      data: { pendingApprovals: 1 },
    });
  });

  it('S28 the request that woke the worker is answered by it', async () => {
    const world = new BackgroundWorld();
    // The port comes in the same turn in which the listeners are registered.
    const started = world.start();
    const ui = world.ui();
    expect(await ui.ask('wallet.status', {})).toMatchObject({ vault: 'empty' });
    await started;
  });

  it('find storage closed to content scripts', async () => {
    const world = new BackgroundWorld();
    await world.start();
    expect([world.browser.local.accessLevel, world.browser.session.accessLevel]).toEqual([
      'TRUSTED_CONTEXTS',
      'TRUSTED_CONTEXTS',
    ]);
  });
});
