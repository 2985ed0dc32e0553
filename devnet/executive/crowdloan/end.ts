import { transfer } from '../balances.js';
import { type CallContext, fail } from '../dispatch-context.js';
import { keptCall } from './create.js';
import { contributionOf, limit, PALLET, requireLoan, requireOwn } from './loan.js';

/** Pays out a loan that raised its cap, or makes its call for the creator. */
export function finalize(context: CallContext, args: Record<string, unknown>): void {
  const { state, origin } = context;
  const id = Number(args.crowdloan_id);
  const loan = requireLoan(state, id);
  if (loan.creator !== origin) fail(PALLET, 'InvalidOrigin');
  if (loan.raised !== loan.cap) fail(PALLET, 'CapNotRaised');
  if (loan.finalized) fail(PALLET, 'AlreadyFinalized');
  state.set(PALLET, 'Crowdloans', [id], { ...loan, finalized: true });
  if (loan.call) {
    state.set(PALLET, 'CurrentCrowdloanId', [], id);
    context.dispatch(keptCall(context, loan.call));
    state.remove(PALLET, 'CurrentCrowdloanId');
  } else if (loan.target_address)
    transfer({ ...context, origin: loan.funds_account }, loan.target_address, loan.raised, false);
  else fail(PALLET, 'InvalidFinalizationConfig');
  context.deposit(PALLET, 'Finalized', { crowdloan_id: id });
}

/** Pays contributors back, so many at a time. */
export function refund(context: CallContext, args: Record<string, unknown>): void {
  const { state } = context;
  const id = Number(args.crowdloan_id);
  const loan = requireOwn(context, id);
  const others = state
    .entries(PALLET, 'Contributions', id)
    .map(({ args: [, who], value }) => ({ who: String(who), amount: value as bigint }))
    .filter(({ who }) => who !== loan.creator);
  const now = others.slice(0, Number(limit(context, 'RefundContributorsLimit')));
  for (const { who, amount } of now) {
    transfer({ ...context, origin: loan.funds_account }, who, amount, false);
    state.remove(PALLET, 'Contributions', id, who);
  }
  state.set(PALLET, 'Crowdloans', [id], {
    ...loan,
    raised: loan.raised - now.reduce((sum, { amount }) => sum + amount, 0n),
    contributors_count: loan.contributors_count - now.length,
  });
  const done = now.length === others.length;
  context.deposit(PALLET, done ? 'AllRefunded' : 'PartiallyRefunded', { crowdloan_id: id });
}

/** Removes a loan that holds its creator's money only. */
export function dissolve(context: CallContext, args: Record<string, unknown>): void {
  const { state } = context;
  const id = Number(args.crowdloan_id);
  const loan = requireOwn(context, id);
  const own = contributionOf(state, id, loan.creator);
  if (own === undefined) fail(PALLET, 'NoContribution');
  if (own !== loan.raised) fail(PALLET, 'NotReadyToDissolve');
  transfer({ ...context, origin: loan.funds_account }, loan.creator, loan.raised, false);
  state.remove(PALLET, 'Contributions', id, loan.creator);
  state.remove(PALLET, 'Crowdloans', id);
  state.remove(PALLET, 'MaxContributions', id);
  context.deposit(PALLET, 'Dissolved', { crowdloan_id: id });
}
