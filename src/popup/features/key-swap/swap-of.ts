import { blake2b } from '@noble/hashes/blake2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { type Account, canApprove, canSign } from '../../../core/accounts/types.js';
import { decodeAddress } from '../../../core/address/index.js';
import type { AccountState, ColdkeySwap } from '../../../core/chain/account-state.js';

export type AnnouncedSwap = Exclude<ColdkeySwap, { state: 'none' }>;

/** What the chain says of a swap: null while unknown, `unavailable` where the runtime has no such thing. */
export function swapIn(
  states: readonly AccountState[] | null,
  address: string,
): ColdkeySwap | 'unavailable' | null {
  const state = states?.find((one) => one.address === address);
  if (!state) return null;
  return state.coldkeySwap.kind === 'unavailable' ? 'unavailable' : state.coldkeySwap.value;
}

/** Blake2-256 of a coldkey, as an announcement names it. @throws WalletError address/* */
export function fingerprintOf(address: string): string {
  return `0x${bytesToHex(blake2b(decodeAddress(address).accountId, { dkLen: 32 }))}`;
}

/** The own account an announcement is for; null when it is for none of them. */
export function newKeyOf(swap: AnnouncedSwap, accounts: readonly Account[]): Account | null {
  return accounts.find(({ address }) => fingerprintOf(address) === swap.newColdkeyHash) ?? null;
}

/** Whether a transaction of the account can be had from here: by its key, or by those who act for it. */
export function canPropose(account: Account): boolean {
  const kind = account.custody?.kind;
  return canApprove(account) || kind === 'multisig' || kind === 'pure';
}

/** Own accounts that may become the new coldkey: another coldkey whose key is here, written down and asked back. */
export function freshKeys(accounts: readonly Account[], old: Account): Account[] {
  return accounts.filter(
    (one) => one.accountId !== old.accountId && one.role === 'coldkey' && canSign(one) && one.backedUp,
  );
}
