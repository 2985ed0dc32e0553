import { WalletError } from '../../core/errors/wallet-error.js';
import type { BareIntent, SingleIntent } from '../../core/operations/intent.js';
import type { OperationAsk } from '../../core/operations/request.js';
import { buildCall } from '../chain/calls.js';
import type { Runtime } from '../chain/runtime.js';
import { BALANCE_QUOTERS, BALANCE_RULES } from './balance/index.js';
import { BUNDLE_QUOTERS } from './bundles/index.js';
import { KEY_SWAP_QUOTERS, KEY_SWAP_RULES } from './key-swap/index.js';
import { LOCK_QUOTERS, LOCK_RULES } from './locks/index.js';
import { REWARD_QUOTERS, REWARD_RULES } from './rewards/index.js';
import { RIGHT_QUOTERS, RIGHT_RULES } from './rights/index.js';
import type { Draft, IntentRule, IntentRules, OperationContext, Quoters } from './rules.js';
import { SAFETY_QUOTERS, SAFETY_RULES } from './safety/index.js';
import { sharedQuoters, sharedRules } from './shared/index.js';
import { TRADE_QUOTERS, TRADE_RULES } from './trade/index.js';

const RULES: IntentRules = {
  ...BALANCE_RULES,
  ...TRADE_RULES,
  ...REWARD_RULES,
  ...LOCK_RULES,
  ...SAFETY_RULES,
  ...KEY_SWAP_RULES,
  ...RIGHT_RULES,
  ...sharedRules((intent) => ruleOf(intent)),
};
const QUOTERS: Quoters = {
  ...BALANCE_QUOTERS,
  ...TRADE_QUOTERS,
  ...REWARD_QUOTERS,
  ...LOCK_QUOTERS,
  ...BUNDLE_QUOTERS,
  ...SAFETY_QUOTERS,
  ...KEY_SWAP_QUOTERS,
  ...RIGHT_QUOTERS,
  ...sharedQuoters((intent) => ruleOf(intent)),
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

/**
 * Call bytes of an intent of the context's account as hex, without any route, at the context's block.
 * @throws WalletError chain/unavailable-feature, and of an intent that is about something the chain does not have
 */
export async function intentCallAt(context: OperationContext, intent: BareIntent): Promise<string> {
  const { runtime } = context.reader;
  if (intent.kind !== 'batch') return legCall(context, intent);
  const legs = await Promise.all(intent.legs.map((leg) => legCall(context, leg)));
  return batchOf(runtime, intent, legs);
}

async function legCall(context: OperationContext, leg: SingleIntent): Promise<string> {
  const rule = ruleOf(leg);
  return rule.callAt ? rule.callAt(context, leg) : rule.call(context.reader.runtime, leg);
}

/** The same as far as it needs nothing of the chain. @throws WalletError chain/unavailable-feature */
export function intentCall(runtime: Runtime, intent: BareIntent): string {
  if (intent.kind !== 'batch') return ruleOf(intent).call(runtime, intent);
  return batchOf(
    runtime,
    intent,
    intent.legs.map((leg) => ruleOf(leg).call(runtime, leg)),
  );
}

function batchOf(runtime: Runtime, { mode }: Extract<BareIntent, { kind: 'batch' }>, legs: string[]): string {
  return buildCall(runtime, 'Utility', mode === 'each' ? 'force_batch' : 'batch_all', [legs]);
}
