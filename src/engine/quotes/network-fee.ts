import { WalletError } from '../../core/errors/wallet-error.js';
import type { BlockReader } from '../chain/block-reader.js';
import { probeExtrinsic } from '../chain/extrinsics.js';

const MAX_U64 = 0xffff_ffff_ffff_ffffn;

/**
 * What the chain will charge for including the call, rao: `payment_queryInfo` of an extrinsic of the right length.
 * Weight that is not used is given back, so this is the most it can be, but for the up to three bytes that a higher nonce takes.
 * @throws WalletError chain/bad-answer, chain/offline …
 */
export async function networkFee(
  reader: BlockReader,
  callHex: string,
  address: string,
  nonce = 0,
): Promise<bigint> {
  const probe = probeExtrinsic(reader.runtime, callHex, address, nonce);
  const answer = await reader.session.socket.request('payment_queryInfo', [probe, reader.block.hash]);
  const fee = (answer as { partialFee?: unknown } | null)?.partialFee;
  if (typeof fee === 'number' && Number.isSafeInteger(fee) && fee >= 0) return BigInt(fee);
  if (typeof fee === 'string' && /^(?:\d{1,20}|0x[0-9a-f]{1,16})$/i.test(fee)) {
    const amount = BigInt(fee);
    if (amount <= MAX_U64) return amount;
  }
  throw new WalletError('chain/bad-answer', { what: 'fee' });
}
