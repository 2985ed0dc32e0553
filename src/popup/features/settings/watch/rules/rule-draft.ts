import { parsePercent } from '../../../../../core/amount/parse.js';
import { MAX_PLACES, type WatchRule } from '../../../../../core/watch/rules.js';
import { readTyped } from '../../../operations/form/typed-amount.js';

/** What the form asks first: prices come in two directions. */
export const RULE_CHOICES = ['above', 'below', 'yield', 'validator', 'closing'] as const;
type RuleChoice = (typeof RULE_CHOICES)[number];

/** What was typed and chosen so far. */
export interface RuleDraft {
  choice: RuleChoice;
  netuid: number | null;
  hotkey: string | null;
  text: string;
}

export const EMPTY_DRAFT: RuleDraft = { choice: 'above', netuid: null, hotkey: null, text: '' };

export function choiceOf(rule: WatchRule): RuleChoice {
  return rule.kind === 'price' ? rule.side : rule.kind;
}

/** Root has one price, no permits, and is never deregistered: only its yield is a thing to be told of. */
export function isOffered(choice: RuleChoice, netuid: number): boolean {
  return choice === 'yield' || netuid !== 0;
}

/** Another kind of rule: its limit is another number, and a subnet that has no such thing is chosen no more. */
export function withChoice(draft: RuleDraft, choice: RuleChoice): RuleDraft {
  const keeps = draft.netuid !== null && isOffered(choice, draft.netuid);
  return keeps ? { ...draft, choice, text: '' } : { ...EMPTY_DRAFT, choice };
}

/** Whether the number typed is one; true for what needs none. */
export function isNumber({ choice, text }: Pick<RuleDraft, 'choice' | 'text'>): boolean {
  return choice === 'validator' || numberOf(choice, text) !== null;
}

/** @returns null while something is missing or wrong */
export function ruleOf(draft: RuleDraft, id: string, networkId: string): WatchRule | null {
  const { choice, netuid, hotkey, text } = draft;
  if (netuid === null) return null;
  const named = { id, networkId, netuid };
  if (choice === 'validator') return hotkey === null ? null : { ...named, kind: 'validator', hotkey };
  const number = numberOf(choice, text);
  if (number === null) return null;
  if (choice === 'closing') return { ...named, kind: 'closing', places: Number(number) };
  if (choice === 'yield')
    return hotkey === null ? null : { ...named, kind: 'yield', hotkey, belowBps: Number(number) };
  return { ...named, kind: 'price', side: choice, priceRao: String(number) };
}

function numberOf(choice: Exclude<RuleChoice, 'validator'>, text: string): bigint | null {
  if (choice === 'yield') {
    const bps = parsePercent(text);
    return bps === null || bps === 0 ? null : BigInt(bps);
  }
  if (choice === 'closing') {
    if (!/^\s*\d{1,2}\s*$/.test(text)) return null;
    const places = BigInt(text.trim());
    return places >= 1n && places <= BigInt(MAX_PLACES) ? places : null;
  }
  return readTyped(text).base;
}
