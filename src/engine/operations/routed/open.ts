import type { BareIntent, Intent } from '../../../core/operations/intent.js';
import { actorOf, type RouteStep } from '../../../core/routes/types.js';

/** An intent without its route, the account that acts, and the route. */
export interface Opened {
  intent: BareIntent;
  actor: string;
  steps: readonly RouteStep[];
}

/** Takes an intent of a signer apart. */
export function openIntent(signer: string, intent: Intent): Opened {
  if (intent.kind !== 'routed') return { intent, actor: signer, steps: [] };
  const { steps } = intent;
  return { intent: intent.intent, actor: actorOf({ signer, steps }), steps };
}
