import { extension } from './dsl/declare.js';

/** The transaction extensions in the order in which they are encoded. */
export const extensions = [
  extension('CheckNonZeroSender', 'CheckNonZeroSender'),
  extension('CheckSpecVersion', 'CheckSpecVersion', 'u32'),
  extension('CheckTxVersion', 'CheckTxVersion', 'u32'),
  extension('CheckGenesis', 'CheckGenesis', 'H256'),
  extension('CheckMortality', 'CheckMortality', 'H256'),
  extension('CheckNonce', 'CheckNonce'),
  extension('CheckWeight', 'CheckWeight'),
  extension('ChargeTransactionPayment', 'ChargeTransactionPayment'),
  extension('SudoTransactionExtension', 'SudoTransactionExtension'),
  extension('CheckShieldedTxValidity', 'CheckShieldedTxValidity'),
  extension('SubtensorTransactionExtension', 'SubtensorTransactionExtension'),
  extension('DrandPriority', 'DrandPriority'),
  extension('CheckMetadataHash', 'CheckMetadataHash', 'Option<[u8; 32]>'),
];
