import type { SingleIntent } from '../../../core/operations/intent.js';
import type { OperationContext } from '../rules.js';
import { TradeWorld } from './world.js';

interface Wants {
  netuids: number[];
  hotkeys: string[];
  /** Whether a position is given up, in whole or in part. */
  sells: boolean;
}

/** Reads once, for all legs of a batch, what the checks of its trades would each ask the node for. */
export async function prepareTrades(context: OperationContext, legs: SingleIntent[]): Promise<void> {
  const wants = legs.flatMap((leg) => wantsOf(leg) ?? []);
  if (wants.length < 2) return;
  const world = new TradeWorld(context, 'maths');
  await Promise.all([
    world.prepare(
      wants.flatMap(({ netuids }) => netuids),
      wants.flatMap(({ hotkeys }) => hotkeys),
    ),
    wants.some(({ sells }) => sells) ? world.allHeld() : null,
  ]);
}

function wantsOf(leg: SingleIntent): Wants | null {
  switch (leg.kind) {
    case 'stake':
      return { netuids: [leg.netuid], hotkeys: [leg.hotkey], sells: false };
    case 'unstake':
    case 'unstake-position':
      return { netuids: [leg.netuid], hotkeys: [leg.hotkey], sells: true };
    case 'change-validator':
      return { netuids: [leg.netuid], hotkeys: [leg.fromHotkey, leg.toHotkey], sells: true };
    case 'change-subnet':
      return { netuids: [leg.fromNetuid, leg.toNetuid], hotkeys: [leg.hotkey], sells: true };
    default:
      return null;
  }
}
