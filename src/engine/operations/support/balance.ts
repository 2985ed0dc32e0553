import type { TaoBalance } from '../../../core/stake/types.js';
import type { OperationContext } from '../rules.js';
import { ownState } from './own-state.js';

/** Balance of the context's account. */
export async function balanceOf(context: OperationContext): Promise<TaoBalance> {
  return (await ownState(context)).account.balance;
}
