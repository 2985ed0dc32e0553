import { MAX_U64 } from '../../core/amount/money.js';
import type { DecodedArg, DecodedCall } from '../../core/chain/light/index.js';

/** What an unsigned integer counts. A share is named after its whole. */
export type Unit =
  | 'tao'
  | 'alpha'
  | 'price'
  | 'subnet'
  | 'blocks'
  | 'wei'
  | 'milli'
  | 'ip'
  | 'int'
  | keyof typeof WHOLES;

/** What a share is a part of: newtypes by their label in the metadata, and bare integers by names of our own. */
export const WHOLES = {
  PerU16: 65_535n,
  PerU64: MAX_U64,
  Percent: 100n,
  Permill: 1_000_000n,
  Perbill: 1_000_000_000n,
  PerBps: 10_000n,
  PerE18: 10n ** 18n,
} as const;

/**
 * Units by name of the argument, or `call.name` or `Pallet.name` where a name alone means different things
 * (opentensor/subtensor pallets/subtensor/src/macros/dispatches.rs, pallets/admin-utils/src/lib.rs).
 */
const BY_NAME: Partial<Record<Unit, string>> = {
  // Where a runtime spells a type of money, that tells; these are the amounts that are bare integers somewhere.
  tao:
    'amount_staked deposit min_contribution cap new_cap new_min_contribution new_max_contribution swap_cost min_burn ' +
    'max_burn lock_cost Balances.value Crowdloan.amount add_stake_burn.amount register_limit.limit_price row_cap_rao ' +
    'slice_rao forfeit_cap_rao',
  alpha:
    'alpha_amount amount_unstaked min_locked add_collateral.alpha lock_stake.amount burn_alpha.amount ' +
    'recycle_alpha.amount swap_basket.amount min_amount_out',
  price: 'limit_price add_stake_burn.limit',
  subnet: 'netuid netuids subnets origin_netuid destination_netuid',
  blocks:
    'delay duration period after in_blocks cooldown tempo immunity_period activity_cutoff adjustment_interval ' +
    'tx_rate_limit rate_limit serving_rate_limit weights_set_rate_limit window ema_halving burn_half_life ' +
    'sudo_set_lock_reduction_interval.interval set_stored_extrinsic_lifetime.value',
  wei: 'call.value create.value create2.value max_fee_per_gas max_priority_fee_per_gas',
  milli: 'factor_milli',
  ip: 'ip',
  PerU16:
    'take default_take subnet_owner_cut lock_share AdminUtils.cap alpha_low alpha_high kappa bonds_penalty rate ' +
    'max_weight_limit',
  PerU64: 'adjustment_alpha burn',
  PerBps: 'row_bps',
  PerE18: 'sudo_set_voting_power_ema_alpha.alpha',
};

const UNITS: ReadonlyMap<string, Unit> = new Map(
  (Object.keys(BY_NAME) as Unit[]).flatMap((unit) =>
    (BY_NAME[unit] ?? '').split(' ').map((name) => [name, unit] as const),
  ),
);

/** Newtypes of money in the runtime's source, with the names they had before spec 424. */
const TAO_TYPES = /Tao(?:Balance|Currency)|T::Balance|BalanceOf</;
const ALPHA_TYPES = /Alpha(?:Balance|Currency)/;

/** What the integers of an argument count: by the argument's name first, because one type serves amounts and prices. */
export function unitOf({ pallet, call }: DecodedCall, { name, typeName }: DecodedArg): Unit {
  // Contracts have a call `call` too, in base units.
  const own = pallet === 'Contracts' ? undefined : UNITS.get(`${call}.${name}`);
  const found = own ?? UNITS.get(`${pallet}.${name}`) ?? UNITS.get(name);
  if (found) return found;
  if (typeName === 'NetUid' || name.endsWith('_netuid')) return 'subnet';
  if (ALPHA_TYPES.test(typeName)) return 'alpha';
  return TAO_TYPES.test(typeName) ? 'tao' : 'int';
}
