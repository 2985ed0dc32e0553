import { addressArg, boolArg, numberArg, uintArg } from './arguments.js';
import { line, taoLine } from './lines.js';
import type { Plan, Planner } from './plan.js';
import {
  isPastLimit,
  leastOut,
  priceRisks,
  ROOT_NETUID,
  type Trade,
  tradeFacts,
  unreachable,
  validatorRisks,
} from './trade-parts.js';
import { leavingRao } from './transfer.js';

/** `add_stake`: buys alpha at any price. */
export const planAddStake: Planner = ({ call, actor }, { signer }) =>
  planStake(actor, actor === signer, addressArg(call, 'hotkey'), {
    side: 'buy',
    netuid: numberArg(call, 'netuid'),
    amount: uintArg(call, 'amount_staked'),
    limit: null,
    allowPartial: false,
  });

/** `add_stake_limit`: the limit bounds the pool's price after the trade. */
export const planAddStakeLimit: Planner = ({ call, actor }, { signer }) =>
  planStake(actor, actor === signer, addressArg(call, 'hotkey'), {
    side: 'buy',
    netuid: numberArg(call, 'netuid'),
    amount: uintArg(call, 'amount_staked'),
    limit: uintArg(call, 'limit_price'),
    allowPartial: boolArg(call, 'allow_partial'),
  });

function planStake(account: string, paysFee: boolean, hotkey: string, trade: Trade): Plan {
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
      // Of an amount that leaves less than the existential deposit the chain stakes a little less.
      const spendable = leavingRao(view, true, paysFee);
      const isCut = spendable !== null && amount > spendable;
      const mayBeLess = isCut || (allowPartial && !isRoot);
      const pay = taoLine('pay', mayBeLess ? 'at-most' : 'exactly', amount, account);
      // Root has no pool: one rao staked is one rao, without fee or impact.
      if (isRoot)
        return {
          sentence,
          effects: [
            pay,
            line(
              'receive',
              isCut ? 'expected' : 'exactly',
              view.alphaParam(netuid, isCut ? spendable : amount),
              account,
              hotkey,
            ),
          ],
          facts: [],
          risks: [...unreachable(trade, view), ...validatorRisks(hotkey, view)],
          certainty: isCut ? 'simulated' : 'exact',
        };
      const sim = view.sim(ask);
      const least = isCut ? null : leastOut(trade, sim);
      const effects = [pay];
      if (least !== null)
        effects.push(line('receive', 'at-least', view.alphaParam(netuid, least), account, hotkey));
      if (sim && !isPastLimit(trade, sim))
        effects.push(line('receive', 'expected', view.alphaParam(netuid, sim.out), account, hotkey));
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
