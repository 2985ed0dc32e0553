import { blake2b } from '@noble/hashes/blake2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { DecodedCall } from '../../types.js';
import { type CallContext, type CallHandler, type PalletCalls, signedBy } from '../dispatch-context.js';
import { callRefTime, scheduleOf } from '../fees.js';
import { reserve } from '../proxy/deposit.js';
import { sharedBy } from './account.js';
import { operate } from './operate.js';
import { depositFor, keep, PALLET, requireOwn, subjectOf, type Timepoint } from './pending.js';

/** Calls of Multisig, checks in the chain's order (`polkadot-sdk substrate/frame/multisig/src/lib.rs`). */
export const multisigCalls: PalletCalls = {
  as_multi_threshold_1: (context, args) => {
    const multisig = sharedBy(context, args.other_signatories as string[], 1);
    const call = context.codec.liftCall(args.call);
    context.dispatch(call, signedBy(multisig));
    // Runtimes say it since about when deposits could be poked.
    if (context.codec.hasCall(PALLET, 'poke_deposit'))
      context.deposit(PALLET, 'MultisigExecuted', {
        approving: context.origin,
        timepoint: { height: context.block.number, index: context.extrinsicIndex },
        multisig,
        call_hash: hashOf(context, call),
        result: { success: true, value: undefined },
      });
  },
  as_multi: reserving('as_multi', (context, args) => {
    const call = context.codec.liftCall(args.call);
    return operate(context, subjectOf(context, args, hashOf(context, call)), args, call);
  }),
  approve_as_multi: reserving('approve_as_multi', (context, args) =>
    operate(context, subjectOf(context, args, args.call_hash), args, undefined),
  ),
  cancel_as_multi: (context, args) => {
    const subject = subjectOf(context, args, args.call_hash);
    const { deposit, when } = requireOwn(context, subject, args.timepoint as Timepoint);
    reserve(context, context.origin, -deposit);
    keep(context, subject, undefined);
    context.deposit(PALLET, 'MultisigCancelled', {
      cancelling: context.origin,
      timepoint: when,
      multisig: subject.account,
      call_hash: subject.hash,
    });
  },
  poke_deposit: (context, args) => {
    const subject = subjectOf(context, args, args.call_hash);
    const pending = requireOwn(context, subject);
    const [old_deposit, new_deposit] = [pending.deposit, depositFor(context, subject.threshold)];
    if (old_deposit === new_deposit) return;
    reserve(context, context.origin, new_deposit - old_deposit);
    keep(context, subject, { ...pending, deposit: new_deposit });
    const [who, call_hash] = [context.origin, subject.hash];
    context.deposit(PALLET, 'DepositPoked', { who, call_hash, old_deposit, new_deposit });
  },
};

/**
 * A call that puts weight aside for what it may carry, and gives that back when it only approves. A failure keeps it,
 * and so does a call carried out: most say nothing of what they really weighed.
 */
function reserving(
  name: string,
  handle: (context: CallContext, args: Record<string, unknown>) => 'approved' | 'carried-out',
): CallHandler {
  return (context, args) => {
    const schedule = scheduleOf(context.codec);
    const feeOf = (call: DecodedCall) => callRefTime(schedule, call) / schedule.refTimePerRao;
    context.worked(feeOf({ pallet: PALLET, name, args }));
    if (handle(context, args) === 'approved')
      context.worked(feeOf({ pallet: PALLET, name, args: { ...args, max_weight: undefined } }));
  };
}

function hashOf({ codec }: CallContext, call: DecodedCall): string {
  return `0x${bytesToHex(blake2b(codec.encodeCall(call), { dkLen: 32 }))}`;
}
