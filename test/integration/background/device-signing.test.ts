import { hexToBytes } from '@noble/hashes/utils.js';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ApprovalView, DevicePayload } from '../../../src/protocol/ui/approvals.js';
import { BackgroundWorld, signerPayload } from '../../support/background-world.js';
import { callHex } from '../../support/calls.js';
import { addAccounts, flipped, TestDevice } from '../../support/device.js';
import type { FrameClient } from '../../support/frame-client.js';
import { GENESIS } from '../../support/scripted-engine.js';
import { explainer, HOTKEY, metadata, payloadOf, SPEC } from '../../support/shield-world.js';
import { settle } from '../../support/stepped-clock.js';

const SITE = 'https://stake.example';
const INTENT = { kind: 'send', to: HOTKEY, amountRao: 1_000_000_000n };

type View = Extract<ApprovalView, { kind: 'extrinsic' }>;

const reader = {
  read: async () => metadata,
  known: async () => [{ genesisHash: GENESIS, specVersion: SPEC }],
};
const call = callHex(metadata, 'System', 'remark', { remark: new Uint8Array(8).fill(1) });

let world: BackgroundWorld;
let ui: FrameClient;
let page: FrameClient;
let device: TestDevice;

/** A wallet with one software key and one device, a site that has the device's account, and an engine by script. */
async function start(wanted: TestDevice): Promise<void> {
  device = wanted;
  world = new BackgroundWorld({ explainer: explainer(), metadata: reader });
  await world.start();
  await world.withAccounts();
  await addAccounts(world, [device.account]);
  world.engine.answers.buildIntent = () => ({
    payload: payloadOf(call, 16, 999, 0),
    preimages: [],
    shield: null,
    protection: { state: 'off', reason: 'switched-off' },
  });
  world.engine.answers.assemble = ({ signature }: { signature: string }) => ({ extrinsicHex: signature });
  ui = world.ui();
  page = await world.connectSite(SITE, [device.accountId]);
}

async function proposed(): Promise<{ id: string; view: View; payloadHash: string }> {
  const { approvalId: id } = await ui.ask<{ approvalId: string }>('intents.propose', {
    accountId: device.accountId,
    intent: INTENT,
    protect: false,
  });
  const view = await ui.ask<View>('approvals.get', { id });
  if (!view.result.ok) throw new Error(view.result.refusal.code);
  return { id, view, payloadHash: view.result.explanation.payloadHash };
}

/** A site's request for the device's account, and its view. */
async function asked(more: Record<string, unknown> = {}) {
  const extensions = payloadOf(call, 16, 999, 0).signedExtensions;
  const signed = page.send<{ signature: string; signedTransaction: string | null }>('dapp.signPayload', {
    ...signerPayload(device.address, { method: call, signedExtensions: extensions, ...more }),
    era: payloadOf(call, 16, 999, 0).eraHex,
    blockNumber: '0x000003e7',
  });
  await settle();
  const id = (await world.pending()).at(-1) ?? '';
  const view = await ui.ask<View>('approvals.get', { id });
  return { signed, id, view };
}

const bytesFor = (id: string, payloadHash: string) =>
  ui.send<DevicePayload>('approvals.forDevice', { id, payloadHash });
const signs = (id: string, payloadHash: string, signature?: string) =>
  ui.send<{ txHash: string | null }>('approvals.decide', {
    id,
    decision: 'sign',
    payloadHash,
    ...(signature && { signature }),
  });

