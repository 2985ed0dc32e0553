/** A value read from the chain, with where and when: everything on screen is one of these. */
export interface Snapshot<T> {
  value: T;
  genesisHash: string;
  specVersion: number;
  block: { number: number; hash: string };
  /** Wall-clock time of the read, ms since 1970. */
  atMs: number;
  /** Endpoint it came from. */
  source: string;
}

/** A stream of snapshots: the last good value stays beside an error, a failure never becomes a value. */
export interface Reading<T> {
  snapshot: Snapshot<T> | null;
  state: 'loading' | 'live' | 'stale' | 'error';
  error: {
    code: import('../errors/codes.js').ErrorCode;
    context: Record<string, string | number | boolean | null>;
  } | null;
}

export interface NetworkStatus {
  state: 'connecting' | 'online' | 'offline' | 'wrong-genesis';
  networkId: import('./networks.js').NetworkId;
  endpoint: string;
  genesisHash: string | null;
  specVersion: number | null;
  best: { number: number; hash: string; atMs: number } | null;
  finalized: { number: number; hash: string } | null;
  /** Milliseconds until the next attempt while offline. */
  retryInMs: number | null;
  /** The runtime changed within the last ten minutes, while somebody looked. */
  upgrade: import('./capability.js').RuntimeUpgrade | null;
}

/** What this runtime can do, from its metadata by name and shape. A missing feature is unavailable, never guessed. */
export interface Capabilities {
  genesisHash: string;
  specVersion: number;
  /** add_stake_limit(hotkey, netuid, amount_staked, limit_price, allow_partial) exists. */
  stakeLimit: boolean;
  removeStakeLimit: boolean;
  stakeInfo: boolean;
  dynamicInfo: boolean;
  alphaPrices: boolean;
  simSwap: boolean;
  metadataHash: boolean;
  /** Metadata version stored for decoding: 15 where the chain serves it, else 14. */
  metadataVersion: 14 | 15;
}
