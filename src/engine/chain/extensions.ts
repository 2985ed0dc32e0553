/**
 * Transaction extensions of this chain that polkadot-js has never heard of. All of them add no bytes, neither to the
 * extrinsic nor to what is signed (`opentensor/subtensor runtime/src/lib.rs`). Defined by name so that nothing is
 * "treated as no-effect" by silence; {@link unknownExtensions} refuses any other one that carries bytes.
 */
const EMPTY = { extrinsic: {}, payload: {} };

export const SUBTENSOR_EXTENSIONS = {
  SudoTransactionExtension: EMPTY,
  CheckShieldedTxValidity: EMPTY,
  SubtensorTransactionExtension: EMPTY,
  DrandPriority: EMPTY,
  // Before spec 393:
  SubtensorSignedExtension: EMPTY,
  CommitmentsSignedExtension: EMPTY,
};

/** Extensions whose bytes polkadot-js and Kelvin both know how to write. */
export const KNOWN_EXTENSIONS: ReadonlySet<string> = new Set([
  'CheckNonZeroSender',
  'CheckSpecVersion',
  'CheckTxVersion',
  'CheckGenesis',
  'CheckMortality',
  'CheckEra',
  'CheckNonce',
  'CheckWeight',
  'ChargeTransactionPayment',
  'CheckMetadataHash',
]);
