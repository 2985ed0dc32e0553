import { accountIdHex, decodeAddress, encodeAddress } from '../../../../core/address/index.js';
import type { ErrorBody } from '../../../../core/errors/wallet-error.js';
import { toErrorBody } from '../../../../core/errors/wallet-error.js';
import { addressOfMembers } from '../../../../core/routes/shared-call.js';

/** Why a text is not taken as a member. */
export type MemberFault =
  | { kind: 'address'; text: string; error: ErrorBody }
  | { kind: 'twice'; text: string }
  | { kind: 'too-many'; text: string };

/** Addresses in a text: one per line, or apart by spaces, commas or semicolons. */
export function splitAddresses(text: string): string[] {
  return text.split(/[\s,;]+/).filter((part) => part !== '');
}

/**
 * Adds what was typed or pasted. What cannot be taken stays behind with its reason, so that nothing is lost and nothing is
 * left out unseen.
 * @param max most members there may be
 */
export function addMembers(
  members: readonly string[],
  text: string,
  max: number,
): { members: string[]; faults: MemberFault[] } {
  const next = [...members];
  const faults: MemberFault[] = [];
  for (const part of splitAddresses(text)) {
    let address: string;
    try {
      address = encodeAddress(decodeAddress(part).accountId);
    } catch (caught) {
      faults.push({ kind: 'address', text: part, error: toErrorBody(caught) });
      continue;
    }
    if (next.includes(address)) faults.push({ kind: 'twice', text: part });
    else if (next.length >= max) faults.push({ kind: 'too-many', text: part });
    else next.push(address);
  }
  return { members: next, faults };
}

/** The threshold that fits: what was chosen, or the nearest that there can be. New ones begin at a majority. */
export function fittingThreshold(chosen: number | null, members: number): number {
  const majority = Math.floor(members / 2) + 1;
  return Math.min(Math.max(1, chosen ?? majority), Math.max(1, members));
}

/** What follows from members and threshold, or null while there are too few. */
export function previewOf(
  members: readonly string[],
  threshold: number,
): { address: string; accountId: `0x${string}` } | null {
  if (members.length < 2) return null;
  const address = addressOfMembers(members, threshold);
  return { address, accountId: accountIdHex(decodeAddress(address).accountId) };
}
