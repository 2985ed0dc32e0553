import type { MethodTable } from '../method.js';
import { CHAIN_NAME, CHAIN_PROPERTIES } from '../methods/system.js';

export const chainSpecMethods: MethodTable = {
  chainSpec_v1_chainName: () => CHAIN_NAME,
  chainSpec_v1_genesisHash: (_params, { chain }) => chain.hashAt(0),
  chainSpec_v1_properties: () => CHAIN_PROPERTIES,
};
