import { WalletError } from '../../core/errors/wallet-error.js';
import type { BareIntent, SingleIntent } from '../../core/operations/intent.js';
import type { OperationAsk } from '../../core/operations/request.js';
import { buildCall } from '../chain/calls.js';
import type { Runtime } from '../chain/runtime.js';
import { BALANCE_QUOTERS, BALANCE_RULES } from './balance/index.js';
import { BUNDLE_QUOTERS } from './bundles/index.js';
import { LOCK_QUOTERS, LOCK_RULES } from './locks/index.js';
import { REWARD_QUOTERS, REWARD_RULES } from './rewards/index.js';
import type { Draft, IntentRule, IntentRules, OperationContext, Quoters } from './rules.js';
import { SAFETY_QUOTERS, SAFETY_RULES } from './safety/index.js';
import { TRADE_QUOTERS, TRADE_RULES } from './trade/index.js';

const RULES: IntentRules = {
  ...BALANCE_RULES,
  ...TRADE_RULES,
  ...REWARD_RULES,
  ...LOCK_RULES,
  ...SAFETY_RULES,
};
const QUOTERS: Quoters = {
  ...BALANCE_QUOTERS,
  ...TRADE_QUOTERS,
  ...REWARD_QUOTERS,
  ...LOCK_QUOTERS,
  ...BUNDLE_QUOTERS,
  ...SAFETY_QUOTERS,
};

/** The rule of an intent. @throws WalletError chain/unavailable-feature */
export function ruleOf(intent: SingleIntent): IntentRule<SingleIntent> {
  const rule = RULES[intent.kind];
  if (!rule) throw new WalletError('chain/unavailable-feature', { feature: intent.kind });
  return rule as IntentRule<SingleIntent>;
}

/** @throws WalletError chain/unavailable-feature */
export function draftOf(context: OperationContext, ask: OperationAsk): Promise<Draft> {
  const quoter = QUOTERS[ask.kind] as ((c: OperationContext, a: OperationAsk) => Promise<Draft>) | undefined;
  if (!quoter) throw new WalletError('chain/unavailable-feature', { feature: ask.kind });
  return quoter(context, ask);
}

/** Call bytes of an intent as hex, without any route. @throws WalletError chain/unavailable-feature */
export function intentCall(runtime: Runtime, intent: BareIntent): string {
  if (intent.kind !== 'batch') return ruleOf(intent).call(runtime, intent);
  const legs = intent.legs.map((leg) => ruleOf(leg).call(runtime, leg));
  return buildCall(runtime, 'Utility', intent.mode === 'each' ? 'force_batch' : 'batch_all', [legs]);
}
