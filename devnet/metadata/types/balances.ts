import { oneOf, struct, type TypeDeclaration, type TypeDeclarations } from '../dsl/declare.js';

function idAmount(id: string): TypeDeclaration {
  const fields = { id, amount: 'u64' };
  return struct('frame_support::traits::tokens::misc::IdAmount', fields, { Id: id, Balance: 'u64' });
}

/** Accounts, locks and holds. */
export const balancesTypes: TypeDeclarations = {
  AccountData: struct('pallet_balances::types::AccountData', {
    free: 'u64',
    reserved: 'u64',
    frozen: 'u64',
    flags: 'ExtraFlags',
  }),
  ExtraFlags: struct('pallet_balances::types::ExtraFlags', ['u128']),
  BalanceLock: struct('pallet_balances::types::BalanceLock', {
    id: '[u8; 8]',
    amount: 'u64',
    reasons: 'LockReasons',
  }),
  LockReasons: oneOf('pallet_balances::types::Reasons', { Fee: [], Misc: [], All: [] }),
  ReserveData: struct('pallet_balances::types::ReserveData', { id: '[u8; 8]', amount: 'u64' }),
  RuntimeHoldReason: oneOf(
    'node_subtensor_runtime::RuntimeHoldReason',
    { Preimage: ['PreimageHoldReason'], SafeMode: ['HoldReason'], Contracts: ['ContractsHoldReason'] },
    { Preimage: 14, SafeMode: 20, Contracts: 29 },
  ),
  PreimageHoldReason: oneOf('pallet_preimage::pallet::HoldReason', { Preimage: [] }),
  HoldReason: oneOf('pallet_safe_mode::pallet::HoldReason', { EnterOrExtend: [] }),
  ContractsHoldReason: oneOf('pallet_contracts::pallet::HoldReason', {
    CodeUploadDepositReserve: [],
    StorageDepositReserve: [],
  }),
  HoldAmount: idAmount('RuntimeHoldReason'),
  RuntimeFreezeReason: oneOf('node_subtensor_runtime::RuntimeFreezeReason', {}),
  FreezeAmount: idAmount('RuntimeFreezeReason'),
  BalanceStatus: oneOf('frame_support::traits::tokens::misc::BalanceStatus', { Free: [], Reserved: [] }),
  FeeStorageRelease: oneOf('pallet_transaction_payment::Releases', { V1Ancient: [], V2: [] }),
};
