import type { Block } from '../../node/chain-store.js';
import { runtimeVersionJson } from '../../node/runtime-version.js';
import type { Hex } from '../../types.js';
import type { RpcContext } from '../method.js';
import { Operations } from './operations.js';

/** Finalized blocks that `initialized` names, as many as a node does. */
const FIRST_FINALIZED = 16;
/** Blocks a client may keep pinned before its subscription is stopped: a node's own limit. */
const MAX_PINNED = 512;

type Notify = (event: Record<string, unknown>) => void;

/** One `chainHead_v1_follow` subscription: which blocks its client knows of, and which of them it still holds. */
export class Follower {
  readonly operations: Operations;
  /** The blocks reported and not unpinned: all of them stay readable, on whatever branch they are. */
  private readonly pinned = new Map<Hex, Block>();
  /** The last finalized block reported and the blocks on top of it, parents before their children. */
  private tree = new Map<Hex, Block>();
  private finalized: Block;
  private best: Hex | undefined;
  private readonly stops: Array<() => void>;
  private full = false;

  /** Reports where the chain stands, then whatever happens. `end` is called when the subscription has to die. */
  constructor(
    private readonly context: Pick<RpcContext, 'node' | 'chain'>,
    readonly withRuntime: boolean,
    private readonly notify: Notify,
    private readonly end: () => void,
  ) {
    const { node, chain } = context;
    this.operations = new Operations(notify);
    this.finalized = chain.finalized();
    this.reportStart();
    this.stops = [
      node.onImported.on((block) => this.report(chain.get(block.hash))),
      node.onBest.on(() => this.followBest()),
      node.onFinalized.on(() => this.followFinalized()),
    ];
  }

  close(): void {
    for (const stop of this.stops) stop();
    this.operations.clear();
    for (const hash of [...this.pinned.keys()]) this.release(hash);
  }

  /** A block that was reported and not unpinned. */
  block(hash: Hex): Block | undefined {
    return this.pinned.get(hash);
  }

  /** Unpins all of them, or none when one is not pinned: then false. */
  unpin(hashes: Hex[]): boolean {
    if (!hashes.every((hash) => this.pinned.has(hash))) return false;
    for (const hash of hashes) this.release(hash);
    return true;
  }

  private reportStart(): void {
    const { node, chain } = this.context;
    const first: Block[] = [];
    for (let cursor: Block | undefined = this.finalized; cursor && first.length < FIRST_FINALIZED; ) {
      // A node without an archive cannot pin what it has thrown away.
      if (first.length > 0 && !this.hasState(cursor)) break;
      first.unshift(cursor);
      cursor = cursor.header.number > 0 ? chain.get(cursor.header.parentHash) : undefined;
    }
    for (const block of first) this.pin(block);
    this.tree.set(this.finalized.hash, this.finalized);
    this.notify({
      event: 'initialized',
      finalizedBlockHashes: first.map(({ hash }) => hash),
      ...(this.withRuntime ? { finalizedBlockRuntime: this.runtimeOf(this.finalized) } : {}),
    });
    for (const { hash } of node.chain.unfinalized()) this.report(chain.get(hash));
    this.followBest();
  }

  private pin(block: Block): void {
    this.pinned.set(block.hash, block);
    this.context.node.hold(block);
  }

  private release(hash: Hex): void {
    const block = this.pinned.get(hash);
    if (block && this.pinned.delete(hash)) this.context.node.release(block);
  }

  /** Tells of a block, after its ancestors; false when it does not stand on the finalized block. */
  private report(block: Block | undefined): boolean {
    if (!block) return false;
    if (this.tree.has(block.hash)) return true;
    if (block.header.number <= this.finalized.header.number) return false;
    const { parentHash } = block.header;
    if (!this.report(this.context.chain.get(parentHash))) return false;
    if (this.full || this.pinned.size >= MAX_PINNED) {
      this.giveUp();
      return false;
    }
    const parent = this.tree.get(parentHash);
    this.pin(block);
    this.tree.set(block.hash, block);
    this.notify({
      event: 'newBlock',
      blockHash: block.hash,
      parentBlockHash: parentHash,
      ...(this.withRuntime ? { newRuntime: parent?.next === block.next ? null : this.runtimeOf(block) } : {}),
    });
    return true;
  }

  private followBest(): void {
    const best = this.context.chain.best();
    if (this.full || best.hash === this.best || !this.report(best)) return;
    this.best = best.hash;
    this.notify({ event: 'bestBlockChanged', bestBlockHash: best.hash });
  }

  private followFinalized(): void {
    const newest = this.context.chain.finalized();
    if (this.full) return;
    if (newest.header.number <= this.finalized.header.number || !this.report(newest)) return;
    const fresh: Hex[] = [];
    for (let cursor: Block | undefined = newest; cursor && cursor.hash !== this.finalized.hash; ) {
      fresh.unshift(cursor.hash);
      cursor = this.tree.get(cursor.header.parentHash);
    }
    const alive = new Map([[newest.hash, newest]]);
    const pruned: Hex[] = [];
    const settled = new Set([this.finalized.hash, ...fresh]);
    for (const block of this.tree.values()) {
      if (settled.has(block.hash)) continue;
      if (alive.has(block.header.parentHash)) alive.set(block.hash, block);
      else pruned.push(block.hash);
    }
    this.finalized = newest;
    this.tree = alive;
    this.notify({ event: 'finalized', finalizedBlockHashes: fresh, prunedBlockHashes: pruned });
  }

  /** The client keeps too many blocks: it is told, once, that it must follow anew. */
  private giveUp(): void {
    if (this.full) return;
    this.full = true;
    this.notify({ event: 'stop' });
    this.end();
  }

  private runtimeOf(block: Block): Record<string, unknown> {
    const { specName, implName, specVersion, implVersion, transactionVersion, apis } = runtimeVersionJson(
      block.next.codec,
    );
    return {
      type: 'valid',
      spec: {
        specName,
        implName,
        specVersion,
        implVersion,
        transactionVersion,
        apis: Object.fromEntries(apis),
      },
    };
  }

  private hasState(block: Block): boolean {
    try {
      this.context.chain.view(block);
      return true;
    } catch {
      return false;
    }
  }
}
