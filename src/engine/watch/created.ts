import type { CreatedPure } from '../../core/activity/types.js';
import type { ChainEvent } from '../chain/events.js';
import { address, record, small } from '../chain/shape.js';

/**
 * Accounts without a key that an extrinsic made: `Proxy.PureCreated` (pure, who, proxy_type, disambiguation_index). Where in
 * the chain that was is part of what kills them again. @throws WalletError chain/bad-answer
 */
export function createdBy(
  events: readonly ChainEvent[],
  place: Pick<CreatedPure, 'height' | 'extIndex'>,
): CreatedPure[] {
  return events
    .filter(({ pallet, name }) => pallet === 'Proxy' && name === 'PureCreated')
    .map(({ fields: [pure, who, type, index] }) => ({
      address: address(pure, 'pure account'),
      spawner: address(who, 'spawner'),
      proxyType: address(record(type, 'proxy type').type, 'proxy type'),
      index: small(index, 'index'),
      ...place,
    }));
}
