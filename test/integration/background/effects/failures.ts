import type { Explanation, Risk } from '../../../../src/core/explain/types.js';
import { holds } from './judge.js';
import type { Outcome } from './outcome.js';

/** The call as it is fails now, and that was said. */
const FAILS: ReadonlySet<Risk['code']> = new Set([
  'no-such-right',
  'forbidden-now',
  'limit-unreachable',
  'administrator',
  'no-quote',
  'unknown-validator',
]);
/** A call inside may fail and the others pass. */
const MAY_STOP: ReadonlySet<Risk['code']> = new Set(['may-stop-half-way', 'steps-stand-alone']);

/** Whether the approval said that it might fail like this. */
export function isAnnounced({ risks, tree }: Explanation, { failure }: Outcome): boolean {
  if (risks.some(({ code }) => FAILS.has(code))) return true;
  return failure === null && (holds(tree, 'if_else') || risks.some(({ code }) => MAY_STOP.has(code)));
}

/**
 * What was said to fail for certain and did not. Of two calls one is never tried, of a batch that goes on not all is said of
 * one, and what is only agreed to fails later if at all.
 */
export function falseAlarms({ risks, tree }: Explanation): string[] {
  if (['if_else', 'as_multi', 'batch', 'batch_all', 'force_batch'].some((call) => holds(tree, call)))
    return [];
  const alarms = risks.filter(
    ({ code, level }) =>
      code === 'no-such-right' ||
      code === 'forbidden-now' ||
      (code === 'limit-unreachable' && level !== 'note'),
  );
  return alarms.map(({ code }) => `${code} was said, and it went through`);
}

/** Why the approval may be silent about these; a failure costs the fee that was shown, and nothing else. */
export const MAY_BE_SILENT: Readonly<Record<string, string>> = {
  'Token.FundsUnavailable':
    'the amount and the balance stand in the table; of an EVM mirror only the chain knows',
  'Token.NotExpendable': 'as above, where something is left that must stay',
  'Token.BelowMinimum': 'a new account would get less than the existential deposit',
  'subtensorModule.NotEnoughBalanceToStake': 'the amount and the balance stand in the table',
  'subtensorModule.NotEnoughStakeToWithdraw': 'the amount and the position stand in the table',
  'subtensorModule.AmountTooLow': "dust: the least amounts are the runtime's own",
  'subtensorModule.SubnetNotExists': 'a subnet without a name or price is all there is to be said of it',
  'subtensorModule.CannotBurnOrRecycleOnRootSubnet': 'no such call on root, whatever the state',
  'subtensorModule.RegistrationNotPermittedOnRootSubnet': 'no such call on root, whatever the state',
  'subtensorModule.NonAssociatedColdKey': 'who owns a hotkey is not asked',
  'subtensorModule.ColdKeyAlreadyAssociated': 'whether the new coldkey has staked before is not asked',
  'subtensorModule.HotKeyNotRegisteredInSubNet': 'where a hotkey is registered is not asked',
  'subtensorModule.HotKeyAlreadyRegisteredInSubNet': 'where a hotkey is registered is not asked',
  'subtensorModule.HotKeyAccountNotExists': "of a hotkey of one's own no validator is known",
  'subtensorModule.InvalidChildkeyTake': "the bounds of takes are the runtime's own",
  'subtensorModule.InsufficientStakeForLock': 'the amount and the positions stand in the table',
  'subtensorModule.LockHotkeyMismatch': 'whom the present lock is with is not among the facts',
  'subtensorModule.StakeUnavailable': 'the lock is told, not added up with the positions',
  'crowdloan.InvalidCrowdloanId': 'nothing can be told of a crowdloan that does not exist, and nothing is',
  'crowdloan.InvalidOrigin': 'whose crowdloan it is is not asked',
  'crowdloan.DepositTooLow': "the least deposit is the runtime's own",
  'crowdloan.ContributionTooLow': 'the least contribution is not among the facts',
  'subtensorModule.DelegateTakeTooHigh': "the bounds of takes are the runtime's own",
  'subtensorModule.DelegateTakeTooLow': "the bounds of takes are the runtime's own",
  'crowdloan.CapRaised': 'an earlier step of the same batch filled it',
  'crowdloan.CapTooLow': 'what has been raised stands under the table',
  'proxy.Duplicate': 'an earlier step of the same batch made the same account',
  'crowdloan.MaxContributionReached': 'what one account may give is not among the facts',
  'crowdloan.NotReadyToDissolve': 'who else is in it is not among the facts',
  'subtensorModule.SubtokenDisabled': 'a subnet without a name or price is all there is to be said of it',
  'subtensorModule.AccountRejectsLockedAlpha': 'whether others take locked alpha is not asked',
  'multisig.MaxWeightTooLow': 'what a call weighs the chain alone knows',
  'multisig.NoTimepoint': 'an earlier step of the same batch began it',
  'proxy.NotFound': 'an earlier step of the same batch took the right away',
  'system.CallFiltered':
    'what a type of right covers, and a batch right inside another one, the chain alone judges',
};
