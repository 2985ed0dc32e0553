import type { SubnetFlow } from '../../core/chain/market.js';
import type { BlockReader } from '../chain/block-reader.js';
import { fixedBits, int, list, small } from '../chain/shape.js';
import { storageItem } from '../chain/storage-items.js';
import { DAY_BLOCKS } from '../history/sample-plan.js';

const FRACTION_BITS = 64n;
/** The smoothing factor is a part of the largest i64. */
const WHOLE = 2 ** 63;

/**
 * TAO that came into a subnet's pool through stakers less what left, as the chain itself averages it: `SubnetEmaTaoFlow`
 * is (block, rao a block with 64 fraction bits), an exponential mean by `FlowEmaSmoothingFactor`
 * (`opentensor/subtensor pallets/subtensor/src/coinbase/subnet_emissions.rs`). Null where the runtime keeps none, has
 * none of this subnet, or has stopped bringing it up to date.
 * @throws WalletError chain/bad-answer
 */
export async function subnetFlow(reader: BlockReader, netuid: number): Promise<SubnetFlow | null> {
  const mean = storageItem(reader.runtime, 'SubtensorModule', 'SubnetEmaTaoFlow');
  const factor = storageItem(reader.runtime, 'SubtensorModule', 'FlowEmaSmoothingFactor');
  if (!mean || !factor) return null;
  const [told, smoothing] = await reader.storage([
    { item: mean, args: [netuid] },
    { item: factor, args: [] },
  ]);
  if (told === null || told === undefined) return null;
  const [at, bits] = list(told, 'flow');
  if (small(at, 'flow block') + DAY_BLOCKS < reader.block.number) return null;
  const part = Number(int(smoothing, 'flow smoothing')) / WHOLE;
  return {
    perDayRao: (fixedBits(bits, 'flow') * BigInt(DAY_BLOCKS)) >> FRACTION_BITS,
    halfLifeBlocks: part > 0 && part < 1 ? Math.round(-Math.LN2 / Math.log1p(-part)) : null,
  };
}
