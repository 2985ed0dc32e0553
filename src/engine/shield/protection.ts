import { bytesToHex } from '@noble/hashes/utils.js';
import { rao } from '../../core/amount/money.js';
import type { Intent } from '../../core/operations/intent.js';
import type { Protection } from '../../core/operations/quote.js';
import { movesPrices } from '../../core/operations/trades.js';
import type { BlockReader } from '../chain/block-reader.js';
import { buildCall } from '../chain/calls.js';
import { probeExtrinsic, WIDE_NONCE } from '../chain/extrinsics.js';
import type { Runtime } from '../chain/runtime.js';
import type { Wrapped } from '../operations/routed/wrap.js';
import { knownIntent } from '../operations/shared/known-intent.js';
import { networkFee } from '../quotes/network-fee.js';
import { envelopeBytes, MAX_INNER_BYTES } from './envelope.js';
import { hasShield, nextKey } from './next-key.js';

const WIDE_NONCE_EXTRA_BYTES = 3;

/** Bytes that others made may be a trade as well. */
function meant(runtime: Runtime, intent: Intent): Intent {
  const bare = intent.kind === 'routed' ? intent.intent : intent;
  return (bare.kind === 'call' && knownIntent(runtime, bare.callHex)) || intent;
}

/**
 * Whether an intent that this account signs can be hidden now, and what that costs, or why not. `wrapped`: as it is signed.
 * @throws WalletError chain/bad-answer, chain/offline
 */
export async function protectionOf(
  reader: BlockReader,
  intent: Intent | null,
  wrapped: Pick<Wrapped, 'callHex' | 'acts'> | null,
  wanted: boolean,
  address: string,
): Promise<Protection> {
  if (!intent || !wrapped || !movesPrices(meant(reader.runtime, intent)))
    return { state: 'off', reason: 'no-trade' };
  if (!wanted) return { state: 'off', reason: 'switched-off' };
  // Whoever reads it learns of the trade before it happens, however it travels: only its limit bounds it.
  if (wrapped.acts === 'later') return { state: 'off', reason: 'later' };
  const { runtime } = reader;
  if (!hasShield(runtime)) return { state: 'off', reason: 'no-runtime' };
  // The short era begins one block before the newest; a chain of none has no such block.
  if (reader.block.number === 0 || (await nextKey(reader)) === null)
    return { state: 'off', reason: 'no-key' };
  const inner = probeExtrinsic(runtime, wrapped.callHex, address, WIDE_NONCE);
  const innerBytes = (inner.length - 2) / 2;
  if (innerBytes > MAX_INNER_BYTES) return { state: 'off', reason: 'too-large' };
  const size = envelopeBytes(innerBytes) + WIDE_NONCE_EXTRA_BYTES;
  const carrierFeeRao = await networkFee(reader, carrierCall(runtime, new Uint8Array(size)), address);
  return { state: 'on', carrierFeeRao: rao(carrierFeeRao) };
}

/** Bytes of a signed stake or swap with room to spare: what is hidden most. */
const USUAL_INNER_BYTES = 256;

/** What hiding a transaction of the usual size would cost now, rao; 0 where nothing can be hidden. */
export async function usualCarrierFee(reader: BlockReader, address: string): Promise<bigint> {
  const { runtime } = reader;
  if (!hasShield(runtime) || (await nextKey(reader)) === null) return 0n;
  return networkFee(reader, carrierCall(runtime, new Uint8Array(envelopeBytes(USUAL_INNER_BYTES))), address);
}

/** Call bytes of a carrier. @throws WalletError chain/unavailable-feature */
export function carrierCall(runtime: Runtime, envelope: Uint8Array): string {
  return buildCall(runtime, 'MevShield', 'submit_encrypted', [`0x${bytesToHex(envelope)}`]);
}