describe.each([
  ['ed25519', 'ledger'],
  ['ed25519', 'vault'],
  ['sr25519', 'vault'],
] as const)('K7 an own transaction signed by a device (%s, %s)', (cryptoType, kind) => {
  beforeEach(() => start(new TestDevice(cryptoType, kind)));

  it('is shown with its device, given as the bytes that were shown, and sent with its signature', async () => {
    const { id, view, payloadHash } = await proposed();
    expect(view.device).toMatchObject({ accountId: device.accountId, cryptoType, custody: { kind } });
    const given = await world.clock.until(bytesFor(id, payloadHash));
    expect(given).toMatchObject({ kind: 'extrinsic', genesisHash: GENESIS, specVersion: SPEC });
    expect(view.result.ok && view.result.explanation.payloadHex).toBe(given.payloadHex);
    expect(given.payloadHex.slice(2, 2 + 2 * (given.callLength ?? 0))).toBe(call.slice(2));
    // The digest ends the signed data.
    expect(given.payloadHex.endsWith(`01${given.metadataHash?.slice(2)}`)).toBe(true);
    let told = '';
    world.engine.answers.assemble = ({ signature }: { signature: string }) => {
      told = signature;
      return { extrinsicHex: '0x00' };
    };
    const signature = device.sign(given);
    expect(await ui.codeOf(signs(id, payloadHash, signature))).toBe('engine/disagrees');
    expect(told).toBe(`0x${cryptoType === 'ed25519' ? '00' : '01'}${signature.slice(2)}`);
  });

  it('S54 no signature with one bit changed leaves, and the request goes on waiting', async () => {
    const { id, payloadHash } = await proposed();
    const given = await world.clock.until(bytesFor(id, payloadHash));
    const signature = device.sign(given);
    for (const bit of [0, 7, 255, 256, 400, 510]) {
      const code = await ui.codeOf(signs(id, payloadHash, flipped(signature, bit)));
      expect(code).toBe('device/wrong-signature');
    }
    expect(world.engine.requests('assemble')).toEqual([]);
    expect(world.engine.requests('submit')).toEqual([]);
    expect(world.browser.local.entries.has('outbox')).toBe(false);
    expect(await world.show(id)).toBe(payloadHash);
  });

  it('S54 a signature over another payload, or by another key, is refused', async () => {
    const { id, payloadHash } = await proposed();
    const given = await world.clock.until(bytesFor(id, payloadHash));
    const other = new TestDevice(cryptoType, kind, new Uint8Array(32).fill(8));
    const wrong = [
      device.sign({ ...given, payloadHex: flipped(given.payloadHex, 3) }),
      other.sign(given),
      `0x${'00'.repeat(64)}`,
      `0x${'ff'.repeat(64)}`,
    ];
    for (const signature of wrong)
      expect(await ui.codeOf(signs(id, payloadHash, signature))).toBe('device/wrong-signature');
    expect(world.engine.requests('submit')).toEqual([]);
  });

  it('asks for the signature where none is brought', async () => {
    const { id, payloadHash } = await proposed();
    expect(await ui.codeOf(signs(id, payloadHash))).toBe('device/no-signature');
  });
});

describe('K7 what a device is given', () => {
  beforeEach(() => start(new TestDevice('ed25519')));

  it('is only what was shown last', async () => {
    const { id, payloadHash } = await proposed();
    expect(await ui.codeOf(bytesFor(id, `0x${'11'.repeat(32)}`))).toBe('approval/hash-mismatch');
    const other = await proposed();
    expect(await ui.codeOf(bytesFor(other.id, flipped(payloadHash, 1)))).toBe('approval/hash-mismatch');
    expect(await ui.codeOf(bytesFor('nobody-knows-it', payloadHash))).toBe('approval/unknown');
  });

  it('is nothing for an account whose key is here, and its signature is not taken from outside', async () => {
    const [own = ''] = (
      await ui.ask<{ accounts: Array<{ accountId: string }> }>('wallet.status', {})
    ).accounts
      .map(({ accountId }) => accountId)
      .filter((accountId) => accountId !== device.accountId);
    const { approvalId: id } = await ui.ask<{ approvalId: string }>('intents.propose', {
      accountId: own,
      intent: INTENT,
      protect: false,
    });
    const payloadHash = await world.show(id);
    expect(await ui.codeOf(bytesFor(id, payloadHash))).toBe('not-allowed');
    const signature = `0x${'01'.repeat(64)}`;
    expect(await ui.codeOf(signs(id, payloadHash, signature))).toBe('invalid-message');
  });

  it('is nothing once the wallet is locked; a signature that comes then is worth nothing', async () => {
    const { id, payloadHash } = await proposed();
    const given = await world.clock.until(bytesFor(id, payloadHash));
    await world.lock();
    expect(await ui.codeOf(bytesFor(id, payloadHash))).toBe('vault/locked');
    expect(await ui.codeOf(signs(id, payloadHash, device.sign(given)))).toBe('approval/void');
    await world.unlock();
    expect(await ui.codeOf(signs(id, payloadHash, device.sign(given)))).toBe('approval/void');
    expect(world.engine.requests('submit')).toEqual([]);
  });

  it('is nothing once the site has lost the account; the signature does not reach it', async () => {
    const { signed, id, view } = await asked({ withSignedTransaction: true });
    const payloadHash = view.result.ok ? view.result.explanation.payloadHash : '';
    const given = await world.clock.until(bytesFor(id, payloadHash));
    await ui.ask('sites.revoke', { origin: SITE });
    expect(await ui.codeOf(bytesFor(id, payloadHash))).toBe('site/not-connected');
    const code = await ui.codeOf(signs(id, payloadHash, device.sign(given)));
    expect(code).toBe('site/not-connected');
    await ui.ask('approvals.decide', { id, decision: 'reject' });
    await expect(world.clock.until(signed)).rejects.toMatchObject({ code: 'approval/rejected' });
  });
});

