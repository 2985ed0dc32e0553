import { actorOf, type RouteStep } from '../../../core/routes/types.js';
import type { BlockReader } from '../../chain/block-reader.js';
import { buildCall } from '../../chain/calls.js';
import type { Runtime } from '../../chain/runtime.js';
import { callHash } from './call-hash.js';
import { wrapShared } from './multisig-step.js';

export { callHash };

/** A call as it is signed, and what becomes of what it carries. */
export interface Wrapped {
  callHex: string;
  /** Calls of which {@link callHex} has only the hash, from the outside in. */
  preimages: string[];
  /** `later`: what is carried is only announced or approved, and happens in another transaction. */
  acts: 'now' | 'later';
}

/**
 * A call wrapped in its route, from the inside out. A proxy's type is always forced
 * (`opentensor/subtensor pallets/proxy/src/lib.rs`, find_proxy takes the first entry otherwise).
 * @throws WalletError chain/unavailable-feature, route/*, chain/offline, chain/bad-answer
 */
export async function wrapCall(
  reader: BlockReader,
  signer: string,
  steps: readonly RouteStep[],
  callHex: string,
): Promise<Wrapped> {
  let wrapped: Wrapped = { callHex, preimages: [], acts: 'now' };
  for (const [index, step] of [...steps.entries()].reverse()) {
    // Who this step's own call acts for: what stands around it.
    const actor = actorOf({ signer, steps: steps.slice(0, index) });
    const { callHex: inner, preimages, acts } = wrapped;
    if (step.kind === 'multisig') {
      const shared = await wrapShared(reader, actor, step, inner);
      wrapped = {
        callHex: shared.callHex,
        preimages: shared.isHashed ? [inner, ...preimages] : preimages,
        acts: shared.acts === 'now' ? acts : 'later',
      };
    } else if (step.kind === 'announce') {
      const hashed = buildCall(reader.runtime, 'Proxy', 'announce', [step.real, callHash(inner)]);
      wrapped = { callHex: hashed, preimages: [inner, ...preimages], acts: 'later' };
    } else wrapped = { callHex: proxied(reader.runtime, step, inner), preimages, acts };
  }
  return wrapped;
}

function proxied(
  runtime: Runtime,
  step: Extract<RouteStep, { kind: 'proxy' | 'announced' }>,
  inner: string,
): string {
  if (step.kind === 'proxy') return buildCall(runtime, 'Proxy', 'proxy', [step.real, step.proxyType, inner]);
  const { delegate, real, proxyType } = step;
  return buildCall(runtime, 'Proxy', 'proxy_announced', [delegate, real, proxyType, inner]);
}
