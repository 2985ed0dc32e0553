import type { RuntimeDeclaration } from '../dsl/build-metadata.js';
import { changeList, withChanges, withTypes } from '../dsl/changes.js';
import { optionalMap, struct, twox } from '../dsl/declare.js';
import { swap } from '../pallets/swap.js';
import { newer } from './newer/index.js';

/**
 * The newer runtime with the curve that is in development only: pools with an entry of `SwapSuperellipse` do not follow
 * the weighted formula. Devnet does not trade along the curve; this is for tests of clients that must notice it.
 */
export const newerPool: RuntimeDeclaration = {
  ...newer,
  types: withTypes(newer.types, {
    add: {
      SwapSuperellipse: struct('pallet_subtensor_swap::pallet::superellipse::SwapSuperellipse', {
        alpha_scale: 'u128',
        tao_scale: 'u128',
        center_alpha: 'i128',
        center_tao: 'i128',
      }),
    },
  }),
  pallets: changeList('pallets', newer.pallets, {
    replace: [
      withChanges(swap, {
        storage: { add: [optionalMap('SwapSuperellipse', [twox('u16')], 'SwapSuperellipse')] },
      }),
    ],
  }),
};
