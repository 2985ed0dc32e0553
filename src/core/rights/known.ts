/** What the types of right may do on runtimes that do not tell (to spec 425). */
import type { FilteredCall, RightFilter } from './filter.js';

const of =
  (pallet: string) =>
  (...calls: string[]): FilteredCall[] =>
    calls.map((call) => ({ pallet, call }));
const whole = (pallet: string): FilteredCall => ({ pallet, call: null });
const subtensor = of('SubtensorModule');
const admin = of('AdminUtils');
const balances = of('Balances');
const allow = (calls: FilteredCall[], except: FilteredCall[] = []): RightFilter => ({
  mode: 'allow',
  calls,
  except,
});
const deny = (...calls: FilteredCall[]): RightFilter => ({ mode: 'deny', calls, except: [] });
const NOTHING: RightFilter = { mode: 'none' };

const STAKE_MOVES = subtensor(
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
);
const COLDKEY_SWAP = subtensor(
  'swap_coldkey',
  'schedule_swap_coldkey',
  'announce_coldkey_swap',
  'swap_coldkey_announced',
  'dispute_coldkey_swap',
  'clear_coldkey_swap_announcement',
);
const HOTKEY_SWAP = subtensor('swap_hotkey', 'swap_hotkey_v2');
const TRANSFERS = balances('transfer_keep_alive', 'transfer_allow_death');
const GIFT = subtensor('transfer_stake');
const OWNER_SETTINGS = [
  'serving_rate_limit',
  'min_difficulty',
  'max_difficulty',
  'weights_version_key',
  'adjustment_alpha',
  'immunity_period',
  'min_allowed_weights',
  'kappa',
  'rho',
  'activity_cutoff',
  'network_registration_allowed',
  'network_pow_registration_allowed',
  'max_burn',
  'bonds_moving_average',
  'bonds_penalty',
  'commit_reveal_weights_enabled',
  'liquid_alpha_enabled',
  'alpha_values',
  'commit_reveal_weights_interval',
  'toggle_transfer',
].map((name) => `sudo_set_${name}`);

/** 0.5 TAO or 0.5 alpha. */
const SMALL = 500_000_000n;
const small = (calls: FilteredCall[], argument: string): FilteredCall[] =>
  calls.map((call) => ({ ...call, below: { argument, limit: SMALL } }));

/** By name (`opentensor/subtensor runtime/src/lib.rs`, InstanceFilter). */
export const KNOWN_FILTERS: Readonly<Record<string, RightFilter>> = {
  Any: { mode: 'all' },
  Owner: allow(
    [whole('AdminUtils'), ...subtensor('set_subnet_identity', 'update_symbol')],
    admin('sudo_set_subnet_owner_hotkey', 'sudo_set_sn_owner_hotkey'),
  ),
  NonCritical: deny(
    whole('Sudo'),
    ...COLDKEY_SWAP,
    ...subtensor('dissolve_network', 'root_register', 'burned_register'),
  ),
  NonTransfer: deny(whole('Balances'), ...GIFT, ...COLDKEY_SWAP),
  NonFungible: deny(
    whole('Balances'),
    ...GIFT,
    ...subtensor('burned_register', 'root_register'),
    ...STAKE_MOVES,
    ...HOTKEY_SWAP,
    ...COLDKEY_SWAP,
  ),
  Staking: allow([...STAKE_MOVES, ...subtensor('set_root_claim_type')]),
  Registration: allow(subtensor('burned_register', 'register', 'register_limit')),
  Transfer: allow([...TRANSFERS, ...balances('transfer_all'), ...GIFT]),
  SmallTransfer: allow([...small(TRANSFERS, 'value'), ...small(GIFT, 'alpha_amount')]),
  ChildKeys: allow(subtensor('set_children', 'set_childkey_take')),
  SudoUncheckedSetCode: allow([
    { pallet: 'Sudo', call: 'sudo_unchecked_weight', carries: { pallet: 'System', call: 'set_code' } },
  ]),
  SwapHotkey: allow(HOTKEY_SWAP),
  SubnetLeaseBeneficiary: allow([...subtensor('start_call'), ...admin(...OWNER_SETTINGS)]),
  RootClaim: allow(subtensor('claim_root')),
  Senate: NOTHING,
  Triumvirate: NOTHING,
  Governance: NOTHING,
  RootWeights: NOTHING,
};

/** Types that NonTransfer does not hand out: to spec 425, and since. */
const ABOVE_NON_TRANSFER = new Set(['Any', 'Transfer', 'SmallTransfer']);
const BELOW_NON_TRANSFER = new Set([
  'Owner',
  'Senate',
  'NonFungible',
  'Triumvirate',
  'Governance',
  'Staking',
  'Registration',
  'RootWeights',
  'ChildKeys',
  'SwapHotkey',
  'SubnetLeaseBeneficiary',
  'RootClaim',
]);

/**
 * `is_superset` of the runtime, which none tells: to 425 NonTransfer hands out NonCritical and so everything; later ones list
 * what it may (`RaoFoundation/subtensor runtime/src/proxy_filters/mod.rs`).
 */
export function isSuperset(rules: 'to-425' | 'listed', type: string, other: string): boolean {
  if (type === other || type === 'Any') return true;
  if (type === 'NonTransfer')
    return rules === 'listed' ? BELOW_NON_TRANSFER.has(other) : !ABOVE_NON_TRANSFER.has(other);
  return type === 'Transfer' && other === 'SmallTransfer';
}
