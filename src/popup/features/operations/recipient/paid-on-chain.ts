import { accountIdHex, decodeAnyPrefix } from '../../../../core/address/index.js';
import type { ChainAction } from '../../../../core/chain/history.js';

/** When an account last gave something to another, by the chain's own history, ms since 1970; null where it tells of no such thing. */
export function lastPaidOnChain(actions: readonly ChainAction[], accountId: string): number | null {
  let last: number | null = null;
  for (const action of actions) {
    if (!isGift(action) || idOf(action.counterparty) !== accountId) continue;
    if (last === null || action.atMs > last) last = action.atMs;
  }
  return last;
}

/** Only what the account signed itself: what somebody else moved out of it vouches for nobody. */
function isGift({ kind, own, failed }: ChainAction): boolean {
  return own && !failed && (kind === 'sent' || kind === 'stake-sent');
}

function idOf(address: string | null): string | null {
  return address === null ? null : accountIdHex(decodeAnyPrefix(address).accountId);
}
