import type { AlphaBase, Rao } from '../amount/money.js';
import type { ErrorBody } from '../errors/wallet-error.js';
import type { BareIntent } from './intent.js';
import type { OperationRequest } from './request.js';

/** An amount with the token it is of. On netuid 0 alpha is rao of TAO that is staked. */
export type Money = { token: 'tao'; rao: Rao } | { token: 'alpha'; netuid: number; base: AlphaBase };

/** The number of base units of an amount, whatever it is of. */
export const baseOf = (money: Money): bigint => (money.token === 'tao' ? money.rao : money.base);
/** Amounts of one kind can be added and compared; alpha of different subnets is different money. */
export const kindOf = (money: Money): number | 'tao' => (money.token === 'tao' ? 'tao' : money.netuid);

/** One pool trade of an operation, in the order in which the chain will carry them out. */
export interface TradeLeg {
  hotkey: string | null;
  pay: Money;
  /** What the simulation gives now: "≈". */
  expected: Money;
  /** What the limit guarantees when filled completely: "at least". */
  atLeast: Money;
  /** Price now, after the trade, and the bound on the latter: rao per alpha; for a swap origin / destination of 10^9. */
  price: bigint;
  endPrice: bigint;
  limit: bigint;
  poolFee: Money;
  /** Price impact in basis points of the spot price (fee excluded). */
  impactBps: number;
  /** `pool-maths`: computed from the pools and not simulated, because this runtime cannot or because it follows another trade; it says so. */
  method: 'simulation' | 'pool-maths' | 'one-to-one';
}

/** Whether the transaction will be hidden until it is in a block, or why not. */
export type Protection =
  | { state: 'on'; carrierFeeRao: Rao }
  | {
      state: 'off';
      reason: /** Nothing anybody could trade against. */
        | 'no-trade'
        /** The user's own choice for this one. */
        | 'switched-off'
        /** The runtime has no shield. */
        | 'no-runtime'
        /** The network announces no key at present. */
        | 'no-key'
        | 'too-large'
        /** The key is on a device, which signs once: no other account carries it. */
        | 'device'
        /** Only announced or approved now: what travels open is a hash, or a call that waits for others. */
        | 'later';
    };

/** Something to know before signing that hinders nothing. */
export interface Advice {
  code: /** What would stay can not be sold in parts any more; `remainderBase`. Offer: all of it. */
    | 'remainder-too-small'
    /** Free balance would end between 0 and the existential deposit: the rest is lost; `dustRao`. */
    | 'dust-lost'
    /** The account closes; what it still has staked stays but it cannot pay fees. */
    | 'closes-account'
    | 'closes-account-with-stake'
    /** Unclaimed rewards would be lost or left; `owedRao`. Offer: claim first. */
    | 'claim-first'
    /** Rewards too small to be claimed that an exit sets to zero; `owedRao`. */
    | 'rewards-lost'
    /** The recipient has never been used. */
    | 'recipient-new'
    /** Locked alpha goes along; `lockedBase`. */
    | 'lock-follows'
    /** Staked proceeds stay held until `untilBlock`. */
    | 'held-until'
    /** The fee may be larger than what is claimed. */
    | 'fee-above-worth'
    /** Fee is taken in alpha: `alphaBase` of `netuid`. */
    | 'fee-in-alpha'
    /** Less than asked will be taken, near a cap; `takenRao`. */
    | 'takes-less'
    /** The lock's conviction starts anew. */
    | 'conviction-resets'
    /** Can only be set to something else on this runtime. */
    | 'cannot-be-unset'
    /** What is locked cannot be taken back; it decays or stays. */
    | 'cannot-be-undone'
    /** The chain bounds the amount here and not the price of the execution. */
    | 'limit-on-amount-only'
    /** The chain takes no limit at all here. */
    | 'no-limit-on-chain'
    /** Purchases are paid for out of the free balance; what the sales beside them bring at least: `proceedsRao`. */
    | 'buys-from-balance';
  context: Record<string, string | number>;
}

/** Bounds of the amount to type, in its own token; null where unknown or without meaning. */
export interface AmountBounds {
  minimum: bigint | null;
  maximum: bigint | null;
  /** What is there before fees, deposit and minimum are thought of. */
  available: bigint | null;
}

