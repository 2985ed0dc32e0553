import { type CallContext, fail } from '../dispatch-context.js';
import { contributionOf, type Loan, limit, PALLET, requireEndInWindow, requireOwn } from './loan.js';

type Args = Record<string, unknown>;

/** The least that a contribution may be, not above the most that one account may give. */
export function updateMinimum(context: CallContext, args: Args): void {
  const { id, loan } = own(context, args);
  const new_min_contribution = BigInt(args.new_min_contribution as bigint);
  if (new_min_contribution < limit(context, 'AbsoluteMinimumContribution'))
    fail(PALLET, 'MinimumContributionTooLow');
  const most = context.state.get(PALLET, 'MaxContributions', id) as bigint | undefined;
  if (most !== undefined && new_min_contribution > most) fail(PALLET, 'MinimumContributionTooHigh');
  store(context, id, { ...loan, min_contribution: new_min_contribution });
  context.deposit(PALLET, 'MinContributionUpdated', { crowdloan_id: id, new_min_contribution });
}

/** The block in which contributions end, as far from now as for a new loan. */
export function updateEnd(context: CallContext, args: Args): void {
  const { id, loan } = own(context, args);
  const new_end = Number(args.new_end);
  requireEndInWindow(context, new_end);
  store(context, id, { ...loan, end: new_end });
  context.deposit(PALLET, 'EndUpdated', { crowdloan_id: id, new_end });
}

/** What is to be raised, not below what has been. */
export function updateCap(context: CallContext, args: Args): void {
  const { id, loan } = own(context, args);
  const new_cap = BigInt(args.new_cap as bigint);
  if (new_cap < loan.raised) fail(PALLET, 'CapTooLow');
  store(context, id, { ...loan, cap: new_cap });
  context.deposit(PALLET, 'CapUpdated', { crowdloan_id: id, new_cap });
}

/** The most that one account may give in all; undefined for no bound. */
export function setMaximum(context: CallContext, args: Args): void {
  const { id, loan } = own(context, args);
  const most = args.new_max_contribution as bigint | undefined;
  const given = contributionOf(context.state, id, loan.creator) ?? 0n;
  if (most !== undefined && (most < loan.min_contribution || most < given))
    fail(PALLET, 'MaximumContributionTooLow');
  context.state.set(PALLET, 'MaxContributions', [id], most);
  context.deposit(PALLET, 'MaxContributionUpdated', { crowdloan_id: id, new_max_contribution: most });
}

function own(context: CallContext, args: Args): { id: number; loan: Loan } {
  const id = Number(args.crowdloan_id);
  return { id, loan: requireOwn(context, id) };
}

function store({ state }: CallContext, id: number, loan: Loan): void {
  state.set(PALLET, 'Crowdloans', [id], loan);
}
