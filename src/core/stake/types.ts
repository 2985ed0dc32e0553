import type { Alpha, AlphaBase, Rao, RaoPerAlpha } from '../amount/money.js';
import type { BasketEntitlement } from '../chain/account-state.js';

/** TAO of one coldkey. total = free + reserved; spendable keeps the existential deposit. */
export interface TaoBalance {
  freeRao: Rao;
  reservedRao: Rao;
  frozenRao: Rao;
  spendableRao: Rao;
}

/** What selling all of a position now would return, after price impact and pool fee. */
export type ExitValue =
  | { kind: 'exact'; rao: Rao }
  /** The runtime's simulation returned nothing: too small to sell, or no quote to be had. Never shown as zero. */
  | { kind: 'unavailable'; reason: 'dust' | 'no-quote' | 'no-simulation' };

/** Stake of one coldkey with one validator on one subnet. On netuid 0 the alpha is rao of TAO, 1:1. */
export interface Position {
  coldkey: string;
  hotkey: string;
  validatorName: string | null;
  netuid: number;
  alpha: Alpha;
  /** alpha x price, before impact and fee. */
  spotRao: Rao;
  exit: ExitValue;
}

export interface SubnetRow {
  netuid: number;
  /** Untrusted text from the chain: show inside <bdi>, never interpret. */
  name: string;
  symbol: string;
  priceRaoPerAlpha: RaoPerAlpha;
  taoInRao: Rao;
  alphaInBase: AlphaBase;
  alphaOutBase: AlphaBase;
  subtokenEnabled: boolean;
}

export interface ValidatorRow {
  hotkey: string;
  coldkey: string;
  /** Identity name, untrusted; null when the owner has none. */
  name: string | null;
  /** u16 fraction of 65,535. */
  take: number;
  /** Alpha of this hotkey on the subnet asked for (rao on root). */
  stakeBase: bigint;
}

export interface AccountPortfolio {
  address: string;
  balance: TaoBalance;
  positions: Position[];
  /** What validators' root baskets owe this account; null where the runtime has none. */
  baskets: BasketEntitlement[] | null;
  /** free + reserved + root stake + exit values that are known + what baskets owe. */
  totalRao: Rao;
  /** Positions left out of the total because no exit value could be had. */
  unpriced: number;
}

export interface Portfolio {
  accounts: AccountPortfolio[];
  subnets: SubnetRow[];
}

export interface StakeQuoteRequest {
  address: string;
  hotkey: string | null;
  netuid: number;
  amountRao: Rao;
  /** Tolerance on the end price in basis points (50 = 0.5 %). */
  toleranceBps: number;
}

/** A quote of the runtime's own simulation at one block. */
export interface StakeQuote {
  block: { number: number; hash: string };
  atMs: number;
  netuid: number;
  amountRao: Rao;
  /** What the simulation gives now: "≈". */
  expectedAlpha: Alpha;
  /** What the limit guarantees when filled completely: "at least". */
  minimumAlpha: Alpha;
  priceRaoPerAlpha: RaoPerAlpha;
  /** Marginal price of the pool after the trade. */
  endPriceRaoPerAlpha: RaoPerAlpha;
  limitRaoPerAlpha: RaoPerAlpha;
  poolFeeRao: Rao;
  networkFeeRao: Rao;
  /** Price impact in basis points of the spot price (fee excluded). */
  impactBps: number;
  /** Smallest amount the chain accepts in one stake, fee included. */
  minimumStakeRao: Rao;
  spendableRao: Rao;
  /** Largest amount that keeps the network fee and the existential deposit. */
  maximumRao: Rao;
  /** `pool-maths`: this runtime has no simulation; the numbers are computed and say so. */
  method: 'simulation' | 'pool-maths';
}

export interface UnstakeQuoteRequest {
  address: string;
  hotkey: string;
  netuid: number;
  /** Null: all of the position. */
  amountBase: AlphaBase | null;
  toleranceBps: number;
}

/** A sale of alpha at one block, by the runtime's own simulation or, where it has none, by the pool's maths. */
export interface UnstakeQuote {
  block: { number: number; hash: string };
  atMs: number;
  netuid: number;
  amountBase: AlphaBase;
  /** True when this is the whole position. */
  whole: boolean;
  expectedRao: Rao;
  minimumRao: Rao;
  priceRaoPerAlpha: RaoPerAlpha;
  endPriceRaoPerAlpha: RaoPerAlpha;
  limitRaoPerAlpha: RaoPerAlpha;
  poolFeeBase: AlphaBase;
  networkFeeRao: Rao;
  impactBps: number;
  /** What stays; below the chain's minimum it cannot be sold in parts. */
  remainderBase: AlphaBase;
  remainderTooSmall: boolean;
  availableBase: AlphaBase;
  /** `pool-maths`: this runtime has no simulation; the numbers are computed and say so. */
  method: 'simulation' | 'pool-maths';
}
