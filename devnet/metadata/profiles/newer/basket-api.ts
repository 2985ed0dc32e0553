import { api } from '../../dsl/declare.js';

const POSITION = { hotkey: 'AccountId32', coldkey: 'AccountId32' };
const COLDKEY = { coldkey: 'AccountId32' };
const HOTKEY = { hotkey: 'AccountId32' };

/** Root baskets, version 5: with claim previews, without the weights of a validator. */
export const betaBasketRuntimeApi = api('BetaBasketRuntimeApi', 5, {
  get_root_basket_owed: [COLDKEY, 'u64'],
  get_basket_payout: [POSITION, 'u64'],
  get_root_basket_positions: [COLDKEY, 'Vec<(AccountId32, u64, u64)>'],
  get_basket_position: [POSITION, 'Option<BasketPosition>'],
  get_root_basket_portfolio: [COLDKEY, 'Vec<BasketPosition>'],
  get_beta_position: [POSITION, 'Option<BetaPosition>'],
  get_beta_portfolio: [COLDKEY, 'Vec<BetaPosition>'],
  get_basket_claim_preview: [POSITION, 'Option<BasketClaimPreview>'],
  get_root_basket_claim_previews: [COLDKEY, 'Vec<BasketClaimPreview>'],
  get_beta_pricing: [HOTKEY, 'Option<BetaPricing>'],
  get_all_beta_pricing: [{ start_after: 'Option<AccountId32>', limit: 'u32' }, 'BetaPricingPage'],
  get_beta_index: [{}, '(U64F64, U64F64)'],
  get_validator_basket_summary: [HOTKEY, 'ValidatorBasketSummary'],
  get_all_validator_baskets: [{}, 'Vec<ValidatorBasketSummary>'],
  get_validator_basket: [HOTKEY, 'Vec<(u16, u64, u64)>'],
  get_validator_basket_nav: [HOTKEY, 'u64'],
  get_root_basket_total_nav: [{}, 'u64'],
  get_basket_trading_status: [HOTKEY, 'BasketTradingStatus'],
});
