import { IDBFactory } from 'fake-indexeddb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { startDevnet } from '../../../devnet/index.js';
import type { Devnet } from '../../../devnet/types.js';
import { raoPerAlpha } from '../../../src/core/amount/money.js';
import { localChoice } from '../../../src/core/chain/networks.js';
import { type EngineHarness, startEngine } from './support/engine-harness.js';
import { DECLARED, FINNEY_424, NEWER } from './support/profiles.js';
import { ShieldedSender, shieldOf } from './support/shielded.js';
import { pairOf } from './support/signing.js';

const TAO = 1_000_000_000n;

describe.each([DECLARED, NEWER, ...FINNEY_424])('the shield on $name', ({ options }) => {
  let devnet: Devnet;
  let engine: EngineHarness;
  let sender: ShieldedSender;
  let alice: ShieldedSender;

  const blocks = async (count: number) => {
    for (let block = 0; block < count; block++) await devnet.produceBlock();
  };
  /** Everything that was open ends, and keys are as usual. */
  const calm = async () => {
    devnet.setBlockCapacity(null);
    devnet.shield.announce();
    await blocks(4);
    await devnet.finalize();
  };

  beforeAll(async () => {
    globalThis.indexedDB = new IDBFactory();
    devnet = await startDevnet({ scenario: 'small', ...options });
    await blocks(4);
    engine = startEngine();
    await engine.client.configure(localChoice(devnet.url));
    sender = new ShieldedSender(engine, devnet, pairOf(devnet, 'Practice'));
    alice = new ShieldedSender(engine, devnet, pairOf(devnet, 'Alice'));
  });
  afterAll(async () => {
    engine.stop();
    await devnet.close();
  });

  it('a hidden stake is opened behind its carrier, and only finality settles it', async () => {
    const before = sender.free(sender.signer);
    const hidden = await sender.carry(await sender.sign());
    expect(hidden.payload.nonce).toBe(hidden.plan.carrierNonce + 1);
    expect(shieldOf(await sender.row(hidden, ({ state }) => state === 'sent')).stage).toBe('hidden');
    await devnet.produceBlock();
    expect(await sender.state(hidden)).toBe('waiting');
    await devnet.produceBlock();
    const included = await sender.row(hidden, ({ state }) => state === 'in-block');
    expect(shieldOf(included)).toMatchObject({ stage: 'opened', tries: 1, carrierBlock: included.block });
    await devnet.finalize();
    const row = await sender.row(hidden, ({ state }) => state === 'finalized');
    const { stage, carrierFeeRao, carrierBlock } = shieldOf(row);
    expect([stage, carrierBlock]).toEqual(['opened', row.block]);
    expect(carrierFeeRao).toBeGreaterThan(0n);
    expect(carrierFeeRao).toBeLessThanOrEqual(hidden.plan.carrierFeeRao);
    expect(row.outcome?.paidRao).toBe(TAO);
    const fees = (row.outcome?.feeRao ?? 0n) + (carrierFeeRao ?? 0n);
    expect(before - sender.free(sender.signer)).toBe(TAO + fees);
    expect(await sender.state(hidden)).toBe('done');
  });

  it('nobody who reads the pool sees more than a carrier', async () => {
    const sent = vi.spyOn(WebSocket.prototype, 'send');
    const hidden = await sender.carry(await sender.sign());
    const [carrier, ...others] = devnet.pendingCalls();
    expect(others).toEqual([]);
    expect(carrier?.signer).toBe(sender.signer.address);
    expect(JSON.stringify(carrier?.call)).not.toContain(hidden.innerHex.slice(2));
    await calm();
    await sender.row(hidden, ({ state }) => state === 'finalized');
    // Nor does the node: it was never told, in any request.
    // Both ends of the line are in this process: requests are the frames with a method and an id.
    const isRequest = (frame: string) => ['method', 'id'].every((key) => key in JSON.parse(frame));
    const told = sent.mock.calls.map(([frame]) => String(frame)).filter(isRequest);
    sent.mockRestore();
    expect(told.some((frame) => frame.includes('author_submitExtrinsic'))).toBe(true);
    expect(told.some((frame) => frame.includes(hidden.innerHex.slice(2)))).toBe(false);
  });

  it('a key that rotates before the block only costs time: the same bytes go again', async () => {
    const first = await sender.carry(await sender.sign());
    devnet.shield.skipSlot();
    await blocks(3);
    expect(await sender.state(first)).toBe('renew');
    expect(engine.heard).toContainEqual({
      to: 'background',
      id: 'renew',
      value: { txHash: first.row.txHash },
    });
    const second = await sender.carry(first);
    expect(await sender.state(second)).toBe('waiting');
    await blocks(2);
    const row = await sender.row(second, ({ state }) => state === 'in-block');
    expect(shieldOf(row)).toMatchObject({
      stage: 'opened',
      tries: 2,
      carrierHash: second.row.shield.carrierHash,
    });
    await devnet.finalize();
    const settled = await sender.row(second, ({ state }) => state === 'finalized');
    expect(settled.outcome?.paidRao).toBe(TAO);
  });

  it('without an announced key it is not hidden, and says why', async () => {
    devnet.shield.none();
    await blocks(2);
    const intent = await sender.stakeIntent();
    expect(await sender.build(intent)).toMatchObject({
      shield: null,
      protection: { state: 'off', reason: 'no-key' },
    });
    await expect(
      engine.client.call('shieldCarrier', {
        innerHex: '0x00',
        carrierAddress: sender.signer.address,
        carrierNonce: 0,
      }),
    ).rejects.toMatchObject({ code: 'shield/no-key' });
    await calm();
    expect((await sender.build(intent)).protection.state).toBe('on');
  });

  it('is off where nobody could trade against it, and where it is not wanted', async () => {
    const intent = await sender.stakeIntent();
    const ask = { address: sender.signer.address, postage: null };
    const unwanted = await engine.client.call('buildIntent', { ...ask, intent, protect: false });
    expect(unwanted.protection).toEqual({ state: 'off', reason: 'switched-off' });
    const root = { ...intent, netuid: 0, limitRaoPerAlpha: raoPerAlpha(TAO) };
    const rooted = await engine.client.call('buildIntent', { ...ask, intent: root, protect: true });
    expect(rooted).toMatchObject({ shield: null, protection: { state: 'off', reason: 'no-trade' } });
  });

  it('a full block lets it wait, be renewed and then happen', async () => {
    const first = await sender.carry(await sender.sign());
    devnet.setBlockCapacity(0);
    await blocks(3);
    expect(await sender.state(first)).toBe('renew');
    devnet.setBlockCapacity(null);
    const second = await sender.carry(first);
    await blocks(2);
    await devnet.finalize();
    const row = await sender.row(second, ({ state }) => state === 'finalized');
    expect(shieldOf(row)).toMatchObject({ stage: 'opened', tries: 2 });
  });

  it('blocks that stay full end it: expired, unused, and nothing was paid', async () => {
    const before = sender.free(sender.signer);
    let hidden = await sender.carry(await sender.sign());
    devnet.setBlockCapacity(0);
    while (devnet.best().number < hidden.plan.innerValidUntilBlock) {
      await devnet.produceBlock();
      if ((await sender.state(hidden)) === 'renew') hidden = await sender.carry(hidden);
    }
    expect(hidden.row.shield.tries).toBe(4);
    await calm();
    const row = await sender.row(hidden, ({ state }) => state === 'expired');
    expect(shieldOf(row)).toMatchObject({
      stage: 'unused',
      tries: 4,
      carrierBlock: null,
      carrierFeeRao: null,
    });
    expect(await sender.state(hidden)).toBe('done');
    expect(sender.free(sender.signer)).toBe(before);
    // The bytes are worth nothing now, even to somebody who kept them.
    await expect(devnet.request('author_submitExtrinsic', [hidden.innerHex])).rejects.toThrow();
    // And the nonces are free again.
    const next = await sender.build(await sender.stakeIntent());
    expect(next.shield?.carrierNonce).toBe(hidden.plan.carrierNonce);
  });

  it('S79 a price that moved before the block is not paid: it fails with the reason and both fees', async () => {
    const hidden = await sender.carry(await sender.sign());
    await alice.sendOpenly(await alice.stakeIntent(500n * TAO, 9_000));
    await blocks(2);
    await devnet.finalize();
    const row = await sender.row(hidden, ({ state }) => state === 'failed');
    expect(row.failure).toMatchObject({ kind: 'dispatch' });
    expect(['PriceLimitExceeded', 'SlippageTooHigh']).toContain(row.failure?.name);
    expect(row.outcome).toMatchObject({ paidRao: null, receivedAlpha: null });
    expect(row.outcome?.feeRao).toBeGreaterThan(0n);
    expect(shieldOf(row).stage).toBe('opened');
    expect(shieldOf(row).carrierFeeRao).toBeGreaterThan(0n);
  });

  it('S74 a reorg of the carrier’s block takes both back, and they have their true outcome', async () => {
    const hidden = await sender.carry(await sender.sign());
    await blocks(2);
    const first = await sender.row(hidden, ({ state }) => state === 'in-block');
    const free = sender.free(sender.signer);
    await devnet.reorg(1);
    const moved = await sender.row(hidden, ({ block }) => block?.hash !== first.block?.hash);
    if (moved.state === 'sent')
      expect(shieldOf(moved)).toMatchObject({ stage: 'hidden', carrierBlock: null });
    else expect(shieldOf(moved).carrierBlock).toEqual(moved.block);
    // Its nonces stay taken while it is open.
    const other = await sender.build(await sender.stakeIntent());
    expect(other.shield?.carrierNonce).toBeGreaterThan(hidden.payload.nonce);
    let last = hidden;
    while (devnet.best().number < hidden.plan.innerValidUntilBlock) {
      if ((await sender.state(last)) === 'renew') last = await sender.carry(last);
      await devnet.produceBlock();
    }
    await devnet.finalize();
    const row = await sender.row(hidden, ({ state }) => state === 'finalized');
    expect(shieldOf(row).carrierBlock).toEqual(row.block);
    expect(row.outcome?.paidRao).toBe(TAO);
    expect(sender.free(sender.signer)).toBeLessThanOrEqual(free);
  });

  it('two at once stand behind each other and both happen', async () => {
    const one = await sender.carry(await sender.sign());
    const two = await sender.sign();
    expect([two.plan.carrierNonce, two.payload.nonce]).toEqual([
      one.payload.nonce + 1,
      one.payload.nonce + 2,
    ]);
    let last = await sender.carry(two);
    while (devnet.best().number < two.plan.innerValidUntilBlock - 1) {
      await devnet.produceBlock();
      if ((await sender.state(last)) === 'renew') last = await sender.carry(last);
    }
    await devnet.finalize();
    for (const hidden of [one, last])
      expect((await sender.row(hidden, ({ state }) => state !== 'sent')).state).toBe('finalized');
  });

  it('a carrier that was not opened costs its fee, says so, and what was in it expires', async () => {
    const signed = await sender.sign();
    // Begun at the newest block, it is taken for a plain call and included at once: what the wallet never builds.
    const { best } = await engine.client.call('signingFacts', { address: sender.signer.address });
    const payload = await engine.client.call('shieldCarrier', {
      innerHex: signed.innerHex,
      carrierAddress: sender.signer.address,
      carrierNonce: signed.plan.carrierNonce,
    });
    expect(payload.eraBlock.number).toBe(best.number - 1);
    const hidden = await sender.send(signed, { ...payload, ...sender.eraAt(best) });
    await devnet.produceBlock();
    const seen = await sender.row(hidden, (row) => shieldOf(row).stage === 'not-opened');
    expect(seen.state).toBe('sent');
    // Whatever is signed next takes its nonce, and with that its last chance.
    const next = await sender.build(await sender.stakeIntent());
    expect(next.shield?.carrierNonce).toBe(hidden.payload.nonce);
    expect(await sender.state(hidden)).toBe('waiting');
    await blocks(15);
    await devnet.finalize();
    const row = await sender.row(hidden, ({ state }) => state === 'expired');
    expect(shieldOf(row).stage).toBe('not-opened');
    expect(shieldOf(row).carrierFeeRao).toBeGreaterThan(0n);
    expect(row.outcome).toBeNull();
  });

  it('a pool’s refusal of the first carrier is told by its name', async () => {
    const signed = await sender.sign();
    const stale = { ...signed, plan: { ...signed.plan, carrierNonce: 0 } };
    await expect(sender.carry(stale)).rejects.toMatchObject({
      code: 'chain/rejected',
      context: { name: 'Stale' },
    });
    const row = await sender.row(signed, ({ state }) => state === 'failed');
    expect(row.failure).toMatchObject({ kind: 'pool', name: 'Stale' });
    expect(shieldOf(row).stage).toBe('unused');
  });
});
