import type { Intent, SingleIntent } from './intent.js';
import { ROOT_NETUID } from './root.js';

/** True when somebody who sees the transaction early could trade against it: it moves the price of a pool. */
export function movesPrices(intent: Intent): boolean {
  if (intent.kind === 'routed') return movesPrices(intent.intent);
  return intent.kind === 'batch' ? intent.legs.some(legMovesPrices) : legMovesPrices(intent);
}

function legMovesPrices(intent: SingleIntent): boolean {
  switch (intent.kind) {
    case 'stake':
    case 'unstake':
    case 'unstake-position':
      return intent.netuid !== ROOT_NETUID;
    case 'change-subnet':
    // These sell or buy whatever the fund or the claim holds, without a limit.
    case 'stake-basket':
    case 'claim-basket':
    case 'claim-root':
      return true;
    default:
      return false;
  }
}
