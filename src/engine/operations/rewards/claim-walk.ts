/**
 * What claims of root dividends do, one after another, to the rao (spec to 440;
 * `opentensor/subtensor pallets/subtensor/src/staking/claim_root.rs`). Pure: the caller reads, this walks.
 */
import type { RootRate } from '../../portfolio/root-rewards.js';

const FRACTION = 32n;

/** One validator of the coldkey. Validators come in the order of `StakingHotkeys`. */
export interface DueState {
  hotkey: string;
  rootStake: bigint;
  /** Ascending by netuid, as the chain keeps them. */
  rates: RootRate[];
  /** Alpha already claimed, by netuid. */
  claimed: ReadonlyMap<number, bigint>;
}

/** What becomes of alpha owed on a subnet. */
export interface DueRule {
  /** Smallest alpha worth a claim: less is passed over. */
  threshold: bigint;
  /** It stays alpha instead of being sold into root stake. */
  keeps: boolean;
}

export interface Due {
  hotkey: string;
  netuid: number;
  owed: bigint;
  threshold: bigint;
  keeps: boolean;
  /** TAO it brings: as root stake where it is sold, only as a measure where it is kept. Null: no pool takes it. */
  worth: bigint | null;
  claimable: boolean;
}

/** Sells without a fee, and remembers: what comes later finds the pool as earlier sales left it. */
export type Seller = (netuid: number, hotkey: string, alpha: bigint, keeps: boolean) => bigint | null;

/** Alpha owed: floor(rate x root stake) less what was claimed, nothing below zero. */
export function owedOf({ rootStake, claimed }: DueState, { netuid, bits }: RootRate): bigint {
  const owed = ((bits * rootStake) >> FRACTION) - (claimed.get(netuid) ?? 0n);
  return owed > 0n ? owed : 0n;
}

/**
 * Part of what is owed on a subnet that is lost when root stake leaves unclaimed: the claimed amount goes down with the
 * stake, but not below zero.
 */
export function lostOf({ claimed }: DueState, { netuid, bits }: RootRate, leaving: bigint): bigint {
  const lost = ((bits * leaving) >> FRACTION) - (claimed.get(netuid) ?? 0n);
  return lost > 0n ? lost : 0n;
}

/** One claim_root over some subnets. Gives everything it meets, and the validators as they are afterwards. */
export function walkClaim(
  states: DueState[],
  netuids: ReadonlySet<number>,
  ruleOf: (netuid: number) => DueRule,
  sell: Seller,
): { dues: Due[]; after: DueState[] } {
  const dues: Due[] = [];
  const after = states.map((state) => {
    const claimed = new Map(state.claimed);
    let now: DueState = { ...state, claimed };
    for (const rate of state.rates) {
      if (!netuids.has(rate.netuid)) continue;
      const due = dueOf(now, rate, ruleOf(rate.netuid), sell);
      if (due.owed === 0n) continue;
      dues.push(due);
      if (!due.claimable) continue;
      claimed.set(rate.netuid, (claimed.get(rate.netuid) ?? 0n) + due.owed);
      if (!due.keeps && due.worth !== null) now = joined(now, claimed, due.worth);
    }
    return now;
  });
  return { dues, after };
}

function dueOf(state: DueState, rate: RootRate, rule: DueRule, sell: Seller): Due {
  const { hotkey } = state;
  const owed = owedOf(state, rate);
  const reaches = owed > 0n && owed >= rule.threshold;
  // What is not sold now leaves the pool to what comes after it.
  const worth = owed === 0n ? 0n : sell(rate.netuid, hotkey, owed, rule.keeps || !reaches);
  return {
    hotkey,
    netuid: rate.netuid,
    owed,
    ...rule,
    worth,
    claimable: reaches && (rule.keeps || worth !== null),
  };
}

/** New root stake earns from now on: what it would have earned before counts as claimed. */
function joined(state: DueState, claimed: Map<number, bigint>, rao: bigint): DueState {
  for (const { netuid, bits } of state.rates)
    claimed.set(netuid, (claimed.get(netuid) ?? 0n) + ((bits * rao) >> FRACTION));
  return { ...state, rootStake: state.rootStake + rao };
}
