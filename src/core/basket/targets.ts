/** What an account wants to hold on one subnet, and with which validator. */
export interface BasketTarget {
  netuid: number;
  hotkey: string;
  bps: number;
}

/** The basket somebody once chose for an account on one chain; what it is compared with later. */
export interface BasketTargets {
  address: string;
  genesisHash: string;
  targets: BasketTarget[];
  savedAtMs: number;
}
