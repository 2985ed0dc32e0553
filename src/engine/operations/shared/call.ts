import type { SingleIntent } from '../../../core/operations/intent.js';
import type { TradeLeg } from '../../../core/operations/quote.js';
import { decodeCall } from '../../chain/calls.js';
import { quoteSwap, sumsOf } from '../../quotes/swap-quote.js';
import { EMPTY_DRAFT, type IntentRule, type OperationContext, type Quoter } from '../rules.js';
import { issueOf } from '../support/issue.js';
import { buyLeg, sellLeg, swapLeg } from '../trade/legs.js';
import { limitOfSwap } from '../trade/swap-bound.js';
import { TradeWorld } from '../trade/world.js';
import { knownIntent } from './known-intent.js';

type Call = Extract<SingleIntent, { kind: 'call' }>;
type RuleOf = (intent: SingleIntent) => IntentRule<SingleIntent>;

/**
 * Bytes that are there already, as what they are: checked before the last approval like the intent they would be made of
 * today. Whatever this wallet has no intent for, the explanation alone speaks of.
 */
export function callRule(ruleOf: RuleOf): IntentRule<Call> {
  return {
    call: (runtime, { callHex }) => decodeCall(runtime, callHex).toHex(),
    async check(context, { callHex }) {
      const known = knownIntent(context.reader.runtime, callHex);
      if (known) await ruleOf(known).check(context, known);
    },
    spendsRao({ callHex }, context) {
      const known = knownIntent(context.reader.runtime, callHex);
      return known ? (ruleOf(known).spendsRao?.(known, context) ?? 0n) : 0n;
    },
  };
}

/** The same asked anew at the block: what the limit that is in the bytes gives at today's price. */
export function callQuoter(ruleOf: RuleOf): Quoter<'call'> {
  return async (context, intent) => {
    const rule = callRule(ruleOf);
    rule.call(context.reader.runtime, intent);
    const known = knownIntent(context.reader.runtime, intent.callHex);
    const [issue, leg] = await Promise.all([
      issueOf(() => rule.check(context, intent)),
      known ? tradeOf(context, known) : null,
    ]);
    const pays = leg
      ? [leg.pay]
      : known?.kind === 'send'
        ? [{ token: 'tao' as const, rao: known.amountRao }]
        : [];
    return {
      ...EMPTY_DRAFT,
      intent,
      issue,
      trades: leg ? [leg] : [],
      pays,
      receives: leg ? [leg.expected] : [],
    };
  };
}

/** The trade of an intent at today's price; null where there is none, or nobody would make it. */
async function tradeOf(context: OperationContext, intent: SingleIntent): Promise<TradeLeg | null> {
  const world = new TradeWorld(context);
  const { pools } = world;
  if (intent.kind === 'stake') {
    const { hotkey, netuid, amountRao, limitRaoPerAlpha } = intent;
    const quote = await pools.quote({ side: 'buy', netuid, amount: amountRao });
    return quote && buyLeg(hotkey, netuid, amountRao, quote, limitRaoPerAlpha);
  }
  if (intent.kind === 'unstake' || intent.kind === 'unstake-position') {
    const { hotkey, netuid, limitRaoPerAlpha } = intent;
    const amount = intent.kind === 'unstake' ? intent.amountBase : (await world.held(hotkey, netuid)).base;
    const quote = await pools.quote({ side: 'sell', netuid, amount });
    return quote && sellLeg(hotkey, netuid, amount, quote, limitRaoPerAlpha ?? 0n);
  }
  if (intent.kind !== 'change-subnet') return null;
  const { hotkey, fromNetuid, toNetuid, amountBase: amount, limitRatio } = intent;
  const sums = sumsOf(await quoteSwap(pools, fromNetuid, toNetuid, amount));
  if (!sums) return null;
  const bound = await limitOfSwap(pools, { fromNetuid, toNetuid, amount, netIn: sums.netIn, limitRatio });
  return swapLeg(hotkey, { fromNetuid, toNetuid }, amount, sums, {
    limitRatio,
    atLeast: bound.atLeast ?? 0n,
  });
}
