import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Devnet } from '../../../devnet/types.js';
import { type EngineHarness, startEngine } from './support/engine-harness.js';
import { choiceOf, startTwoNodes } from './support/two-nodes.js';

describe("N2 a second node's word about the shield's key", () => {
  let nodes: [Devnet, Devnet];
  let engine: EngineHarness;

  beforeEach(async () => {
    globalThis.indexedDB = new IDBFactory();
    nodes = await startTwoNodes();
    for (const node of nodes) for (let block = 0; block < 4; block += 1) await node.produceBlock();
    engine = startEngine();
    await engine.client.configure(choiceOf(nodes));
    await expect.poll(() => state(false), { timeout: 25_000, interval: 200 }).toBe('agreed');
  });
  afterEach(async () => {
    engine.stop();
    for (const node of nodes) await node.close();
  });

  const ask = (shieldKey: boolean) => {
    const address = nodes[0].accounts[0]?.address ?? '';
    return engine.client.call('crossCheck', { address, netuids: [], ...(shieldKey && { shieldKey: true }) });
  };
  const state = async (shieldKey: boolean) => (await ask(shieldKey)).state;

  it('agrees where both name the same, also when the other is a block behind', async () => {
    expect(await state(true)).toBe('agreed');
    await nodes[0].produceBlock();
    expect(await state(true)).toBe('agreed');
  });

  it('is a dispute where they do not, and only if it was asked for', async () => {
    // The same blocks by hash, with another answer about what is stored at them.
    nodes[1].shield.none();
    for (const node of nodes) await node.produceBlock();
    for (const node of nodes) await node.produceBlock();
    expect(await ask(true)).toMatchObject({ state: 'disputed', differences: ['shield-key'] });
    expect(await state(false)).toBe('agreed');
  });
});
