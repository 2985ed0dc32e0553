import { u8aToU8a, u8aWrapBytes } from '@polkadot/util';
import { blake2AsU8a, cryptoWaitReady, decodeAddress, sr25519Verify } from '@polkadot/util-crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { createExplainer } from '../../src/background/explain/index.js';
import { fromHex } from '../../src/background/signing/index.js';
import type { ExtrinsicRequest } from '../../src/background/types.js';
import { openMetadata } from '../../src/core/chain/light/index.js';
import type { BuiltPayload, StoredMetadata } from '../../src/protocol/engine/index.js';
import { BackgroundWorld } from '../support/background-world.js';
import { callHex } from '../support/calls.js';
import { declared, eraHex, HEAD, STRANGER, signingFacts } from '../support/explain-builders.js';
import { FINNEY_GENESIS } from '../support/finney.js';
import { settle } from '../support/stepped-clock.js';
import { polkadotCodec } from './support/polkadot-codec.js';

const SITE = 'https://stake.example';
const BLOCK = `0x${'ba'.repeat(32)}`;

/** Declared metadata under the genesis of the network that the wallet is on. */
const metadata: StoredMetadata = { ...declared('424'), key: 'shown-and-signed', genesisHash: FINNEY_GENESIS };
const light = openMetadata(metadata);
const transfer = callHex(metadata, 'Balances', 'transfer_keep_alive', {
  dest: { type: 'Id', value: STRANGER },
  value: 5_000_000_000n,
});
const longRemark = callHex(metadata, 'System', 'remark', { remark: new Uint8Array(300).fill(65) });

const payloadOf = (address: string, method = transfer) => ({
  address,
  blockHash: BLOCK,
  blockNumber: `0x${(HEAD - 3).toString(16).padStart(8, '0')}`,
  era: eraHex(64, HEAD - 3),
  genesisHash: FINNEY_GENESIS,
  method,
  nonce: '0x00000007',
  signedExtensions: light.extensions.map(({ identifier }) => identifier),
  specVersion: '0x000001a8',
  tip: `0x${'00'.repeat(16)}`,
  transactionVersion: '0x00000001',
  version: 4 as const,
});

/** The whole background with its real explainer; `change` acts between what was shown and what is signed. */
async function realWorld() {
  const real = createExplainer();
  const tamper: { change: (request: ExtrinsicRequest) => ExtrinsicRequest } = {
    change: (request) => request,
  };
  const explainer: typeof real = {
    ...real,
    signingBytes: (request, stored) => real.signingBytes(tamper.change(request), stored),
  };
  const world = new BackgroundWorld({
    explainer,
    metadata: { read: async () => metadata, known: async () => [] },
  });
  const start = await BackgroundWorld.connected(SITE, 1, world);
  world.engine.answers.signingFacts = () => signingFacts(metadata);
  world.engine.answers.inspectCall = ({ callHex: hex }: { callHex: string }) =>
    light.canonical(light.decodeCall(fromHex(hex)));
  return { ...start, tamper };
}

async function asked(
  { world, page, address }: Awaited<ReturnType<typeof realWorld>>,
  method = transfer,
  requestId?: string,
) {
  const answer = page.send<{ signature: string }>('dapp.signPayload', payloadOf(address, method), requestId);
  await settle();
  const id = (await world.pending()).at(-1) ?? '';
  return { answer, id, payloadHash: await world.show(id) };
}

