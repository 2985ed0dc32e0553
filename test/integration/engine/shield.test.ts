import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDevnet } from '../../../devnet/index.js';
import type { Devnet } from '../../../devnet/types.js';
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

  beforeEach(async () => {
    globalThis.indexedDB = new IDBFactory();
    devnet = await startDevnet({ scenario: 'small', ...options });
    for (let block = 0; block < 4; block++) await devnet.produceBlock();
    engine = startEngine();
    await engine.client.configure(localChoice(devnet.url));
    sender = new ShieldedSender(engine, devnet, pairOf(devnet, 'Practice'));
  });
  afterEach(async () => {
    engine.stop();
    await devnet.close();
  });

  it('a hidden stake is opened behind its carrier, and only finality settles it', async () => {
    const quote = await engine.client.call('quoteOperation', {
      address: sender.signer.address,
      ask: { kind: 'stake', ...pick(await sender.stakeIntent()), toleranceBps: 50 },
      protect: true,
    } as never);
    void quote;
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
});

function pick({ hotkey, netuid, amountRao }: { hotkey: string; netuid: number; amountRao: bigint }) {
  return { hotkey, netuid, amountRao };
}
