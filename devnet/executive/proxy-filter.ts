import type { DecodedCall } from '../types.js';

export interface ProxyType {
  type: string;
  value?: unknown;
}

const STAKE_MOVES = [
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
];
const STAKING = new Set([...STAKE_MOVES, 'set_root_claim_type']);
const TRANSFERS = new Set(['transfer_keep_alive', 'transfer_allow_death', 'transfer_all']);
const NOT_FUNGIBLE = new Set([
  ...STAKE_MOVES,
  'burned_register',
  'root_register',
  'swap_hotkey',
  'swap_hotkey_v2',
]);
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
    !isSubtensor(call, NOT_FUNGIBLE) &&
    !isSubtensor(call, COLDKEY_SWAP),
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

const GRANTS = new Set(['add_proxy', 'remove_proxy']);
const CLEARS = new Set(['remove_proxies', 'kill_pure']);
/** Types that a NonTransfer proxy is no superset of; at spec 424 it may hand out any other, NonCritical too. */
const ABOVE_NON_TRANSFER = new Set(['Any', 'Transfer', 'SmallTransfer']);

/**
 * Whether a proxy of this type may make the call, and what comes with being a proxy: it hands out and takes back no more
 * than it has, and only Any clears the list (`opentensor/subtensor pallets/proxy/src/lib.rs`, do_proxy).
 * Types that devnet does not model permit nothing.
 */
export function maySend(type: string, call: DecodedCall): boolean {
  if (call.pallet === 'Proxy') {
    const granted = call.args.proxy_type as ProxyType | undefined;
    if (GRANTS.has(call.name) && granted && !isSuperset(type, granted.type)) return false;
    if (CLEARS.has(call.name) && type !== 'Any') return false;
  }
  return RULES[type]?.(call) ?? false;
}

function isSuperset(type: string, other: string): boolean {
  if (type === other || type === 'Any') return true;
  if (type === 'NonTransfer') return !ABOVE_NON_TRANSFER.has(other);
  return type === 'Transfer' && other === 'SmallTransfer';
}
