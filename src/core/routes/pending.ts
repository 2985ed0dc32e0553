import type { Rao } from '../amount/money.js';

/** An operation of a multisig that waits for approvals (`Multisig.Multisigs`). */
export interface PendingOperation {
  /** The shared account. */
  account: string;
  /** Blake2-256 of the call. */
  callHash: string;
  approvals: string[];
  depositor: string;
  depositRao: Rao;
  /** The block and extrinsic that began it: part of every later call about it. */
  when: { height: number; index: number };
  atMs: number | null;
  /** The call, if whoever began it disclosed it on the chain; checked against the hash. */
  callHex: string | null;
}

/** What rights and shared accounts cost on this runtime; null where it does not say. */
export interface RightTerms {
  proxyDepositBaseRao: Rao;
  proxyDepositFactorRao: Rao;
  maxProxies: number;
  announcementDepositBaseRao: Rao;
  announcementDepositFactorRao: Rao;
  maxPending: number;
  multisigDepositBaseRao: Rao;
  multisigDepositFactorRao: Rao;
  maxSignatories: number;
  /** First announcement of a coldkey swap, and blocks until it can be carried out and announced anew. */
  swapCostRao: Rao | null;
  swapDelayBlocks: number | null;
  swapReannounceBlocks: number | null;
}

/** How far a right over an account reaches. */
export type RightDanger =
  /** Can take everything, at once or bit by bit. */
  | 'total'
  /** Can come to take everything by a detour that is said. */
  | 'escalates'
  /** Can lose value by bad trades, burns or gifts of rights. */
  | 'high'
  | 'medium'
  | 'low'
  /** Denies everything on this runtime. */
  | 'none';

/** A type of proxy as this runtime has it. */
export interface ProxyTypeFacts {
  /** As the runtime spells it. */
  name: string;
  danger: RightDanger;
  /** `chain`: the runtime's own answer (ProxyFilterRuntimeApi); `known`: Kelvin's table for this runtime; `unknown`: neither. */
  source: 'chain' | 'known' | 'unknown';
  /** Calls allowed, "Pallet.call"; `['*']` is everything but `except`. */
  allowed: string[];
  except: string[];
}

/** A right that somebody gave to one of our keys, found by looking through the chain. */
export interface FoundRight {
  real: string;
  delegate: string;
  proxyType: string;
  delayBlocks: number;
}
