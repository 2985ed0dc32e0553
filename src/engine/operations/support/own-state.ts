import { list, small } from '../../chain/shape.js';
import { type AccountState, readAccount } from '../../portfolio/balances.js';
import type { OperationContext } from '../rules.js';
import { readNamed } from './named-reads.js';

/** The context's account and what forbids it everything. */
interface OwnState {
  account: AccountState;
  swapDisputed: boolean;
  /** Block from which an announced swap of this coldkey can be executed; null when none is announced. */
  swapFromBlock: number | null;
  /** The network is in safe mode. */
  paused: boolean;
}

/** One request, once per context. */
export function ownState(context: OperationContext): Promise<OwnState> {
  return context.once('own state', async () => {
    const { reader, address } = context;
    const { account, announced, disputed, safeMode } = await readNamed(reader, {
      account: ['System', 'Account', address],
      announced: ['SubtensorModule', 'ColdkeySwapAnnouncements', address],
      disputed: ['SubtensorModule', 'ColdkeySwapDisputes', address],
      safeMode: ['SafeMode', 'EnteredUntil'],
    });
    return {
      account: readAccount(reader.runtime, account?.value),
      swapDisputed: disputed?.stored === true,
      swapFromBlock: announced?.stored
        ? small(list(announced.value, 'coldkey swap')[0], 'coldkey swap')
        : null,
      paused: safeMode?.stored === true,
    };
  });
}
