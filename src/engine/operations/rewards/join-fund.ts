/**
 * What joining a validator's fund does, by the pools' maths (`RaoFoundation/subtensor
 * pallets/subtensor/src/staking/claim_root.rs`, stake_into_basket and the claim's dust rules). Pure.
 */
import { type Pool, simulateBuy, simulateSell } from '../../../core/quote/pool.js';
import type { Market } from '../../market/pools.js';

const BPS = 10_000n;

/** A holding of a fund. On root it is cash. */
export interface FundRow {
  netuid: number;
  alpha: bigint;
  /** TAO that selling all of it brings, without a fee. */
  worth: bigint;
}

export interface Fund {
  rows: FundRow[];
  /** Outstanding shares. */
  shares: bigint;
}

/** When a claim passes a holding over: amounts in rao. */
export interface DustRules {
  /** A holding is small below the lesser of this and of that part of the fund. */
  rowCap: bigint;
  rowBps: bigint;
  /** A slice is tiny below this. */
  slice: bigint;
  /** Never more than this is passed over. */
  forfeitCap: bigint;
}

/** TAO for each holding, by value; what rounding leaves goes into the last. An empty fund takes it as cash. */
export function partsOf({ rows }: Fund, tao: bigint): Array<{ row: FundRow; part: bigint }> {
  const bought = rows.filter(({ worth }) => worth > 0n);
  const all = sum(bought.map(({ worth }) => worth));
  if (bought.length === 0) return [{ row: { netuid: 0, alpha: 0n, worth: 0n }, part: tao }];
  let left = tao;
  return bought.map((row, i) => {
    const part = i === bought.length - 1 ? left : (tao * row.worth) / all;
    left -= part;
    return { row, part };
  });
}

/** Smallest TAO of which every holding gets some. The last one gets what is left, and something always is. */
export function leastForAll({ rows }: Fund): bigint {
  const worths = rows.map(({ worth }) => worth).filter((worth) => worth > 0n);
  const all = sum(worths);
  return worths.slice(0, -1).reduce((most, worth) => {
    const needed = (all + worth - 1n) / worth;
    return needed > most ? needed : most;
  }, 1n);
}

/**
 * TAO that could be claimed right after joining with an amount, by somebody who had nothing there: less fees, impact both
 * ways, and what a claim would pass over as dust. Null where some slice would buy nothing, which the chain refuses.
 */
export function claimableAfter(
  fund: Fund,
  tao: bigint,
  markets: ReadonlyMap<number, Market>,
  dust: DustRules,
): bigint | null {
  const before = sum(fund.rows.map(({ worth }) => worth));
  const joined = partsOf(fund, tao).map(({ row, part }) => buyInto(row, part, markets.get(row.netuid)));
  const rows = joined.flatMap((row) => (row ? [row] : []));
  if (rows.length < joined.length) return null;
  const added = sum(rows.map(({ worth }) => worth)) - before;
  const own = fund.shares === 0n || before === 0n ? added : (added * fund.shares) / before;
  return own > 0n ? payout(rows, own, fund.shares + own, dust).paid : null;
}

/** A holding with the pool it would be sold to; null for what is TAO one to one. */
export type PooledRow = FundRow & { pool: Pool | null };

/**
 * What a claim pays for a number of shares: each slice sold by itself, and no more than that part of what the holdings are
 * worth as a whole. `sold`: alpha that goes to the pools.
 */
export function payout(
  rows: PooledRow[],
  own: bigint,
  all: bigint,
  dust: DustRules,
): { paid: bigint; sold: Array<{ netuid: number; alpha: bigint }> } {
  const nav = sum(rows.map(({ worth }) => worth));
  const kept = rows.filter((row) => own >= all || !isDust(row, (own * row.worth) / all, nav, dust));
  const slices = kept.map((row) => ({ row, alpha: (row.alpha * own + all - 1n) / all }));
  const entitled = (own * sum(kept.map(({ worth }) => worth))) / all;
  const proceeds = sum(slices.map(({ row, alpha }) => saleOf(row.pool, alpha)));
  return {
    paid: entitled < proceeds ? entitled : proceeds,
    sold: slices.flatMap(({ row, alpha }) => (row.pool ? [{ netuid: row.netuid, alpha }] : [])),
  };
}

function buyInto(row: FundRow, part: bigint, market: Market | undefined): PooledRow | null {
  if (part === 0n) return null;
  if (row.netuid === 0 || market?.kind === 'one-to-one')
    return { ...row, alpha: row.alpha + part, worth: row.worth + part, pool: null };
  const trade = market ? simulateBuy(market.pool, part) : null;
  if (!trade) return null;
  const alpha = row.alpha + trade.out;
  return { netuid: row.netuid, alpha, worth: saleOf(trade.after, alpha), pool: trade.after };
}

/** A claim's sale takes no fee. */
export function saleOf(pool: Pool | null, alpha: bigint): bigint {
  if (!pool) return alpha;
  return simulateSell({ ...pool, feeRate: 0n }, alpha)?.out ?? 0n;
}

function isDust({ netuid, worth }: FundRow, slice: bigint, nav: bigint, rules: DustRules): boolean {
  if (netuid === 0) return false;
  const share = (nav * rules.rowBps) / BPS;
  const isSmall = worth < (rules.rowCap < share ? rules.rowCap : share);
  return (isSmall || slice < rules.slice) && slice <= rules.forfeitCap;
}

function sum(amounts: bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}
