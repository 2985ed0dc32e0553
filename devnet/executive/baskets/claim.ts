import type { StateView } from '../../types.js';
import type { Chain } from '../subtensor/chain.js';
import { noteRootStake } from '../subtensor/root-hold.js';
import { addStake, takeStake } from '../subtensor/stakes.js';
import { addTo, amountOf } from '../subtensor/storage.js';
import { buyAlpha, sellAlpha } from '../subtensor/trades.js';
import { flushDeposits } from './deposits.js';
import { isDust } from './dust.js';
import { ESCROW } from './escrow.js';
import { type FundRow, fundRows, navOf, saleValue, sharesOf, worth } from './fund.js';
import { settleShares, sharesOwed } from './owed.js';
import { RATE_BITS } from './watermark.js';

const PALLET = 'SubtensorModule';

/** What a claim would do, and in a claim what it did. Amounts in rao. */
export interface Claim {
  owedShares: bigint;
  /** Value of the owed shares, dust included. */
  accrued: bigint;
  /** What is paid, as root stake with the validator. */
  redeemable: bigint;
  /** About what stays in the fund, though the shares are burned. */
  forfeited: bigint;
  rows: number;
  /** Slices that are sold; the slice of the cash is not among them. */
  sales: Array<{ netuid: number; alpha: bigint }>;
  dustRows: number;
  /** Small holdings of the fund that were turned into cash afterwards. */
  swept: number;
  /** Queued dividends credited before. */
  flushed: number;
  /** False below the threshold: then nothing is paid and nothing burned. */
  paid: boolean;
}

/**
 * Claims everything a validator's fund owes a coldkey
 * (`RaoFoundation/subtensor pallets/subtensor/src/staking/claim_root.rs`).
 */
export function claimFund(chain: Chain, hotkey: string, coldkey: string): Claim {
  const { codec, state } = chain;
  const flushed = flushDeposits(chain, hotkey);
  const plan = planClaim(state, hotkey, coldkey);
  if (!reachesThreshold(state, plan.redeemable)) return { ...plan, swept: 0, flushed, paid: false };
  for (const { netuid, alpha } of plan.sales) sellToCash(chain, hotkey, netuid, alpha);
  settleShares(state, hotkey, coldkey);
  addTo(state, 'BasketShares', [hotkey], -plan.owedShares);
  takeStake(codec, state, hotkey, ESCROW, 0, plan.redeemable);
  addStake(codec, state, hotkey, coldkey, 0, plan.redeemable);
  noteRootStake(chain, hotkey, coldkey);
  addTo(state, 'BasketRedeemedTao', [hotkey], plan.redeemable);
  const swept = sweep(chain, hotkey);
  if (plan.dustRows > 0) {
    chain.deposit(PALLET, 'BasketClaimDustSkipped', {
      hotkey,
      coldkey,
      rows: plan.dustRows,
      forfeited_tao_est: plan.forfeited,
    });
  }
  chain.deposit(PALLET, 'BasketClaimed', { hotkey, coldkey, tao: plan.redeemable });
  return { ...plan, swept, flushed, paid: true };
}

type Plan = Omit<Claim, 'swept' | 'flushed' | 'paid'>;

/** Slices are sold one by one, and no more is paid than the owed part of what each row was worth as a whole. */
function planClaim(state: StateView, hotkey: string, coldkey: string): Plan {
  const rows = fundRows(state, hotkey);
  const [all, owed, value] = [sharesOf(state, hotkey), sharesOwed(state, hotkey, coldkey), navOf(rows)];
  const dust = rows.filter((row) => isDust(state, row, { owed, all, value }));
  const kept = rows.filter((row) => !dust.includes(row));
  const sales = kept.flatMap((row) => {
    const alpha = sliceOf(row, owed, all);
    const out = row.netuid === 0 || row.value === 0n ? 0n : saleValue(state, row.netuid, alpha);
    return out > 0n ? [{ netuid: row.netuid, alpha, out }] : [];
  });
  const cash = kept.find(({ netuid }) => netuid === 0);
  const proceeds = sales.reduce((sum, { out }) => sum + out, cash ? sliceOf(cash, owed, all) : 0n);
  const entitled = worth(owed, all, navOf(kept));
  return {
    owedShares: owed,
    accrued: worth(owed, all, value),
    redeemable: entitled < proceeds ? entitled : proceeds,
    forfeited: dust.reduce((sum, row) => sum + worth(owed, all, row.value), 0n),
    rows: rows.length,
    sales: sales.map(({ netuid, alpha }) => ({ netuid, alpha })),
    dustRows: owed > 0n ? dust.length : 0,
  };
}

/** A slice is rounded up, so that rounding does not make the whole of a fund less than all of it. */
function sliceOf({ alpha }: FundRow, owed: bigint, all: bigint): bigint {
  return all === 0n ? 0n : (alpha * owed + all - 1n) / all;
}

function reachesThreshold(state: StateView, rao: bigint): boolean {
  return rao > 0n && rao << RATE_BITS >= amountOf(state, 'RootClaimableThreshold', 0);
}

/** The fund's alpha becomes cash of the fund. */
function sellToCash(chain: Chain, hotkey: string, netuid: number, alpha: bigint): void {
  const { codec, state } = chain;
  takeStake(codec, state, hotkey, ESCROW, netuid, alpha);
  const { out } = sellAlpha(chain, netuid, alpha, true);
  buyAlpha(chain, 0, out, true);
  addStake(codec, state, hotkey, ESCROW, 0, out);
}

/** Holdings that are worth less than the smallest claim become cash, when their pool takes them. */
function sweep(chain: Chain, hotkey: string): number {
  const small = fundRows(chain.state, hotkey).filter(
    ({ netuid, value }) => netuid !== 0 && value > 0n && !reachesThreshold(chain.state, value),
  );
  for (const { netuid, alpha } of small) sellToCash(chain, hotkey, netuid, alpha);
  return small.length;
}
