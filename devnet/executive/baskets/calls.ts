import { reducible, withdraw } from '../accounts.js';
import { type CallContext, fail } from '../dispatch-context.js';
import { requireHotkey, requireRoom } from '../subtensor/checks.js';
import { requireSeeded } from '../subtensor/root-hold.js';
import { addStake, rememberHotkey } from '../subtensor/stakes.js';
import { addTo, stakingHotkeys } from '../subtensor/storage.js';
import { buyAlpha, MIN_STAKE } from '../subtensor/trades.js';
import { type Claim, claimFund } from './claim.js';
import { flushDeposits } from './deposits.js';
import { ESCROW } from './escrow.js';
import { type FundRow, fundRows, navOf, sharesFor, sharesOf } from './fund.js';
import { creditShares, isRelated } from './owed.js';

const PALLET = 'SubtensorModule';
/** Validators and rows of their funds that one claim may touch: over all validators, or for one (itself and 128 rows). */
const MOST_WORK = 256;
const MOST_WORK_OF_ONE = 129;
/** About what the work costs in fees, in rao: once, and for each slice sold or swept. */
const [CLAIM_FEE, SALE_FEE] = [400_000n, 55_000n];

/** claim_root on runtimes with baskets: every validator of the coldkey, whatever the argument. @throws DispatchFailure */
export function claimAllCall(context: CallContext): void {
  const { state, origin } = context;
  const known = stakingHotkeys(state, origin);
  if (known.length > MOST_WORK) fail(PALLET, 'RootClaimTooHeavy');
  claim(
    context,
    known.filter((hotkey) => isRelated(state, hotkey, origin)),
    MOST_WORK,
  );
}

/** claim_root_with_hotkey. @throws DispatchFailure */
export function claimOneCall(context: CallContext, hotkey: string): void {
  claim(context, [hotkey], MOST_WORK_OF_ONE);
}

/** Below the threshold a claim is paid for and does nothing. */
function claim(context: CallContext, hotkeys: string[], most: number): void {
  const { state, origin } = context;
  requireSeeded(context, 0);
  const rows = hotkeys.reduce((sum, hotkey) => sum + fundRows(state, hotkey).length, 0);
  if (hotkeys.length + rows > most) fail(PALLET, 'RootClaimTooHeavy');
  const claims = hotkeys.map((hotkey) => claimFund(context, hotkey, origin));
  const tao = claims.reduce((sum, { paid, redeemable }) => sum + (paid ? redeemable : 0n), 0n);
  context.deposit(PALLET, 'RootClaimed', { coldkey: origin, tao });
  context.worked(claims.reduce((sum, done) => sum + salesOf(done) * SALE_FEE, CLAIM_FEE));
}

function salesOf({ paid, sales, swept, flushed }: Claim): bigint {
  return BigInt((paid ? sales.length : 0) + swept + flushed);
}

/**
 * stake_into_basket: TAO buys every holding of a validator's fund by value, cash in an empty one, for shares without
 * stake (`RaoFoundation/subtensor pallets/subtensor/src/staking/claim_root.rs`). @throws DispatchFailure
 */
export function stakeIntoBasketCall(context: CallContext, hotkey: string, tao: bigint): void {
  const { codec, state, origin } = context;
  requireSeeded(context, 0);
  requireHotkey(context, hotkey);
  if (state.get(PALLET, 'Uids', 0, hotkey) === undefined) fail(PALLET, 'HotKeyNotRegisteredInSubNet');
  requireRoom(context, origin, hotkey);
  if (tao < MIN_STAKE) fail(PALLET, 'AmountTooLow');
  if (tao > reducible(codec, state, origin, true)) fail(PALLET, 'NotEnoughBalanceToStake');
  flushDeposits(context, hotkey);
  const rows = fundRows(state, hotkey).filter(({ value }) => value > 0n);
  const before = navOf(rows);
  withdraw(codec, state, origin, tao);
  buyRows(context, hotkey, tao, rows);
  const value = navOf(fundRows(state, hotkey)) - before;
  const shares = value > 0n ? sharesFor(value, sharesOf(state, hotkey), before) : 0n;
  if (shares === 0n) fail(PALLET, 'AmountTooLow');
  addTo(state, 'BasketShares', [hotkey], shares);
  creditShares(state, hotkey, origin, shares);
  rememberHotkey(state, origin, hotkey);
  addTo(state, 'BasketDepositedTao', [hotkey], value);
  context.deposit(PALLET, 'BasketStakedIn', { hotkey, coldkey: origin, tao, value, shares });
  context.worked(CLAIM_FEE + BigInt(rows.length) * SALE_FEE);
}

/** By value, what rounding leaves goes into the last holding. */
function buyRows(context: CallContext, hotkey: string, tao: bigint, rows: FundRow[]): void {
  const { codec, state } = context;
  const value = navOf(rows);
  let left = tao;
  const parts = rows.map(({ netuid, value: worth }, at) => {
    const part = at === rows.length - 1 ? left : (tao * worth) / value;
    left -= part;
    return { netuid, part };
  });
  for (const { netuid, part } of rows.length > 0 ? parts : [{ netuid: 0, part: tao }]) {
    // A slice of nothing would not be bought, and its TAO be lost.
    if (part === 0n) fail(PALLET, 'AmountTooLow');
    addStake(codec, state, hotkey, ESCROW, netuid, buyAlpha(context, netuid, part).out);
  }
}
