import { map, pallet, twox } from '../dsl/declare.js';

/** Supply counters of the subnet tokens; nothing in it can be called. */
export const alphaAssets = pallet('AlphaAssets', 31, 'pallet_alpha_assets::pallet', {
  storage: [
    map('TotalAlphaIssuance', [twox('u16')], 'u64'),
    map('AlphaBurned', [twox('u16')], 'u64'),
    map('AlphaRecycled', [twox('u16')], 'u64'),
  ],
});
