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
