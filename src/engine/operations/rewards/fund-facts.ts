import type { Plain } from '../../chain/plain.js';
import { address, int, list, record, small } from '../../chain/shape.js';
import { needStorage } from '../../chain/storage-items.js';
import { type Market, marketReads, readMarkets } from '../../market/pools.js';
import type { OperationContext } from '../rules.js';
import type { DustRules, Fund } from './join-fund.js';

/** Holdings and shares of a fund, from `get_validator_basket_summary` or one entry of `get_all_validator_baskets`. */
export function readFund(value: Plain): Fund {
  const summary = record(value, 'basket');
  const rows = list(summary.holdings, 'basket').map((entry) => {
    const row = record(entry, 'basket');
    return {
      netuid: small(row.netuid, 'netuid'),
      alpha: int(row.alpha, 'basket'),
      worth: int(row.realizableTao, 'basket'),
    };
  });
  return { rows, shares: int(summary.shares, 'basket') };
}

/** All funds by validator. One request, in which the chain simulates the sale of everything they hold. */
export function readFunds({ reader, once }: OperationContext): Promise<Map<string, Fund>> {
  return once('funds', async () => {
    const answer = await reader.call('BetaBasketRuntimeApi', 'get_all_validator_baskets', []);
    return new Map(
      list(answer, 'baskets').map((entry) => [
        address(record(entry, 'basket').hotkey, 'hotkey'),
        readFund(entry),
      ]),
    );
  });
}

/** When a claim passes a holding over. */
export function readDust({ reader, once }: OperationContext): Promise<DustRules> {
  return once('basket dust', async () => {
    const item = (name: string) => needStorage(reader.runtime, 'SubtensorModule', name);
    const [rowCap, rowBps, slice, forfeitCap] = await reader.storage(
      [
        'BasketClaimRowDustCapTao',
        'BasketClaimRowDustBps',
        'BasketClaimSliceDustTao',
        'BasketClaimForfeitCapTao',
      ].map((name) => ({ item: item(name), args: [] })),
    );
    return {
      rowCap: int(rowCap, 'dust'),
      rowBps: int(rowBps, 'dust'),
      slice: int(slice, 'dust'),
      forfeitCap: int(forfeitCap, 'dust'),
    };
  });
}

/** Pools of what funds hold; null where the runtime's pool has maths of its own. */
export async function readPools(
  { reader }: OperationContext,
  funds: Fund[],
): Promise<Map<number, Market> | null> {
  const netuids = [...new Set(funds.flatMap(({ rows }) => rows.map(({ netuid }) => netuid)))];
  const reads = marketReads(reader, netuids);
  return reads && readMarkets(netuids, await reader.storage(reads));
}
