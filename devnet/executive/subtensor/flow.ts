import type { CallContext } from '../dispatch-context.js';

const PALLET = 'SubtensorModule';
const FRACTION_BITS = 64n;
/** The smoothing factor is a part of the largest i64. */
const WHOLE = (1n << 63n) - 1n;

type Flowing = Pick<CallContext, 'codec' | 'state'>;

/** Notes TAO that a trade brought into a pool (or took out of it, negative) since the block before. */
export function noteFlow({ codec, state }: Flowing, netuid: number, tao: bigint): void {
  if (!codec.hasStorage(PALLET, 'SubnetTaoFlow')) return;
  const before = (state.get(PALLET, 'SubnetTaoFlow', netuid) as bigint | undefined) ?? 0n;
  state.set(PALLET, 'SubnetTaoFlow', [netuid], before + tao);
}

/**
 * Moves the exponential mean of a subnet's flow by one block and drops what was noted
 * (`opentensor/subtensor pallets/subtensor/src/coinbase/subnet_emissions.rs`, get_ema_flow). Here it begins with the
 * first trade; the chain begins it with the subnet's first emission.
 */
export function averageFlow({ codec, state }: Flowing, netuid: number, block: number): void {
  if (!codec.hasStorage(PALLET, 'SubnetEmaTaoFlow')) return;
  const flow = (state.get(PALLET, 'SubnetTaoFlow', netuid) as bigint | undefined) ?? 0n;
  const known = state.get(PALLET, 'SubnetEmaTaoFlow', netuid) as [bigint, bigint] | undefined;
  if (!known && flow === 0n) return;
  const part = state.get(PALLET, 'FlowEmaSmoothingFactor') as bigint;
  const mean = ((WHOLE - part) * (known?.[1] ?? 0n) + part * (flow << FRACTION_BITS)) / WHOLE;
  state.set(PALLET, 'SubnetEmaTaoFlow', [netuid], [BigInt(block), mean]);
  if (flow !== 0n) state.set(PALLET, 'SubnetTaoFlow', [netuid], 0n);
}
