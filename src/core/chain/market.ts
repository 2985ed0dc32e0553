import type { AlphaBase, Rao, RaoPerAlpha } from '../amount/money.js';
import type { SubnetRow } from '../stake/types.js';
import type { HistoryRange } from './history.js';

/** Change of a price since `block` in basis points; why there is none otherwise. */
export type PriceChange =
  | { kind: 'known'; bps: number; block: number }
  /** `untold`: the runtime of that time could not tell, or the price was nothing, from which there is no change. */
  | { kind: 'unavailable'; reason: 'not-read-yet' | 'no-archive' | 'too-young' | 'untold' };

export const WINDOWS = ['1h', '24h', '7d', '30d'] as const;
export type Window = (typeof WINDOWS)[number];

/** Every alpha a subnet can ever have: the chain's cap on its issuance. */
export const MAX_ALPHA = 21_000_000n;

/** One subnet in the market list. Values at the spot price are no amounts that anybody holds. */
export interface MarketRow extends SubnetRow {
  changes: Record<Window, PriceChange>;
  /** Daily prices of the last 30 days, oldest first; only the samples there are. */
  spark: Array<{ block: number; priceRaoPerAlpha: RaoPerAlpha }>;
  /** price x alpha outside the pool (SubnetAlphaOut). */
  marketCapRao: Rao;
  /** price x 21,000,000: every alpha there can ever be. */
  fullyDilutedRao: Rao;
  /** TAO in the pool: what all sellers together could take out. */
  depthRao: Rao;
  /** TAO injected per block (SubnetTaoInEmission), rao; null where the runtime does not say. */
  emissionRaoPerBlock: Rao | null;
  /** All TAO ever traded there (SubnetVolume); null where the runtime does not say. */
  volumeRao: Rao | null;
  /** SubnetVolume now less a day ago, rao; null when the day is not known. */
  volume24hRao: Rao | null;
  /** Block of registration; null where the runtime does not say. */
  registeredAtBlock: number | null;
  tempo: number | null;
  /**
   * What the pool's maths needs beside the reserves: weight of TAO of 10^18, fee of 65,535. Null on root, on subnets
   * without a pool, and where the runtime's pool has maths of its own.
   */
  pool: { quoteWeight: bigint; feeRate: bigint } | null;
}

/** What the subnet's owner says of it: untrusted text. Links are https or nothing. */
export interface SubnetIdentity {
  netuid: number;
  description: string | null;
  url: string | null;
  github: string | null;
  discord: string | null;
  contact: string | null;
  logoUrl: string | null;
  additional: string | null;
  ownerColdkey: string | null;
  ownerHotkey: string | null;
}

/** Growth measured on the chain, never promised. */
export type MeasuredYield =
  | {
      kind: 'measured';
      /** Growth per day, parts per billion of the stake. */
      perDayPpb: bigint;
      /** Compounded over 365.25 days at that pace, parts per million; null over less than a day: an epoch is no year. */
      apyPpm: bigint | null;
      /** The window it was measured over. */
      fromBlock: number;
      toBlock: number;
      samples: number;
    }
  | {
      kind: 'not-measured';
      reason: 'not-read-yet' | 'no-archive' | 'too-young' | 'inactive' | 'unavailable';
    };

/** For each validator of the chain the median over its subnets of what its stakers got in the last epoch. */
export type MedianYields = Array<[hotkey: string, measured: MeasuredYield]>;

/** A validator on a subnet, with what its stakers got. */
export interface ValidatorDetail {
  hotkey: string;
  coldkey: string;
  name: string | null;
  take: number;
  stakeBase: AlphaBase;
  /** May set weights on this subnet; null where the runtime does not say. */
  permit: boolean | null;
  yield: MeasuredYield;
}

/**
 * Who is dissolved when a new subnet registers and all places are taken: of those past their immunity, the one with the
 * lowest moving price (`opentensor/subtensor pallets/subtensor/src/coinbase/root.rs`, get_network_to_prune).
 */
export interface PruneOrder {
  /** Most subnets at a time, root not counted; null where the runtime does not say. */
  limit: number | null;
  count: number;
  /** Next to go first. Subnets in their immunity stand behind all others. */
  order: Array<{
    netuid: number;
    /** 0: the next one to go. */
    position: number;
    /** Moving price of 10^9, what the chain compares; null where it is not told. */
    movingPrice: bigint | null;
    /** Block at which the immunity ends; null: it has. */
    immuneUntilBlock: number | null;
    /** Its holders share `potRao`, each by its alpha as a part of `ofAlpha`; null where the runtime does not tell. */
    payout: { potRao: Rao; ofAlpha: AlphaBase } | null;
  }>;
}

/** Prices of one subnet over time, from past blocks; newest samples are read first. */
export interface PriceLine {
  netuid: number;
  range: HistoryRange;
  /** Oldest first. */
  points: Array<{ block: number; atMs: number; priceRaoPerAlpha: RaoPerAlpha }>;
  progress: { done: number; total: number };
  /** `no-archive`: the node keeps no older state; what there is of the line is true. */
  state: 'reading' | 'complete' | 'no-archive' | 'error';
}

/** How many accounts stake with a validator; not `complete`: at least so many. */
export interface StakerCount {
  count: number;
  complete: boolean;
}

/** Net TAO into a subnet's pool by stakers, as an exponential mean the chain keeps. */
export interface SubnetFlow {
  /** Negative: more left than came. */
  perDayRao: bigint;
  /** After so many blocks a trade counts half; null where the runtime's factor is none. */
  halfLifeBlocks: number | null;
}

/** A validator with everything it validates. */
export interface ChainValidator {
  hotkey: string;
  coldkey: string;
  /** Untrusted text of its owner; null without an identity. */
  name: string | null;
  /** https or nothing. */
  url: string | null;
  take: number;
  /** Root stake, and its alpha on the subnets of `places` at the spot price. No amount that anybody holds. */
  totalRao: Rao;
  /** Where it is registered with a permit, and root where it has stake; largest value first. */
  places: Array<{ netuid: number; stakeBase: AlphaBase; spotRao: Rao; permit: boolean }>;
}

/** Take of a validator some time ago. */
export interface TakeThen {
  take: number;
  block: number;
  atMs: number;
}
