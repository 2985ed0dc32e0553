import { WalletError } from '../../../core/errors/wallet-error.js';
import type { RouteStep } from '../../../core/routes/types.js';
import type { BlockReader } from '../../chain/block-reader.js';
import { buildCall } from '../../chain/calls.js';
import { callHash } from './call-hash.js';
import { begunOperation, sharedOf } from './multisig-pending.js';
import { enoughWeight, NO_WEIGHT } from './multisig-weight.js';

/** A step through a multisig as a call of one of its members. */
export interface SharedCallStep {
  callHex: string;
  /** The call has only the hash of what it carries. */
  isHashed: boolean;
  acts: 'now' | 'later';
}

/**
 * `as_multi` with the call, as far as it is disclosed or the last approval needs it, else `approve_as_multi` with its hash
 * (paritytech/polkadot-sdk `frame/multisig`, operate). Which of them, and the point in time that names the operation, is what
 * the chain knows of it at the reader's block. A member that approved before may still carry it out once all approvals are
 * there.
 * @throws WalletError chain/unavailable-feature, route/not-member, route/approved
 */
export async function wrapShared(
  reader: BlockReader,
  member: string,
  { account, threshold, others, disclose }: Extract<RouteStep, { kind: 'multisig' }>,
  callHex: string,
): Promise<SharedCallStep> {
  const { runtime } = reader;
  if (others.includes(member) || sharedOf(member, others, threshold) !== account)
    throw new WalletError('route/not-member');
  if (threshold === 1) {
    const call = buildCall(runtime, 'Multisig', 'as_multi_threshold_1', [others, callHex]);
    return { callHex: call, isHashed: false, acts: 'now' };
  }
  const hash = callHash(callHex);
  const begun = await begunOperation(reader, account, hash);
  const hasApproved = begun?.approvals.includes(member) ?? false;
  const approvals = (begun?.approvals.length ?? 0) + (hasApproved ? 0 : 1);
  const isFinal = begun !== null && approvals >= threshold;
  if (hasApproved && !isFinal) throw new WalletError('route/approved');
  const common = [threshold, others, begun?.when ?? null];
  if (!isFinal && !disclose) {
    const call = buildCall(runtime, 'Multisig', 'approve_as_multi', [...common, hash, NO_WEIGHT]);
    return { callHex: call, isHashed: true, acts: 'later' };
  }
  const weight = isFinal ? await enoughWeight(reader, callHex, member) : NO_WEIGHT;
  const call = buildCall(runtime, 'Multisig', 'as_multi', [...common, callHex, weight]);
  return { callHex: call, isHashed: false, acts: isFinal ? 'now' : 'later' };
}
