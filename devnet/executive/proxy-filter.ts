import type { DecodedCall } from '../types.js';

export interface ProxyType {
  type: string;
  value?: unknown;
}

const STAKING = new Set([
  'add_stake',
  'add_stake_limit',
  'remove_stake',
  'remove_stake_limit',
  'remove_stake_full_limit',
  'unstake_all',
  'unstake_all_alpha',
  'swap_stake',
  'swap_stake_limit',
  'move_stake',
  'set_root_claim_type',
]);
const TRANSFERS = new Set(['transfer_keep_alive', 'transfer_allow_death', 'transfer_all']);
const COLDKEY_SWAP = new Set([
  'swap_coldkey',
  'schedule_swap_coldkey',
  'announce_coldkey_swap',
  'swap_coldkey_announced',
  'dispute_coldkey_swap',
  'clear_coldkey_swap_announcement',
]);
/** 0.5 TAO or 0.5 alpha: what a SmallTransfer proxy may move at once. */
const SMALL = 500_000_000n;

type Rule = (call: DecodedCall) => boolean;

const isSubtensor = (call: DecodedCall, names: Set<string>): boolean =>
  call.pallet === 'SubtensorModule' && names.has(call.name);
const isTransferStake = (call: DecodedCall): boolean => isSubtensor(call, new Set(['transfer_stake']));
const isBalances = (call: DecodedCall): boolean => call.pallet === 'Balances';

/** What each kind of proxy may call at spec 424 (`opentensor/subtensor runtime/src/lib.rs`, InstanceFilter). */
const RULES: Record<string, Rule> = {
  Any: () => true,
  NonTransfer: (call) => !isBalances(call) && !isTransferStake(call) && !isSubtensor(call, COLDKEY_SWAP),
  NonCritical: (call) =>
    call.pallet !== 'Sudo' &&
    !isSubtensor(call, COLDKEY_SWAP) &&
    !isSubtensor(call, new Set(['dissolve_network', 'root_register', 'burned_register'])),
  NonFungible: (call) =>
    !isBalances(call) &&
    !isTransferStake(call) &&
    !isSubtensor(call, STAKING) &&
    !isSubtensor(call, COLDKEY_SWAP) &&
    !isSubtensor(call, new Set(['burned_register', 'root_register', 'swap_hotkey', 'swap_hotkey_v2'])),
  Staking: (call) => isSubtensor(call, STAKING),
  Transfer: (call) => (isBalances(call) && TRANSFERS.has(call.name)) || isTransferStake(call),
  SmallTransfer: (call) =>
    (isBalances(call) &&
      call.name !== 'transfer_all' &&
      TRANSFERS.has(call.name) &&
      BigInt(call.args.value as bigint) < SMALL) ||
    (isTransferStake(call) && BigInt(call.args.alpha_amount as bigint) < SMALL),
  RootClaim: (call) => isSubtensor(call, new Set(['claim_root'])),
  Registration: (call) => isSubtensor(call, new Set(['burned_register', 'register', 'register_limit'])),
  ChildKeys: (call) => isSubtensor(call, new Set(['set_children', 'set_childkey_take'])),
  SwapHotkey: (call) => isSubtensor(call, new Set(['swap_hotkey', 'swap_hotkey_v2'])),
};

/** Whether a proxy of this type may make the call. Types that devnet does not model permit nothing. */
export function permits(type: string, call: DecodedCall): boolean {
  return RULES[type]?.(call) ?? false;
}
