/** One thing of a runtime that Kelvin uses, looked up by name and shape. */
export interface CapabilityItem {
  kind: 'call' | 'storage' | 'event' | 'error' | 'api' | 'constant' | 'extension';
  /** Pallet, or name of the runtime API. */
  pallet: string;
  name: string;
  /** `changed`: there under this name with another shape, so it is not used. */
  state: 'ready' | 'changed' | 'absent';
}

/** What a person can do, and what it stands on. */
export const FEATURES = [
  'balances',
  'positions',
  'prices',
  'subnets',
  'validators',
  'quotes',
  'send',
  'stake',
  'unstake',
  'unstake-all-of-position',
  'change-validator',
  'change-subnet',
  'move-bounded',
  'transfer-stake',
  'root-claims',
  'root-baskets',
  'basket-staking',
  'locks',
  'availability',
  'collateral',
  'auto-stake',
  'crowdloans',
  'proxies',
  'announced-proxies',
  'multisig',
  'coldkey-swap',
  'evm-mirror',
  'shield',
  'limit-orders',
  'metadata-hash',
] as const;
export type FeatureId = (typeof FEATURES)[number];

/** `unavailable`: a runtime without it; `changed`: it has something of that name Kelvin does not know, and leaves alone. */
export interface FeatureState {
  id: FeatureId;
  state: 'ready' | 'changed' | 'unavailable';
  items: CapabilityItem[];
}

/** What the connected runtime can do: the machine-readable report behind Settings → Network. */
export interface CapabilityReport {
  genesisHash: string;
  specName: string;
  specVersion: number;
  metadataVersion: 14 | 15;
  features: FeatureState[];
}

/** The runtime changed while somebody looked. */
export interface RuntimeUpgrade {
  from: number;
  to: number;
  atMs: number;
  /** Features whose state is another one now. */
  changed: Array<{ id: FeatureId; before: FeatureState['state']; after: FeatureState['state'] }>;
}
