import { type CallContext, fail } from '../dispatch-context.js';
import { sharedBy } from './account.js';

export const PALLET = 'Multisig';

/** Block and extrinsic that began an operation. */
export interface Timepoint {
  height: number;
  index: number;
}

/** Native value of Multisig.Multisigs; the deposit in rao. */
export interface Pending {
  when: Timepoint;
  deposit: bigint;
  depositor: string;
  /** Sorted by their bytes. */
  approvals: string[];
}

/** Which operation of which shared account a call is about. */
export interface Subject {
  account: string;
  hash: string;
  threshold: number;
}

/** @throws DispatchFailure MinimumThreshold, and as {@link sharedBy} */
export function subjectOf(context: CallContext, args: Record<string, unknown>, hash: unknown): Subject {
  const threshold = Number(args.threshold);
  if (threshold < 2) fail(PALLET, 'MinimumThreshold');
  const account = sharedBy(context, args.other_signatories as string[], threshold);
  return { account, hash: String(hash), threshold };
}

export function pendingOf({ state }: CallContext, { account, hash }: Subject): Pending | undefined {
  return state.get(PALLET, 'Multisigs', account, hash) as Pending | undefined;
}

/** Writes an operation that waits; undefined ends it. */
export function keep({ state }: CallContext, { account, hash }: Subject, pending: Pending | undefined): void {
  if (pending) state.set(PALLET, 'Multisigs', [account, hash], pending);
  else state.remove(PALLET, 'Multisigs', account, hash);
}

/** What whoever begins an operation holds back for it, in rao. */
export function depositFor({ codec }: CallContext, threshold: number): bigint {
  const [base, factor] = ['DepositBase', 'DepositFactor'].map((name) =>
    BigInt((codec.constant(PALLET, name) as bigint | number | undefined) ?? 0n),
  ) as [bigint, bigint];
  return base + factor * BigInt(threshold);
}

/** @throws DispatchFailure WrongTimepoint */
export function requireBegun({ when }: Pending, at: Timepoint): void {
  if (when.height !== at.height || when.index !== at.index) fail(PALLET, 'WrongTimepoint');
}

/** An operation that waits and is the actor's own. @throws DispatchFailure NotFound, WrongTimepoint, NotOwner */
export function requireOwn(context: CallContext, subject: Subject, at?: Timepoint): Pending {
  const pending = pendingOf(context, subject) ?? fail(PALLET, 'NotFound');
  if (at) requireBegun(pending, at);
  if (pending.depositor !== context.origin) fail(PALLET, 'NotOwner');
  return pending;
}
