import type { Account } from '../../core/accounts/types.js';
import { isOnDevice } from '../../core/accounts/types.js';
import type { Intent } from '../../core/operations/intent.js';
import type { Protection } from '../../core/operations/quote.js';
import type { BuiltIntent } from '../../protocol/engine/operations.js';
import type { ExtrinsicRequest } from '../types.js';
import type { RequestDeps } from './deps.js';
import { assertPlan } from './shield.js';

/** What is to be built, and how it is to travel. */
export interface BuildAsk {
  signer: Account;
  /** As the signer signs it: with its route. */
  intent: Intent;
  protect: boolean;
  /** Address that signs the carriers for a signer on a device. */
  postage: string | null;
}

type Built = Pick<ExtrinsicRequest, 'payload' | 'shield' | 'protection' | 'preimages'>;

/**
 * An unsigned transaction by the engine. A device signs once and by hand, so without somebody who signs the carriers nothing
 * of its is hidden.
 * @throws WalletError engine/disagrees, engine/unreachable, or what the engine says about the intent
 */
export async function buildRequest(
  { engine }: Pick<RequestDeps, 'engine'>,
  { signer, intent, protect, postage }: BuildAsk,
): Promise<Built> {
  const isBare = isOnDevice(signer) && postage === null;
  const asked = { address: signer.address, protect: protect && !isBare, postage };
  const built = await engine.ask('buildIntent', { ...asked, intent });
  assertPlan(built.payload, built.shield, asked);
  return {
    payload: built.payload,
    shield: built.shield,
    protection: isBare && protect ? asOnDevice(built) : built.protection,
    ...(built.preimages.length > 0 && { preimages: built.preimages }),
  };
}

/** The engine was told that nobody wants it hidden; the truth is that nobody could. */
function asOnDevice({ protection, preimages }: BuiltIntent): Protection {
  if (protection.state === 'on' || protection.reason !== 'switched-off') return protection;
  return { state: 'off', reason: preimages.length > 0 ? 'later' : 'device' };
}
