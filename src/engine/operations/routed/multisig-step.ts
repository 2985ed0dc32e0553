import { WalletError } from '../../../core/errors/wallet-error.js';
import type { RouteStep } from '../../../core/routes/types.js';
import type { BlockReader } from '../../chain/block-reader.js';

/** A step through a multisig as a call of one of its members. */
export interface SharedCallStep {
  callHex: string;
  /** The call has only the hash of what it carries. */
  isHashed: boolean;
  acts: 'now' | 'later';
}

/**
 * `as_multi` with the call, as far as it is disclosed or the last approval needs it, else `approve_as_multi` with its hash
 * (paritytech/polkadot-sdk `frame/multisig`, operate).
 * @throws WalletError chain/unavailable-feature, route/approved
 */
export async function wrapShared(
  _reader: BlockReader,
  _member: string,
  _step: Extract<RouteStep, { kind: 'multisig' }>,
  _callHex: string,
): Promise<SharedCallStep> {
  throw new WalletError('chain/unavailable-feature', { feature: 'Multisig' });
}
