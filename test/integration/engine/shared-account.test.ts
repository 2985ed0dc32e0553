import { blake2AsHex } from '@polkadot/util-crypto';
import { IDBFactory } from 'fake-indexeddb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDevnet } from '../../../devnet/index.js';
import type { Devnet } from '../../../devnet/types.js';
import { localChoice } from '../../../src/core/chain/networks.js';
import type { ExtraAnswer } from '../../../src/protocol/engine/index.js';
import { openSignatories, type Signatories } from '../../support/signatories.js';
import { type EngineHarness, startEngine } from './support/engine-harness.js';
import { DECLARED, FINNEY_393, FINNEY_424, NEWER } from './support/profiles.js';

const REMARK = '0x000000';
const WEIGHT = { refTime: 20_000_000_000n, proofSize: 10_000n };
const BOB = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty';

describe.each([DECLARED, NEWER, ...FINNEY_424, ...FINNEY_393])('two of three on $name', ({ options }) => {
  let devnet: Devnet;
  let engine: EngineHarness;
  let people: Signatories;

  beforeAll(async () => {
    globalThis.indexedDB = new IDBFactory();
    devnet = await startDevnet({ scenario: 'small', ...options });
    await devnet.produceBlock();
    people = await openSignatories(devnet, 3, 2);
    engine = startEngine();
    await engine.client.configure(localChoice(devnet.url));
  });
  afterAll(async () => {
    engine.stop();
    await people.stop();
    await devnet.close();
  });

  const pending = async (address: string, callHash: string): Promise<ExtraAnswer | null | undefined> => {
    const { number } = devnet.best();
    await engine.event('network', null, (status) => (status.best?.number ?? 0) >= number);
    const asks = [{ kind: 'multisig', account: people.shared, callHash } as const];
    const empty = { netuids: [], hotkeys: [], accounts: [], sims: [] };
    const facts = await engine.client.call('explainFacts', { address, callHex: REMARK, ...empty, asks });
    return facts.answers?.[0];
  };

  it('K9 A4 what one client begins and another carries out, the engine sees wait and go', async () => {
    const [first, second] = people.pairs;
    if (!first || !second) throw new Error('no signatories');
    const pay = people.call('balances', 'transferKeepAlive', BOB, 1_000_000_000n);
    const callHash = blake2AsHex(pay.method.toHex(), 256);
    expect(await pending(first.address, callHash)).toEqual({ kind: 'multisig', pending: null });

    const approve = people.call(
      'multisig',
      'approveAsMulti',
      2,
      people.others(first),
      null,
      callHash,
      WEIGHT,
    );
    await people.send(first, approve);
    const begun = devnet.best().number;
    const answer = await pending(second.address, callHash);
    // The inherent that tells the time is extrinsic 0.
    const when = { height: begun, index: 1 };
    expect(answer).toEqual({
      kind: 'multisig',
      pending: {
        approvals: [first.address],
        depositor: first.address,
        depositRao: 196_000_000n,
        block: when.height,
        index: when.index,
      },
    });

    const carryOut = people.call('multisig', 'asMulti', 2, people.others(second), when, pay.method, WEIGHT);
    const events = await people.send(second, carryOut);
    const executed = events.find(({ name }) => name === 'MultisigExecuted');
    expect(executed?.fields).toMatchObject({
      approving: second.address,
      multisig: people.shared,
      timepoint: when,
      call_hash: callHash,
      result: { success: true },
    });
    expect(events.find(({ name }) => name === 'Transfer')?.fields).toMatchObject({
      from: people.shared,
      to: BOB,
      amount: 1_000_000_000n,
    });
    expect(await pending(second.address, callHash)).toEqual({ kind: 'multisig', pending: null });
  });
});
