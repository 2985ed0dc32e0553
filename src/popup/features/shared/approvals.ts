import { type Account, canApprove } from '../../../core/accounts/types.js';
import type { HeldCall } from '../../../core/routes/held-calls.js';
import type { PendingOperation } from '../../../core/routes/pending.js';
import type { Route } from '../../../core/routes/types.js';
import type { MultisigAccount } from './multisigs.js';

/** How far an operation is. */
export interface Progress {
  /** Members who approved, in the account's order. */
  approved: string[];
  /** Members who have not. */
  missing: string[];
  /** Approvals that are still needed; 0 when there are enough and nobody has sent the call. */
  needed: number;
}

/** Who approved and who has not. An approval of somebody who is no member counts for nothing. */
export function progressOf({ custody }: MultisigAccount, { approvals }: PendingOperation): Progress {
  const given = new Set(approvals);
  const approved = custody.signatories.filter((one) => given.has(one));
  return {
    approved,
    missing: custody.signatories.filter((one) => !given.has(one)),
    needed: Math.max(0, custody.threshold - approved.length),
  };
}

/** A member whose signature can be had here. */
export interface Signer {
  account: Account;
  /** Members who must still approve after this one; 0: it is carried out. */
  after: number;
}

/**
 * Own members who can move an operation on: those who have not approved, and everybody once there are enough approvals
 * (paritytech/polkadot-sdk `frame/multisig` lets a member who approved send the call then).
 */
export function signersOf(
  account: MultisigAccount,
  operation: PendingOperation,
  own: readonly Account[],
): Signer[] {
  const { missing, needed } = progressOf(account, operation);
  const able = new Set(needed === 0 ? account.custody.signatories : missing);
  return own
    .filter((one) => able.has(one.address) && canApprove(one))
    .map((one) => ({ account: one, after: Math.max(0, needed - 1) }));
}

/** The other members, in the order in which the chain wants them. */
export function othersOf({ custody }: MultisigAccount, signer: string): string[] {
  return custody.signatories.filter((one) => one !== signer);
}

/** How a member approves. `disclose` false gives the chain the hash alone, unless it is the last approval. */
export function routeOf(account: MultisigAccount, signer: string, disclose: boolean): Route {
  const { threshold } = account.custody;
  return {
    signer,
    steps: [
      { kind: 'multisig', account: account.address, threshold, others: othersOf(account, signer), disclose },
    ],
  };
}

/** The bytes of what waits: from the chain, or kept here; null while only the hash is known. */
export function callOf(
  { callHash, callHex, account }: PendingOperation,
  held: readonly HeldCall[],
  genesisHash: string | null,
): string | null {
  if (callHex !== null) return callHex;
  const kept = held.find(
    (one) => one.callHash === callHash && one.actor === account && one.genesisHash === genesisHash,
  );
  return kept?.callHex ?? null;
}
