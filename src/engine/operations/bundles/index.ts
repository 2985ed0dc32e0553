import type { Quoters } from '../rules.js';
import { quoteBasketBuy } from './basket-buy.js';
import { quoteRebalance } from './rebalance.js';
import { quoteUnstakeEverything } from './unstake-everything.js';

export const BUNDLE_QUOTERS: Quoters = {
  'unstake-everything': quoteUnstakeEverything,
  'basket-buy': quoteBasketBuy,
  rebalance: quoteRebalance,
};
