import type { Effect } from '../../core/explain/types.js';
import { addressArg, boolArg, numberArg, uintArg } from './arguments.js';
import type { Plan, Planner } from './plan.js';
import {
  isPastLimit,
  leastOut,
  priceRisks,
  ROOT_NETUID,
  type Trade,
  tradeFacts,
  validatorRisks,
} from './trade-parts.js';

/** `add_stake`: buys alpha at any price. */
export const planAddStake: Planner = ({ call, actor }) =>
  planStake(actor, addressArg(call, 'hotkey'), {
    side: 'buy',
    netuid: numberArg(call, 'netuid'),
    amount: uintArg(call, 'amount_staked'),
    limit: null,
    allowPartial: false,
  });

/** `add_stake_limit`: the limit bounds the pool's price after the trade. */
export const planAddStakeLimit: Planner = ({ call, actor }) =>
  planStake(actor, addressArg(call, 'hotkey'), {
    side: 'buy',
    netuid: numberArg(call, 'netuid'),
    amount: uintArg(call, 'amount_staked'),
    limit: uintArg(call, 'limit_price'),
    allowPartial: boolArg(call, 'allow_partial'),
  });

function planStake(account: string, hotkey: string, trade: Trade): Plan {
  const { netuid, amount, limit, allowPartial } = trade;
  const isRoot = netuid === ROOT_NETUID;
  const ask = { side: 'buy', netuid, amount } as const;
  return {
    needs: { netuids: [netuid], hotkeys: [hotkey], accounts: [], sims: isRoot ? [] : [ask] },
    explain(view) {
      const sentence = {
        code: limit === null && !isRoot ? ('stake-unlimited' as const) : ('stake' as const),
        params: {
          amount: { t: 'tao' as const, rao: amount },
          subnet: view.subnetParam(netuid),
          validator: view.accountParam(hotkey),
        },
      };
      const pay: Effect = {
        kind: 'pay',
        bound: allowPartial && !isRoot ? 'at-most' : 'exactly',
        value: { t: 'tao', rao: amount },
        account,
      };
      // Root has no pool: one rao staked is one rao, without fee or impact.
      if (isRoot)
        return {
          sentence,
          effects: [
            pay,
            { kind: 'receive', bound: 'exactly', value: view.alphaParam(netuid, amount), account },
          ],
          facts: [],
          risks: validatorRisks(hotkey, view),
          certainty: 'exact',
        };
      const sim = view.sim(ask);
      const least = leastOut(trade, sim);
      const effects = [pay];
      if (least !== null)
        effects.push({ kind: 'receive', bound: 'at-least', value: view.alphaParam(netuid, least), account });
      if (sim && !isPastLimit(trade, sim))
        effects.push({
          kind: 'receive',
          bound: 'expected',
          value: view.alphaParam(netuid, sim.out),
          account,
        });
      return {
        sentence,
        effects,
        facts: tradeFacts(trade, sim, view),
        risks: [...priceRisks(trade, sim, view), ...validatorRisks(hotkey, view)],
        certainty: least !== null ? 'bounded' : sim ? 'simulated' : 'unknown',
        pools: [netuid],
      };
    },
  };
}
