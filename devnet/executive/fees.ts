import type { DecodedCall, RuntimeCodec } from '../types.js';
import { HALVED, MEASURED_425, type Schedule } from './fee-schedules.js';
import { rulesOf } from './rules.js';

export interface CallFee {
  /** Rao. The sum of base, length and weight part. */
  partialFee: bigint;
  baseFee: bigint;
  lengthFee: bigint;
  refTime: bigint;
  proofSize: bigint;
  class: 'Normal' | 'Operational';
}

/** Storage that the proof of any call is taken to hold, bytes. */
export const PROOF_SIZE = 3_593n;

/** The fee schedule that a runtime follows. */
export function scheduleOf(codec: RuntimeCodec): Schedule {
  return rulesOf(codec).halvesFees ? HALVED : MEASURED_425;
}

/** Fee and weight of a call whose whole extrinsic takes `length` bytes; nested calls weigh what they would alone. */
export function feeOf(
  call: DecodedCall,
  length: number,
  inner: DecodedCall[] = [],
  schedule: Schedule = MEASURED_425,
): CallFee {
  const own = callRefTime(schedule, call);
  const refTime = inner.reduce(
    (sum, nested) => sum + callRefTime(schedule, nested),
    own + schedule.extensions,
  );
  const lengthFee = BigInt(length) / schedule.bytesPerRao;
  return {
    partialFee: schedule.base + refTime / schedule.refTimePerRao + lengthFee,
    baseFee: schedule.base,
    lengthFee,
    refTime,
    proofSize: PROOF_SIZE,
    class: 'Normal',
  };
}

/** Ref time of one call, extensions and nested calls aside; with what it puts aside for a call it may make. */
export function callRefTime(schedule: Schedule, call: DecodedCall): bigint {
  return ownRefTime(schedule, call) + putAside(call);
}

/** `Multisig` calls name the most that what they carry may weigh, and reserve it. */
function putAside({ args }: DecodedCall): bigint {
  return BigInt((args.max_weight as { ref_time: bigint } | undefined)?.ref_time ?? 0n);
}

function ownRefTime(schedule: Schedule, call: DecodedCall): bigint {
  const typical = schedule.typical[`${call.pallet}.${call.name}`];
  if (typical === undefined) return schedule.otherCalls;
  const length = BigInt(schedule.measuredBytes) / schedule.bytesPerRao;
  const refTime = (typical - schedule.base - length) * schedule.refTimePerRao - schedule.extensions;
  return refTime > 0n ? refTime : 0n;
}

/**
 * Ref time that a call reserved and gives back: none for one that is charged as declared. `doneFee` is the fee in rao
 * that the work done would have cost.
 */
export function unusedRefTime(schedule: Schedule, call: DecodedCall, doneFee: bigint): bigint {
  if (putAside(call) === 0n && !schedule.reserving.has(`${call.pallet}.${call.name}`)) return 0n;
  const unused = callRefTime(schedule, call) - doneFee * schedule.refTimePerRao;
  return unused > 0n ? unused : 0n;
}