export interface ClaimItem {
  hotkey: string;
  /** Null: a basket, over all its subnets. */
  netuid: number | null;
  /** Alpha owed (before the baskets) or shares. */
  owedBase: bigint;
  /** What it is worth now if sold. */
  worthRao: Rao;
  /** Dust that stays behind for good when claimed (from 468). */
  forfeitsRao: Rao | null;
  claimable: boolean;
  /** Why not. */
  reason: ErrorBody | null;
}

/** How much stays locked after each of some days. */
export interface LockPoint {
  day: number;
  lockedBase: AlphaBase;
  conviction: bigint;
}

export interface SkippedPosition {
  hotkey: string;
  netuid: number;
  base: AlphaBase;
  reason: ErrorBody;
}

/** What only some operations have to say. */
export type OperationDetail =
  | { kind: 'none' }
  | {
      kind: 'claim';
      items: ClaimItem[];
      thresholdRao: Rao | null;
      /** Fee taken at first; most comes back. */
      reserveRao: Rao;
      heldUntilBlock: number | null;
      /** Index of this claim among those needed for everything (five subnets a call). */
      rest: number;
    }
  | {
      kind: 'exit-root';
      stakeRao: Rao;
      claim: ClaimItem[];
      order: 'claim-first' | 'exit-first' | 'exit-only';
      heldUntilBlock: number | null;
    }
  | {
      kind: 'basket';
      navRao: Rao;
      shares: bigint;
      holdings: Array<{ netuid: number; alphaBase: AlphaBase; worthRao: Rao }>;
      /** What could be claimed right after joining: worth less impact and fees. */
      worthAfterRao: Rao | null;
    }
  | { kind: 'skipped'; skipped: SkippedPosition[] }
  | {
      kind: 'lock';
      lockedBase: AlphaBase;
      perpetual: boolean;
      hotkey: string | null;
      curve: LockPoint[];
      curveIfPerpetual: LockPoint[];
      /** What can still be unstaked once it is locked. */
      availableAfterBase: AlphaBase;
    }
  | {
      kind: 'crowdloan';
      creator: string;
      raisedRao: Rao;
      capRao: Rao;
      minimumRao: Rao;
      endBlock: number;
      contributors: number;
      mineRao: Rao;
      finalized: boolean;
    }
  | { kind: 'evm'; evmAddress: string; mirror: string; mirrorFreeRao: Rao }
  | { kind: 'auto-stake'; currentHotkey: string | null }
  | {
      kind: 'key-swap';
      /** What goes to the new coldkey: the chain moves no less than everything that it can. */
      moves: {
        freeRao: Rao;
        /** Stake by validator and subnet, and what it would bring if sold now; null where that is not known. */
        positions: number;
        worthRao: Rao | null;
        /** Subnets with locked stake, which stays locked. */
        locks: number;
      };
      /** What stays with the old one, besides its places in multisig accounts, which no list on the chain names. */
      stays: {
        /** Rights of others over the old account. */
        proxies: number;
        /** Deposits, rao: of proxies, announcements, shared operations. */
        reservedRao: Rao;
        /** Contributions to crowdloans, which the old account alone can take back. */
        contributions: number;
        /** TAO of the EVM address that the old account can withdraw from; null where the runtime has none. */
        mirrorRao: Rao | null;
      };
      /** Block from which it can be carried out: of the swap that is announced, or would be by the next block. */
      executableAtBlock: number | null;
      /** Burnt for the announcement; 0 for another one and for carrying it out. */
      costRao: Rao;
    };

/**
 * What an operation would do if it were included after this block, and what to propose. Every check the chain makes was
 * made, in the chain's order: `issue` is the first that fails.
 */
export interface OperationQuote {
  block: { number: number; hash: string };
  atMs: number;
  /** What was asked, so that an answer never stands under another question. */
  request: OperationRequest;
  /** What to propose; null while something is missing or stands in the way. */
  intent: BareIntent | null;
  /** First check that fails; null also while something is not typed yet. */
  issue: ErrorBody | null;
  advice: Advice[];
  trades: TradeLeg[];
  /** What leaves and what comes, all legs together and without network fees. Empty while unknown. */
  pays: Money[];
  receives: Money[];
  /** Most the network will charge; null while no call can be built. */
  networkFeeRao: Rao | null;
  protection: Protection;
  bounds: AmountBounds;
  detail: OperationDetail;
}
