import * as v from 'valibot';
import { MAX_SIGNATORIES } from '../../core/accounts/custody.js';
import { MAX_ROUTE_STEPS } from '../../core/routes/types.js';
import { u16 } from '../primitives.js';

const u32 = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffff_ffff));
const proxyType = v.pipe(v.string(), v.regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/));

/** The other members of a multisig. */
export const signatories = <A extends v.GenericSchema<string, string>>(address: A) =>
  v.pipe(v.array(address), v.minLength(1), v.maxLength(MAX_SIGNATORIES));

/** Shape of a `RouteStep`, for any idea of what an address is. */
export function stepSchema<A extends v.GenericSchema<string, string>>(address: A) {
  return v.variant('kind', [
    v.strictObject({ kind: v.literal('proxy'), real: address, proxyType }),
    v.strictObject({ kind: v.literal('announce'), real: address, proxyType, delayBlocks: u32 }),
    v.strictObject({ kind: v.literal('announced'), delegate: address, real: address, proxyType }),
    v.strictObject({
      kind: v.literal('multisig'),
      account: address,
      threshold: u16,
      others: signatories(address),
      disclose: v.boolean(),
    }),
  ]);
}

/** Shape of a `Route`. */
export function routeSchema<A extends v.GenericSchema<string, string>>(address: A) {
  return v.strictObject({
    signer: address,
    steps: v.pipe(v.array(stepSchema(address)), v.maxLength(MAX_ROUTE_STEPS)),
  });
}
