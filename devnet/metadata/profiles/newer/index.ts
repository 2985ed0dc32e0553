import { subnetInfoRuntimeApi } from '../../apis/subtensor.js';
import type { RuntimeDeclaration } from '../../dsl/build-metadata.js';
import { changeList, withChanges, withMethods } from '../../dsl/changes.js';
import { constant } from '../../dsl/declare.js';
import { limitOrders } from '../../pallets/limit-orders.js';
import { subtensorModule } from '../../pallets/subtensor/index.js';
import { system } from '../../pallets/system.js';
import { encodeRuntimeVersion } from '../../version.js';
import { finney424 } from '../finney-424.js';
import { betaBasketRuntimeApi } from './basket-api.js';
import { callChanges } from './calls.js';
import { constantChanges } from './constants.js';
import { errorChanges } from './errors.js';
import { eventChanges } from './events.js';
import { limitOrderChanges } from './limit-orders.js';
import { listedProxyFilters } from './proxy-filter.js';
import { storageChanges } from './storage.js';
import { newerTypes } from './types.js';

const SPEC_VERSION = 475;

const apis = changeList('runtime APIs', finney424.apis, {
  replace: [
    withMethods(subnetInfoRuntimeApi, [{ name: 'get_block_emission', inputs: {}, output: 'u64' }]),
    listedProxyFilters,
  ],
  add: [betaBasketRuntimeApi],
});

/**
 * Spec 475 as differences to 424: root baskets, miner collateral, linked orders. Pallets, extensions and their indices
 * are the same (RaoFoundation/subtensor pallets/subtensor/src, pallets/limit-orders/src, common/src/proxy.rs).
 */
export const newer: RuntimeDeclaration = {
  ...finney424,
  types: newerTypes,
  apis,
  pallets: changeList('pallets', finney424.pallets, {
    replace: [
      withChanges(system, {
        constants: {
          replace: [constant('Version', 'RuntimeVersion', encodeRuntimeVersion(SPEC_VERSION, apis))],
        },
      }),
      withChanges(subtensorModule, {
        calls: callChanges,
        storage: storageChanges,
        constants: constantChanges,
        events: eventChanges,
        errors: errorChanges,
      }),
      withChanges(limitOrders, limitOrderChanges),
    ],
  }),
};
