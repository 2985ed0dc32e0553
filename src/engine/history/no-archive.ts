import { isWalletError, WalletError } from '../../core/errors/wallet-error.js';
import { RpcError } from '../chain/socket.js';

/** State errors of a node (`substrate/client/rpc-api/src/state/error.rs`), and what its client reports by itself. */
const STATE_GONE = new Set([4003, -32_000]);

/** A node's answer to a question about a past block as an error of ours: state that it no longer keeps, by code. */
export function asPastError(error: unknown): unknown {
  if (!(error instanceof RpcError) || !STATE_GONE.has(error.code)) return error;
  return new WalletError('chain/no-archive', {}, { cause: error });
}

/** True when the node keeps no state that old: another node may. */
export function isNoArchive(error: unknown): boolean {
  return isWalletError(error) && error.code === 'chain/no-archive';
}

/** True when that runtime lacks what was asked for, or none can be made of its metadata: asking again is no use. */
export function isUntellable(error: unknown): boolean {
  return (
    isWalletError(error) && (error.code === 'chain/unavailable-feature' || error.code === 'chain/no-metadata')
  );
}
