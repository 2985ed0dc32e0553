import fc from 'fast-check';
import type { Pool } from '../../../../src/core/quote/pool.js';

/** The two pools of the worked examples in the chain facts (fee rate 33 of 65,535). */
export const POOL_A: Pool = {
  taoReserve: 10_000_000_000_000n,
  alphaReserve: 200_000_000_000_000n,
  quoteWeight: 500_000_000_000_000_000n,
  feeRate: 33n,
};
export const POOL_B: Pool = {
  taoReserve: 73_482_915_604_117n,
  alphaReserve: 1_906_254_337_918_442n,
  quoteWeight: 487_312_904_551_820_337n,
  feeRate: 33n,
};

/** Pools of 1,000 to 10,000,000 TAO and alpha, with weights from 30 % to 70 %. */
export const anyPool = fc.record({
  taoReserve: fc.bigInt(10n ** 12n, 10n ** 16n),
  alphaReserve: fc.bigInt(10n ** 12n, 10n ** 16n),
  quoteWeight: fc.bigInt(3n * 10n ** 17n, 7n * 10n ** 17n),
  feeRate: fc.constantFrom(0n, 33n, 300n),
});
