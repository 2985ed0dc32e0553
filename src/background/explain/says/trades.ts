import { account, bool, type Expectations, maybeUint, uint } from './expect.js';

/** Stake that is bought, sold, moved or given away. `EVERYTHING` is an amount like any other here: 2^64 - 1. */
export const TRADES: Expectations<
  'stake' | 'unstake' | 'unstake-position' | 'change-validator' | 'change-subnet' | 'transfer-alpha'
> = {
  stake: ({ hotkey, netuid, amountRao, limitRaoPerAlpha, allowPartial }) => ({
    call: 'SubtensorModule.add_stake_limit',
    args: {
      hotkey: account(hotkey),
      netuid: uint(netuid),
      amount_staked: uint(amountRao),
      limit_price: uint(limitRaoPerAlpha),
      allow_partial: bool(allowPartial),
    },
  }),
  unstake: ({ hotkey, netuid, amountBase, limitRaoPerAlpha, allowPartial }) => ({
    call: 'SubtensorModule.remove_stake_limit',
    args: {
      hotkey: account(hotkey),
      netuid: uint(netuid),
      amount_unstaked: uint(amountBase),
      limit_price: uint(limitRaoPerAlpha),
      allow_partial: bool(allowPartial),
    },
  }),
  'unstake-position': ({ hotkey, netuid, limitRaoPerAlpha }) => ({
    call: 'SubtensorModule.remove_stake_full_limit',
    args: { hotkey: account(hotkey), netuid: uint(netuid), limit_price: maybeUint(limitRaoPerAlpha) },
  }),
  'change-validator': ({ fromHotkey, toHotkey, netuid, amountBase }) => ({
    call: 'SubtensorModule.move_stake',
    args: {
      origin_hotkey: account(fromHotkey),
      destination_hotkey: account(toHotkey),
      origin_netuid: uint(netuid),
      destination_netuid: uint(netuid),
      alpha_amount: uint(amountBase),
    },
  }),
  'change-subnet': ({ hotkey, fromNetuid, toNetuid, amountBase, limitRatio, allowPartial }) => ({
    call: 'SubtensorModule.swap_stake_limit',
    args: {
      hotkey: account(hotkey),
      origin_netuid: uint(fromNetuid),
      destination_netuid: uint(toNetuid),
      alpha_amount: uint(amountBase),
      limit_price: uint(limitRatio),
      allow_partial: bool(allowPartial),
    },
  }),
  'transfer-alpha': ({ to, hotkey, netuid, amountBase }) => ({
    call: 'SubtensorModule.transfer_stake',
    args: {
      destination_coldkey: account(to),
      hotkey: account(hotkey),
      origin_netuid: uint(netuid),
      destination_netuid: uint(netuid),
      alpha_amount: uint(amountBase),
    },
  }),
};
