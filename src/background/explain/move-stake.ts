import { MAX_U64 } from '../../core/amount/money.js';
import type { LightMetadata } from '../../core/chain/light/index.js';
import type { Bound, Certainty, Effect, Param, Risk, Sentence } from '../../core/explain/types.js';
import { addressArg, numberArg, uintArg } from './arguments.js';
import type { FactView, Sim, SimAsk } from './fact-view.js';
import type { Plan, Planner } from './plan.js';
import { recipientRisks } from './recipients.js';
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
  /** Alpha base units asked for; 2^64 - 1 is the whole position. */
  asked: bigint;
  /** The chain takes the whole position for anything above it. */
  capped: boolean;
  hasLimit: boolean;
  sentence(view: FactView, amount: Param): Sentence;
}

/** `move_stake` and `move_stake_limit`: another validator, another subnet, or both. */
const planMove =
  (hasLimit: boolean): Planner =>
  ({ call, actor }, { light }) => {
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
      capped: !hasLimit && capsMoves(light),
      hasLimit,
      sentence: (view, amount) => ({
        code: amount.t === 'everything' ? 'move-position' : 'move-stake',
        params: {
          amount,
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
  ({ call, actor }, { light }) => {
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
      capped: !hasLimit && capsMoves(light),
      hasLimit,
      sentence: (view, amount) => ({
        code: amount.t === 'everything' ? 'swap-position' : 'swap-stake',
        params: {
          amount,
          from: view.subnetParam(from),
          to: view.subnetParam(to),
          validator: view.accountParam(hotkey),
        },
      }),
    });
  };
export const planSwapStake = planSwap(false);
export const planSwapStakeLimit = planSwap(true);

/** `transfer_stake` and `transfer_stake_and_hotkey`: the stake gets another owner, and with the latter another validator. */
const planTransfer =
  (fromName: string, toName: string): Planner =>
  ({ call, actor }, { light }) => {
    const fromHotkey = addressArg(call, fromName);
    const from = numberArg(call, 'origin_netuid');
    const owner = addressArg(call, 'destination_coldkey');
    return plan({
      account: actor,
      owner,
      fromHotkey,
      toHotkey: addressArg(call, toName),
      from,
      to: numberArg(call, 'destination_netuid'),
      asked: uintArg(call, 'alpha_amount'),
      capped: capsMoves(light),
      hasLimit: false,
      sentence: (view, amount) => ({
        code: amount.t === 'everything' ? 'transfer-position' : 'transfer-stake',
        params: {
          amount,
          subnet: view.subnetParam(from),
          validator: view.accountParam(fromHotkey),
          to: view.accountParam(owner),
        },
      }),
    });
  };
export const planTransferStake = planTransfer('hotkey', 'hotkey');
export const planTransferStakeAndHotkey = planTransfer('origin_hotkey', 'destination_hotkey');

/** Runtimes with a smallest transfer of its own refuse an amount above the position; older ones cut it. */
function capsMoves(light: LightMetadata): boolean {
  return light.constant('SubtensorModule', 'InitialMinTransfer') === null;
}

function plan(move: Move): Plan {
  const { account, fromHotkey, toHotkey, from, to, asked, owner } = move;
  const isWhole = asked === MAX_U64;
  /** Null: the whole of a position whose size is not known. */
  const amountOf = (view: FactView): bigint | null => {
    const position = isWhole || move.capped ? positionOf(view, fromHotkey, from) : null;
    if (isWhole) return position;
    return position !== null && position < asked ? position : asked;
  };
  const sale = (amount: bigint): SimAsk => ({ side: 'sell', netuid: from, amount });
  const purchase = (rao: bigint): SimAsk => ({ side: 'buy', netuid: to, amount: rao });
  return {
    needs: {
      netuids: [from, to],
      hotkeys: [fromHotkey, toHotkey, ...(owner === account ? [] : [owner])],
      accounts: owner === account ? [] : [owner],
      sims: [],
    },
    more(view) {
      const amount = amountOf(view);
      if (from === to || amount === null || amount === 0n) return [];
      if (from === ROOT_NETUID) return [purchase(amount)];
      const sold = view.sim(sale(amount));
      // Asked twice: first what the sale fetches, then what that buys.
      return sold && to !== ROOT_NETUID ? [sale(amount), purchase(sold.out)] : [sale(amount)];
    },
    explain(view) {
      const amount = amountOf(view);
      const effects: Effect[] = [];
      let certainty: Certainty = 'exact';
      const leaves = from !== to || owner !== account;
      const bound: Bound = isWhole ? 'expected' : move.hasLimit ? 'at-most' : 'exactly';
      if (leaves && amount === null) certainty = 'unknown';
      if (leaves && amount !== null) {
        effects.push({ kind: 'pay', bound, value: view.alphaParam(from, amount), account });
        if (isWhole) certainty = 'simulated';
      }
      if (from !== to) {
        const received =
          amount === null ? null : receivedBase(view, from, to, amount, sale(amount), purchase);
        certainty = received === null ? 'unknown' : 'simulated';
        if (received !== null && owner === account)
          effects.push({ kind: 'receive', bound: 'expected', value: view.alphaParam(to, received), account });
      }
      return {
        sentence: move.sentence(view, isWhole ? { t: 'everything' } : view.alphaParam(from, amount ?? asked)),
        effects,
        facts: [],
        risks: [
          ...tradeRisks(move, view, certainty),
          ...ownerRisks(move, view),
          ...newValidatorRisks(move, view),
        ],
        certainty,
        pools: from === to ? [] : [from, to].filter((netuid) => netuid !== ROOT_NETUID),
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
    ...recipientRisks(move.owner, view),
  ];
}

function newValidatorRisks(move: Move, view: FactView): Risk[] {
  if (move.toHotkey === move.fromHotkey) return [];
  const risks = validatorRisks(move.toHotkey, view);
  // Whom the new owner's stake is with is new to the new owner, not to this account.
  return move.owner === move.account ? risks : risks.filter(({ level }) => level === 'danger');
}
