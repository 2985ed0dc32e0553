import type { IntentRules, Quoters } from '../rules.js';
import { stakeCall, unstakeCall } from './calls.js';

export const TRADE_RULES: IntentRules = {
  stake: {
    call: (runtime, { hotkey, netuid, amountRao, limitRaoPerAlpha, allowPartial }) =>
      stakeCall(runtime, { hotkey, netuid, amount: amountRao, limit: limitRaoPerAlpha, allowPartial }),
    check: async () => undefined,
    spendsRao: ({ amountRao }) => amountRao,
  },
  unstake: {
    call: (runtime, { hotkey, netuid, amountBase, limitRaoPerAlpha, allowPartial }) =>
      unstakeCall(runtime, { hotkey, netuid, amount: amountBase, limit: limitRaoPerAlpha, allowPartial }),
    check: async () => undefined,
  },
};
export const TRADE_QUOTERS: Quoters = {};
