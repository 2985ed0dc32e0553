import type { CrowdloanPlan } from '../../scenario/plan.js';
import type { RuntimeCodec, StateMut } from '../../types.js';
import { setBalance } from '../genesis.js';
import { fundsAccount } from './funds.js';
import { type Loan, PALLET } from './loan.js';

/** Blocks for which the scenario's crowdloans stay open. */
const OPEN_FOR = 400_000;

/** Opens the crowdloans of a plan, with their money in the accounts that hold it. */
export function seedCrowdloans(codec: RuntimeCodec, state: StateMut, plans: CrowdloanPlan[]): void {
  if (!codec.hasStorage(PALLET, 'Crowdloans')) return;
  const bounded = codec.hasStorage(PALLET, 'MaxContributions');
  for (const [id, plan] of plans.entries()) {
    const loan: Loan = {
      creator: plan.creator,
      deposit: plan.depositRao,
      min_contribution: plan.minimumRao,
      end: OPEN_FOR,
      cap: plan.capRao,
      funds_account: fundsAccount(id),
      raised: plan.depositRao + plan.contributions.reduce((sum, { amountRao }) => sum + amountRao, 0n),
      target_address: plan.target,
      call: undefined,
      finalized: false,
      contributors_count: 1 + plan.contributions.length,
    };
    state.set(PALLET, 'Crowdloans', [id], loan);
    state.set(PALLET, 'Contributions', [id, plan.creator], plan.depositRao);
    for (const { address, amountRao } of plan.contributions)
      state.set(PALLET, 'Contributions', [id, address], amountRao);
    if (bounded && plan.maximumRao !== null) state.set(PALLET, 'MaxContributions', [id], plan.maximumRao);
    setBalance(state, codec, loan.funds_account, loan.raised);
  }
  state.set(PALLET, 'NextCrowdloanId', [], plans.length);
}

/** Lets the crowdloans of the scenario stay open for as long after a past. */
export function postponeCrowdloans(state: StateMut, length: number): void {
  for (const { args, value } of state.entries(PALLET, 'Crowdloans'))
    state.set(PALLET, 'Crowdloans', args, { ...(value as Loan), end: length + OPEN_FOR });
}
