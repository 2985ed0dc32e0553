import { MAX_U64 } from '../../core/amount/money.js';
import type { DecodedCall, LightMetadata } from '../../core/chain/light/index.js';
import type { Bound, Certainty, Effect, Param, Risk, Sentence } from '../../core/explain/types.js';
import { addressArg, boolArg, numberArg, uintArg } from './arguments.js';
import { type Crossing, crossingOf } from './crossing.js';
import type { FactView } from './fact-view.js';
import { line, positionName, risk } from './lines.js';
import type { Plan, Planner } from './plan.js';
import { recipientRisks } from './recipients.js';
import { ROOT_NETUID, validatorRisks } from './trade-parts.js';
import { positionOf } from './unstake.js';
import { fails } from './worded.js';

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
  /** Least origin price / destination price of 10^9; 0 is no limit, as on the chain. */
  limitRatio: bigint;
  allowPartial: boolean;
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
      ...limitOf(call, hasLimit),
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
      ...limitOf(call, hasLimit),
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
      limitRatio: 0n,
      allowPartial: false,
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

function limitOf(call: DecodedCall, hasLimit: boolean): Pick<Move, 'limitRatio' | 'allowPartial'> {
  if (!hasLimit) return { limitRatio: 0n, allowPartial: false };
  return { limitRatio: uintArg(call, 'limit_price'), allowPartial: boolArg(call, 'allow_partial') };
}

function plan(move: Move): Plan {
  const { account, fromHotkey, toHotkey, from, to, asked, owner } = move;
  const isWhole = asked === MAX_U64;
  const isLive = isWhole || move.capped;
  /** Null: the whole of a position whose size is not known. */
  const amountOf = (view: FactView): bigint | null => {
    const position = isLive ? positionOf(view, fromHotkey, from) : null;
    if (isWhole) return position;
    return position !== null && position < asked ? position : asked;
  };
  const crossing = (amount: bigint | null): Crossing | null =>
    from === to ? null : crossingOf({ ...move, amount });
  const fixed = isLive ? null : crossing(asked);
  return {
    needs: {
      netuids: [from, to],
      hotkeys: [fromHotkey, toHotkey, ...(owner === account ? [] : [owner])],
      accounts: owner === account ? [] : [owner],
      sims: fixed?.sims ?? [],
      asks: fixed?.asks ?? [],
    },
    more: (view) => crossing(amountOf(view))?.sims ?? [],
    moreAsks: (view) => crossing(amountOf(view))?.asks ?? [],
    explain(view) {
      const amount = amountOf(view);
      const crossed = crossing(amount)?.explain(view);
      // Of more than there is the whole of what is there when the block is made.
      const bound: Bound =
        isWhole || (amount !== null && amount < asked)
          ? 'expected'
          : move.allowPartial && from !== to
            ? 'at-most'
            : 'exactly';
      const effects: Effect[] = [];
      if (amount !== null)
        effects.push(line('pay', bound, view.alphaParam(from, amount), account, fromHotkey));
      if (owner === account || view.isOwn(owner)) {
        const whole = amount === null || from !== to ? [] : [[bound, amount] as const];
        for (const [bound, base] of crossed?.receives ?? whole)
          effects.push(line('receive', bound, view.alphaParam(to, base), owner, toHotkey));
      }
      return {
        sentence: move.sentence(view, isWhole ? { t: 'everything' } : view.alphaParam(from, amount ?? asked)),
        effects,
        facts: crossed?.facts ?? [],
        risks: [
          ...(crossed?.risks ?? []),
          ...placeRisks(move),
          ...ownerRisks(move, view),
          ...newValidatorRisks(move, view),
        ],
        certainty: crossed?.certainty ?? certaintyOf(amount, bound),
        pools: from === to ? [] : [from, to].filter((netuid) => netuid !== ROOT_NETUID),
        state: isLive ? [positionName(account, from, fromHotkey)] : [],
      };
    },
  };
}

/** Within one subnet nothing is traded: the amount is what is signed, or the position of now. */
function certaintyOf(amount: bigint | null, bound: Bound): Certainty {
  if (amount === null) return 'unknown';
  return bound === 'exactly' ? 'exact' : 'simulated';
}

/** From a place to itself. */
function placeRisks({ from, to, fromHotkey, toHotkey, account, owner }: Move): Risk[] {
  return from === to && fromHotkey === toHotkey && account === owner ? fails('already').risks : [];
}

function ownerRisks(move: Move, view: FactView): Risk[] {
  if (move.owner === move.account) return [];
  const own = view.isOwn(move.owner);
  return [
    risk('transfer-stake', own ? 'note' : 'danger', { to: view.accountParam(move.owner) }),
    ...recipientRisks(move.owner, view),
  ];
}

function newValidatorRisks(move: Move, view: FactView): Risk[] {
  if (move.toHotkey === move.fromHotkey) return [];
  const risks = validatorRisks(move.toHotkey, view);
  // Whom the new owner's stake is with is new to the new owner, not to this account.
  return move.owner === move.account ? risks : risks.filter(({ level }) => level === 'danger');
}
