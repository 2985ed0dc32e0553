import type { DecodedCall } from '../../types.js';
import { type CallContext, DispatchFailure, fail, signedBy } from '../dispatch-context.js';
import { callRefTime, PROOF_SIZE, scheduleOf } from '../fees.js';
import { nativeFailure } from '../native-failure.js';
import { nestedCalls } from '../nested-calls.js';
import { reserve } from '../proxy/deposit.js';
import { isBefore } from './account.js';
import {
  depositFor,
  keep,
  PALLET,
  type Pending,
  pendingOf,
  requireBegun,
  type Subject,
  type Timepoint,
} from './pending.js';

interface Weight {
  ref_time: bigint;
  proof_size: bigint;
}

/**
 * `operate` of the chain: begins an operation, adds an approval, or with the last one and the call itself carries it out
 * as the shared account. Says which. @throws DispatchFailure as the chain, in its order
 */
export function operate(
  context: CallContext,
  subject: Subject,
  args: Record<string, unknown>,
  call: DecodedCall | undefined,
): 'approved' | 'carried-out' {
  const pending = pendingOf(context, subject);
  const at = args.maybe_timepoint as Timepoint | undefined;
  if (!pending) {
    begin(context, subject, at);
    return 'approved';
  }
  if (!at) fail(PALLET, 'NoTimepoint');
  requireBegun(pending, at);
  const { origin } = context;
  const approves = pending.approvals.length < subject.threshold && !pending.approvals.includes(origin);
  const approvals = pending.approvals.length + (approves ? 1 : 0);
  if (call && approvals >= subject.threshold) {
    requireWeight(context, call, args.max_weight as Weight);
    carryOut(context, subject, pending, call);
    return 'carried-out';
  }
  if (!approves) fail(PALLET, 'AlreadyApproved');
  const place = pending.approvals.filter((other) => isBefore(other, origin)).length;
  keep(context, subject, { ...pending, approvals: pending.approvals.toSpliced(place, 0, origin) });
  announce(context, 'MultisigApproval', subject, { timepoint: pending.when });
  return 'approved';
}

function begin(context: CallContext, subject: Subject, at: Timepoint | undefined): void {
  if (at) fail(PALLET, 'UnexpectedTimepoint');
  const { origin, block, extrinsicIndex } = context;
  const deposit = depositFor(context, subject.threshold);
  reserve(context, origin, deposit);
  const when = { height: block.number, index: extrinsicIndex };
  keep(context, subject, { when, deposit, depositor: origin, approvals: [origin] });
  announce(context, 'NewMultisig', subject, {});
}

/** What the call does stays or goes by itself: the operation is over either way. */
function carryOut(context: CallContext, subject: Subject, pending: Pending, call: DecodedCall): void {
  keep(context, subject, undefined);
  reserve(context, pending.depositor, -pending.deposit);
  let result: unknown = { success: true, value: undefined };
  try {
    context.dispatch(call, signedBy(subject.account));
  } catch (error) {
    if (!(error instanceof DispatchFailure)) throw error;
    result = { success: false, value: nativeFailure(context.codec, error.failure) };
  }
  announce(context, 'MultisigExecuted', subject, { timepoint: pending.when, result });
}

/** @throws DispatchFailure MaxWeightTooLow */
function requireWeight({ codec }: CallContext, call: DecodedCall, most: Weight): void {
  const schedule = scheduleOf(codec);
  const needed = [call, ...nestedCalls(codec, call)].reduce(
    (sum, each) => sum + callRefTime(schedule, each),
    0n,
  );
  if (needed > BigInt(most.ref_time) || PROOF_SIZE > BigInt(most.proof_size)) fail(PALLET, 'MaxWeightTooLow');
}

function announce(
  context: CallContext,
  event: string,
  { account, hash }: Subject,
  fields: Record<string, unknown>,
): void {
  context.deposit(PALLET, event, {
    approving: context.origin,
    multisig: account,
    call_hash: hash,
    ...fields,
  });
}
