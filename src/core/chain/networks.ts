export type BuiltInNetworkId = 'finney' | 'test' | 'local';
/** Networks the person added are named by a random suffix. */
export type NetworkId = BuiltInNetworkId | `custom-${string}`;

export interface Network {
  readonly id: BuiltInNetworkId;
  /** Pinned identity. Null only for the local network, whose genesis changes with every build of a node. */
  readonly genesisHash: `0x${string}` | null;
  /** Ordered pool of endpoints. */
  readonly endpoints: readonly string[];
  readonly ss58Prefix: 42;
}

/** Networks Kelvin knows. Genesis hashes are pinned here and never learnt from a node. */
export const NETWORKS: Record<BuiltInNetworkId, Network> = {
  finney: {
    id: 'finney',
    genesisHash: '0x2f0555cc76fc2840a25a6ea3b9637146806f1f44b090c175ffde2a7e5ab36c03',
    endpoints: [
      'wss://entrypoint-finney.opentensor.ai:443',
      'wss://lite.chain.opentensor.ai:443',
      'wss://bittensor-finney.api.onfinality.io/public-ws',
      'wss://archive.chain.opentensor.ai:443',
    ],
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

/** A network the person added. Its genesis was read from its first node when it was added, and is pinned since. */
export interface CustomNetwork {
  id: `custom-${string}`;
  name: string;
  genesisHash: `0x${string}`;
  /** At least one. */
  endpoints: string[];
}

/** Which network, by which nodes: what a context needs to talk to a chain. Sent to the engine by whoever opens it. */
export interface NetworkChoice {
  networkId: NetworkId;
  /** Pinned identity; null accepts any, for the local network only. */
  genesisHash: string | null;
  /** Ordered pool, never empty. */
  endpoints: readonly string[];
}

/** The part of the settings that chooses a network. An empty list of endpoints means Kelvin's own. */
export interface NetworkSettings {
  networkId: NetworkId;
  endpoints: Record<BuiltInNetworkId, readonly string[]>;
  customNetworks: readonly CustomNetwork[];
}

/** The choice that settings mean. A custom network that is no longer there falls back to mainnet. */
export function networkChoice({ networkId, endpoints, customNetworks }: NetworkSettings): NetworkChoice {
  const custom = customNetworks.find(({ id }) => id === networkId);
  if (custom) return { networkId, genesisHash: custom.genesisHash, endpoints: custom.endpoints };
  const known = isBuiltIn(networkId) ? NETWORKS[networkId] : NETWORKS.finney;
  const own = endpoints[known.id];
  return {
    networkId: known.id,
    genesisHash: known.genesisHash,
    endpoints: own.length > 0 ? own : known.endpoints,
  };
}

/** The local network by one node: devnet, tests, a node under somebody's desk. */
export function localChoice(url: string): NetworkChoice {
  return { networkId: 'local', genesisHash: null, endpoints: [url] };
}

export function sameChoice(a: NetworkChoice, b: NetworkChoice): boolean {
  return (
    a.networkId === b.networkId &&
    a.genesisHash === b.genesisHash &&
    a.endpoints.join(' ') === b.endpoints.join(' ')
  );
}

export function isBuiltIn(networkId: NetworkId): networkId is BuiltInNetworkId {
  return Object.hasOwn(NETWORKS, networkId);
}

/** wss anywhere, plain ws on this machine only. */
export function isEndpointUrl(text: string): boolean {
  if (text.length > 200 || /\s/.test(text)) return false;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || `${url.username}${url.password}${url.hash}` !== '') return false;
  if (url.protocol === 'wss:') return true;
  return url.protocol === 'ws:' && ['127.0.0.1', 'localhost'].includes(url.hostname);
}
