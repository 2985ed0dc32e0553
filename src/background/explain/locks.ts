import { ONE } from '../../core/amount/money.js';
import type { Effect, Fact } from '../../core/explain/types.js';
import { addressArg, boolArg, numberArg, uintArg } from './arguments.js';
import type { FactView } from './fact-view.js';
import { line, taoLine } from './lines.js';
import { NO_NEEDS, type Planner } from './plan.js';
import { validatorRisks } from './trade-parts.js';
import { leavingRao } from './transfer.js';
import { positionOf } from './unstake.js';
import { fails } from './worded.js';

/** `lock_stake`: alpha that cannot be unstaked until it has melted away; there is no unlock. */
export const planLockStake: Planner = ({ call, actor: account }) => {
  const hotkey = addressArg(call, 'hotkey');
  const netuid = numberArg(call, 'netuid');
  const base = uintArg(call, 'amount');
  return {
    needs: { ...needsOf(netuid), hotkeys: [hotkey] },
    explain(view) {
      const params = {
        amount: view.alphaParam(netuid, base),
        subnet: view.subnetParam(netuid),
        validator: view.accountParam(hotkey),
      };
      return {
        sentence: { code: 'lock-stake', params },
        effects: [line('lock', 'exactly', params.amount, account, hotkey)],
        facts: lockFacts(netuid, view),
        risks: [{ code: 'lock', level: 'caution', params }, ...validatorRisks(hotkey, view)],
        state: [`lock ${account} ${netuid}`],
        certainty: 'exact',
      };
    },
  };
};

/** `move_lock`: the same alpha stays locked, for another validator. */
export const planMoveLock: Planner = ({ call, actor }) => {
  const hotkey = addressArg(call, 'destination_hotkey');
  const netuid = numberArg(call, 'netuid');
  return {
    needs: { ...needsOf(netuid), hotkeys: [hotkey] },
    explain(view) {
      const params = { subnet: view.subnetParam(netuid), validator: view.accountParam(hotkey) };
      return {
        sentence: { code: 'move-lock', params },
        effects: [],
        facts: lockFacts(netuid, view),
        risks: [
          ...(view.answer({ kind: 'lock', netuid })?.lockedBase === 0n ? fails('nothing').risks : []),
          { code: 'conviction-resets', level: 'note', params },
          ...validatorRisks(hotkey, view),
        ],
        state: [`lock ${actor} ${netuid}`],
        certainty: 'exact',
      };
    },
  };
};

/** `set_perpetual_lock`: whether the lock of a subnet melts. */
export const planPerpetualLock: Planner = ({ call, actor: account }) => {
  const netuid = numberArg(call, 'netuid');
  const enabled = boolArg(call, 'enabled');
  return {
    needs: needsOf(netuid),
    explain(view) {
      const subnet = view.subnetParam(netuid);
      const locked = view.answer({ kind: 'lock', netuid })?.lockedBase ?? 0n;
      const effects: Effect[] =
        enabled && locked > 0n ? [line('lock', 'expected', view.alphaParam(netuid, locked), account)] : [];
      return {
        sentence: { code: enabled ? 'lock-perpetual' : 'lock-decaying', params: { subnet } },
        effects,
        facts: [],
        risks: enabled ? [{ code: 'lock-perpetual', level: 'caution', params: { subnet } }] : [],
        certainty: 'exact',
      };
    },
  };
};

/** `set_reject_locked_alpha`: whether others may hand this account alpha that is locked. */
export const planRejectLocked: Planner = ({ call }) => {
  const rejects = boolArg(call, 'enabled');
  return {
    needs: NO_NEEDS,
    explain: () => ({
      sentence: { code: rejects ? 'reject-locked' : 'accept-locked', params: {} },
      effects: [],
      facts: [],
      risks: rejects ? [] : [{ code: 'accepts-locked', level: 'note', params: {} }],
      certainty: 'exact',
    }),
  };
};

/** `add_collateral`: a miner's bond. Free stake goes in first; the chain buys what is missing, all or nothing. */
export const planAddCollateral: Planner = ({ call, actor: account }, { signer }) => {
  const hotkey = addressArg(call, 'hotkey');
  const netuid = numberArg(call, 'netuid');
  const base = uintArg(call, 'alpha');
  const limit = uintArg(call, 'limit_price');
  // At its limit the purchase costs this much; the pool's fee on it is what a simulation of it takes.
  const net = (base * limit + ONE - 1n) / ONE;
  const ask = { side: 'buy', netuid, amount: net } as const;
  /** Of the stake some may be held back, so only what is more than all of it is bought for certain. */
  const bought = (view: FactView): Effect[] => {
    const most = leavingRao(view, true, account === signer);
    const sim = view.sim(ask);
    const atLimit = sim && sim.feeIn < net ? (net * net) / (net - sim.feeIn) + 1n : null;
    const rao = most !== null && (atLimit === null || most < atLimit) ? most : atLimit;
    const missing = view.positions === null ? 0n : base - (positionOf(view, hotkey, netuid) ?? 0n);
    return [
      ...(rao === null ? [] : [taoLine('pay', 'at-most', rao, account)]),
      ...(missing > 0n
        ? [line('receive', 'at-least', view.alphaParam(netuid, missing), account, hotkey)]
        : []),
    ];
  };
  return {
    needs: { netuids: [netuid], hotkeys: [hotkey], accounts: [], sims: net > 0n ? [ask] : [] },
    explain(view) {
      const params = {
        amount: view.alphaParam(netuid, base),
        subnet: view.subnetParam(netuid),
        validator: view.accountParam(hotkey),
      };
      const purchase = bought(view);
      return {
        sentence: { code: 'add-collateral', params },
        effects: [line('lock', 'exactly', params.amount, account, hotkey), ...purchase],
        facts: [
          { code: 'worst-price', value: { t: 'price', raoPerAlpha: limit, netuid } },
          { code: 'all-or-nothing', value: null },
        ],
        risks: [{ code: 'collateral', level: 'caution', params }],
        // Of stake that would do it is not known how much is held back, and so whether any is bought.
        certainty: purchase.length > 1 ? 'bounded' : 'unknown',
        pools: [netuid],
      };
    },
  };
};

function needsOf(netuid: number) {
  return { ...NO_NEEDS, netuids: [netuid], asks: [{ kind: 'lock' as const, netuid }] };
}

function lockFacts(netuid: number, view: FactView): Fact[] {
  const answer = view.answer({ kind: 'lock', netuid });
  if (answer === null) return [];
  const facts: Fact[] = [{ code: answer.perpetual ? 'lock-perpetual' : 'lock-decays', value: null }];
  if (answer.lockedBase > 0n)
    facts.unshift({ code: 'locked-already', value: view.alphaParam(netuid, answer.lockedBase) });
  return facts;
}
