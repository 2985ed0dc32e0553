import type { StateView } from '../../types.js';
import { type CallContext, fail } from '../dispatch-context.js';

export const PALLET = 'Crowdloan';

/** Native value of Crowdloan.Crowdloans; amounts in rao. */
export interface Loan {
  creator: string;
  deposit: bigint;
  min_contribution: bigint;
  end: number;
  cap: bigint;
  funds_account: string;
  raised: bigint;
  target_address: string | undefined;
  /** Bounded call that finalising makes. */
  call: { type: 'Inline' | 'Lookup' | 'Legacy'; value: unknown } | undefined;
  finalized: boolean;
  contributors_count: number;
}

/** @throws DispatchFailure Crowdloan.InvalidCrowdloanId */
export function requireLoan(state: StateView, id: number): Loan {
  const loan = state.get(PALLET, 'Crowdloans', id) as Loan | undefined;
  return loan ?? fail(PALLET, 'InvalidCrowdloanId');
}

/** A loan that only its creator may end. @throws DispatchFailure InvalidCrowdloanId, AlreadyFinalized, InvalidOrigin */
export function requireOwn({ state, origin }: CallContext, id: number): Loan {
  const loan = requireLoan(state, id);
  if (loan.finalized) fail(PALLET, 'AlreadyFinalized');
  if (loan.creator !== origin) fail(PALLET, 'InvalidOrigin');
  return loan;
}

/** What an account has in a loan; undefined for nothing. */
export function contributionOf(state: StateView, id: number, address: string): bigint | undefined {
  return state.get(PALLET, 'Contributions', id, address) as bigint | undefined;
}

/** @throws DispatchFailure CannotEndInPast, BlockDurationTooShort, BlockDurationTooLong */
export function requireEndInWindow(context: CallContext, end: number): void {
  const { number } = context.block;
  if (number >= end) fail(PALLET, 'CannotEndInPast');
  const duration = BigInt(end - number);
  if (duration < limit(context, 'MinimumBlockDuration')) fail(PALLET, 'BlockDurationTooShort');
  if (duration > limit(context, 'MaximumBlockDuration')) fail(PALLET, 'BlockDurationTooLong');
}

export function limit({ codec }: CallContext, name: string): bigint {
  return BigInt((codec.constant(PALLET, name) as bigint | number | undefined) ?? 0n);
}
