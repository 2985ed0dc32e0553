import { struct, type TypeDeclarations } from '../dsl/declare.js';

/** The EVM side. */
export const evmTypes: TypeDeclarations = {
  EvmLog: struct('ethereum::log::Log', { address: 'H160', topics: 'Vec<H256>', data: 'Vec<u8>' }),
};
