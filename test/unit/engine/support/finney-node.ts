import { compactToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { FakeNode, Refusal } from './fake-node.js';
import { FINNEY, finneyMetadata } from './finney-runtime.js';

const ROOT = `0x${'11'.repeat(32)}`;

/** A header as JSON-RPC sends it. Its hash is whatever its bytes hash to. */
export function header(number: number, parentHash = ROOT) {
  return {
    number: `0x${number.toString(16)}`,
    parentHash,
    stateRoot: ROOT,
    extrinsicsRoot: ROOT,
    digest: { logs: [] },
  };
}

/** A node of Finney with nothing but identity, metadata and heads; tests add what they need. */
export function finneyNode(spec: 219 | 393 | 424 = 424): FakeNode {
  const bytes = finneyMetadata(spec);
  const version = { specVersion: spec, transactionVersion: 1 };
  return new FakeNode({
    chain_getBlockHash: () => FINNEY,
    state_getRuntimeVersion: () => version,
    state_getMetadata: () => u8aToHex(bytes),
    state_call: ([name]) => {
      if (name !== 'Metadata_metadata_at_version' || spec === 219) throw new Refusal(4003, 'no such call');
      return u8aToHex(u8aConcat(new Uint8Array([1]), compactToU8a(bytes.length), bytes));
    },
    chain_subscribeNewHeads: () => header(100),
    chain_subscribeFinalizedHeads: () => header(98),
    state_subscribeRuntimeVersion: () => version,
  });
}
