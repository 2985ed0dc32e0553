import type { IntentRules, Quoters } from '../rules.js';
import { exitCall, moveCall, stakeCall, swapCall, unstakeCall } from './calls.js';
import { quoteChangeSubnet } from './change-subnet-quoter.js';
import { quoteChangeValidator } from './change-validator-quoter.js';
import { checkMove, checkSwap } from './check-change.js';
import { checkStake } from './check-stake.js';
import { checkUnstake } from './check-unstake.js';
import { quoteStakeOperation } from './stake-quoter.js';
import { quoteUnstakeOperation } from './unstake-quoter.js';
import { TradeWorld } from './world.js';

export const TRADE_RULES: IntentRules = {
  stake: {
    call: (runtime, { hotkey, netuid, amountRao, limitRaoPerAlpha, allowPartial }) =>
      stakeCall(runtime, { hotkey, netuid, amount: amountRao, limit: limitRaoPerAlpha, allowPartial }),
    check: (context, { limitRaoPerAlpha: limit, ...stake }) =>
      checkStake(new TradeWorld(context, 'maths'), { ...stake, limit }),
    spendsRao: ({ amountRao }) => amountRao,
  },
  unstake: {
    call: (runtime, { hotkey, netuid, amountBase, limitRaoPerAlpha, allowPartial }) =>
      unstakeCall(runtime, { hotkey, netuid, amount: amountBase, limit: limitRaoPerAlpha, allowPartial }),
    check: (context, { amountBase: amount, limitRaoPerAlpha: limit, ...sale }) =>
      checkUnstake(new TradeWorld(context, 'maths'), { ...sale, amount, limit }),
  },
  'unstake-position': {
    call: (runtime, { hotkey, netuid, limitRaoPerAlpha: limit }) =>
      exitCall(runtime, { hotkey, netuid, limit }),
    check: (context, { hotkey, netuid, limitRaoPerAlpha: limit }) =>
      checkUnstake(new TradeWorld(context, 'maths'), {
        hotkey,
        netuid,
        amount: 'whole',
        limit,
        allowPartial: false,
      }),
  },
  'change-validator': {
    call: (runtime, { fromHotkey, toHotkey, netuid, amountBase: amount }) =>
      moveCall(runtime, { fromHotkey, toHotkey, netuid, amount }),
    check: (context, { amountBase: amount, ...move }) =>
      checkMove(new TradeWorld(context, 'maths'), { ...move, amount }),
  },
  'change-subnet': {
    call: (runtime, { amountBase: amount, ...swap }) => swapCall(runtime, { ...swap, amount }),
    check: (context, { amountBase: amount, ...swap }) =>
      checkSwap(new TradeWorld(context, 'maths'), { ...swap, amount }),
  },
};

export const TRADE_QUOTERS: Quoters = {
  stake: quoteStakeOperation,
  unstake: quoteUnstakeOperation,
  'change-validator': quoteChangeValidator,
  'change-subnet': quoteChangeSubnet,
};
