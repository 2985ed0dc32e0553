import type { Effect, Fact } from '../../core/explain/types.js';
import { addressArg, boolArg, numberArg, uintArg } from './arguments.js';
import type { FactView } from './fact-view.js';
import { NO_NEEDS, type Planner } from './plan.js';
import { validatorRisks } from './trade-parts.js';

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
        effects: [{ kind: 'lock', bound: 'exactly', value: params.amount, account }],
        facts: lockFacts(netuid, view),
        risks: [{ code: 'lock', level: 'caution', params }, ...validatorRisks(hotkey, view)],
        certainty: 'exact',
      };
    },
  };
};

/** `move_lock`: the same alpha stays locked, for another validator. */
export const planMoveLock: Planner = ({ call }) => {
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
        risks: [{ code: 'conviction-resets', level: 'note', params }, ...validatorRisks(hotkey, view)],
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
        enabled && locked > 0n
          ? [{ kind: 'lock', bound: 'expected', value: view.alphaParam(netuid, locked), account }]
          : [];
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
export const planAddCollateral: Planner = ({ call, actor: account }) => {
  const hotkey = addressArg(call, 'hotkey');
  const netuid = numberArg(call, 'netuid');
  const base = uintArg(call, 'alpha');
  const limit = uintArg(call, 'limit_price');
  return {
    needs: { netuids: [netuid], hotkeys: [hotkey], accounts: [], sims: [] },
    explain(view) {
      const params = {
        amount: view.alphaParam(netuid, base),
        subnet: view.subnetParam(netuid),
        validator: view.accountParam(hotkey),
      };
      return {
        sentence: { code: 'add-collateral', params },
        effects: [{ kind: 'lock', bound: 'exactly', value: params.amount, account }],
        facts: [
          { code: 'worst-price', value: { t: 'price', raoPerAlpha: limit, netuid } },
          { code: 'all-or-nothing', value: null },
        ],
        risks: [{ code: 'collateral', level: 'caution', params }],
        // How much is bought depends on how much of the stake is free.
        certainty: 'unknown',
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
