import type { Effect, Risk, Sentence } from '../../core/explain/types.js';
import { addressArg, numberArg, uintArg } from './arguments.js';
import type { FactView, Sim, SimAsk } from './fact-view.js';
import type { Plan, Planner } from './plan.js';
import { ROOT_NETUID, validatorRisks } from './trade-parts.js';
import { positionOf } from './unstake.js';

interface Move {
  account: string;
  /** Owner of the stake afterwards; another account for transfer_stake. */
  owner: string;
  fromHotkey: string;
  toHotkey: string;
  from: number;
  to: number;
  /** Alpha base units asked for; the chain caps it at the position, but not for the limit call. */
  asked: bigint;
  capped: boolean;
  hasLimit: boolean;
  sentence(view: FactView, amount: bigint): Sentence;
}

/** `move_stake` and `move_stake_limit`: another validator, another subnet, or both. */
const planMove =
  (hasLimit: boolean): Planner =>
  ({ call, actor }) => {
    const fromHotkey = addressArg(call, 'origin_hotkey');
    const toHotkey = addressArg(call, 'destination_hotkey');
    const from = numberArg(call, 'origin_netuid');
    const to = numberArg(call, 'destination_netuid');
    return plan({
      account: actor,
      owner: actor,
      fromHotkey,
      toHotkey,
      from,
      to,
      asked: uintArg(call, 'alpha_amount'),
      // The limit call takes the largest u64 for everything; anything above the position it refuses.
      capped: true,
      hasLimit,
      sentence: (view, amount) => ({
        code: 'move-stake',
        params: {
          amount: view.alphaParam(from, amount),
          from: view.accountParam(fromHotkey),
          to: view.accountParam(toHotkey),
          fromSubnet: view.subnetParam(from),
          toSubnet: view.subnetParam(to),
        },
      }),
    });
  };
export const planMoveStake = planMove(false);
export const planMoveStakeLimit = planMove(true);

/** `swap_stake` and `swap_stake_limit`: another subnet, same validator. */
const planSwap =
  (hasLimit: boolean): Planner =>
  ({ call, actor }) => {
    const hotkey = addressArg(call, 'hotkey');
    const from = numberArg(call, 'origin_netuid');
    const to = numberArg(call, 'destination_netuid');
    return plan({
      account: actor,
      owner: actor,
      fromHotkey: hotkey,
      toHotkey: hotkey,
      from,
      to,
      asked: uintArg(call, 'alpha_amount'),
      capped: !hasLimit,
      hasLimit,
      sentence: (view, amount) => ({
        code: 'swap-stake',
        params: {
          amount: view.alphaParam(from, amount),
          from: view.subnetParam(from),
          to: view.subnetParam(to),
          validator: view.accountParam(hotkey),
        },
      }),
    });
  };
export const planSwapStake = planSwap(false);
export const planSwapStakeLimit = planSwap(true);

/** `transfer_stake`: the stake gets another owner. */
export const planTransferStake: Planner = ({ call, actor }) => {
  const hotkey = addressArg(call, 'hotkey');
  const from = numberArg(call, 'origin_netuid');
  const owner = addressArg(call, 'destination_coldkey');
  return plan({
    account: actor,
    owner,
    fromHotkey: hotkey,
    toHotkey: hotkey,
    from,
    to: numberArg(call, 'destination_netuid'),
    asked: uintArg(call, 'alpha_amount'),
    capped: true,
    hasLimit: false,
    sentence: (view, amount) => ({
      code: 'transfer-stake',
      params: {
        amount: view.alphaParam(from, amount),
        subnet: view.subnetParam(from),
        to: view.accountParam(owner),
      },
    }),
  });
};

function plan(move: Move): Plan {
  const { account, fromHotkey, toHotkey, from, to } = move;
  const amountOf = (view: FactView) => {
    const position = move.capped ? positionOf(view, fromHotkey, from) : null;
    return position !== null && position < move.asked ? position : move.asked;
  };
  const sale = (view: FactView): SimAsk => ({ side: 'sell', netuid: from, amount: amountOf(view) });
  const purchase = (rao: bigint): SimAsk => ({ side: 'buy', netuid: to, amount: rao });
  return {
    needs: {
      netuids: [from, to],
      hotkeys: [fromHotkey, toHotkey],
      accounts: move.owner === account ? [] : [move.owner],
      sims: [],
    },
    more(view) {
      if (from === to) return [];
      if (from === ROOT_NETUID) return [purchase(amountOf(view))];
      const sold = view.sim(sale(view));
      // Asked twice: first what the sale fetches, then what that buys.
      return sold && to !== ROOT_NETUID ? [sale(view), purchase(sold.out)] : [sale(view)];
    },
    explain(view) {
      const amount = amountOf(view);
      const effects: Effect[] = [];
      let certainty: 'exact' | 'simulated' | 'unknown' = 'exact';
      const leaves = from !== to || move.owner !== account;
      if (leaves)
        effects.push({
          kind: 'pay',
          bound: move.hasLimit ? 'at-most' : 'exactly',
          value: view.alphaParam(from, amount),
          account,
        });
      if (from !== to) {
        const received = receivedBase(view, from, to, amount, sale(view), purchase);
        certainty = received === null ? 'unknown' : 'simulated';
        if (received !== null && move.owner === account)
          effects.push({ kind: 'receive', bound: 'expected', value: view.alphaParam(to, received), account });
      }
      return {
        sentence: move.sentence(view, amount),
        effects,
        facts: [],
        risks: [
          ...tradeRisks(move, view, certainty),
          ...ownerRisks(move, view),
          ...newValidatorRisks(move, view),
        ],
        certainty,
      };
    },
  };
}

/**
 * What arrives on the other subnet. The chain takes one swap fee, the simulation of the second leg one more, so this
 * understates by that fee (about 0.05 %) and never flatters.
 */
function receivedBase(
  view: FactView,
  from: number,
  to: number,
  amount: bigint,
  sale: SimAsk,
  purchase: (rao: bigint) => SimAsk,
): bigint | null {
  const sold: Pick<Sim, 'out'> | null = from === ROOT_NETUID ? { out: amount } : view.sim(sale);
  if (sold === null || to === ROOT_NETUID) return sold?.out ?? null;
  return view.sim(purchase(sold.out))?.out ?? null;
}

function tradeRisks(move: Move, view: FactView, certainty: string): Risk[] {
  if (move.from === move.to) return [];
  const subnet = view.subnetParam(move.to);
  // Even the limit of swap_stake_limit only cuts the input; the trade itself runs at any price (fact sheet 4.4).
  const level = move.hasLimit ? 'note' : 'caution';
  const risks: Risk[] = [{ code: 'no-price-limit', level, params: { subnet } }];
  if (view.known && certainty === 'unknown')
    risks.push({ code: 'no-quote', level: 'caution', params: { subnet } });
  return risks;
}

function ownerRisks(move: Move, view: FactView): Risk[] {
  if (move.owner === move.account) return [];
  const own = view.isOwn(move.owner);
  return [
    { code: 'transfer-stake', level: own ? 'note' : 'danger', params: { to: view.accountParam(move.owner) } },
  ];
}

function newValidatorRisks(move: Move, view: FactView): Risk[] {
  return move.toHotkey === move.fromHotkey ? [] : validatorRisks(move.toHotkey, view);
}
