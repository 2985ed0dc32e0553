/** TAO and alpha that change hands: transfers, the EVM side, crowdloans. */
import type { IntentRules, Quoters } from '../rules.js';
import { CROWDLOAN_RULES, quoteContribute, quoteWithdraw } from './crowdloan.js';
import { EVM_RULES, quoteEvmFund, quoteEvmWithdraw } from './evm.js';
import { quoteSend, SEND_RULES } from './send.js';
import { quoteTransferAlpha, TRANSFER_ALPHA_RULES } from './transfer-alpha.js';

export const BALANCE_RULES: IntentRules = {
  ...SEND_RULES,
  ...TRANSFER_ALPHA_RULES,
  ...EVM_RULES,
  ...CROWDLOAN_RULES,
};
export const BALANCE_QUOTERS: Quoters = {
  send: quoteSend,
  'transfer-alpha': quoteTransferAlpha,
  'evm-fund': quoteEvmFund,
  'evm-withdraw': quoteEvmWithdraw,
  'crowdloan-contribute': quoteContribute,
  'crowdloan-withdraw': quoteWithdraw,
};
