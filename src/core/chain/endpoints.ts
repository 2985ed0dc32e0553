/** What is known of one node of the pool. */
export interface EndpointHealth {
  url: string;
  /** `in-use`: the connection goes there; `resting`: failed lately, tried again at `retryAtMs`; `refused`: another chain or unreadable. */
  state: 'in-use' | 'ready' | 'unknown' | 'resting' | 'refused';
  latencyMs: number | null;
  /** Blocks behind the best head heard of from any node. */
  lagBlocks: number | null;
  failures: number;
  /** When it last said anything, to the second; null when it has not since its network was chosen. */
  lastAnsweredAtMs: number | null;
  lastError: { code: import('../errors/codes.js').ErrorCode; atMs: number } | null;
  retryAtMs: number | null;
  /** Keeps the state of old blocks; null when not tried. */
  archive: boolean | null;
}

/** Answer of a test of one node, before it is added. */
export interface EndpointProbe {
  url: string;
  genesisHash: string;
  specName: string;
  specVersion: number;
  best: { number: number; hash: string };
  finalized: { number: number; hash: string };
  /** Median of a few small requests. */
  latencyMs: number;
  /** Blocks behind the connection in use, where it is the same chain. */
  lagBlocks: number | null;
  archive: boolean;
  peers: number | null;
  syncing: boolean | null;
}

/** The values a decision rests on, read from a second node of another operator at the same finalized block. */
export interface CrossCheck {
  /** `single`: no second node could be asked. */
  state: 'agreed' | 'disputed' | 'single';
  block: { number: number; hash: string };
  /** Endpoints that were asked. */
  sources: string[];
  /**
   * What differs, in words of the wallet: `balance`, `nonce`, `price:64`, `spec-version`, `metadata`, `shield-key`; `block` when the
   * two do not even agree which block is final.
   */
  differences: string[];
}
