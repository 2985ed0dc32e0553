const TAO = 1_000_000_000n;
const CAP = 21_000_000n * TAO;

/**
 * Rao (or alpha rao) minted per block at an issuance: one whole coin, halved when half of what remains to the cap is out
 * (`opentensor/subtensor pallets/subtensor/src/coinbase/block_emission.rs`).
 */
export function emissionAt(issuance: bigint): bigint {
  let emission = TAO;
  let remaining = CAP / 2n;
  for (let threshold = remaining; issuance >= threshold && emission > 0n; threshold += remaining) {
    emission /= 2n;
    remaining /= 2n;
  }
  return emission;
}
