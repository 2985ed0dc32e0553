import { withTypes, withVariants } from '../../dsl/changes.js';
import { oneOf, struct, type TypeDeclaration, type TypeDeclarations } from '../../dsl/declare.js';
import { limitOrdersTypes } from '../../types/limit-orders.js';
import { proxyTypes } from '../../types/proxy.js';
import { finney424 } from '../finney-424.js';
import { basketTypes } from './basket-types.js';
import { linkedOrderTypes } from './limit-orders.js';
import { listedFilterTypes } from './proxy-filter.js';

/** A type of the base, under the name its own file gives it. @throws when it is not there. */
function base(types: TypeDeclarations, name: string): TypeDeclaration {
  const found = types[name];
  if (!found) throw new Error(`types: no ${name}`);
  return found;
}

/** Every type of the newer runtime. */
export const newerTypes = withTypes(finney424.types, {
  replace: {
    ...listedFilterTypes,
    ProxyType: withVariants(base(proxyTypes, 'ProxyType'), { BasketTrading: [] }),
    VersionedOrder: withVariants(base(limitOrdersTypes, 'VersionedOrder'), { V2: ['OrderV2'] }),
  },
  add: {
    PerU16: struct('sp_arithmetic::per_things::PerU16', ['u16']),
    EpochConsensus: oneOf('pallet_subtensor::pallet::EpochConsensus', { Yuma: [], Null: [] }),
    ...basketTypes,
    ...linkedOrderTypes,
  },
});
