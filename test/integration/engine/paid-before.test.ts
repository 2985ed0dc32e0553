import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDevnet } from '../../../devnet/index.js';
import type { Devnet } from '../../../devnet/types.js';
import { localChoice } from '../../../src/core/chain/networks.js';
import { type EngineHarness, startEngine } from './support/engine-harness.js';
import { signedStake } from './support/signed-stake.js';
import { type Pair, pairOf } from './support/signing.js';

/** `System.remark` with nothing in it. */
const REMARK = '0x000000';

describe('S2 what an approval learns of a recipient', () => {
  let devnet: Devnet;
  let engine: EngineHarness;
  let alice: Pair;
  let bob: Pair;

  beforeEach(async () => {
    globalThis.indexedDB = new IDBFactory();
    devnet = await startDevnet({ scenario: 'small' });
    [alice, bob] = [pairOf(devnet, 'Alice'), pairOf(devnet, 'Bob')];
    engine = startEngine();
    await engine.client.configure(localChoice(devnet.url));
  });
  afterEach(async () => {
    engine.stop();
    await devnet.close();
  });

  const seen = async () =>
    (
      await engine.client.call('explainFacts', {
        address: alice.address,
        callHex: REMARK,
        netuids: [],
        hotkeys: [],
        accounts: [bob.address],
        sims: [],
      })
    ).seen;

  it('whether this wallet has paid it before, also after the engine was started anew', async () => {
    expect(await seen()).toEqual([{ address: bob.address, exists: true, paidBefore: false }]);
    const { extrinsicHex, row } = await signedStake(engine, devnet, alice);
    const to = { t: 'account', address: bob.address, name: null, role: 'other' } as const;
    const sentence = { code: 'transfer', params: { amount: { t: 'tao', rao: 1n }, to } } as const;
    await engine.client.call('submit', { extrinsicHex, row: { ...row, sentence } });
    // Not in a block yet: nothing was paid.
    expect((await seen())[0]?.paidBefore).toBe(false);
    await devnet.produceBlock();
    await devnet.finalize();
    await engine.event('activity', { addresses: [alice.address] }, ([first]) => first?.state === 'finalized');
    expect((await seen())[0]?.paidBefore).toBe(true);
    engine.stop();
    engine = startEngine();
    await engine.client.configure(localChoice(devnet.url));
    expect((await seen())[0]?.paidBefore).toBe(true);
  });
});
