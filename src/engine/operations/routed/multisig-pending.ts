import { multisigAddress } from '../../../core/address/derived.js';
import { decodeAddress } from '../../../core/address/index.js';
import type { BlockReader } from '../../chain/block-reader.js';
import type { Plain } from '../../chain/plain.js';
import { address, int, list, record, small } from '../../chain/shape.js';
import { needStorage } from '../../chain/storage-items.js';

/** `Multisig.Multisigs` of one operation, in our words. */
export interface Begun {
  when: { height: number; index: number };
  depositRao: bigint;
  depositor: string;
  approvals: string[];
}

/** An operation that was begun and is not over; null where there is none. @throws WalletError chain/* */
export async function begunOperation(
  reader: BlockReader,
  account: string,
  callHash: string,
): Promise<Begun | null> {
  const item = needStorage(reader.runtime, 'Multisig', 'Multisigs');
  const [value] = await reader.storage([{ item, args: [account, callHash] }]);
  return value == null ? null : readBegun(value);
}

/** @throws WalletError chain/bad-answer */
export function readBegun(value: Plain): Begun {
  const { when, deposit, depositor, approvals } = record(value, 'multisig');
  const { height, index } = record(when, 'timepoint');
  return {
    when: { height: small(height, 'timepoint'), index: small(index, 'timepoint') },
    depositRao: int(deposit, 'multisig deposit'),
    depositor: address(depositor, 'depositor'),
    approvals: list(approvals, 'approvals').map((who) => address(who, 'approval')),
  };
}

/** The account that a member shares with others, as the chain works it out from a call of this member. */
export function sharedOf(member: string, others: readonly string[], threshold: number): string {
  const ids = [member, ...others].map((who) => decodeAddress(who).accountId);
  return multisigAddress(ids, threshold);
}
