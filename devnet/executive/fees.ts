import type { DecodedCall } from '../types.js';

export interface CallFee {
  partialFee: bigint;
  refTime: bigint;
  proofSize: bigint;
  class: 'Normal' | 'Operational';
}

/** Base fee of an extrinsic in rao (`opentensor/subtensor runtime/src/lib.rs`). */
export const BASE_FEE = 54_078n;
/** Fee of each byte of an extrinsic in rao. */
export const BYTE_FEE = 1n;
/** 0.0005 rao per picosecond of ref time. */
const REF_TIME_PER_RAO = 2_000n;
/** Extensions of spec 424 weigh about 0.0004 TAO in themselves. */
const EXTENSION_REF_TIME = 800_000_000n;

/** Typical fee of a call in rao, extensions included, as measured at spec 425; the weight is what makes that fee. */
const TYPICAL: Record<string, bigint> = {
  'SubtensorModule.add_stake': 1_530_000n,
  'SubtensorModule.add_stake_limit': 1_630_000n,
  'SubtensorModule.remove_stake': 1_280_000n,
  'SubtensorModule.remove_stake_limit': 1_360_000n,
  'SubtensorModule.remove_stake_full_limit': 1_360_000n,
  'SubtensorModule.move_stake': 700_000n,
  'SubtensorModule.transfer_stake': 670_000n,
  'SubtensorModule.swap_stake': 2_160_000n,
  'SubtensorModule.swap_stake_limit': 2_260_000n,
  'SubtensorModule.unstake_all': 90_000n,
  'SubtensorModule.unstake_all_alpha': 2_140_000n,
  'SubtensorModule.claim_root': 470_000n,
  'SubtensorModule.lock_stake': 420_000n,
  'SubtensorModule.set_root_claim_type': 230_000n,
};
/** Ref time of calls that are not in the table: a transfer's. */
const DEFAULT_REF_TIME = 260_000_000n;

/** Fee and weight of a call whose whole extrinsic takes `length` bytes. */
export function feeOf(call: DecodedCall, length: number, inner: DecodedCall[] = []): CallFee {
  const refTime =
    callRefTime(call) + inner.reduce((sum, nested) => sum + callRefTime(nested), 0n) + EXTENSION_REF_TIME;
  return {
    partialFee: BASE_FEE + refTime / REF_TIME_PER_RAO + BigInt(length) * BYTE_FEE,
    refTime,
    proofSize: 3_593n,
    class: 'Normal',
  };
}

function callRefTime(call: DecodedCall): bigint {
  const typical = TYPICAL[`${call.pallet}.${call.name}`];
  if (typical === undefined) return DEFAULT_REF_TIME;
  const above = typical - BASE_FEE;
  const refTime = above * REF_TIME_PER_RAO - EXTENSION_REF_TIME;
  return refTime > 0n ? refTime : 0n;
}
