import type { RiskLevel } from '../../core/explain/types.js';

/**
 * How much a call can cost whoever signs it, by pallet and call name, for calls that have no explanation of their own.
 * `danger`: the whole account or position, or value for nothing. `caution`: lasting power or a stated amount.
 * `note`: housekeeping. Calls that only administrators can make are `danger` too: they fail for everybody else, so a
 * site that asks for one is broken or worse. A pallet's `*` covers its calls that have no line; a call that no line covers
 * is unknown to this wallet and is not signed. Calls that came after spec 424 are known from the successor's source, by name
 * only.
 */
const BY_LEVEL: Readonly<Record<RiskLevel, Readonly<Record<string, string>>>> = {
  danger: {
    System: '*',
    Timestamp: '*',
    Grandpa: '*',
    Balances: '*',
    SubtensorModule:
      'transfer_stake add_stake_burn burn_alpha recycle_alpha announce_coldkey_swap swap_coldkey_announced ' +
      'swap_coldkey schedule_swap_coldkey reset_coldkey_swap dissolve_network root_dissolve_network ' +
      'register_network register_network_with_identity register_leased_network ' +
      'sudo_set_tx_childkey_take_rate_limit sudo_set_min_childkey_take sudo_set_max_childkey_take ' +
      'sudo_set_num_root_claims sudo_set_root_claim_threshold sudo_set_voting_power_ema_alpha ' +
      'set_pending_childkey_cooldown transfer_stake_and_hotkey',
    Utility: 'dispatch_as dispatch_as_fallible with_weight',
    Sudo: '*',
    Preimage: '*',
    Scheduler: '*',
    Proxy: 'kill_pure add_proxy',
    Commitments: '*',
    SafeMode: '*',
    Ethereum: '*',
    EVM: '*',
    BaseFee: '*',
    Drand: '*',
    Crowdloan: '*',
    Swap: '*',
    Contracts: '*',
    MevShield: '*',
    LimitOrders: '*',
  },
  caution: {
    SubtensorModule:
      'add_stake remove_stake add_stake_limit remove_stake_limit remove_stake_full_limit unstake_all ' +
      'unstake_all_alpha move_stake swap_stake swap_stake_limit register burned_register register_limit ' +
      'root_register decrease_take increase_take set_children set_childkey_take swap_hotkey swap_hotkey_v2 ' +
      'set_subnet_identity start_call associate_evm_key terminate_lease update_symbol ' +
      'set_coldkey_auto_stake_hotkey dispute_coldkey_swap clear_coldkey_swap_announcement ' +
      'enable_voting_power_tracking disable_voting_power_tracking set_auto_parent_delegation_enabled ' +
      'lock_stake move_lock set_perpetual_lock set_tempo set_activity_cutoff_factor trigger_epoch ' +
      'move_stake_limit stake_into_basket swap_basket swap_basket_many add_collateral set_min_collateral ' +
      'pow_register',
    Proxy: 'create_pure remove_proxies set_real_pays_fee',
    // The owner of a subnet may make about a third of these, and none of them moves a coldkey's funds.
    AdminUtils: '*',
    EVM: 'withdraw',
    Crowdloan:
      'create contribute withdraw finalize refund dissolve update_min_contribution update_end update_cap ' +
      'set_max_contribution',
    Contracts: 'upload_code remove_code',
    MevShield: 'submit_encrypted',
    LimitOrders: 'execute_orders execute_batched_orders',
  },
  note: {
    System: 'remark remark_with_event',
    Balances: 'upgrade_accounts',
    SubtensorModule:
      'set_identity try_associate_hotkey claim_root set_root_claim_type set_reject_locked_alpha set_weights ' +
      'set_mechanism_weights batch_set_weights commit_weights batch_commit_weights ' +
      'commit_timelocked_weights commit_mechanism_weights commit_crv3_mechanism_weights ' +
      'commit_timelocked_mechanism_weights reveal_weights batch_reveal_weights reveal_mechanism_weights ' +
      'serve_axon serve_axon_tls serve_prometheus claim_root_with_hotkey',
    Utility: 'batch batch_all force_batch',
    Multisig: 'cancel_as_multi poke_deposit',
    Preimage: 'note_preimage unnote_preimage',
    Proxy: 'remove_proxy remove_announcement reject_announcement poke_deposit',
    Commitments: 'set_commitment',
    LimitOrders: 'cancel_order prune_linked_output',
  },
};

/** The same by `Pallet.call`. */
export const SEVERITY: ReadonlyMap<string, RiskLevel> = new Map(
  (Object.keys(BY_LEVEL) as RiskLevel[]).flatMap((level) =>
    Object.entries(BY_LEVEL[level]).flatMap(([pallet, calls]) =>
      calls.split(' ').map((call) => [`${pallet}.${call}`, level] as const),
    ),
  ),
);

/** Calls that destroy value or the way to it, whoever makes them. */
export const DESTROYS_VALUE: ReadonlySet<string> = new Set([
  'Balances.burn',
  'SubtensorModule.add_stake_burn',
  'SubtensorModule.burn_alpha',
  'SubtensorModule.recycle_alpha',
  'Proxy.kill_pure',
]);

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
export function severityOf(pallet: string, call: string): RiskLevel | null {
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
