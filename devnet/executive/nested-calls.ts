import type { DecodedCall, RuntimeCodec } from '../types.js';

const CARRIERS = new Set(['Utility', 'Proxy', 'Multisig', 'Sudo', 'Crowdloan']);

/**
 * Every call that a call is charged for, at any depth, without the call itself: not what `as_multi` carries, which is
 * paid for by the weight that it names.
 */
export function nestedCalls(codec: RuntimeCodec, call: DecodedCall): DecodedCall[] {
  if (!CARRIERS.has(call.pallet)) return [];
  if (call.args.max_weight !== undefined) return [];
  const direct = [
    call.args.call,
    call.args.main,
    call.args.fallback,
    ...((call.args.calls as unknown[] | undefined) ?? []),
  ]
    .filter((native) => native !== undefined)
    .map((native) => codec.liftCall(native));
  return direct.flatMap((nested) => [nested, ...nestedCalls(codec, nested)]);
}
