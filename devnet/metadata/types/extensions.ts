import { oneOf, struct, type TypeDeclarations } from '../dsl/declare.js';

/** What each transaction extension carries. */
export const extensionsTypes: TypeDeclarations = {
  CheckNonZeroSender: struct('frame_system::extensions::check_non_zero_sender::CheckNonZeroSender', []),
  CheckSpecVersion: struct('frame_system::extensions::check_spec_version::CheckSpecVersion', []),
  CheckTxVersion: struct('frame_system::extensions::check_tx_version::CheckTxVersion', []),
  CheckGenesis: struct('frame_system::extensions::check_genesis::CheckGenesis', []),
  CheckMortality: struct('node_subtensor_runtime::check_mortality::CheckMortality', ['Era']),
  CheckNonce: struct('node_subtensor_runtime::check_nonce::CheckNonce', ['Compact<u32>']),
  CheckWeight: struct('frame_system::extensions::check_weight::CheckWeight', []),
  ChargeTransactionPayment: struct('pallet_transaction_payment::ChargeTransactionPayment', ['Compact<u64>']),
  ChargeTransactionPaymentWrapper: struct(
    'node_subtensor_runtime::transaction_payment_wrapper::ChargeTransactionPaymentWrapper',
    { inner: 'ChargeTransactionPayment' },
  ),
  SudoTransactionExtension: struct('node_subtensor_runtime::sudo_wrapper::SudoTransactionExtension', []),
  CheckShieldedTxValidity: struct('pallet_shield::extension::CheckShieldedTxValidity', []),
  SubtensorTransactionExtension: struct(
    'pallet_subtensor::extensions::subtensor::SubtensorTransactionExtension',
    [],
  ),
  DrandPriority: struct('pallet_drand::drand_priority::DrandPriority', []),
  CheckMetadataHash: struct('frame_metadata_hash_extension::CheckMetadataHash', { mode: 'MetadataHashMode' }),
  MetadataHashMode: oneOf('frame_metadata_hash_extension::Mode', { Disabled: [], Enabled: [] }),
};
