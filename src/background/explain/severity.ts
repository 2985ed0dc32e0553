import type { RiskLevel } from '../../core/explain/types.js';

/**
 * How much a call can cost whoever signs it, by pallet and call name, for calls that have no explanation of their own.
 * `danger`: the whole account or position, or value for nothing. `caution`: lasting power or a stated amount.
 * `note`: housekeeping. Calls that only administrators can make are `danger` too: they fail for everybody else, so a
 * site that asks for one is broken or worse. A pallet's `*` covers its calls that have no line.
 */
export const SEVERITY: Readonly<Record<string, RiskLevel>> = {
  'System.*': 'danger',
  'Timestamp.*': 'danger',
  'Grandpa.*': 'danger',
  'Balances.*': 'danger',
  'Balances.upgrade_accounts': 'note',
  'SubtensorModule.*': 'caution',
  'SubtensorModule.set_reject_locked_alpha': 'note',
  'SubtensorModule.announce_coldkey_swap': 'danger',
  'SubtensorModule.swap_coldkey_announced': 'danger',
  'SubtensorModule.swap_coldkey': 'danger',
  'SubtensorModule.schedule_swap_coldkey': 'danger',
  'SubtensorModule.reset_coldkey_swap': 'danger',
  'SubtensorModule.dissolve_network': 'danger',
  'SubtensorModule.root_dissolve_network': 'danger',
  'SubtensorModule.register_network': 'danger',
  'SubtensorModule.register_network_with_identity': 'danger',
  'SubtensorModule.register_leased_network': 'danger',
  'SubtensorModule.sudo_set_tx_childkey_take_rate_limit': 'danger',
  'SubtensorModule.sudo_set_min_childkey_take': 'danger',
  'SubtensorModule.sudo_set_max_childkey_take': 'danger',
  'SubtensorModule.sudo_set_num_root_claims': 'danger',
  'SubtensorModule.sudo_set_root_claim_threshold': 'danger',
  'SubtensorModule.sudo_set_voting_power_ema_alpha': 'danger',
  'SubtensorModule.set_pending_childkey_cooldown': 'danger',
  'SubtensorModule.set_identity': 'note',
  'SubtensorModule.try_associate_hotkey': 'note',
  'SubtensorModule.claim_root': 'note',
  'SubtensorModule.claim_root_with_hotkey': 'note',
  'SubtensorModule.set_root_claim_type': 'note',
  'SubtensorModule.set_weights': 'note',
  'SubtensorModule.set_mechanism_weights': 'note',
  'SubtensorModule.batch_set_weights': 'note',
  'SubtensorModule.commit_weights': 'note',
  'SubtensorModule.batch_commit_weights': 'note',
  'SubtensorModule.commit_timelocked_weights': 'note',
  'SubtensorModule.commit_mechanism_weights': 'note',
  'SubtensorModule.commit_crv3_mechanism_weights': 'note',
  'SubtensorModule.commit_timelocked_mechanism_weights': 'note',
  'SubtensorModule.reveal_weights': 'note',
  'SubtensorModule.batch_reveal_weights': 'note',
  'SubtensorModule.reveal_mechanism_weights': 'note',
  'SubtensorModule.serve_axon': 'note',
  'SubtensorModule.serve_axon_tls': 'note',
  'SubtensorModule.serve_prometheus': 'note',
  'Utility.dispatch_as': 'danger',
  'Utility.dispatch_as_fallible': 'danger',
  'Utility.with_weight': 'danger',
  'Utility.as_derivative': 'note',
  'Utility.if_else': 'note',
  'Sudo.*': 'danger',
  'Multisig.*': 'note',
  'Preimage.*': 'note',
  'Scheduler.*': 'danger',
  'Proxy.*': 'note',
  'Proxy.create_pure': 'caution',
  'Proxy.set_real_pays_fee': 'caution',
  'Proxy.remove_proxies': 'caution',
  'Commitments.set_commitment': 'note',
  'Commitments.*': 'danger',
  // The owner of a subnet may make about a third of these; all others are the administrators'.
  'AdminUtils.*': 'caution',
  'SafeMode.*': 'danger',
  'Ethereum.*': 'danger',
  'EVM.*': 'danger',
  'EVM.withdraw': 'caution',
  'BaseFee.*': 'danger',
  'Drand.*': 'danger',
  'Crowdloan.*': 'caution',
  'Swap.*': 'danger',
  'Contracts.*': 'caution',
  'Contracts.call': 'danger',
  'Contracts.call_old_weight': 'danger',
  'MevShield.*': 'danger',
  'MevShield.submit_encrypted': 'caution',
  'LimitOrders.*': 'caution',
  'LimitOrders.cancel_order': 'note',
  'LimitOrders.set_pallet_status': 'danger',
};

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

/** Unknown pallets have no line and no star: nothing is known about what they can do. */
export function severityOf(pallet: string, call: string): RiskLevel {
  return SEVERITY[`${pallet}.${call}`] ?? SEVERITY[`${pallet}.*`] ?? 'danger';
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
  RootClaim: 'note',
  Senate: 'note',
  Triumvirate: 'note',
  Governance: 'note',
  RootWeights: 'note',
};
