import type { Risk, RiskLevel } from '../../core/explain/types.js';

type Kind = Pick<Risk, 'code' | 'level'>;

/**
 * What a call without an explanation of its own can cost whoever signs it, by pallet and call name.
 * `danger`: the whole account or position, value for nothing, or something that cannot be foretold. `caution`: lasting
 * power, income or a stated amount. `note`: housekeeping. Calls of the chain's administrators are `danger` too: they fail
 * for everybody else, so a site that asks for one is broken or worse; not so where a subnet's owner may make them.
 * A pallet's `*` covers its calls that have no line; a call that no line covers, and that planners.ts does not know to be
 * without effect, is unknown to this wallet and is not signed. Calls that came after spec 424 are known from the successor's
 * source, by name only.
 */
const ROWS: ReadonlyArray<readonly [Risk['code'], RiskLevel, Readonly<Record<string, string>>]> = [
  [
    'destroys-value',
    'danger',
    { Balances: 'burn', SubtensorModule: 'add_stake_burn burn_alpha recycle_alpha', Proxy: 'kill_pure' },
  ],
  [
    'account-control',
    'danger',
    {
      SubtensorModule: 'announce_coldkey_swap swap_coldkey_announced swap_coldkey schedule_swap_coldkey',
    },
  ],
  [
    'opaque-program',
    'danger',
    {
      Contracts:
        'call call_old_weight instantiate instantiate_old_weight instantiate_with_code ' +
        'instantiate_with_code_old_weight',
      EVM: 'call create create2',
      Ethereum: '*',
    },
  ],
  [
    'burns-cost',
    'danger',
    { SubtensorModule: 'register_network register_network_with_identity register_leased_network' },
  ],
  [
    'administrator',
    'danger',
    {
      System:
        'set_heap_pages set_code set_code_without_checks set_storage kill_storage kill_prefix authorize_upgrade ' +
        'authorize_upgrade_without_checks',
      Timestamp: '*',
      Grandpa: '*',
      Balances: 'force_transfer force_unreserve force_set_balance force_adjust_total_issuance',
      SubtensorModule:
        'dissolve_network root_dissolve_network reset_coldkey_swap sudo_set_tx_childkey_take_rate_limit ' +
        'sudo_set_min_childkey_take sudo_set_max_childkey_take sudo_set_num_root_claims ' +
        'sudo_set_voting_power_ema_alpha set_pending_childkey_cooldown',
      Utility: 'dispatch_as dispatch_as_fallible with_weight',
      Sudo: '*',
      Scheduler: '*',
      Commitments: 'set_max_space',
      SafeMode: '*',
      EVM: 'set_whitelist disable_whitelist',
      BaseFee: '*',
      Drand: '*',
      Swap: 'set_fee_rate',
      Contracts: 'set_code',
      MevShield:
        'announce_next_key set_max_pending_extrinsics_number set_on_initialize_weight ' +
        'set_stored_extrinsic_lifetime set_max_extrinsic_weight',
      LimitOrders: 'set_pallet_status',
    },
  ],
  // The owner of a subnet may make about a third of these, and none of them moves a coldkey's funds.
  ['administrator', 'caution', { AdminUtils: '*', SubtensorModule: 'sudo_set_root_claim_threshold' }],
  [
    'unfamiliar-call',
    'danger',
    {
      System: '*',
      Balances: '*',
      SubtensorModule: 'transfer_stake transfer_stake_and_hotkey',
      Preimage: '*',
      Proxy: 'add_proxy',
      Commitments: '*',
      EVM: '*',
      Crowdloan: '*',
      Swap: '*',
      Contracts: '*',
      MevShield: '*',
      LimitOrders: '*',
    },
  ],
  ['burns-cost', 'caution', { SubtensorModule: 'burned_register register_limit' }],
  [
    'hands-over',
    'caution',
    {
      SubtensorModule:
        'set_children set_childkey_take increase_take decrease_take swap_hotkey swap_hotkey_v2 ' +
        'set_auto_parent_delegation_enabled',
    },
  ],
  [
    'unfamiliar-call',
    'caution',
    {
      SubtensorModule:
        'add_stake remove_stake add_stake_limit remove_stake_limit remove_stake_full_limit unstake_all ' +
        'unstake_all_alpha move_stake move_stake_limit swap_stake swap_stake_limit lock_stake move_lock ' +
        'set_perpetual_lock add_collateral stake_into_basket swap_basket swap_basket_many ' +
        'set_coldkey_auto_stake_hotkey dispute_coldkey_swap clear_coldkey_swap_announcement terminate_lease',
      Proxy: 'create_pure remove_proxies set_real_pays_fee',
      EVM: 'withdraw',
      Crowdloan:
        'create contribute withdraw finalize refund dissolve update_min_contribution update_end ' +
        'update_cap set_max_contribution',
      Contracts: 'upload_code remove_code migrate',
      MevShield: 'submit_encrypted',
      LimitOrders: 'execute_orders execute_batched_orders',
    },
  ],
  [
    'unfamiliar-call',
    'note',
    {
      System: 'remark remark_with_event',
      SubtensorModule: 'claim_root claim_root_with_hotkey set_root_claim_type set_reject_locked_alpha',
      Utility: 'batch batch_all force_batch',
      Multisig: 'cancel_as_multi poke_deposit',
      Preimage: 'note_preimage unnote_preimage request_preimage unrequest_preimage ensure_updated',
      Proxy: 'remove_proxy remove_announcement reject_announcement poke_deposit',
      Registry: 'set_identity clear_identity',
      Commitments: 'set_commitment',
      LimitOrders: 'cancel_order',
    },
  ],
];

