import { pallet, value } from '../dsl/declare.js';

/** The chain id that EVM wallets and limit orders sign for. */
export const evmChainId = pallet('EVMChainId', 23, 'pallet_evm_chain_id::pallet', {
  storage: [value('ChainId', 'u64')],
});
