import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { declaredMetadata } from '../../devnet/metadata/index.js';
import type { Devnet } from '../../devnet/types.js';
import type { ActivityRow } from '../../src/core/activity/types.js';
import { rao } from '../../src/core/amount/money.js';
import { type EngineHarness, startEngine } from '../integration/engine/support/engine-harness.js';
import { signedStake } from '../integration/engine/support/signed-stake.js';
import { type Pair, pairOf } from '../integration/engine/support/signing.js';
import { choiceOf, startTwoNodes } from '../integration/engine/support/two-nodes.js';

let nodes: [Devnet, Devnet];
let engine: EngineHarness;
let alice: Pair;

const activity = (state: ActivityRow['state']) =>
  engine.event('activity', { addresses: [alice.address] }, ([first]) => first?.state === state);
const onlineAt = (node: Devnet) =>
  engine.event('network', null, ({ state, endpoint }) => state === 'online' && endpoint === node.url);
/** How many transactions of the account the chain of a node has carried out. */
const nonceAt = (node: Devnet) => node.request('system_accountNextIndex', [alice.address]);

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  nodes = await startTwoNodes();
  alice = pairOf(nodes[0], 'Alice');
  engine = startEngine();
});
afterEach(async () => {
  engine.stop();
  for (const node of nodes) await node.close();
});

describe('S69 the line breaks', () => {
  it('S69 before the bytes were sent: they go out once, by the other node', async () => {
    await engine.client.configure(choiceOf(nodes));
    const { extrinsicHex, row } = await signedStake(engine, nodes[0], alice);
    nodes[0].setFault({ kind: 'drop' });
    await expect(engine.client.call('submit', { extrinsicHex, row })).rejects.toMatchObject({
      code: 'chain/offline',
    });
    await onlineAt(nodes[1]);
    // The same bytes once more, as by somebody who saw the error.
    await engine.client.call('submit', { extrinsicHex, row });
    await nodes[1].produceBlock();
    await nodes[1].finalize();
    expect(await activity('finalized')).toHaveLength(1);
    expect(await nonceAt(nodes[1])).toBe(1);
    expect(await nonceAt(nodes[0])).toBe(0);
  });

  it('S69 after they were sent: the answer is lost, the transaction is not, and there is one of it', async () => {
    await engine.client.configure(choiceOf([nodes[0]]));
    const { extrinsicHex, row } = await signedStake(engine, nodes[0], alice);
    nodes[0].setFault({ kind: 'lag', ms: 60_000 });
    const submitted = expect(engine.client.call('submit', { extrinsicHex, row })).rejects.toMatchObject({
      code: 'chain/offline',
    });
    await expect.poll(() => nodes[0].requestCounts().author_submitExtrinsic).toBe(1);
    nodes[0].disconnectAll();
    nodes[0].setFault(null);
    await submitted;
    await nodes[0].produceBlock();
    await nodes[0].finalize();
    expect(await activity('finalized')).toMatchObject([
      { txHash: row.txHash, outcome: { paidRao: 1_000_000_000n } },
    ]);
    expect(await nonceAt(nodes[0])).toBe(1);
  });

  it('S69 while it is followed: the following goes on at the other node', async () => {
    await engine.client.configure(choiceOf(nodes));
    const { extrinsicHex, row } = await signedStake(engine, nodes[0], alice);
    await engine.client.call('submit', { extrinsicHex, row });
    // As the network would: the other node has it too.
    await nodes[1].request('author_submitExtrinsic', [extrinsicHex]);
    await nodes[0].stopListening();
    await onlineAt(nodes[1]);
    await nodes[1].produceBlock();
    await nodes[1].finalize();
    expect(await activity('finalized')).toHaveLength(1);
    expect(await nonceAt(nodes[1])).toBe(1);
  });
});

describe('S74 the block of a transaction is taken back', () => {
  it('S74 it is pending again, its nonce stays taken, and then it has its true outcome', async () => {
    await engine.client.configure(choiceOf([nodes[0]]));
    const { extrinsicHex, row, built } = await signedStake(engine, nodes[0], alice);
    await engine.client.call('submit', { extrinsicHex, row });
    await nodes[0].produceBlock();
    const [included] = await activity('in-block');
    const pending = activity('sent');
    await nodes[0].reorg(1);
    expect((await pending)[0]).toMatchObject({ block: null, outcome: null });
    const facts = await engine.client.call('signingFacts', { address: alice.address });
    expect([facts.nonce, facts.nextNonce]).toEqual([built.nonce, built.nonce + 1]);
    await nodes[0].produceBlock();
    await nodes[0].finalize();
    const [settled] = await activity('finalized');
    expect(settled?.block?.hash).not.toBe(included?.block?.hash);
    expect(await nonceAt(nodes[0])).toBe(1);
  });
});

describe('S75 the runtime is upgraded', () => {
  it('S75 a quote made by the old one is void, and the change is told', async () => {
    await engine.client.configure(choiceOf([nodes[0]]));
    const hotkey = nodes[0].validators.find(({ netuids }) => netuids.includes(1))?.hotkey ?? '';
    const ask = {
      address: alice.address,
      ask: {
        kind: 'stake' as const,
        hotkey,
        netuid: 1,
        amountRao: rao(1_000_000_000n),
        toleranceBps: 50,
        allowPartial: false,
      },
      protect: true,
    };
    const seen: Array<{ state: string; spec: number | undefined }> = [];
    const voided = new Promise<void>((resolve) => {
      engine.client.open('operation', ask, ({ state, snapshot }) => {
        const before = seen.at(-1);
        seen.push({ state, spec: snapshot?.specVersion });
        if (before?.spec === 424 && snapshot === null && state === 'loading') resolve();
      });
    });
    await engine.event('operation', ask, ({ state }) => state === 'live');
    const told = engine.event('network', null, ({ upgrade }) => upgrade != null);
    await nodes[0].upgrade(declaredMetadata(16, 'newer'));
    await voided;
    const status = await told;
    expect(status).toMatchObject({ specVersion: 475, upgrade: { from: 424, to: 475 } });
    expect(status.upgrade?.changed.map(({ id }) => id)).toContain('root-baskets');
  });

  it('S75 a transaction built for the old one is not assembled any more', async () => {
    await engine.client.configure(choiceOf([nodes[0]]));
    const { built } = await signedStake(engine, nodes[0], alice);
    await engine.event('network', null, ({ specVersion }) => specVersion === 424);
    const upgraded = engine.event('network', null, ({ specVersion }) => specVersion === 475);
    await nodes[0].upgrade(declaredMetadata(16, 'newer'));
    await upgraded;
    const parts = { metadataHash: null, signature: `0x${'00'.repeat(64)}`, address: alice.address };
    await expect(engine.client.call('assemble', { payload: built, ...parts })).rejects.toMatchObject({
      code: 'chain/spec-mismatch',
    });
  });
});
