import { callShape } from '../../chain/call-shapes.js';
import type { OperationContext } from '../rules.js';
import { readBasketDues } from './basket-dues.js';
import { everythingOwed } from './claim-plan.js';
import { claimsBySubnet } from './claim-root.js';
import { lostOf } from './claim-walk.js';
import { readRootDues } from './root-dues.js';

/** What a validator's root stake has earned and not paid out. */
export interface OwedOnRoot {
  /** What claiming all of it now would bring, rao. */
  worthRao: bigint;
  /**
   * How much of that is lost for good, rao, when that much root stake leaves without a claim. Before the baskets (to spec
   * 440) that is all of it for a whole exit, and may be some for a part; since then nothing
   * (`opentensor/subtensor pallets/subtensor/src/staking/claim_root.rs`).
   */
  lostRao(leaving: bigint): bigint;
}

const NOTHING: OwedOnRoot = { worthRao: 0n, lostRao: () => 0n };

/** @throws WalletError chain/bad-answer, chain/offline */
export async function owedOnRoot(context: OperationContext, hotkey: string): Promise<OwedOnRoot> {
  const { runtime } = context.reader;
  if (claimsBySubnet(runtime)) return owedBySubnet(context, hotkey);
  if (callShape(runtime, 'SubtensorModule', 'claim_root_with_hotkey') === null) return NOTHING;
  const dues = await readBasketDues(context, hotkey);
  return { worthRao: dues.reduce((sum, { redeemable }) => sum + redeemable, 0n), lostRao: () => 0n };
}

async function owedBySubnet(context: OperationContext, hotkey: string): Promise<OwedOnRoot> {
  const dues = await readRootDues(context);
  const owed = everythingOwed(dues).filter((due) => due.hotkey === hotkey);
  const state = dues.states.find((entry) => entry.hotkey === hotkey);
  return {
    worthRao: owed.reduce((sum, { worth }) => sum + (worth ?? 0n), 0n),
    lostRao: (leaving) =>
      owed.reduce((sum, due) => {
        const rate = state?.rates.find(({ netuid }) => netuid === due.netuid);
        const lost = state && rate ? lostOf(state, rate, leaving) : 0n;
        const part = lost < due.owed ? lost : due.owed;
        return sum + ((due.worth ?? 0n) * part) / due.owed;
      }, 0n),
  };
}
