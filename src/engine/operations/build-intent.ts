import { WalletError } from '../../core/errors/wallet-error.js';
import type { Intent } from '../../core/operations/intent.js';
import type { BuiltIntent } from '../../protocol/engine/operations.js';
import { BlockReader } from '../chain/block-reader.js';
import { mortalEra, signedExtensions, unknownExtensions } from '../chain/extrinsics.js';
import type { Session } from '../chain/session.js';
import { protectionOf } from '../shield/protection.js';
import { checkIntent } from './check-intent.js';
import { intentCall } from './registry.js';

const MAX_U32 = 0xffff_ffff;

/**
 * An unsigned transaction for an intent: call bytes, a mortal era that begins at the newest finalized block (a reorg
 * cannot take that away), and the next nonce counting what waits in the pool.
 * @throws WalletError chain/unavailable-feature, sign/unknown-extension, chain/bad-answer, chain/offline
 */
export async function buildIntent(
  session: Session,
  address: string,
  intent: Intent,
  protect: boolean,
): Promise<BuiltIntent> {
  const { runtime } = session;
  const unknown = unknownExtensions(runtime)[0];
  if (unknown) throw new WalletError('sign/unknown-extension', { name: unknown });
  const callHex = intentCall(runtime, intent);
  const reader = new BlockReader(session);
  const protection = await protectionOf(reader, intent, protect, address);
  await checkIntent(reader, address, intent, protection);
  const nonce = await nextNonce(session, address);
  const { number, hash } = session.finalized;
  const payload = {
    callHex,
    eraHex: mortalEra(runtime, number),
    eraBlock: { number, hash },
    nonce,
    tip: 0n,
    genesisHash: session.genesisHash,
    specVersion: runtime.specVersion,
    transactionVersion: runtime.transactionVersion,
    signedExtensions: signedExtensions(runtime),
  };
  return { payload, shield: null, protection };
}

/** Next nonce of an account, counting the node's pool. @throws WalletError chain/bad-answer */
export async function nextNonce(session: Session, address: string): Promise<number> {
  const nonce = await session.socket.request('system_accountNextIndex', [address]);
  if (!Number.isSafeInteger(nonce) || (nonce as number) < 0 || (nonce as number) > MAX_U32)
    throw new WalletError('chain/bad-answer', { what: 'nonce' });
  return nonce as number;
}
