import { DispatchFailure } from '../dispatch-context.js';
import { subnetsOf } from '../subtensor/storage.js';
import { apiPrice, buy, FIXED, priceFixed, readPool, sell } from '../swap/index.js';
import type { ApiHandler, ApiMethods } from './handler.js';

const NOTHING = {
  tao_amount: 0n,
  alpha_amount: 0n,
  tao_fee: 0n,
  alpha_fee: 0n,
  tao_slippage: 0n,
  alpha_slippage: 0n,
};

export const swapApi: ApiMethods = {
  decoded: {
    current_alpha_price: ({ state }, [netuid]) => apiPrice(readPool(state, Number(netuid))),
    current_alpha_price_all: ({ state }) =>
      subnetsOf(state).map((netuid) => ({ netuid, price: apiPrice(readPool(state, netuid)) })),
    sim_swap_tao_for_alpha: orNothing(({ state }, [netuid, tao]) => {
      const pool = readPool(state, Number(netuid));
      const { net, fee, out } = buy(pool, tao as bigint);
      const atSpot = ((tao as bigint) * FIXED) / priceFixed(pool);
      return {
        ...NOTHING,
        tao_amount: net,
        tao_fee: fee,
        alpha_amount: out,
        alpha_slippage: less(atSpot, out),
      };
    }),
    sim_swap_alpha_for_tao: orNothing(({ state }, [netuid, alpha]) => {
      const pool = readPool(state, Number(netuid));
      const { net, fee, out } = sell(pool, alpha as bigint);
      const atSpot = ((alpha as bigint) * priceFixed(pool)) / FIXED;
      return {
        ...NOTHING,
        alpha_amount: net,
        alpha_fee: fee,
        tao_amount: out,
        tao_slippage: less(atSpot, out),
      };
    }),
  },
};

/** The chain answers a swap that is impossible with zeros (`opentensor/subtensor runtime/src/lib.rs`). */
function orNothing(run: ApiHandler): ApiHandler {
  return (context, args) => {
    try {
      return run(context, args);
    } catch (error) {
      if (error instanceof DispatchFailure) return NOTHING;
      throw error;
    }
  };
}

function less(a: bigint, b: bigint): bigint {
  return a > b ? a - b : 0n;
}
