import { useMemo } from 'react';
import type { MarketRow } from '../../../core/chain/market.js';
import type { Reading, Snapshot } from '../../../core/chain/snapshot.js';
import { useServices } from '../../app/services.js';
import { useChainStore } from '../../state/chain-store.js';
import { rowsWithoutPast } from './market-rows.js';
import { askRoomAgain, useRoom } from './use-room.js';

export interface Market {
  /** Null while nothing is known. */
  rows: MarketRow[] | null;
  /** What the rows were read from, whatever became of later readings. */
  source: Snapshot<unknown> | null;
  old: boolean;
  error: Reading<unknown>['error'];
  /** Asks anew, after a failure. */
  again(): void;
}

/** The market; until it has answered, prices and pools as the portfolio knows them. */
export function useMarket(): Market {
  const market = useRoom('market', null);
  const portfolio = useChainStore((s) => s.portfolio);
  const { engine } = useServices();
  return useMemo(() => {
    const again = (): void => askRoomAgain(engine, 'market');
    const error = market?.state === 'error' ? market.error : null;
    if (market?.snapshot)
      return {
        rows: market.snapshot.value,
        source: market.snapshot,
        old: market.state !== 'live',
        error,
        again,
      };
    const subnets = portfolio?.snapshot?.value.subnets;
    return {
      rows: subnets && subnets.length > 0 ? rowsWithoutPast(subnets) : null,
      source: portfolio?.snapshot ?? null,
      old: portfolio?.state !== 'live',
      error,
      again,
    };
  }, [market, portfolio, engine]);
}

/** One subnet of the market; null while it is not known. */
export function useMarketRow(netuid: number): { row: MarketRow | null; market: Market } {
  const market = useMarket();
  return { row: market.rows?.find((one) => one.netuid === netuid) ?? null, market };
}
