import type { RouteStep } from '../../core/routes/types.js';
import type { BlockReader } from '../chain/block-reader.js';

/**
 * Whether every step of a route stands at the reader's block: the right exists, allows the call, and its delay is over. The
 * chain would take the fee and fail inside.
 * @throws WalletError route/no-right, route/not-allowed, route/delayed, route/not-announced, route/too-early, route/not-member
 */
export async function checkRoute(
  _reader: BlockReader,
  _signer: string,
  _steps: readonly RouteStep[],
  _callHex: string,
): Promise<void> {}
