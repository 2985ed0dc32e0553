import { type CallContext, DispatchFailure, fail } from '../dispatch-context.js';
import { readPool, sell } from '../swap/index.js';
import { claimableRates, rootOwed } from './root-claimed.js';
import { addStake, stakeOf } from './stakes.js';
import { addTo, amountOf, stakingHotkeys } from './storage.js';
import { buyAlpha, sellAlpha } from './trades.js';

const PALLET = 'SubtensorModule';
/** A claim names one to this many subnets. */
const MOST_SUBNETS = 5;
const THRESHOLD_BITS = 32n;

interface ClaimType {
  type: 'Swap' | 'Keep' | 'KeepSubnets';
  value: { subnets: number[] } | undefined;
}

/** set_root_claim_type. @throws DispatchFailure */
export function setRootClaimTypeCall(context: CallContext, native: unknown): void {
  const wanted = native as ClaimType;
  if (wanted.type === 'KeepSubnets' && keptSubnets(wanted).length === 0) fail(PALLET, 'InvalidSubnetNumber');
  context.state.set(PALLET, 'RootClaimType', [context.origin], wanted);
  context.deposit(PALLET, 'RootClaimTypeSet', { coldkey: context.origin, root_claim_type: wanted });
}

/**
 * claim_root: root dividends of all hotkeys on the named subnets; amounts below the threshold are passed over
 * (`opentensor/subtensor pallets/subtensor/src/staking/claim_root.rs`). @throws DispatchFailure
 */
export function claimRootCall(context: CallContext, subnets: unknown): void {
  const netuids = (subnets as unknown[]).map(Number);
  if (netuids.length === 0 || netuids.length > MOST_SUBNETS) fail(PALLET, 'InvalidSubnetNumber');
  for (const hotkey of stakingHotkeys(context.state, context.origin)) {
    for (const netuid of netuids) claimOne(context, hotkey, netuid);
  }
  context.deposit(PALLET, 'RootClaimed', { coldkey: context.origin });
}

function claimOne(context: CallContext, hotkey: string, netuid: number): void {
  const { codec, state, origin } = context;
  if (!claimableRates(state, hotkey).some(([candidate]) => candidate === netuid)) return;
  const owed = rootOwed(state, hotkey, origin, netuid, stakeOf(state, hotkey, origin, 0));
  if (owed === 0n || owed < amountOf(state, 'RootClaimableThreshold', netuid) >> THRESHOLD_BITS) return;
  if (keeps(context, netuid)) {
    addStake(codec, state, hotkey, origin, netuid, owed);
    addTo(state, 'RootClaimed', [netuid, hotkey, origin], owed);
    return;
  }
  try {
    sell(readPool(state, netuid), owed, true);
  } catch (error) {
    if (!(error instanceof DispatchFailure)) throw error;
    // What the pool cannot buy stays claimable.
    return;
  }
  const { out } = sellAlpha(context, netuid, owed, true);
  addTo(state, 'RootClaimed', [netuid, hotkey, origin], owed);
  buyAlpha(context, 0, out, true);
  addStake(codec, state, hotkey, origin, 0, out);
}

function keeps({ state, origin }: CallContext, netuid: number): boolean {
  const wanted = state.get(PALLET, 'RootClaimType', origin) as ClaimType;
  return wanted.type === 'Keep' || (wanted.type === 'KeepSubnets' && keptSubnets(wanted).includes(netuid));
}

function keptSubnets({ value }: ClaimType): number[] {
  return value?.subnets ?? [];
}
