import { call, pallet, value } from '../dsl/declare.js';

/** The EVM side. Of its calls: the one that brings money back from it. */
export const evm = pallet('EVM', 22, 'pallet_evm::pallet', {
  calls: [call(0, 'withdraw', { address: 'H160', value: 'u64' })],
  storage: [value('WhitelistedCreators', 'Vec<H160>'), value('DisableWhitelistCheck', 'bool')],
  events: {
    Log: { log: 'EvmLog' },
    Created: { address: 'H160' },
    CreatedFailed: { address: 'H160' },
    Executed: { address: 'H160' },
    ExecutedFailed: { address: 'H160' },
  },
  errors: [
    'BalanceLow',
    'FeeOverflow',
    'PaymentOverflow',
    'WithdrawFailed',
    'GasPriceTooLow',
    'InvalidNonce',
    'GasLimitTooLow',
    'GasLimitTooHigh',
    'InvalidChainId',
    'InvalidSignature',
    'Reentrancy',
    'TransactionMustComeFromEOA',
    'Undefined',
    'NotAllowed',
    'CreateOriginNotAllowed',
  ],
});
