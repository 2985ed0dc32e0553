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

/** Smallest TAO of which every holding gets some. */
export function leastForAll({ rows }: Fund): bigint {
  const worths = rows.map(({ worth }) => worth).filter((worth) => worth > 0n);
  const least = worths.reduce((min, worth) => (worth < min ? worth : min), worths[0] ?? 1n);
  return (sum(worths) + least - 1n) / least;
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
  const nav = sum(rows.map(({ worth }) => worth));
  const added = nav - before;
  const own = fund.shares === 0n || before === 0n ? added : (added * fund.shares) / before;
  if (own <= 0n) return null;
  const all = fund.shares + own;
  const kept = rows.filter((row) => own >= all || !isDust(row, (own * row.worth) / all, nav, dust));
  const entitled = (own * sum(kept.map(({ worth }) => worth))) / all;
  const proceeds = sum(kept.map((row) => saleOf(row.pool, (row.alpha * own + all - 1n) / all)));
  return entitled < proceeds ? entitled : proceeds;
}

type Joined = FundRow & { pool: Pool | null };

function buyInto(row: FundRow, part: bigint, market: Market | undefined): Joined | null {
  if (part === 0n) return null;
  if (row.netuid === 0 || market?.kind === 'one-to-one')
    return { ...row, alpha: row.alpha + part, worth: row.worth + part, pool: null };
  const trade = market ? simulateBuy(market.pool, part) : null;
  if (!trade) return null;
  const alpha = row.alpha + trade.out;
  return { netuid: row.netuid, alpha, worth: saleOf(trade.after, alpha), pool: trade.after };
}

/** A claim's sale takes no fee. */
function saleOf(pool: Pool | null, alpha: bigint): bigint {
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
