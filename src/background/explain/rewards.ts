import { addressArg, numberArg, uintArg } from './arguments.js';
import type { Planner } from './plan.js';
import { shareRisks } from './recipients.js';
import { ROOT_NETUID, validatorRisks } from './trade-parts.js';

/** `stake_into_basket`: buys all that a validator's fund holds, at any price; the way out is a claim. */
export const planStakeBasket: Planner = ({ call, actor: account }, { intent }) => {
  const hotkey = addressArg(call, 'hotkey');
  const rao = uintArg(call, 'amount_staked');
  const value = { t: 'tao', rao } as const;
  return {
    needs: { netuids: [ROOT_NETUID], hotkeys: [hotkey], accounts: [], sims: [] },
    explain: (view) => ({
      sentence: { code: 'stake-basket', params: { amount: value, validator: view.accountParam(hotkey) } },
      effects: [{ kind: 'pay', bound: 'exactly', value, account }],
      facts: [{ code: 'no-limit', value: null }],
      risks: [
        // Our own form showed the fund's value and price before; a page's request did not.
        { code: 'no-limit-on-chain', level: intent === null ? 'danger' : 'caution', params: {} },
        ...validatorRisks(hotkey, view),
        ...shareRisks(rao, view, {}),
      ],
      // Of the balance; what it buys is a share in the fund, which no balance shows.
      certainty: 'exact',
    }),
  };
};

/** `set_coldkey_auto_stake_hotkey`: where mining rewards of this coldkey's hotkeys go on one subnet. */
export const planAutoStake: Planner = ({ call }) => {
  const hotkey = addressArg(call, 'hotkey');
  const netuid = numberArg(call, 'netuid');
  return {
    needs: { netuids: [netuid], hotkeys: [hotkey], accounts: [], sims: [] },
    explain(view) {
      const params = { subnet: view.subnetParam(netuid), validator: view.accountParam(hotkey) };
      return {
        sentence: { code: 'auto-stake', params },
        effects: [],
        facts: [],
        risks: [{ code: 'auto-stake', level: 'caution', params }, ...validatorRisks(hotkey, view)],
        certainty: 'exact',
      };
    },
  };
};
