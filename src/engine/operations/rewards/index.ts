/** Root rewards before and since the baskets, leaving root with them, joining a basket, where mining rewards go. */
import type { IntentRules, Quoters } from '../rules.js';
import { AUTO_STAKE_RULE, quoteAutoStake } from './auto-stake.js';
import { CLAIM_BASKET_RULE, quoteClaimBasket } from './claim-basket.js';
import { CLAIM_ROOT_RULE, quoteClaimRoot } from './claim-root.js';
import { quoteExitRoot } from './exit-root.js';
import { quoteStakeBasket, STAKE_BASKET_RULE } from './stake-basket.js';

export const REWARD_RULES: IntentRules = {
  'claim-root': CLAIM_ROOT_RULE,
  'claim-basket': CLAIM_BASKET_RULE,
  'stake-basket': STAKE_BASKET_RULE,
  'auto-stake': AUTO_STAKE_RULE,
};
export const REWARD_QUOTERS: Quoters = {
  'claim-root': quoteClaimRoot,
  'claim-basket': quoteClaimBasket,
  'exit-root': quoteExitRoot,
  'stake-basket': quoteStakeBasket,
  'auto-stake': quoteAutoStake,
};
