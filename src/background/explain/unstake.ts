import { MAX_U64 } from '../../core/amount/money.js';
import type { Bound, Sentence } from '../../core/explain/types.js';
import { addressArg, boolArg, numberArg, optionalUintArg, uintArg } from './arguments.js';
import type { FactView, SimAsk } from './fact-view.js';
import { line, positionName, taoLine } from './lines.js';
import type { LeafExplanation, Plan, Planner } from './plan.js';
import {
  isPastLimit,
  leastOut,
  priceRisks,
  ROOT_NETUID,
  type Trade,
  tradeFacts,
  unreachable,
} from './trade-parts.js';

/** `remove_stake`: the chain caps the amount at the position, so "too much" means all of it. */
export const planRemoveStake: Planner = ({ call, actor }) => {
  const hotkey = addressArg(call, 'hotkey');
  const netuid = numberArg(call, 'netuid');
  const asked = uintArg(call, 'amount_unstaked');
  const sale = planSale(actor, hotkey, netuid, (view) => {
    const position = positionOf(view, hotkey, netuid);
    // More than there can be, of a position that is not known: the size is not said.
    if (position === null && asked === MAX_U64)
      return { trade: null, bound: 'expected', whole: true, limit: null };
    const isCut = position !== null && position < asked;
    const amount = isCut ? position : asked;
    return {
      trade: { side: 'sell', netuid, amount, limit: null, allowPartial: false },
      bound: isCut ? 'expected' : view.positions === null ? 'at-most' : 'exactly',
      whole: false,
    };
  });
  // How much was read of the position.
  const state = [positionName(actor, netuid, hotkey)];
  return { ...sale, explain: (view) => ({ ...sale.explain(view), state }) };
};

/** `remove_stake_limit`: not capped; more than the position fails. */
export const planRemoveStakeLimit: Planner = ({ call, actor }) => {
  const netuid = numberArg(call, 'netuid');
  const allowPartial = boolArg(call, 'allow_partial');
  const trade: Trade = {
    side: 'sell',
    netuid,
    amount: uintArg(call, 'amount_unstaked'),
    limit: uintArg(call, 'limit_price'),
    allowPartial,
  };
  const bound = allowPartial && netuid !== ROOT_NETUID ? 'at-most' : 'exactly';
  return planSale(actor, addressArg(call, 'hotkey'), netuid, () => ({ trade, bound, whole: false }));
};

/** `remove_stake_full_limit`: the whole position as it is when the block is made, or nothing. */
export const planRemoveStakeFull: Planner = ({ call, actor }) => {
  const hotkey = addressArg(call, 'hotkey');
  const netuid = numberArg(call, 'netuid');
  const limit = optionalUintArg(call, 'limit_price');
  return planSale(actor, hotkey, netuid, (view) => {
    const amount = positionOf(view, hotkey, netuid);
    if (amount === null) return { trade: null, bound: 'expected', whole: true, limit };
    return {
      trade: { side: 'sell', netuid, amount, limit, allowPartial: false },
      bound: 'expected',
      whole: true,
    };
  });
};

type Sale =
  | { trade: Trade; bound: Bound; whole: boolean }
  /** Size of the position unknown: the sentence still says what happens. */
  | { trade: null; bound: Bound; whole: true; limit: bigint | null };

function planSale(account: string, hotkey: string, netuid: number, saleOf: (view: FactView) => Sale): Plan {
  return {
    needs: { netuids: [netuid], hotkeys: [hotkey], accounts: [], sims: [] },
    more(view) {
      const { trade } = saleOf(view);
      return trade === null || netuid === ROOT_NETUID || trade.amount === 0n ? [] : [askOf(trade)];
    },
    explain: (view) => explainSale(account, hotkey, netuid, saleOf(view), view),
  };
}

function explainSale(
  account: string,
  hotkey: string,
  netuid: number,
  sale: Sale,
  view: FactView,
): LeafExplanation {
  const { trade, bound } = sale;
  const params = { subnet: view.subnetParam(netuid), validator: view.accountParam(hotkey) };
  if (trade === null)
    return {
      sentence: { code: 'unstake-position', params },
      effects: [],
      facts: sale.limit === null && netuid !== ROOT_NETUID ? [{ code: 'no-limit', value: null }] : [],
      risks:
        sale.limit === null && netuid !== ROOT_NETUID
          ? [{ code: 'no-price-limit', level: 'caution', params: { subnet: params.subnet } }]
          : [],
      certainty: 'unknown',
      pools: netuid === ROOT_NETUID ? [] : [netuid],
    };
  const amount = view.alphaParam(netuid, trade.amount);
  const sentence = saleSentence(sale, { ...params, amount }, netuid);
  const pay = line('pay', bound, amount, account, hotkey);
  if (netuid === ROOT_NETUID)
    return {
      sentence,
      effects: [pay, taoLine('receive', bound, trade.amount, account)],
      facts: [],
      risks: unreachable(trade, view),
      certainty: bound === 'exactly' ? 'exact' : bound === 'expected' ? 'simulated' : 'bounded',
    };
  const sim = view.sim(askOf(trade));
  // A whole position may have grown by the next block, never shrunk by itself: the bound holds for what is there now.
  const least = leastOut(trade, sim);
  const effects = [pay];
  if (least !== null) effects.push(taoLine('receive', 'at-least', least, account));
  if (sim && !isPastLimit(trade, sim)) effects.push(taoLine('receive', 'expected', sim.out, account));
  return {
    sentence,
    effects,
    facts: tradeFacts(trade, sim, view),
    risks: priceRisks(trade, sim, view),
    certainty: least !== null ? 'bounded' : sim ? 'simulated' : 'unknown',
    pools: [netuid],
  };
}

function saleSentence(sale: Sale, params: Sentence['params'], netuid: number): Sentence {
  if (sale.whole) return { code: 'unstake-position', params };
  const unlimited = sale.trade.limit === null && netuid !== ROOT_NETUID;
  return { code: unlimited ? 'unstake-unlimited' : 'unstake', params };
}

/** Size of a position in alpha base units; null when it is not known. */
export function positionOf(view: FactView, hotkey: string, netuid: number): bigint | null {
  if (view.positions === null) return null;
  return view.positions.find((row) => row.hotkey === hotkey && row.netuid === netuid)?.alphaBase ?? null;
}

function askOf({ side, netuid, amount }: Trade): SimAsk {
  return { side, netuid, amount };
}
