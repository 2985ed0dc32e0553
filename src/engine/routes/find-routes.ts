import type { RouteOption } from '../../core/routes/types.js';
import type { RoutesAsk } from '../../protocol/engine/routes.js';
import type { BlockReader } from '../chain/block-reader.js';

/** Ways in which an account can act now, the weakest right that suffices first. @throws WalletError chain/* */
export async function findRoutes(_reader: BlockReader, _ask: RoutesAsk): Promise<RouteOption[]> {
  return [];
}