describe("A9 K7 a site's request for an account on a device", () => {
  beforeEach(() => start(new TestDevice('sr25519')));

  it('has the account offered to it by the name of its curve', async () => {
    const { accounts } = await page.ask<{ accounts: object[] }>('dapp.accounts', {});
    expect(accounts).toMatchObject([{ address: device.address, type: 'sr25519' }]);
  });

  it('S54 without the digest and without leave to change it, it is refused with the reason', async () => {
    const { id, view } = await asked();
    expect(view.result).toMatchObject({ ok: false, refusal: { code: 'device/no-proof' } });
    expect(await ui.codeOf(bytesFor(id, `0x${'11'.repeat(32)}`))).toBe('approval/hash-mismatch');
  });

  it('with leave to change it, our digest is put in and the whole transaction answered', async () => {
    const { signed, id, view } = await asked({ withSignedTransaction: true });
    const payloadHash = view.result.ok ? view.result.explanation.payloadHash : '';
    const given = await world.clock.until(bytesFor(id, payloadHash));
    const signature = device.sign(given);
    await world.clock.until(signs(id, payloadHash, signature));
    const answer = await world.clock.until(signed);
    expect(answer.signature).toBe(`0x01${signature.slice(2)}`);
    expect(answer.signedTransaction).toContain(`${device.accountId.slice(2)}01${signature.slice(2)}`);
  });

  it('S54 a message is signed wrapped and unhashed, and verified as such', async () => {
    const signed = page.send<{ signature: string }>('dapp.signRaw', {
      address: device.address,
      data: 'x'.repeat(300),
      type: 'bytes',
    });
    await settle();
    world.engine.answers.ensureMetadata = () => ({ genesisHash: GENESIS, specVersion: SPEC });
    const id = (await world.pending()).at(-1) ?? '';
    const view = await ui.ask<Extract<ApprovalView, { kind: 'message' }>>('approvals.get', { id });
    expect(view.device?.custody.kind).toBe('vault');
    const given = await world.clock.until(bytesFor(id, view.payloadHash));
    expect(given).toMatchObject({ kind: 'message', callLength: null, metadataHash: null });
    expect(new TextDecoder().decode(hexToBytes(given.payloadHex.slice(2)))).toBe(
      `<Bytes>${'x'.repeat(300)}</Bytes>`,
    );
    const signature = device.sign(given);
    expect(await ui.codeOf(signs(id, view.payloadHash, flipped(signature, 9)))).toBe(
      'device/wrong-signature',
    );
    await world.clock.until(signs(id, view.payloadHash, signature));
    expect((await world.clock.until(signed)).signature).toBe(signature);
  });

  it('a message longer than a Ledger signs unhashed is refused before anybody reads it there', async () => {
    await start(new TestDevice('ed25519'));
    void page.send('dapp.signRaw', { address: device.address, data: 'x'.repeat(300), type: 'bytes' });
    await settle();
    const id = (await world.pending()).at(-1) ?? '';
    const view = await ui.ask<Extract<ApprovalView, { kind: 'message' }>>('approvals.get', { id });
    expect(view.refusal?.code).toBe('device/ledger-too-large');
    expect(await ui.codeOf(bytesFor(id, view.payloadHash))).toBe('approval/hash-mismatch');
  });
});

describe('K7 a request of our own form that is handed over', () => {
  beforeEach(() => start(new TestDevice('ed25519')));

  it('is shown in the approval window and outlives its page', async () => {
    const { id, payloadHash } = await proposed();
    expect(await world.pending()).toEqual([]);
    const opened = world.browser.windowsOpened;
    await ui.ask('approvals.handOver', { id });
    expect(world.browser.windowsOpened).toBe(opened + 1);
    ui.close();
    await settle();
    expect(await world.pending()).toEqual([id]);
    ui = world.ui();
    const view = await ui.ask<View>('approvals.get', { id });
    expect([view.requester.origin, view.position, view.total]).toEqual([null, 1, 1]);
    const given = await world.clock.until(bytesFor(id, payloadHash));
    const signature = device.sign(given);
    world.engine.answers.assemble = ({ signature: told }: { signature: string }) => ({
      extrinsicHex: assembled(told),
    });
    const { txHash } = await world.clock.until(signs(id, payloadHash, signature));
    expect(txHash).toMatch(/^0x[0-9a-f]{64}$/);
    // It goes on to what became of it.
    expect(world.browser.windows.size).toBe(1);
  });

  it('ends with the window', async () => {
    const { id } = await proposed();
    await ui.ask('approvals.handOver', { id });
    ui.close();
    await settle();
    world.browser.closeWindow(100 + world.browser.windowsOpened);
    await settle();
    expect(await world.pending()).toEqual([]);
    const later = world.ui();
    expect(await later.codeOf(later.send('approvals.get', { id }))).toBe('approval/unknown');
  });

  it('is never a page’s', async () => {
    const { id } = await asked({ withSignedTransaction: true });
    expect(await ui.codeOf(ui.send('approvals.handOver', { id }))).toBe('not-allowed');
  });
});

/** What the other assembler would make: the same parts in the same places. */
function assembled(signature: string): string {
  const payload = payloadOf(call, 16, 999, 0);
  const extra = `${payload.eraHex.slice(2)}000001`;
  const body = `8400${device.accountId.slice(2)}${signature.slice(2)}${extra}${call.slice(2)}`;
  const length = body.length / 2;
  const compact = length < 64 ? [length << 2] : [((length << 2) | 1) & 255, length >> 6];
  return `0x${compact.map((byte) => byte.toString(16).padStart(2, '0')).join('')}${body}`;
}
