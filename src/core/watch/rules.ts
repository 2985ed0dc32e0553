import type { Part } from '../chain/account-state.js';
import type { AlertFacts, RuleFacts } from './types.js';

/** How far among the next subnets to be deregistered a rule may look. */
export const MAX_PLACES = 20;
/** Rules of one wallet. */
export const MAX_RULES = 50;

interface Named {
  /** Made when the rule is: the same one is told once. */
  id: string;
  /** Subnets and validators mean something on one network only. */
  networkId: string;
  netuid: number;
}

/** What a person asked to be told of. Kept with the settings as plain JSON, so money is text. */
export type WatchRule =
  /** `priceRao`: rao per whole alpha, digits. */
  | (Named & { kind: 'price'; side: 'above' | 'below'; priceRao: string })
  /** Yearly yield in basis points; measured over some days by what stakers got. */
  | (Named & { kind: 'yield'; hotkey: string; belowBps: number })
  /** The validator no longer validates on the subnet. */
  | (Named & { kind: 'validator'; hotkey: string })
  /** The subnet is among the next `places` to make room for a new one. */
  | (Named & { kind: 'closing'; places: number });

/** One rule and what the chain says about its subject; null: not looked at with this check. */
interface Read<K extends WatchRule['kind'], V> {
  kind: K;
  rule: Extract<WatchRule, { kind: K }>;
  value: Part<V> | null;
}
export type RuleReading =
  /** Rao per whole alpha. */
  | Read<'price', bigint>
  /** Parts per million a year; null while it cannot be measured. */
  | Read<'yield', bigint | null>
  | Read<'validator', 'validates' | 'no-permit' | 'gone'>
  /** Place in the line, 0 goes next; null: not in it, being immune or while there is room for more. */
  | Read<'closing', number | null>;
/** What may be read for rules of one kind. */
export type RuleValue<K extends WatchRule['kind']> =
  Extract<RuleReading, { kind: K }> extends Read<K, infer V> ? V : never;

/** `met`: what the rule waits for; `clear`: it is over; `between`: neither, so that what was before goes on. */
type Standing = 'met' | 'clear' | 'between';
type Judged = { standing: Standing; facts: RuleFacts } | { standing: Exclude<Standing, 'met'> };

/** A limit that was crossed counts as crossed back only this much later: one that is grazed is told once. */
const SLACK_PERCENT = 1n;
const PPM_OF_BPS = 100n;

/** Null while what the rule is about is not known. */
function judge(reading: RuleReading): Judged | null {
  if (reading.value?.kind !== 'known') return null;
  const { id: ruleId, netuid } = reading.rule;
  switch (reading.kind) {
    case 'price': {
      const { side } = reading.rule;
      const [limitRao, priceRao] = [BigInt(reading.rule.priceRao), reading.value.value];
      const standing =
        side === 'above' ? below(-priceRao, -limitRao, limitRao) : below(priceRao, limitRao, limitRao);
      return { standing, facts: { kind: 'price-crossed', ruleId, netuid, side, limitRao, priceRao } };
    }
    case 'yield': {
      const { hotkey, belowBps } = reading.rule;
      const ppm = reading.value.value;
      if (ppm === null) return { standing: 'between' };
      const limit = BigInt(belowBps) * PPM_OF_BPS;
      const nowBps = Number(ppm / PPM_OF_BPS);
      return {
        standing: below(ppm, limit, limit),
        facts: { kind: 'yield-fell', ruleId, netuid, hotkey, belowBps, nowBps },
      };
    }
    case 'validator': {
      const standing = reading.value.value;
      if (standing === 'validates') return { standing: 'clear' };
      const { hotkey } = reading.rule;
      return {
        standing: 'met',
        facts: { kind: 'validator-left', ruleId, netuid, hotkey, gone: standing === 'gone' },
      };
    }
    case 'closing': {
      const place = reading.value.value;
      if (place === null || place >= reading.rule.places) return { standing: 'clear' };
      return { standing: 'met', facts: { kind: 'subnet-closing', ruleId, netuid, place } };
    }
  }
}

function below(value: bigint, limit: bigint, size: bigint): Standing {
  if (value < limit) return 'met';
  return value > limit + (size * SLACK_PERCENT) / 100n ? 'clear' : 'between';
}

/**
 * What the rules have to say, each once until it is over. One that is met when it is made is told at once: who sets a limit
 * that is crossed already wants to know it.
 * @param told ids of rules that were told and are not over
 */
export function compareRules(
  told: readonly string[],
  readings: readonly RuleReading[],
): { facts: AlertFacts[]; told: string[] } {
  const facts: AlertFacts[] = [];
  const kept = readings.filter((reading) => {
    const wasTold = told.includes(reading.rule.id);
    const judged = judge(reading);
    if (judged === null) return wasTold;
    if (judged.standing === 'met' && !wasTold) facts.push(judged.facts);
    return judged.standing === 'met' || (judged.standing === 'between' && wasTold);
  });
  return { facts, told: kept.map(({ rule }) => rule.id) };
}

/** Whether what a rule told of is over; null when this check cannot tell. A rule that was taken away has nothing to say. */
export function isRuleOver(ruleId: string, readings: readonly RuleReading[]): boolean | null {
  const found = readings.find(({ rule }) => rule.id === ruleId);
  if (!found) return true;
  const judged = judge(found);
  return judged && judged.standing === 'clear';
}
