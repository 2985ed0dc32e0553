/** A scenario as plain data: everything genesis writes, before any codec has seen it. Amounts in rao or alpha rao. */
export interface ScenarioPlan {
  subnets: SubnetPlan[];
  validators: ValidatorPlan[];
  accounts: AccountPlan[];
  crowdloans: CrowdloanPlan[];
}

export interface SubnetPlan {
  netuid: number;
  name: string;
  symbol: string;
  /** Pool reserves. For root: 0. */
  taoInRao: bigint;
  alphaInRao: bigint;
  /** Weight of TAO in the pool, of 10^18. */
  quoteWeight: bigint;
  subtokenEnabled: boolean;
  transferEnabled: boolean;
  ownerColdkey: string;
  ownerHotkey: string;
}

export interface ValidatorPlan {
  hotkey: string;
  coldkey: string;
  /** Empty: it has no identity. */
  name: string;
  /** Of 65535. */
  take: number;
  netuids: number[];
  /** The owner's own stake, by netuid. */
  ownStake: Array<{ netuid: number; amountRao: bigint }>;
}

export interface PositionPlan {
  hotkey: string;
  netuid: number;
  amountRao: bigint;
}

export interface AccountPlan {
  name: string;
  address: string;
  suri: string;
  freeRao: bigint;
  positions: PositionPlan[];
}

/** An open crowdloan; ids follow their order. */
export interface CrowdloanPlan {
  creator: string;
  depositRao: bigint;
  /** Least that one contribution may be. */
  minimumRao: bigint;
  capRao: bigint;
  /** Most that one account may have in it; null for no such bound. */
  maximumRao: bigint | null;
  /** Who gets the money in the end. */
  target: string;
  contributions: Array<{ address: string; amountRao: bigint }>;
}
