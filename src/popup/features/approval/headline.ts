import type { Explanation, Sentence } from '../../../core/explain/types.js';
import { factOf } from './facts.js';
import { dangersIn } from './steps.js';

/**
 * What the screen says first, and for which account. Of a batch that hides a dangerous step behind harmless ones it is that
 * step: "do 3 things" would be the thief's own headline.
 */
export function headlineOf({ sentence, facts, tree }: Explanation): { sentence: Sentence; actor: string } {
  const whole = { sentence, actor: tree.actor };
  if (!factOf(facts, 'hidden-step')) return whole;
  const step = dangersIn(tree).find(({ node }) => node.children.length === 0);
  return step ? { sentence: step.node.sentence, actor: step.node.actor } : whole;
}
