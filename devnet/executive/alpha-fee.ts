import type { BlockContext, DecodedCall, RuntimeCodec, StateView } from '../types.js';
import { rulesOf } from './rules.js';
import { bondOf, bondsOf } from './subtensor/collateral.js';
import { lockedAlpha } from './subtensor/locks.js';
import { isHeld } from './subtensor/root-hold.js';
import { netuidsHeld, stakeOf, totalStakeOf } from './subtensor/stakes.js';
import { subtokenEnabled } from './subtensor/storage.js';
import { FIXED, priceFixed, readPool } from './swap/index.js';

/** A fee taken out of a position. */
export interface AlphaFee {
  hotkey: string;
  netuid: number;
  alpha: bigint;
}

const ONE_POSITION = new Set([
  'remove_stake',
  'remove_stake_limit',
  'remove_stake_full_limit',
  'move_stake',
  'transfer_stake',
  'swap_stake',
  'swap_stake_limit',
  'recycle_alpha',
  'burn_alpha',
]);
const ONE_HOTKEY = new Set(['unstake_all', 'unstake_all_alpha']);

/**
 * How a signer whose TAO does not pay the fee pays it in the alpha that the call itself takes out: the call must be the
 * outer one and name one position (`opentensor/subtensor pallets/transaction-fee/src/lib.rs`). Undefined when it cannot.
 */
export function alphaFeeOf(
  codec: RuntimeCodec,
  state: StateView,
  block: BlockContext,
  signer: string,
  call: DecodedCall,
  feeRao: bigint,
): AlphaFee | undefined {
  const position = positionOf(codec, state, signer, call);
  if (!position || !subtokenEnabled(state, position.netuid)) return undefined;
  const price = priceFixed(readPool(state, position.netuid));
  const alpha = price === 0n ? 0n : (feeRao * FIXED) / price;
  const { hotkey, netuid } = position;
  if (alpha === 0n || alpha > payableAlpha(codec, state, block, signer, hotkey, netuid)) return undefined;
  return { ...position, alpha };
}

function positionOf(
  codec: RuntimeCodec,
  state: StateView,
  signer: string,
  { pallet, name, args }: DecodedCall,
): Omit<AlphaFee, 'alpha'> | undefined {
  if (pallet !== 'SubtensorModule') return undefined;
  const hotkey = String(args.hotkey ?? args.origin_hotkey);
  if (ONE_HOTKEY.has(name)) {
    const held = netuidsHeld(state, hotkey, signer).filter(
      (netuid) => subtokenEnabled(state, netuid) && stakeOf(state, hotkey, signer, netuid) > 0n,
    );
    const [netuid] = held;
    return held.length === 1 && netuid !== undefined ? { hotkey, netuid } : undefined;
  }
  const also = rulesOf(codec).baskets && name === 'transfer_stake_and_hotkey';
  if (!ONE_POSITION.has(name) && !also) return undefined;
  return { hotkey, netuid: Number(args.netuid ?? args.origin_netuid) };
}

/** Newer runtimes leave alone what a lock, a bond or a hold keeps. */
function payableAlpha(
  codec: RuntimeCodec,
  state: StateView,
  block: BlockContext,
  signer: string,
  hotkey: string,
  netuid: number,
): bigint {
  const held = stakeOf(state, hotkey, signer, netuid);
  if (!rulesOf(codec).baskets) return held;
  if (isHeld(state, block.number, hotkey, signer, netuid)) return 0n;
  const kept = lockedAlpha(state, signer, netuid, block.number) + bondsOf(state, netuid, signer);
  const free = totalStakeOf(state, signer, netuid) - kept;
  const here = held - bondOf(state, netuid, hotkey, signer);
  return here < free ? here : free;
}
