import { queueDividend } from '../baskets/deposits.js';
import type { CallContext } from '../dispatch-context.js';
import { rulesOf } from '../rules.js';
import { priceFixed, readPool } from '../swap/index.js';
import { claimableRates, RATE_BITS } from './root-claimed.js';
import { addDividend, addStake } from './stakes.js';
import { amountOf, ownerOf } from './storage.js';

const PALLET = 'SubtensorModule';
const U16_ONE = 65_535n;
const TAO_WEIGHT_BITS = 64n;
const MOVING_PRICE_ONE = 1n << 32n;
/** The chain's smoothing of 0.000003 a block, over an epoch. */
const MOVING_PRICE_STEPS = 1_000n;

type Paying = Pick<CallContext, 'codec' | 'state' | 'block'>;

/**
 * Ends a subnet's epoch: the owner's cut and the validators' half of the alpha minted since the last one. There are no
 * miners, so that their half is burned, as it is on the chain where the owner's key earns it.
 * `movingPrices` is the sum over subnets: root shares in dividends only while it is above one.
 */
export function payEpoch(context: Paying, netuid: number, movingPrices: bigint): void {
  const { state, block } = context;
  const since = BigInt(block.number) - amountOf(state, 'LastMechansimStepBlock', netuid);
  const pending = amountOf(state, 'SubnetAlphaOutEmission', netuid) * since;
  const cut = (pending * BigInt(state.get(PALLET, 'SubnetOwnerCut') as number)) / U16_ONE;
  payOwner(context, netuid, cut);
  payValidators(context, netuid, (pending - cut) / 2n, movingPrices > MOVING_PRICE_ONE);
  moveAveragePrice(context, netuid);
  state.set(PALLET, 'LastMechansimStepBlock', [netuid], BigInt(block.number));
  state.set(PALLET, 'BlocksSinceLastStep', [netuid], 0n);
}

function payOwner({ codec, state }: Paying, netuid: number, amount: bigint): void {
  const hotkey = state.get(PALLET, 'SubnetOwnerHotkey', netuid) as string | undefined;
  const coldkey = hotkey && ownerOf(state, hotkey);
  if (hotkey && coldkey) addStake(codec, state, hotkey, coldkey, netuid, amount);
}

function payValidators(context: Paying, netuid: number, amount: bigint, rootEarns: boolean): void {
  const { state } = context;
  const taoWeight = rootEarns ? amountOf(state, 'TaoWeight') : 0n;
  const validators = hotkeysOf(context, netuid).map((hotkey) => ({
    hotkey,
    alpha: amountOf(state, 'TotalHotkeyAlpha', hotkey, netuid),
    root: (amountOf(state, 'TotalHotkeyAlpha', hotkey, 0) * taoWeight) >> TAO_WEIGHT_BITS,
  }));
  const all = validators.reduce((sum, { alpha, root }) => sum + alpha + root, 0n);
  for (const { hotkey, alpha, root } of validators) {
    if (alpha + root > 0n) {
      pay(context, netuid, hotkey, (amount * alpha) / all, (amount * root) / all);
    }
  }
}

/** The take goes to the hotkey's owner first, and shares in the dividend that follows. */
function pay(context: Paying, netuid: number, hotkey: string, alpha: bigint, root: bigint): void {
  const { codec, state } = context;
  const take = BigInt(state.get(PALLET, 'Delegates', hotkey) as number);
  const [alphaTake, rootTake] = [(alpha * take) / U16_ONE, (root * take) / U16_ONE];
  const owner = ownerOf(state, hotkey);
  if (owner) addStake(codec, state, hotkey, owner, netuid, alphaTake + rootTake);
  if (alpha > 0n) addDividend(state, hotkey, netuid, alpha - alphaTake);
  state.set(PALLET, 'AlphaDividendsPerSubnet', [netuid, hotkey], alpha - alphaTake);
  state.set(PALLET, 'RootAlphaDividendsPerSubnet', [netuid, hotkey], root - rootTake);
  const after = amountOf(state, 'TotalHotkeyAlpha', hotkey, netuid);
  state.set(PALLET, 'TotalHotkeyAlphaLastEpoch', [hotkey, netuid], after);
  if (root <= rootTake) return;
  if (rulesOf(codec).baskets) queueDividend(state, hotkey, netuid, root - rootTake);
  else raiseRate(context, netuid, hotkey, root - rootTake);
}

/** Root's part waits to be claimed, per rao of root stake. */
function raiseRate({ state }: Paying, netuid: number, hotkey: string, amount: bigint): void {
  const added = (amount << RATE_BITS) / amountOf(state, 'TotalHotkeyAlpha', hotkey, 0);
  const rates = new Map(claimableRates(state, hotkey));
  rates.set(netuid, (rates.get(netuid) ?? 0n) + added);
  const sorted = [...rates].sort(([a], [b]) => a - b);
  state.set(PALLET, 'RootClaimable', [hotkey], sorted);
}

function moveAveragePrice({ state }: Paying, netuid: number): void {
  const spot = priceFixed(readPool(state, netuid)) >> 32n;
  const target = spot < MOVING_PRICE_ONE ? spot : MOVING_PRICE_ONE;
  const before = amountOf(state, 'SubnetMovingPrice', netuid);
  state.set(PALLET, 'SubnetMovingPrice', [netuid], before + (target - before) / MOVING_PRICE_STEPS);
}

/** Registered hotkeys in the order of their uids. */
export function hotkeysOf({ state }: Pick<Paying, 'state'>, netuid: number): string[] {
  return state.entries(PALLET, 'Keys', netuid).map(({ value }) => String(value));
}
