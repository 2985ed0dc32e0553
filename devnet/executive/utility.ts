import type { DecodedCall, RuntimeCodec } from '../types.js';
import { type CallContext, DispatchFailure, fail, type PalletCalls } from './dispatch-context.js';
import { derivedAddress } from './multisig/account.js';
import { nativeFailure } from './native-failure.js';

const BATCHES = new Set(['batch', 'batch_all', 'force_batch']);
/** `pallets/utility`: calls allowed in one batch. */
const MAX_CALLS = 10_922;

/** Batches and the like (`opentensor/subtensor pallets/utility/src/lib.rs`). */
export const utilityCalls: PalletCalls = {
  batch: (context, args) => {
    for (const [index, call] of inner(context, args).entries()) {
      const failure = attempt(context, call);
      if (failure) {
        context.deposit('Utility', 'BatchInterrupted', {
          index,
          error: nativeFailure(context.codec, failure.failure),
        });
        return;
      }
      context.deposit('Utility', 'ItemCompleted', undefined);
    }
    context.deposit('Utility', 'BatchCompleted', undefined);
  },
  batch_all: (context, args) => {
    for (const call of inner(context, args)) {
      context.dispatch(call);
      context.deposit('Utility', 'ItemCompleted', undefined);
    }
    context.deposit('Utility', 'BatchCompleted', undefined);
  },
  force_batch: (context, args) => {
    let failed = false;
    for (const call of inner(context, args)) {
      const failure = attempt(context, call);
      failed ||= failure !== undefined;
      if (failure)
        context.deposit('Utility', 'ItemFailed', { error: nativeFailure(context.codec, failure.failure) });
      else context.deposit('Utility', 'ItemCompleted', undefined);
    }
    context.deposit('Utility', failed ? 'BatchCompletedWithErrors' : 'BatchCompleted', undefined);
  },
  // Whatever narrows the actor narrows the derived account too.
  as_derivative: (context, args) =>
    context.dispatch(context.codec.liftCall(args.call), {
      address: derivedAddress(context.origin, Number(args.index)),
      permits: context.permits,
    }),
  if_else: (context, args) => {
    const failure = attempt(context, context.codec.liftCall(args.main));
    if (!failure) return context.deposit('Utility', 'IfElseMainSuccess', undefined);
    context.dispatch(context.codec.liftCall(args.fallback));
    context.deposit('Utility', 'IfElseFallbackCalled', {
      main_error: nativeFailure(context.codec, failure.failure),
    });
  },
  dispatch_as: forRoot,
  dispatch_as_fallible: forRoot,
  with_weight: forRoot,
};

/** Nobody who signs may make it. @throws DispatchFailure BadOrigin */
function forRoot(): never {
  throw new DispatchFailure({ kind: 'bad-origin' });
}

function inner(context: CallContext, args: Record<string, unknown>): DecodedCall[] {
  const calls = args.calls as unknown[];
  if (calls.length > MAX_CALLS) fail('Utility', 'TooManyCalls');
  return calls.map((native) => context.codec.liftCall(native));
}

function attempt(context: CallContext, call: DecodedCall): DispatchFailure | undefined {
  try {
    context.dispatch(call);
    return undefined;
  } catch (error) {
    if (error instanceof DispatchFailure) return error;
    throw error;
  }
}

/**
 * Whether a call is a batch with a batch directly inside, which the chain refuses as a whole
 * (`opentensor/subtensor runtime/src/lib.rs`, NoNestingCallFilter).
 */
export function holdsBatch(codec: RuntimeCodec, call: DecodedCall): boolean {
  return isBatch(call) && (call.args.calls as unknown[]).some((native) => isBatch(codec.liftCall(native)));
}

function isBatch(call: DecodedCall): boolean {
  return call.pallet === 'Utility' && BATCHES.has(call.name);
}
