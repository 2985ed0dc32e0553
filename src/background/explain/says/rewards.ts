import { account, type Expectations, uint, uintSet } from './expect.js';

/** Rewards of root stake and of mining. */
export const REWARDS: Expectations<'claim-root' | 'claim-basket' | 'stake-basket' | 'auto-stake'> = {
  'claim-root': ({ netuids }) => ({
    call: 'SubtensorModule.claim_root',
    args: { subnets: uintSet(netuids) },
  }),
  'claim-basket': ({ hotkey }) =>
    hotkey === null
      ? { call: 'SubtensorModule.claim_root', args: { subnets: uintSet([]) } }
      : { call: 'SubtensorModule.claim_root_with_hotkey', args: { hotkey: account(hotkey) } },
  'stake-basket': ({ hotkey, amountRao }) => ({
    call: 'SubtensorModule.stake_into_basket',
    args: { hotkey: account(hotkey), amount_staked: uint(amountRao) },
  }),
  'auto-stake': ({ netuid, hotkey }) => ({
    call: 'SubtensorModule.set_coldkey_auto_stake_hotkey',
    args: { netuid: uint(netuid), hotkey: account(hotkey) },
  }),
};
