import { blake2b } from '@noble/hashes/blake2.js';
import { actorOf, type RouteStep } from '../../core/routes/types.js';
import type { NewHeldCall } from '../calls/index.js';
import { fromHex, toHex } from '../signing/index.js';
import type { ExtrinsicRequest } from '../types.js';

/**
 * The calls of which a request's bytes have only the hash, each with the account it will act for: they are kept before
 * anything is signed, or nobody could ever carry them out.
 */
export function heldCallsOf({ payload, preimages = [], intent, address }: ExtrinsicRequest): NewHeldCall[] {
  const steps = intent?.kind === 'routed' ? intent.steps : [];
  const { genesisHash } = payload;
  const left = [...preimages];
  let around = payload.callHex;
  return steps.flatMap((step, at) => {
    const [callHex] = left;
    if (callHex === undefined || !isHashed(step, around, left, steps.slice(at + 1))) return [];
    left.shift();
    around = callHex;
    const actor = actorOf({ signer: address, steps: steps.slice(0, at + 1) });
    return [{ callHex, genesisHash, actor, from: 'own' as const }];
  });
}

/**
 * An announcement always has only the hash. An undisclosed approval has it unless it is the last: then the call itself
 * stands there, and a hash inside it belongs to a later step.
 */
function isHashed(
  step: RouteStep,
  around: string,
  left: readonly string[],
  later: readonly RouteStep[],
): boolean {
  if (step.kind === 'announce') return true;
  if (step.kind !== 'multisig' || step.disclose) return false;
  const announced = later.filter(({ kind }) => kind === 'announce').length;
  const hash = toHex(blake2b(fromHex(left[0] ?? '0x'), { dkLen: 32 }));
  return left.length > announced && around.toLowerCase().includes(hash.slice(2));
}
