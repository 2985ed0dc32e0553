import type { DecodedCall, RuntimeCodec } from '../types.js';

const CARRIERS = new Set(['Utility', 'Proxy', 'Multisig', 'Sudo', 'Crowdloan']);

/** Every call inside a call, at any depth, without the call itself. */
export function nestedCalls(codec: RuntimeCodec, call: DecodedCall): DecodedCall[] {
  if (!CARRIERS.has(call.pallet)) return [];
  const direct = [call.args.call, ...((call.args.calls as unknown[] | undefined) ?? [])]
    .filter((native) => native !== undefined)
    .map((native) => codec.liftCall(native));
  return direct.flatMap((nested) => [nested, ...nestedCalls(codec, nested)]);
}
