import { WalletError } from '../../core/errors/wallet-error.js';
import type { BuiltPayload } from '../../protocol/engine/index.js';
import type { OperationCalls } from '../../protocol/engine/operations.js';
import type { Session } from '../chain/session.js';

/** @throws WalletError shield/no-key, shield/too-large */
export async function shieldCarrier(
  _session: Session,
  _ask: OperationCalls['shieldCarrier']['in'],
): Promise<BuiltPayload> {
  throw new WalletError('shield/no-key');
}
