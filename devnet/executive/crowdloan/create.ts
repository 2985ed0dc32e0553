import { blake2b } from '@noble/hashes/blake2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { DecodedCall } from '../../types.js';
import { readAccount } from '../accounts.js';
import { transfer } from '../balances.js';
import { type CallContext, fail } from '../dispatch-context.js';
import { fundsAccount } from './funds.js';
import { type Loan, limit, PALLET, requireEndInWindow } from './loan.js';

/** Longest call that is kept in the loan itself (`substrate/frame/support`, BoundedInline). */
const MAX_INLINE = 128;

/** Opens a crowdloan with its creator's deposit (`opentensor/subtensor pallets/crowdloan/src/lib.rs`). */
export function create(context: CallContext, args: Record<string, unknown>): void {
  const { state, origin } = context;
  const [deposit, cap] = [BigInt(args.deposit as bigint), BigInt(args.cap as bigint)];
  const [min_contribution, end] = [BigInt(args.min_contribution as bigint), Number(args.end)];
  const target_address = args.target_address as string | undefined;
  if (deposit < limit(context, 'MinimumDeposit')) fail(PALLET, 'DepositTooLow');
  if (cap <= deposit) fail(PALLET, 'CapTooLow');
  if (min_contribution < limit(context, 'AbsoluteMinimumContribution'))
    fail(PALLET, 'MinimumContributionTooLow');
  if ((args.call !== undefined) === (target_address !== undefined)) fail(PALLET, 'InvalidFinalizationConfig');
  requireEndInWindow(context, end);
  if (readAccount(state, origin).data.free < deposit) fail(PALLET, 'InsufficientBalance');
  const id = (state.get(PALLET, 'NextCrowdloanId') as number | undefined) ?? 0;
  const loan: Loan = {
    creator: origin,
    deposit,
    min_contribution,
    end,
    cap,
    funds_account: fundsAccount(id),
    raised: deposit,
    target_address,
    call: args.call === undefined ? undefined : keepCall(context, context.codec.liftCall(args.call)),
    finalized: false,
    contributors_count: 1,
  };
  state.set(PALLET, 'NextCrowdloanId', [], id + 1);
  state.set(PALLET, 'Crowdloans', [id], loan);
  transfer(context, loan.funds_account, deposit, false);
  state.set(PALLET, 'Contributions', [id, origin], deposit);
  context.deposit(PALLET, 'Created', { crowdloan_id: id, creator: origin, end, cap });
}

/** A long call is kept outside, under its hash: devnet has no preimage pallet. */
function keepCall({ codec, state }: CallContext, call: DecodedCall): Loan['call'] {
  const bytes = codec.encodeCall(call);
  if (bytes.length <= MAX_INLINE) return { type: 'Inline', value: bytes };
  const hash = `0x${bytesToHex(blake2b(bytes, { dkLen: 32 }))}`;
  state.set('Devnet', 'Preimages', [hash], bytes);
  return { type: 'Lookup', value: { hash, len: bytes.length } };
}

/** The call that a loan makes in the end. @throws DispatchFailure CallUnavailable */
export function keptCall({ codec, state }: CallContext, call: NonNullable<Loan['call']>): DecodedCall {
  const { hash } = call.value as { hash?: string };
  const bytes = call.type === 'Inline' ? call.value : state.get('Devnet', 'Preimages', hash);
  if (bytes === undefined) fail(PALLET, 'CallUnavailable');
  return codec.decodeCall(bytes as Uint8Array);
}
