import type { DecodedCall } from '../../core/chain/light/index.js';
import type { Param, Sentence } from '../../core/explain/types.js';
import type { ExtraAnswer } from '../../protocol/engine/index.js';
import { numberArg, uintArg } from './arguments.js';
import { UNKNOWN } from './deposits.js';
import type { FactView } from './fact-view.js';
import { risk, taoLine } from './lines.js';
import { shareRisks } from './recipients.js';
import { fails, type Outcome, worded } from './worded.js';

type Loan = Extract<ExtraAnswer, { kind: 'crowdloan' }>;
interface Occasion {
  call: DecodedCall;
  account: string;
  view: FactView;
}

/**
 * A call about one crowdloan, with what is known of the loan under it.
 *
 * @param outcomeOf what it does to a loan that is still open, null where nothing is known of it.
 */
const planLoan = (outcomeOf: (loan: Loan | null, occasion: Occasion) => Outcome, code?: Sentence['code']) =>
  worded(({ call, actor: account }) => {
    const id = numberArg(call, 'crowdloan_id');
    const ask = { kind: 'crowdloan', id } as const;
    return {
      asks: [ask],
      outcome(view) {
        const loan = view.answer(ask);
        const params: Record<string, Param> = { id: { t: 'int', value: BigInt(id) } };
        if (code === 'crowdloan-contribute') params.amount = { t: 'tao', rao: uintArg(call, 'amount') };
        return {
          ...(code ? { sentence: { code, params } } : {}),
          facts: loan
            ? [
                { code: 'crowdloan-raised', value: { t: 'tao', rao: loan.raisedRao } },
                { code: 'crowdloan-cap', value: { t: 'tao', rao: loan.capRao } },
                { code: 'crowdloan-end', value: { t: 'int', value: BigInt(loan.endBlock) } },
              ]
            : [],
          ...(loan?.finalized ? fails('over') : outcomeOf(loan, { call, account, view })),
        };
      },
    };
  });

/** `Crowdloan.contribute`: near the cap, and near what one account may give, the chain takes less than is offered. */
export const planContribute = planLoan((loan, { call, account, view }) => {
  const offered = uintArg(call, 'amount');
  const room = loan ? loan.capRao - loan.raisedRao : offered;
  if (room <= 0n || (loan && view.block !== null && view.block + 1 >= loan.endBlock)) return fails('over');
  const rao = room < offered ? room : offered;
  const id: Param = { t: 'int', value: uintArg(call, 'crowdloan_id') };
  return {
    effects: [taoLine('pay', 'at-most', rao, account)],
    risks: [risk('crowdloan', 'caution', { id }), ...shareRisks(rao, view, {})],
    certainty: 'bounded',
  };
}, 'crowdloan-contribute');

/** `Crowdloan.withdraw`: everything this account put in, as long as the crowdloan is not finalized. */
export const planCrowdloanWithdraw = planLoan((loan, { account }) => {
  if (loan === null) return UNKNOWN;
  if (loan.withdrawableRao === 0n) return fails('nothing');
  return {
    effects: [taoLine('receive', 'expected', loan.withdrawableRao, account)],
    certainty: 'simulated',
  };
}, 'crowdloan-withdraw');

/** `Crowdloan.create`: the deposit goes into the crowdloan, and comes back only when that is dissolved. */
export const planCreateLoan = worded(({ call, actor }) => {
  const rao = uintArg(call, 'deposit');
  return {
    outcome: (view) => ({
      effects: [taoLine('pay', 'exactly', rao, actor)],
      facts: [
        { code: 'crowdloan-cap', value: { t: 'tao', rao: uintArg(call, 'cap') } },
        { code: 'crowdloan-end', value: { t: 'int', value: uintArg(call, 'end') } },
      ],
      risks: shareRisks(rao, view, {}),
    }),
  };
});

/** `finalize`: pays out what was raised, or runs the call that was agreed on, with the creator's account. */
export const planFinalize = planLoan((loan, { view }) => {
  if (loan && loan.raisedRao !== loan.capRao) return fails('not-yet');
  // Whether it runs a call is not in these bytes; where the chain was not asked it may.
  if (loan?.target === undefined) return { ...UNKNOWN, risks: [risk('opaque-program', 'caution')] };
  if (loan.target === null) return { ...UNKNOWN, risks: [risk('opaque-program', 'danger')] };
  if (!view.isOwn(loan.target)) return {};
  return { effects: [taoLine('receive', 'expected', loan.raisedRao, loan.target)], certainty: 'simulated' };
});

/** `refund`: pays back others, so many at a time, perhaps other accounts of the same person. */
export const planRefund = planLoan(() => UNKNOWN);

/** `dissolve`: succeeds only when nothing but the creator's own money is left in it, which comes back. */
export const planDissolve = planLoan((loan, { account }) => {
  if (loan === null) return UNKNOWN;
  return { effects: [taoLine('receive', 'expected', loan.raisedRao, account)], certainty: 'simulated' };
});

/** Other numbers for a crowdloan of one's own. */
export const planUpdateLoan = planLoan(() => ({}));
