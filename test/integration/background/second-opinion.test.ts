import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Devnet } from '../../../devnet/types.js';
import { createExplainer } from '../../../src/background/explain/index.js';
import { createMetadataReader } from '../../../src/background/metadata/index.js';
import type { CrossCheck } from '../../../src/core/chain/endpoints.js';
import type { BuiltPayload, EngineCalls } from '../../../src/protocol/engine/index.js';
import type { ApprovalView } from '../../../src/protocol/ui/approvals.js';
import { BackgroundWorld } from '../../support/background-world.js';
import { callHex } from '../../support/calls.js';
import type { FrameClient } from '../../support/frame-client.js';
import { settle } from '../../support/stepped-clock.js';
import { type EngineHarness, startEngine } from '../engine/support/engine-harness.js';
import { choiceOf, startTwoNodes } from '../engine/support/two-nodes.js';

const SITE = 'https://stake.example';
const TAO = 1_000_000_000n;
/** Questions that the real engine answers. */
const REAL: Array<keyof EngineCalls> = [
  'signingFacts',
  'explainFacts',
  'inspectCall',
  'ensureMetadata',
  'crossCheck',
  'follow',
];

type View = Extract<ApprovalView, { kind: 'extrinsic' }>;

let nodes: [Devnet, Devnet];
let engine: EngineHarness;
let world: BackgroundWorld;
let page: FrameClient;
let address: string;

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  nodes = await startTwoNodes();
  engine = startEngine();
  // Nothing times out by the stepped clock: the nodes answer in real time.
  const pause = () => new Promise<void>(() => undefined);
  const real = { explainer: createExplainer(), metadata: createMetadataReader(), pause };
  ({ world, page, address } = await BackgroundWorld.connected(SITE, 1, new BackgroundWorld(real)));
  for (const method of REAL)
    world.engine.answers[method] = (params) => engine.client.call(method, params) as never;
  await both(async (node) => {
    node.poke('System', 'Account', [address], {
      nonce: 0,
      consumers: 0,
      providers: 1,
      sufficients: 0,
      data: { free: 50n * TAO, reserved: 0n, frozen: 0n, flags: 0n },
    });
    for (let block = 0; block < 4; block += 1) await node.produceBlock();
  });
  await engine.client.configure(choiceOf(nodes));
  // The second node's metadata is compared once per runtime, and that may outlast one question.
  await expect.poll(() => compared(), { timeout: 20_000, interval: 100 }).toBe('agreed');
});
afterEach(async () => {
  engine.stop();
  await both((node) => node.close());
});

async function both(each: (node: Devnet) => Promise<void>): Promise<void> {
  for (const node of nodes) await each(node);
}

async function compared(): Promise<CrossCheck['state']> {
  return (await engine.client.call('crossCheck', { address, netuids: [1] })).state;
}

/** A site's request for a call, waiting in the approval window. */
async function asks(pallet: string, call: string, args: object) {
  const known = await engine.client.call('ensureMetadata', { genesisHash: nodes[0].genesisHash });
  const metadata = await createMetadataReader().read(known.genesisHash, known.specVersion);
  const { payload: built } = await engine.client.call('buildIntent', {
    protect: false,
    postage: null,
    address,
    intent: {
      kind: 'stake',
      hotkey: nodes[0].validators[0]?.hotkey ?? '',
      netuid: 1,
      amountRao: TAO,
      limitRaoPerAlpha: 10n * TAO,
      allowPartial: false,
    } as EngineCalls['buildIntent']['in']['intent'],
  });
  const signed = page.send<{ signature: string }>(
    'dapp.signPayload',
    signerJson(built, callHex(metadata, pallet, call, args)),
  );
  await settle();
  const ui = world.ui();
  const [id = ''] = (await ui.send<{ ids: string[] }>('approvals.list', {})).ids;
  const first = await ui.send<View>('approvals.get', { id });
  if (!first.result.ok) throw new Error(JSON.stringify(first.result.refusal));
  const { payloadHash } = first.result.explanation;
  return {
    id,
    first,
    signed,
    settled: () => ui.send<View>('approvals.get', { id, settled: true }),
    sign: () =>
      ui.send('approvals.decide', { id, decision: 'sign', payloadHash }).then(
        () => null,
        (error: unknown) => error,
      ),
    pending: async () => (await ui.send<{ ids: string[] }>('approvals.list', {})).ids,
  };
}

