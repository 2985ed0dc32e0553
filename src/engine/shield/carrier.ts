import { hexToBytes } from '@noble/hashes/utils.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { BuiltPayload } from '../../protocol/engine/index.js';
import type { OperationCalls } from '../../protocol/engine/operations.js';
import { BlockReader } from '../chain/block-reader.js';
import { mortalEra, signedExtensions } from '../chain/extrinsics.js';
import type { Session } from '../chain/session.js';
import { MAX_INNER_BYTES, sealEnvelope } from './envelope.js';
import { nextKey } from './next-key.js';
import { carrierCall } from './protection.js';

/** The key is good for one block, the one after next; with an era of four from the parent, the carrier dies right after. */
const CARRIER_PERIOD = 4;

/**
 * A carrier around a signed transaction, for the key announced at the newest block. Its era begins one block before that:
 * an author decodes the carrier at its parent's state, where the newest block's own hash is not stored yet, and would then
 * take it for a plain call and include it unopened (opentensor/subtensor runtime/src/check_mortality.rs).
 * @throws WalletError shield/no-key, shield/too-large, chain/bad-answer
 */
export async function shieldCarrier(
  session: Session,
  { innerHex, carrierNonce }: OperationCalls['shieldCarrier']['in'],
): Promise<BuiltPayload> {
  const inner = hexToBytes(innerHex.slice(2));
  if (inner.length > MAX_INNER_BYTES)
    throw new WalletError('shield/too-large', { bytes: inner.length, maximum: MAX_INNER_BYTES });
  await session.refreshBest();
  const { best, runtime } = session;
  const key = await nextKey(new BlockReader(session, best));
  if (!key || best.number === 0) throw new WalletError('shield/no-key');
  return {
    callHex: carrierCall(runtime, sealTo(key, inner)),
    eraHex: mortalEra(runtime, best.number - 1, CARRIER_PERIOD),
    eraBlock: { number: best.number - 1, hash: best.parentHash },
    nonce: carrierNonce,
    tip: 0n,
    genesisHash: session.genesisHash,
    specVersion: runtime.specVersion,
    transactionVersion: runtime.transactionVersion,
    signedExtensions: signedExtensions(runtime),
  };
}

function sealTo(key: Uint8Array, inner: Uint8Array): Uint8Array {
  try {
    return sealEnvelope(key, inner);
  } catch (cause) {
    throw new WalletError('chain/bad-answer', { what: 'shield key' }, { cause });
  }
}
