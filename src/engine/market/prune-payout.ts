import { alphaBase, rao } from '../../core/amount/money.js';
import type { PruneOrder } from '../../core/chain/market.js';
import type { Plain } from '../chain/plain.js';
import type { Runtime } from '../chain/runtime.js';
import { int } from '../chain/shape.js';
import { type StorageItem, storageItem } from '../chain/storage-items.js';

export type Payout = NonNullable<PruneOrder['order'][number]['payout']>;

interface PayoutParts {
  /** In the order in which {@link payoutOf} takes their values. */
  items: StorageItem[];
  /** Subnets registered after this block share with their own pool; null where no runtime of that kind runs. */
  refundSince: StorageItem | null;
}

/** What tells what a dissolved subnet pays; null where the runtime lacks it. */
export function payoutParts(runtime: Runtime): PayoutParts | null {
  const item = (name: string) => storageItem(runtime, 'SubtensorModule', name);
  const [tao, outside, protocol, inside] = [
    item('SubnetTAO'),
    item('SubnetAlphaOut'),
    item('SubnetProtocolAlpha'),
    item('SubnetAlphaIn'),
  ];
  if (!tao || !outside || !protocol || !inside) return null;
  return { items: [tao, outside, protocol, inside], refundSince: item('TaoInRefundDeploymentBlock') };
}

/**
 * All TAO of the pool goes to the holders by their alpha; what the protocol holds has its part, and on subnets registered
 * since the refund of injected TAO so has the alpha in the pool (`opentensor/subtensor pallets/subtensor`,
 * destroy_alpha_in_out_stakes).
 */
export function payoutOf(values: Plain[], withPool: boolean): Payout | null {
  const [tao, outside, protocol, inside] = values.map((value) => int(value, 'payout')) as [
    bigint,
    bigint,
    bigint,
    bigint,
  ];
  const ofAlpha = outside + protocol + (withPool ? inside : 0n);
  return ofAlpha > 0n ? { potRao: rao(tao), ofAlpha: alphaBase(ofAlpha) } : null;
}