/** The same by `Pallet.call`. */
export const SEVERITY: ReadonlyMap<string, Kind> = new Map(
  ROWS.flatMap(([code, level, pallets]) =>
    Object.entries(pallets).flatMap(([pallet, calls]) =>
      calls.split(' ').map((call) => [`${pallet}.${call}`, { code, level }] as const),
    ),
  ),
);

/**
 * Calls whose content is not in them: a bare hash of something unseen, or bytes the chain cannot read either.
 * `store_encrypted` always fails and still costs its weight (opentensor/subtensor pallets/shield). An encrypted
 * transaction is not here: it carries something that somebody already signed.
 */
export const OPAQUE: ReadonlySet<string> = new Set([
  'Multisig.approve_as_multi',
  'Proxy.announce',
  'MevShield.store_encrypted',
]);

/** Null for a call that nothing is known about, however well it decodes. */
export function severityOf(pallet: string, call: string): Kind | null {
  return SEVERITY.get(`${pallet}.${call}`) ?? SEVERITY.get(`${pallet}.*`) ?? null;
}

/**
 * What a proxy of each type can do to the account (opentensor/subtensor common/src/lib.rs ProxyType and runtime/src/lib.rs
 * InstanceFilter). NonTransfer is as bad as the rest of its row: its delegate may grant itself NonCritical and then
 * transfer.
 */
export const PROXY_TYPES: Readonly<Record<string, RiskLevel>> = {
  Any: 'danger',
  NonCritical: 'danger',
  NonTransfer: 'danger',
  Transfer: 'danger',
  Owner: 'caution',
  NonFungible: 'caution',
  SmallTransfer: 'caution',
  SwapHotkey: 'caution',
  Staking: 'caution',
  Registration: 'caution',
  ChildKeys: 'caution',
  SubnetLeaseBeneficiary: 'caution',
  SudoUncheckedSetCode: 'caution',
  // Came with spec 459: trades a validator's fund.
  BasketTrading: 'caution',
  RootClaim: 'note',
  Senate: 'note',
  Triumvirate: 'note',
  Governance: 'note',
  RootWeights: 'note',
};
