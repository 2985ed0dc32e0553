import type { TypeDeclarations } from '../dsl/declare.js';
import { balancesTypes } from './balances.js';
import { basicTypes } from './basic.js';
import { crowdloanTypes } from './crowdloan.js';
import { dispatchTypes } from './dispatch.js';
import { evmTypes } from './evm.js';
import { extensionsTypes } from './extensions.js';
import { extrinsicTypes } from './extrinsic.js';
import { limitOrdersTypes } from './limit-orders.js';
import { proxyTypes } from './proxy.js';
import { runtimeApisTypes } from './runtime-apis.js';
import { subtensorTypes } from './subtensor.js';
import { systemTypes } from './system.js';

/** Every declared type by the name that expressions use. */
export const types: TypeDeclarations = {
  ...basicTypes,
  ...systemTypes,
  ...dispatchTypes,
  ...balancesTypes,
  ...extrinsicTypes,
  ...extensionsTypes,
  ...proxyTypes,
  ...crowdloanTypes,
  ...evmTypes,
  ...limitOrdersTypes,
  ...subtensorTypes,
  ...runtimeApisTypes,
};
