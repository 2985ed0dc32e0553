export type NetworkId = 'finney' | 'test' | 'local';

export interface Network {
  readonly id: NetworkId;
  /** Pinned identity. Null only for the local network, whose genesis changes with every build of a node. */
  readonly genesisHash: `0x${string}` | null;
  /** Ordered pool of endpoints. */
  readonly endpoints: readonly string[];
  readonly ss58Prefix: 42;
}

/** Networks Kelvin knows. Genesis hashes are pinned here and never learnt from a node. */
export const NETWORKS: Record<NetworkId, Network> = {
  finney: {
    id: 'finney',
    genesisHash: '0x2f0555cc76fc2840a25a6ea3b9637146806f1f44b090c175ffde2a7e5ab36c03',
    endpoints: ['wss://entrypoint-finney.opentensor.ai:443', 'wss://lite.chain.opentensor.ai:443'],
    ss58Prefix: 42,
  },
  test: {
    id: 'test',
    genesisHash: '0x8f9cf856bf558a14440e75569c9e58594757048d7b3a84b5d25f6bd978263105',
    endpoints: ['wss://test.finney.opentensor.ai:443'],
    ss58Prefix: 42,
  },
  local: { id: 'local', genesisHash: null, endpoints: ['ws://127.0.0.1:9944'], ss58Prefix: 42 },
};

/** What a context needs to know to talk to a chain; sent to the engine by whoever opens it. */
export interface NetworkChoice {
  networkId: NetworkId;
  /** Overrides the pool; only for the local network in this version. */
  endpoint: string | null;
}
