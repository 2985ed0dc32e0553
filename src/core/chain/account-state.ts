import type { AlphaBase, Rao } from '../amount/money.js';

/** A part of an account that this runtime may not have: absent is said, never empty. */
export type Part<T> = { kind: 'known'; value: T } | { kind: 'unavailable' };

/** Stake of one coldkey on one subnet, over all its validators (StakeInfoRuntimeApi.get_stake_availability_for_coldkeys). */
export interface Availability {
  netuid: number;
  totalBase: AlphaBase;
  /** Held by a conviction lock. */
  lockedBase: AlphaBase;
  /** Bond of a miner: total - locked - available (newer runtimes). */
  bondedBase: AlphaBase;
  availableBase: AlphaBase;
}

/** A conviction lock: what is locked now and how it decays. */
export interface StakeLock {
  netuid: number;
  hotkey: string;
  lockedBase: AlphaBase;
  perpetual: boolean;
  /** Block of the state the lock was last written at. */
  sinceBlock: number;
  /** First block at which nothing is held any more; null for a perpetual lock and where that is beyond twenty years. */
  maturesAtBlock: number | null;
}

/** Root dividends before the baskets (to spec 440): alpha that can be claimed, per validator and subnet. */
export interface RootClaim {
  hotkey: string;
  netuid: number;
  owedBase: AlphaBase;
  spotRao: Rao;
}

/** Entitlement in a validator's root basket (from spec 441). */
export interface BasketEntitlement {
  hotkey: string;
  /** Shares owed, rao scale. */
  shares: bigint;
  /** What the fund would pay for them by its own measure (fee-free sale value). */
  valueRao: Rao;
  /** Below this a claim pays nothing; null when the runtime does not say. */
  thresholdRao: Rao | null;
  /** Block from which root stake of this validator can leave; null when nothing holds it. */
  heldUntilBlock: number | null;
}

/** Whether a claim of this basket pays anything: below its threshold it does not, where the runtime has one. */
export function reachesThreshold({
  valueRao,
  thresholdRao,
}: Pick<BasketEntitlement, 'valueRao' | 'thresholdRao'>): boolean {
  return thresholdRao === null || valueRao >= thresholdRao;
}

export type RootRewards =
  | { kind: 'claims'; claims: RootClaim[] }
  | { kind: 'baskets'; baskets: BasketEntitlement[] }
  | { kind: 'unavailable' };

export interface CrowdloanContribution {
  crowdloanId: number;
  contributedRao: Rao;
  endBlock: number;
  finalized: boolean;
}

/** Money of the EVM side that this key can take back (EVM.withdraw). */
export interface EvmMirror {
  /** 0x + 40 hex: first 20 bytes of the account id. */
  h160: string;
  /** SS58 of its native account. */
  mirror: string;
  freeRao: Rao;
}

export interface ProxyGrant {
  delegate: string;
  /** Name of the type as the runtime spells it. */
  proxyType: string;
  delayBlocks: number;
}

export interface ProxyAnnouncement {
  real: string;
  callHash: string;
  height: number;
}

export type ColdkeySwap =
  | { state: 'none' }
  | {
      state: 'announced' | 'disputed';
      /** Blake2-256 of the new coldkey. */
      newColdkeyHash: string;
      /** Block from which it can be executed. */
      executableAtBlock: number;
    };

/** Everything about one account beyond balance and positions. */
export interface AccountState {
  address: string;
  availability: Part<Availability[]>;
  locks: Part<StakeLock[]>;
  rootRewards: RootRewards;
  crowdloans: Part<CrowdloanContribution[]>;
  evm: Part<EvmMirror>;
  /** Who may act for this account, and the deposit that holds. */
  proxies: Part<{ grants: ProxyGrant[]; depositRao: Rao }>;
  /** Delayed calls this account announced as a delegate. */
  announcements: Part<ProxyAnnouncement[]>;
  coldkeySwap: Part<ColdkeySwap>;
}