function signerJson(built: BuiltPayload, method: string): Record<string, unknown> {
  const u32 = (value: number) => `0x${value.toString(16).padStart(8, '0')}`;
  return {
    address,
    blockHash: built.eraBlock.hash,
    blockNumber: u32(built.eraBlock.number),
    era: built.eraHex,
    genesisHash: built.genesisHash,
    method,
    nonce: u32(built.nonce),
    signedExtensions: built.signedExtensions,
    specVersion: u32(built.specVersion),
    tip: `0x${'00'.repeat(16)}`,
    transactionVersion: u32(built.transactionVersion),
    version: 4,
  };
}

const send = (rao: bigint) =>
  asks('Balances', 'transfer_keep_alive', {
    dest: { type: 'Id', value: nodes[0].accounts[0]?.address ?? '' },
    value: rao,
  });

const buy = () =>
  asks('SubtensorModule', 'add_stake_limit', {
    hotkey: nodes[0].validators.find(({ netuids }) => netuids.includes(1))?.hotkey ?? '',
    netuid: 1,
    amount_staked: TAO,
    limit_price: 10n * TAO,
    allow_partial: false,
  });

describe('a second opinion, with the real engine and two nodes', () => {
  it('S72 a balance that grew on one node only blocks a large payment until both agree', async () => {
    nodes[1].setFault({ kind: 'lying-balance', address, addRao: 1_000n * TAO });
    const { id, settled, sign, pending, signed } = await send(40n * TAO);
    expect(await settled()).toMatchObject({ secondOpinion: 'disputed', comparedAt: null });
    expect(await sign()).toMatchObject({
      code: 'chain/disputed',
      context: { what: 'balance', sources: nodes.map(({ url }) => new URL(url).host).join(', ') },
    });
    expect(await pending()).toEqual([id]);
    nodes[1].setFault(null);
    expect(await sign()).toBeNull();
    expect((await signed).signature).toMatch(/^0x01[0-9a-f]{128}$/);
  });

  it('S72 a price that only one node sees blocks even a small trade', async () => {
    nodes[1].setFault({ kind: 'lying-price', factor: 2 });
    const { id, sign, pending } = await buy();
    expect(await sign()).toMatchObject({ code: 'chain/disputed', context: { what: 'price:1' } });
    expect(await pending()).toEqual([id]);
  });

  it('says at which block both agreed about a trade, and signs it', async () => {
    const { first, settled, sign, signed } = await buy();
    expect(first.secondOpinion).toMatch(/^(?:asking|agreed)$/);
    expect(await settled()).toMatchObject({
      secondOpinion: 'agreed',
      comparedAt: { block: nodes[0].finalized().number, prices: true },
    });
    expect(await sign()).toBeNull();
    expect((await signed).signature).toMatch(/^0x01/);
  });

  it('asks nobody about a small payment', async () => {
    nodes[1].setFault({ kind: 'lying-balance', address, addRao: 1_000n * TAO });
    const { first, sign, signed } = await send(TAO);
    expect(first.secondOpinion).toBe('not-needed');
    expect(await sign()).toBeNull();
    expect((await signed).signature).toMatch(/^0x01/);
    expect(world.engine.requests('crossCheck')).toEqual([]);
  });

  it('signs with one node only when there is no other, and says so', async () => {
    await nodes[1].stopListening();
    const { settled, sign, signed } = await send(40n * TAO);
    expect((await settled()).secondOpinion).toBe('single');
    expect(await sign()).toBeNull();
    expect((await signed).signature).toMatch(/^0x01/);
  });
});
