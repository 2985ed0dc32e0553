import type { TaoBalance } from '../../../core/stake/types.js';
import { accountReads, readAccount } from '../../portfolio/balances.js';
import type { OperationContext } from '../rules.js';

/** Balance of the context's account. */
export function balanceOf(context: OperationContext): Promise<TaoBalance> {
  return context.once('balance', async () => {
    const { reader, address } = context;
    const [value] = await reader.storage(accountReads(reader.runtime, [address]));
    return readAccount(reader.runtime, value ?? null).balance;
  });
}
