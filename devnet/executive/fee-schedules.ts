/** How a runtime's fees are counted, and what its calls typically cost. */
export interface Schedule {
  /** Rao of every extrinsic. */
  base: bigint;
  bytesPerRao: bigint;
  /** Picoseconds of ref time for one rao. */
  refTimePerRao: bigint;
  /** Ref time of the transaction extensions. */
  extensions: bigint;
  /** Typical fee of a whole extrinsic by call, in rao, from which the call's weight follows. */
  typical: Record<string, bigint>;
  /** Length of the extrinsics that `typical` was measured with. */
  measuredBytes: number;
  /** Ref time of calls that are not in the table: a transfer's. */
  otherCalls: bigint;
  /** Calls whose fee is a reserve, given back down to the work they did. */
  reserving: Set<string>;
}

const staking = (fees: Record<string, bigint>): Record<string, bigint> =>
  Object.fromEntries(Object.entries(fees).map(([name, fee]) => [`SubtensorModule.${name}`, fee]));

/** As measured at spec 425, extensions of 424 included, which weigh about 0.0004 TAO in themselves. */
export const MEASURED_425: Schedule = {
  base: 54_078n,
  bytesPerRao: 1n,
  refTimePerRao: 2_000n,
  extensions: 800_000_000n,
  measuredBytes: 0,
  otherCalls: 260_000_000n,
  reserving: new Set(),
  typical: {
    'MevShield.submit_encrypted': 557_690n,
    'MevShield.store_encrypted': 10_454_078n,
    ...staking({
      add_stake: 1_530_000n,
      add_stake_limit: 1_630_000n,
      remove_stake: 1_280_000n,
      remove_stake_limit: 1_360_000n,
      remove_stake_full_limit: 1_360_000n,
      move_stake: 700_000n,
      transfer_stake: 670_000n,
      swap_stake: 2_160_000n,
      swap_stake_limit: 2_260_000n,
      unstake_all: 90_000n,
      unstake_all_alpha: 2_140_000n,
      claim_root: 470_000n,
      lock_stake: 420_000n,
      set_root_claim_type: 230_000n,
    }),
  },
};

/** As pinned at spec 467 for extrinsics of 100 bytes. */
export const HALVED: Schedule = {
  base: 27_039n,
  bytesPerRao: 2n,
  refTimePerRao: 4_000n,
  extensions: 60_000_000n,
  measuredBytes: 100,
  otherCalls: 164_052_000n,
  reserving: new Set(
    ['claim_root', 'claim_root_with_hotkey', 'stake_into_basket', 'swap_basket', 'swap_basket_many'].map(
      (name) => `SubtensorModule.${name}`,
    ),
  ),
  typical: {
    'Balances.transfer_keep_alive': 83_102n,
    'Balances.transfer_allow_death': 85_547n,
    'Balances.transfer_all': 85_391n,
    'Proxy.add_proxy': 80_187n,
    'Proxy.proxy': 140_016n,
    'MevShield.submit_encrypted': 93_895n,
    'MevShield.store_encrypted': 5_042_089n,
    ...staking({
      add_stake: 812_698n,
      add_stake_limit: 850_506n,
      remove_stake: 629_339n,
      remove_stake_limit: 645_089n,
      remove_stake_full_limit: 652_089n,
      move_stake: 369_589n,
      move_stake_limit: 1_075_589n,
      swap_stake: 1_045_339n,
      swap_stake_limit: 1_069_339n,
      transfer_stake: 383_839n,
      transfer_stake_and_hotkey: 403_589n,
      unstake_all: 83_339n,
      unstake_all_alpha: 1_044_339n,
      lock_stake: 270_203n,
      move_lock: 306_839n,
      claim_root: 8_251_352n,
      claim_root_with_hotkey: 8_251_352n,
      stake_into_basket: 36_882_089n,
      swap_basket: 430_575_139n,
      swap_basket_many: 430_575_139n,
      announce_coldkey_swap: 148_339n,
      swap_coldkey_announced: 6_717_089n,
      swap_hotkey: 168_047_089n,
      swap_hotkey_v2: 168_047_089n,
    }),
  },
};
