import { expRatio } from '../swap/fixed-point.js';

/** Native value of a lock. Conviction has 64 fractional bits. */
export interface LockState {
  locked_mass: bigint;
  conviction: bigint;
  last_update: bigint;
}

/** How a lock changes with time. */
export interface LockKind {
  /** To the subnet owner's hotkey: it matures at once. */
  owner: boolean;
  perpetual: boolean;
  unlockRate: bigint;
  maturityRate: bigint;
}

const ONE = 1n << 64n;
/** A lock of which less than this is left, in mass and in conviction, counts as none. */
const DUST = 100n;

/**
 * A lock as it is at a block: the mass decays by e^(-dt / UnlockRate) unless it is perpetual, conviction approaches it
 * by e^(-dt / MaturityRate) (`opentensor/subtensor pallets/subtensor/src/staking/lock.rs`).
 */
export function rolled(lock: LockState, kind: LockKind, now: bigint): LockState {
  const age = now > lock.last_update ? now - lock.last_update : 0n;
  const unlock = decay(age, kind.unlockRate);
  const maturity = decay(age, kind.maturityRate);
  const mass = kind.perpetual ? lock.locked_mass : (lock.locked_mass * unlock) / ONE;
  const kept = (lock.conviction * maturity) / ONE;
  const conviction = kind.owner ? mass * ONE : kept + lock.locked_mass * gain(kind, age, unlock, maturity);
  const last_update = age > 0n ? now : lock.last_update;
  if (mass < DUST && conviction < DUST * ONE) return { locked_mass: 0n, conviction: 0n, last_update };
  return { locked_mass: mass, conviction, last_update };
}

export function isEmpty({ locked_mass, conviction }: LockState): boolean {
  return locked_mass === 0n && conviction === 0n;
}

/** Conviction that a unit of mass brings in a time. */
function gain(
  { perpetual, unlockRate, maturityRate }: LockKind,
  age: bigint,
  unlock: bigint,
  maturity: bigint,
): bigint {
  if (perpetual) return ONE - maturity;
  if (unlockRate === 0n || maturityRate === 0n) return 0n;
  if (unlockRate === maturityRate) return (age * maturity) / maturityRate;
  const gamma = (unlockRate * (unlock - maturity)) / (unlockRate - maturityRate);
  return gamma > 0n ? gamma : 0n;
}

function decay(age: bigint, rate: bigint): bigint {
  if (age === 0n) return ONE;
  return rate === 0n ? 0n : expRatio(-age, rate, ONE);
}
