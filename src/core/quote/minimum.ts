import { grossFor, poolFee } from './pool.js';

/**
 * Smallest TAO that must reach the pool in one stake, rao: DefaultMinStake in
 * `opentensor/subtensor pallets/subtensor/src/lib.rs`. Runtimes that publish it as the constant
 * `SubtensorModule.InitialMinStake` overrule this number.
 */
export const DEFAULT_MIN_STAKE_RAO = 2_000_000n;

/**
 * Smallest amount the chain accepts in one stake. It tests twice (`pallets/subtensor/src/staking/stake_utils.rs`): the
 * request against the minimum plus the fee on it, and what is left after the fee against the minimum.
 */
export function minimumStake(minNetRao: bigint, feeRate: bigint): bigint {
  const byRequest = minNetRao + poolFee(minNetRao, feeRate);
  const byNet = grossFor(minNetRao, feeRate);
  return byRequest > byNet ? byRequest : byNet;
}

/** TAO an account may spend and stay alive: free − max(existential deposit, frozen − reserved), never below zero. */
export function spendable(
  account: { free: bigint; reserved: bigint; frozen: bigint },
  deposit: bigint,
): bigint {
  const untouchable = account.frozen - account.reserved;
  const kept = untouchable > deposit ? untouchable : deposit;
  return account.free > kept ? account.free - kept : 0n;
}