describe('S66 a field that changes between show and approve', () => {
  const CHANGES: Array<[string, Partial<BuiltPayload>]> = [
    ['the call', { callHex: longRemark }],
    ['one byte of the call', { callHex: `${transfer.slice(0, -2)}18` }],
    ['the nonce', { nonce: 8 }],
    ['the era', { eraHex: eraHex(32, HEAD - 3) }],
    ['the block of the era', { eraBlock: { number: HEAD - 3, hash: `0x${'bb'.repeat(32)}` } }],
  ];
  it.each(CHANGES)(
    'S66 %s: the hash is another, nothing is signed, and the request goes on waiting',
    async (_, change) => {
      const start = await realWorld();
      const { world, page, tamper } = start;
      const { answer, id, payloadHash } = await asked(start);
      tamper.change = (request) => ({ ...request, payload: { ...request.payload, ...change } });
      const ui = world.ui();
      const decision = ui.send('approvals.decide', { id, decision: 'sign', payloadHash });
      expect(await ui.codeOf(decision)).toBe('approval/hash-mismatch');
      expect(await world.pending()).toEqual([id]);

      // The same click signs as soon as the bytes are those that were shown.
      tamper.change = (request) => request;
      await ui.ask('approvals.decide', { id, decision: 'sign', payloadHash });
      expect((await world.clock.until(answer)).signature).toMatch(/^0x01[0-9a-f]{128}$/);
      expect(await page.ask('dapp.accounts', {})).toMatchObject({ accounts: [{ name: 'One' }] });
    },
  );

  it('S66 another answer to be added to it, as another tip or genesis, is refused by its own rule', async () => {
    for (const change of [{ tip: 1n }, { genesisHash: BLOCK }, { specVersion: 425 }]) {
      const start = await realWorld();
      const { id, payloadHash } = await asked(start);
      start.tamper.change = (request) => ({ ...request, payload: { ...request.payload, ...change } });
      const ui = start.world.ui();
      const decision = ui.send('approvals.decide', { id, decision: 'sign', payloadHash });
      expect(await ui.codeOf(decision)).toMatch(/^(?:sign|chain)\//);
      expect(await start.world.pending()).toEqual([id]);
    }
  });

  it('S66 the stored request, while no worker ran: what was shown is signed for neither', async () => {
    const start = await realWorld();
    const { world, address } = start;
    const requestId = 'instance-request-66';
    const { id, payloadHash } = await asked(start, transfer, requestId);
    world.browser.killWorker();
    const key = `approval:${id}`;
    const text = world.browser.session.entries.get(key) ?? '';
    expect(text).toContain(transfer);
    world.browser.session.entries.set(key, text.replaceAll(transfer, longRemark));
    await world.start();
    const page = world.page(SITE);
    const again = page.send('dapp.signPayload', payloadOf(address), requestId);
    expect(await page.codeOf(again)).toBe('invalid-message');
    const ui = world.ui();
    const decision = ui.send('approvals.decide', { id, decision: 'sign', payloadHash });
    expect(await ui.codeOf(decision)).toMatch(/^approval\/(?:void|hash-mismatch)$/);
  });
});

describe('S68 what the wallet signs', () => {
  beforeAll(() => cryptoWaitReady());
  const codec = polkadotCodec(metadata);

  it.each([
    ['a transfer', transfer],
    ['a payload over 256 bytes, which is signed by its hash', longRemark],
  ])('S68 %s verifies against another library’s payload and another library’s sr25519', async (_, method) => {
    const start = await realWorld();
    const { world, address } = start;
    const { answer, id, payloadHash } = await asked(start, method);
    await world.ui().ask('approvals.decide', { id, decision: 'sign', payloadHash });
    const { signature } = await world.clock.until(answer);
    const payload = codec.payload(payloadOf(address, method) as never);
    const message = payload.length > 256 ? blake2AsU8a(payload) : payload;
    expect(signature.slice(0, 4)).toBe('0x01');
    expect(sr25519Verify(message, u8aToU8a(`0x${signature.slice(4)}`), decodeAddress(address))).toBe(true);
    message[0] = (message[0] ?? 0) ^ 1;
    expect(sr25519Verify(message, u8aToU8a(`0x${signature.slice(4)}`), decodeAddress(address))).toBe(false);
  });

  it('S68 a message verifies wrapped, and not bare', async () => {
    const { world, page, address } = await realWorld();
    const answer = page.send<{ signature: string }>('dapp.signRaw', {
      address,
      data: 'hello',
      type: 'bytes',
    });
    await settle();
    const [id = ''] = await world.pending();
    const payloadHash = await world.show(id);
    await world.ui().ask('approvals.decide', { id, decision: 'sign', payloadHash });
    const signature = u8aToU8a(`0x${(await world.clock.until(answer)).signature.slice(-128)}`);
    expect(sr25519Verify(u8aWrapBytes('hello'), signature, decodeAddress(address))).toBe(true);
    expect(sr25519Verify('hello', signature, decodeAddress(address))).toBe(false);
  });
});
