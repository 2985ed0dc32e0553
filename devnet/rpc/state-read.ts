import { blake2b256, toHex } from '../node/bytes.js';
import type { Block } from '../node/chain-store.js';
import type { DevnetNode } from '../node/node.js';
import type { Hex } from '../types.js';
import type { ChainFront } from './chain-front.js';

/** `:code`: clients read it to compare runtimes; devnet has no Wasm, so its value is the runtime's name. */
const CODE_KEY: Hex = '0x3a636f6465';

/** Value of a storage key after a block. Throws the node's error when the block's state is gone. */
export function storageValue(chain: ChainFront, block: Block, key: Hex): Uint8Array | undefined {
  if (key === CODE_KEY) {
    const { codec } = chain.runtimeOf(block);
    return new TextEncoder().encode(`${codec.specName}-${codec.specVersion}`);
  }
  return chain.view(block).raw(key);
}

/** Hash of a stored value, by the chain's hasher. */
export function storageHash(value: Uint8Array): Hex {
  return toHex(blake2b256(value));
}

/**
 * SCALE answer of a runtime call on the state after a block. Throws the front's error when that state is gone, else an
 * Error with the node's wording when the method is unknown or its arguments cannot be read.
 */
export function runtimeCall(
  { chain, node }: { chain: ChainFront; node: DevnetNode },
  block: Block,
  name: string,
  args: Uint8Array,
): Hex {
  const view = chain.runtimeView(block);
  const { runtime } = name.startsWith('Metadata_') ? chain.metadataOf(block) : chain.runtimeOf(block);
  return toHex(runtime.callApi(view, node.contextAfter(block), name, args));
}
