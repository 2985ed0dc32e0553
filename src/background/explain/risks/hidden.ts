import type { Fact, Param, Risk } from '../../../core/explain/types.js';
import { levelOf, nodesOf, type Told } from '../compose.js';

/** A batch in which the dangerous step does not come first. */
export interface HiddenStep {
  facts: Fact[];
  risks: Risk[];
}

/**
 * The first dangerous step of a batch of different things where a harmless one stands before it; null where there is none.
 * Trades that are one thing together hide nothing.
 */
export function hiddenStep(told: Told): HiddenStep | null {
  const steps = nodesOf(told).some(({ sentence }) => sentence.code === 'batch') ? stepsOf(told) : [];
  const index = steps.findIndex((step) => levelOf(step.risks) === 'danger');
  const [first] = steps;
  if (index < 1 || !first) return null;
  const step: Param = { t: 'text', text: `${index + 1}/${steps.length}` };
  return {
    facts: [
      { code: 'hidden-step', value: step },
      { code: 'begins-with', value: { t: 'sentence', sentence: first.sentence } },
    ],
    risks: [{ code: 'hidden-step', level: 'caution', params: { step } }],
  };
}

function stepsOf(told: Told): Told[] {
  const below = told.children.flatMap(stepsOf);
  return told.node.isWrapper && below.length > 0 ? below : [told, ...below];
}
