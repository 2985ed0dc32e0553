import { readAccount } from '../accounts.js';
import { transfer } from '../balances.js';
import { type CallContext, fail } from '../dispatch-context.js';
import { contributionOf, limit, PALLET, requireLoan } from './loan.js';

/**
 * Takes what is asked, or what is left up to the cap and up to the account's own maximum; that may reap the account.
 * A loan that is full of contributors refuses its own ones too, as on the chain.
 */
export function contribute(context: CallContext, args: Record<string, unknown>): void {
  const { state, origin, block } = context;
  const [id, asked] = [Number(args.crowdloan_id), BigInt(args.amount as bigint)];
  const loan = requireLoan(state, id);
  if (block.number >= loan.end) fail(PALLET, 'ContributionPeriodEnded');
  if (loan.raised >= loan.cap) fail(PALLET, 'CapRaised');
  if (asked < loan.min_contribution) fail(PALLET, 'ContributionTooLow');
  const most = limit(context, 'MaxContributors');
  if (most > 0n && BigInt(loan.contributors_count) >= most) fail(PALLET, 'MaxContributorsReached');
  const before = contributionOf(state, id, origin);
  const amount = least(asked, loan.cap - loan.raised, ownRoom(context, id, before ?? 0n));
  if (readAccount(state, origin).data.free < amount) fail(PALLET, 'InsufficientBalance');
  transfer(context, loan.funds_account, amount, false);
  state.set(PALLET, 'Contributions', [id, origin], (before ?? 0n) + amount);
  state.set(PALLET, 'Crowdloans', [id], {
    ...loan,
    raised: loan.raised + amount,
    contributors_count: loan.contributors_count + (before === undefined ? 1 : 0),
  });
  context.deposit(PALLET, 'Contributed', { crowdloan_id: id, contributor: origin, amount });
}

/** Gives back all of a contribution; the creator's deposit stays. */
export function withdraw(context: CallContext, args: Record<string, unknown>): void {
  const { state, origin } = context;
  const id = Number(args.crowdloan_id);
  const loan = requireLoan(state, id);
  if (loan.finalized) fail(PALLET, 'AlreadyFinalized');
  const held = contributionOf(state, id, origin) ?? 0n;
  if (held === 0n) fail(PALLET, 'NoContribution');
  const creates = origin === loan.creator;
  const amount = creates ? held - loan.deposit : held;
  if (amount <= 0n) fail(PALLET, 'DepositCannotBeWithdrawn');
  state.set(PALLET, 'Contributions', [id, origin], creates ? loan.deposit : undefined);
  transfer({ ...context, origin: loan.funds_account }, origin, amount, false);
  state.set(PALLET, 'Crowdloans', [id], {
    ...loan,
    raised: loan.raised - amount,
    contributors_count: loan.contributors_count - (creates ? 0 : 1),
  });
  context.deposit(PALLET, 'Withdrew', { crowdloan_id: id, contributor: origin, amount });
}

/** @throws DispatchFailure MaxContributionReached */
function ownRoom({ state }: CallContext, id: number, held: bigint): bigint | undefined {
  const most = state.get(PALLET, 'MaxContributions', id) as bigint | undefined;
  if (most === undefined) return undefined;
  if (held >= most) fail(PALLET, 'MaxContributionReached');
  return most - held;
}

function least(first: bigint, ...others: Array<bigint | undefined>): bigint {
  return others.reduce<bigint>((low, other) => (other !== undefined && other < low ? other : low), first);
}
