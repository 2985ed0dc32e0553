/**
 * Conviction locks over time, in the chain's integers
 * (`opentensor/subtensor pallets/subtensor/src/staking/lock.rs`, roll_forward_lock).
 */
import { decayFloor } from '../quote/power.js';

/** Fractional bits of conviction and of every share of time. */
const BITS = 64n;
const ONE = 1n << BITS;
/** Of mass and conviction alike: what is below in both counts as nothing. */
const NOTHING_BELOW = 100n;

/** A lock as it was written at a block. */
export interface Lock {
  /** Alpha base units that may not leave. */
  mass: bigint;
  /** Alpha base units with 64 fractional bits. */
  conviction: bigint;
  block: bigint;
}

/** What decides how a lock changes. */
export interface LockRule {
  /** Bound to the hotkey of the subnet's owner: conviction is the mass at once. */
  toOwner: boolean;
  /** The mass does not decay. */
  perpetual: boolean;
  /** SubtensorModule.UnlockRate and MaturityRate, blocks. */
  unlockRate: bigint;
  maturityRate: bigint;
}

/** The lock at a later block; at an earlier one, as it was written. */
export function lockAt(lock: Lock, rule: LockRule, block: bigint): Lock {
  const age = block > lock.block ? block - lock.block : 0n;
  const staying = shareLeft(age, rule.unlockRate);
  const unripe = shareLeft(age, rule.maturityRate);
  const mass = rule.perpetual ? lock.mass : (lock.mass * staying) >> BITS;
  const conviction = rule.toOwner
    ? mass << BITS
    : ((lock.conviction * unripe) >> BITS) + lock.mass * ripened(rule, age, staying, unripe);
  const isNothing = mass < NOTHING_BELOW && conviction < NOTHING_BELOW << BITS;
  return { block: lock.block + age, mass: isNothing ? 0n : mass, conviction: isNothing ? 0n : conviction };
}

/** e^-(age / rate) with 64 fractional bits. A rate of zero means at once. */
function shareLeft(age: bigint, rate: bigint): bigint {
  if (age === 0n) return ONE;
  return rate === 0n ? 0n : decayFloor(ONE, age, rate);
}

/** Conviction that one unit of mass has gained, while it decayed itself unless it is perpetual. */
function ripened(rule: LockRule, age: bigint, staying: bigint, unripe: bigint): bigint {
  const { unlockRate, maturityRate } = rule;
  if (rule.perpetual) return ONE - unripe;
  if (unlockRate === maturityRate) return maturityRate === 0n ? 0n : (age * unripe) / maturityRate;
  if (unlockRate === 0n || maturityRate === 0n) return 0n;
  const gained = (unlockRate * (staying - unripe)) / (unlockRate - maturityRate);
  return gained > 0n ? gained : 0n;
}
