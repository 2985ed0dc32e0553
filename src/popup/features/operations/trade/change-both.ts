import type { PlanStep } from '../../../../core/operations/plan.js';
import type { PositionAmount } from '../../../../core/operations/request.js';
import type { Position } from '../../../../core/stake/types.js';

interface Change {
  position: Position;
  /** All positions of the account. */
  positions: readonly Position[];
  toHotkey: string;
  toNetuid: number;
  amount: PositionAmount;
  toleranceBps: number;
}

/**
 * Another validator and another subnet: first to the validator within the subnet, which trades nothing and cannot lose
 * anything, then one limited swap. No call of the chain does both under a price limit.
 */
export function changeBoth(change: Change): PlanStep[] {
  const { position, positions, toHotkey, toNetuid, amount, toleranceBps } = change;
  const { netuid, hotkey } = position;
  const hasStakeThere = positions.some((one) => one.netuid === netuid && one.hotkey === toHotkey);
  const step = (ask: PlanStep['ask']): PlanStep => ({
    ask,
    spendsStep: null,
    txHash: null,
    skipped: false,
  });
  return [
    step({ kind: 'change-validator', fromHotkey: hotkey, toHotkey, netuid, amount }),
    step({
      kind: 'change-subnet',
      hotkey: toHotkey,
      fromNetuid: netuid,
      toNetuid,
      // Where nothing was before, all that is there is what was moved, to the last unit; a move of shares may round one away.
      amount: hasStakeThere ? movedAmount(amount, position) : { by: 'whole' },
      toleranceBps,
      allowPartial: false,
    }),
  ];
}

/** The number that is moved. What the position earns until then stays with the new validator. */
function movedAmount(amount: PositionAmount, position: Position): PositionAmount {
  return amount.by === 'whole' ? { by: 'alpha', base: position.alpha.base } : amount;
}
