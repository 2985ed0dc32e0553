/** What the members of a shared account do about its operations: carry out what waits, or give it up. */
import type { SingleIntent } from '../../../core/operations/intent.js';
import type { IntentRule, IntentRules, Quoters } from '../rules.js';
import { callQuoter, callRule } from './call.js';
import { CANCEL_RULES, quoteCancel } from './cancel.js';

type RuleOf = (intent: SingleIntent) => IntentRule<SingleIntent>;

/** @param ruleOf the rule of any other intent */
export function sharedRules(ruleOf: RuleOf): IntentRules {
  return { ...CANCEL_RULES, call: callRule(ruleOf) };
}

/** @param ruleOf the rule of any other intent */
export function sharedQuoters(ruleOf: RuleOf): Quoters {
  return { 'cancel-multisig': quoteCancel, call: callQuoter(ruleOf) };
}
