import type { Fact } from '../../core/explain/types.js';
import { numberArg, uintArg } from './arguments.js';
import type { FactView } from './fact-view.js';
import { NO_NEEDS, type Planner } from './plan.js';
import { shareRisks } from './recipients.js';

/** `Crowdloan.contribute`: near the cap the chain takes less than is offered. */
export const planContribute: Planner = ({ call, actor: account }) => {
  const id = numberArg(call, 'crowdloan_id');
  const rao = uintArg(call, 'amount');
  const value = { t: 'tao', rao } as const;
  const ask = { kind: 'crowdloan', id } as const;
  return {
    needs: { ...NO_NEEDS, asks: [ask] },
    explain(view) {
      const params = { id: { t: 'int', value: BigInt(id) } } as const;
      return {
        sentence: { code: 'crowdloan-contribute', params: { ...params, amount: value } },
        effects: [{ kind: 'pay', bound: 'at-most', value, account }],
        facts: loanFacts(id, view),
        risks: [{ code: 'crowdloan', level: 'caution', params }, ...shareRisks(rao, view, {})],
        certainty: 'bounded',
      };
    },
  };
};

/** `Crowdloan.withdraw`: everything this account put in, as long as the crowdloan is not finalized. */
export const planCrowdloanWithdraw: Planner = ({ call, actor: account }) => {
  const id = numberArg(call, 'crowdloan_id');
  const ask = { kind: 'crowdloan', id } as const;
  return {
    needs: { ...NO_NEEDS, asks: [ask] },
    explain(view) {
      const rao = view.answer(ask)?.withdrawableRao ?? null;
      return {
        sentence: { code: 'crowdloan-withdraw', params: { id: { t: 'int', value: BigInt(id) } } },
        effects:
          rao === null || rao === 0n
            ? []
            : [{ kind: 'receive', bound: 'expected', value: { t: 'tao', rao }, account }],
        facts: loanFacts(id, view),
        risks: [],
        certainty: rao === null ? 'unknown' : 'simulated',
      };
    },
  };
};

function loanFacts(id: number, view: FactView): Fact[] {
  const loan = view.answer({ kind: 'crowdloan', id });
  if (loan === null) return [];
  return [
    { code: 'crowdloan-raised', value: { t: 'tao', rao: loan.raisedRao } },
    { code: 'crowdloan-cap', value: { t: 'tao', rao: loan.capRao } },
    { code: 'crowdloan-end', value: { t: 'int', value: BigInt(loan.endBlock) } },
  ];
}
