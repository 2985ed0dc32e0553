import { openMetadata, unwrapValue } from '../../core/chain/light/index.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { BuiltPayload, StoredMetadata } from '../../protocol/engine/index.js';
import { eraBirth, parseEra } from './era.js';
import { fromHex } from './hex.js';
import { MAX_SHIELDED_PERIOD } from './policy.js';

/** Layout of `submit_encrypted`'s argument (opentensor/subtensor pallets/shield): hash of the key, length, secret, nonce, tag. */
const KEY_HASH_BYTES = 16;
const KEM_BYTES = 1_088;
const OVERHEAD = KEY_HASH_BYTES + 2 + KEM_BYTES + 24 + 16;

/** What was decided when the inner transaction was approved. */
export interface CarrierPlan {
  genesisHash: string;
  specVersion: number;
  nonce: number;
  innerBytes: number;
}

/**
 * Proves that a payload is nothing but a short-lived envelope of the right size under the planned nonce. What is inside
 * cannot be seen from here: a wrong one pays the carrier's fee and does nothing, for only signed bytes can do anything.
 * @returns last block in which it can be included
 * @throws WalletError shield/carrier-mismatch with the field; sign/* for bytes that are no call
 */
export function assertCarrier(metadata: StoredMetadata, payload: BuiltPayload, plan: CarrierPlan): number {
  const light = openMetadata(metadata);
  const { pallet, call, args } = light.decodeCall(fromHex(payload.callHex));
  const value = args[0] && unwrapValue(args[0].value);
  const envelope = value?.kind === 'bytes' ? value.value : new Uint8Array();
  const kemBytes = (envelope[KEY_HASH_BYTES] ?? 0) + (envelope[KEY_HASH_BYTES + 1] ?? 0) * 256;
  const era = parseEra(fromHex(payload.eraHex));
  const period = era.immortal ? Number.POSITIVE_INFINITY : era.period;
  const birth = payload.eraBlock.number;
  const checks: Array<[string, boolean]> = [
    ['call', `${pallet}.${call}` === 'MevShield.submit_encrypted' && args.length === 1],
    ['size', envelope.length === plan.innerBytes + OVERHEAD],
    ['layout', kemBytes === KEM_BYTES],
    ['genesis', payload.genesisHash === plan.genesisHash],
    ['spec', payload.specVersion === plan.specVersion],
    ['nonce', payload.nonce === plan.nonce],
    ['tip', payload.tip === 0n],
    ['era', period <= MAX_SHIELDED_PERIOD],
    ['birth', !era.immortal && eraBirth(era, birth) === birth],
  ];
  for (const [field, agrees] of checks)
    if (!agrees) throw new WalletError('shield/carrier-mismatch', { field });
  return birth + period - 1;
}
