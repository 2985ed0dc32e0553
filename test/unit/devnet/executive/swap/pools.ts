import type { Pool } from '../../../../../devnet/executive/swap/index.js';

/** The two pools of the chain facts' test vectors. */
export const POOL_A: Pool = {
  stable: false,
  tao: 10_000_000_000_000n,
  alpha: 200_000_000_000_000n,
  quote: 500_000_000_000_000_000n,
  feeRate: 33n,
};
export const POOL_B: Pool = {
  stable: false,
  tao: 73_482_915_604_117n,
  alpha: 1_906_254_337_918_442n,
  quote: 487_312_904_551_820_337n,
  feeRate: 33n,
};
export const ROOT_POOL: Pool = {
  stable: true,
  tao: 0n,
  alpha: 0n,
  quote: 500_000_000_000_000_000n,
  feeRate: 33n,
};
