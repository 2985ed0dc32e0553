import type { Hex, Runtime, RuntimeCodec, StateDb } from '../types.js';
import type { Header } from './header.js';

/** A runtime and the state that its codec encodes. A runtime upgrade begins a new one. */
export interface Epoch {
  codec: RuntimeCodec;
  runtime: Runtime;
  db: StateDb;
}

export interface Block {
  hash: Hex;
  header: Header;
  /** Extrinsics in order, inherents included, each with its length prefix. */
  body: Uint8Array[];
  /** Hashes of {@link body}. */
  txHashes: Hex[];
  /** Those of {@link body} that came out of carriers: never in a pool. */
  unshielded?: ReadonlySet<Uint8Array>;
  timestampMs: number;
  /** Runtime that executed this block and encodes the storage it left. */
  epoch: Epoch;
  /** Runtime in force after this block: answers runtime calls and executes its children. Differs after an upgrade. */
  next: Epoch;
  changedKeys: ReadonlySet<Hex>;
}

/** Blocks before the first one that was built: they are known by their number and made when asked for. */
export interface Past {
  /** Number of the newest block of the past. */
  readonly length: number;
  /** That block, with a state of its own, on which the first one is built. */
  readonly newest: Block;
  hashAt(number: number): Hex | undefined;
  get(hash: Hex): Block | undefined;
}

/** Blocks by hash and, for the best chain, by number. Forks live until finality passes them. */
export class ChainStore {
  private readonly blocks = new Map<Hex, Block>();
  /** Hashes of the best chain from the past's newest block on, or from genesis. */
  private canonical: Hex[] = [];
  private readonly base: number;
  private finalizedNumber: number;

  constructor(private readonly past?: Past) {
    this.base = past?.length ?? 0;
    this.finalizedNumber = this.base;
  }

  get(hash: Hex): Block | undefined {
    return this.blocks.get(hash) ?? this.past?.get(hash);
  }

  hashAt(number: number): Hex | undefined {
    return number < this.base ? this.past?.hashAt(number) : this.canonical[number - this.base];
  }

  best(): Block {
    return this.at(this.bestNumber());
  }

  finalized(): Block {
    return this.at(this.finalizedNumber);
  }

  genesis(): Block {
    return this.at(0);
  }

  /** Blocks above the finalized one, on the best chain or not, parents before their children. */
  unfinalized(): Block[] {
    return [...this.blocks.values()].filter(({ header }) => header.number > this.finalizedNumber);
  }

  /** Stores a block without making it the best one. */
  insert(block: Block): void {
    this.blocks.set(block.hash, block);
  }

  /**
   * Makes a stored block the best one. Returns what left the best chain (newest first) and what joined it (oldest
   * first).
   */
  setBest(hash: Hex): { retracted: Block[]; enacted: Block[] } {
    const enacted: Block[] = [];
    let cursor = this.blocks.get(hash);
    while (cursor && this.hashAt(cursor.header.number) !== cursor.hash) {
      enacted.unshift(cursor);
      cursor = this.blocks.get(cursor.header.parentHash);
    }
    const first = (enacted[0]?.header.number ?? this.bestNumber() + 1) - this.base;
    const retracted = this.canonical
      .slice(first)
      .map((old) => this.known(old))
      .reverse();
    this.canonical = [...this.canonical.slice(0, first), ...enacted.map((block) => block.hash)];
    return { retracted, enacted };
  }

  /** Moves finality; returns the newly finalized blocks and the forks that can never come back. */
  finalize(number: number): { finalized: Block[]; pruned: Block[] } {
    const finalized: Block[] = [];
    while (this.finalizedNumber < Math.min(number, this.bestNumber())) {
      this.finalizedNumber += 1;
      finalized.push(this.finalized());
    }
    const pruned = [...this.blocks.values()].filter(
      ({ hash, header }) => header.number <= this.finalizedNumber && this.hashAt(header.number) !== hash,
    );
    for (const block of pruned) this.blocks.delete(block.hash);
    return { finalized, pruned };
  }

  private bestNumber(): number {
    return this.base + this.canonical.length - 1;
  }

  private at(number: number): Block {
    const hash = this.hashAt(number);
    if (hash === undefined) throw new Error(`no block ${number} on the best chain`);
    return this.known(hash);
  }

  private known(hash: Hex): Block {
    const block = this.get(hash);
    if (block === undefined) throw new Error(`block ${hash} is not stored`);
    return block;
  }
}
