import type { Block, Epoch } from '../node/chain-store.js';
import type { DevnetNode } from '../node/node.js';
import type { Hex, StateView } from '../types.js';

/** The chain as clients get to see it: what every method that reads goes through, so that a fault can stand in between. */
export interface ChainFront {
  /** What is shown in the place of a block that has just come in. */
  shown(block: Block): Block;
  best(): Block;
  finalized(): Block;
  get(hash: Hex): Block | undefined;
  hashAt(number: number): Hex | undefined;
  /** Storage after a block. Throws the node's error when it has none. */
  view(block: Block): StateView;
  /** The same as the runtime in force after the block sees it. */
  runtimeView(block: Block): StateView;
  /** Runtime in force after a block. */
  runtimeOf(block: Block): Epoch;
  /** Runtime whose metadata is served for a block. */
  metadataOf(block: Block): Epoch;
}

/** The chain as it is. */
export class HonestFront implements ChainFront {
  constructor(protected readonly node: DevnetNode) {}

  shown(block: Block): Block {
    return block;
  }

  best(): Block {
    return this.shown(this.node.chain.best());
  }

  finalized(): Block {
    return this.shown(this.node.chain.finalized());
  }

  get(hash: Hex): Block | undefined {
    return this.node.chain.get(hash);
  }

  hashAt(number: number): Hex | undefined {
    return this.node.chain.hashAt(number);
  }

  view(block: Block): StateView {
    const view = block.epoch.db.view(block.hash);
    if (!view) throw new Error(`state of block ${block.hash} is missing`);
    return view;
  }

  runtimeView(block: Block): StateView {
    return this.node.runtimeView(block);
  }

  runtimeOf(block: Block): Epoch {
    return block.next;
  }

  metadataOf(block: Block): Epoch {
    return this.runtimeOf(block);
  }
}
