import { simulateSell } from '../../../core/quote/pool.js';
import type { Market } from '../../market/pools.js';
import type { OperationContext } from '../rules.js';
import type { BasketDue } from './basket-dues.js';
import { readDust, readFunds, readPools } from './fund-facts.js';
import { type DustRules, type Fund, type PooledRow, payout, saleOf } from './join-fund.js';

/**
 * Previews say what each claim brings alone. One claim over several validators sells into the same pools one validator
 * after another, so the later ones bring a little less: by how much is simulated here and taken off.
 */
export async function oneAfterAnother(context: OperationContext, dues: BasketDue[]): Promise<BasketDue[]> {
  if (dues.length < 2) return dues;
  const [all, dust] = await Promise.all([readFunds(context), readDust(context)]);
  const funds = dues.map(({ hotkey }) => all.get(hotkey) ?? { rows: [], shares: 0n });
  const before = await readPools(context, funds);
  // Where the pool has maths of its own, previews are the best there is.
  if (!before) return dues;
  const now = new Map(before);
  return dues.map((due, i) => {
    const fund = funds[i];
    if (!fund || fund.shares === 0n) return due;
    const alone = claimOf(fund, due.owedShares, before, dust);
    const inTurn = claimOf(fund, due.owedShares, now, dust);
    for (const { netuid, alpha } of inTurn.sold) sellTo(now, netuid, alpha);
    const less = alone.paid - inTurn.paid;
    return less > 0n ? { ...due, redeemable: due.redeemable > less ? due.redeemable - less : 0n } : due;
  });
}

function claimOf({ rows, shares }: Fund, owed: bigint, pools: ReadonlyMap<number, Market>, dust: DustRules) {
  const priced = rows.map((row): PooledRow => {
    const market = pools.get(row.netuid);
    const pool = market?.kind === 'pool' ? market.pool : null;
    return { ...row, pool, worth: saleOf(pool, row.alpha) };
  });
  return payout(priced, owed, shares, dust);
}

function sellTo(pools: Map<number, Market>, netuid: number, alpha: bigint): void {
  const market = pools.get(netuid);
  if (market?.kind !== 'pool') return;
  const sale = simulateSell({ ...market.pool, feeRate: 0n }, alpha);
  if (sale) pools.set(netuid, { kind: 'pool', pool: sale.after });
}
