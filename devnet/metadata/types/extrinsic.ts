import { oneOf, struct, type TypeDeclarations, withParams } from '../dsl/declare.js';

/** The runtime nests its extensions in tuples, since one tuple takes at most twelve. */
const EXTRA = `(${[
  '(CheckNonZeroSender, CheckSpecVersion, CheckTxVersion, CheckGenesis, CheckMortality, CheckNonce, CheckWeight)',
  '(ChargeTransactionPaymentWrapper, SudoTransactionExtension, CheckShieldedTxValidity, SubtensorTransactionExtension, DrandPriority)',
  'CheckMetadataHash',
].join(', ')})`;

/** `Mortal1` to `Mortal255` hold the second byte of the era; the first is the index itself. */
const MORTAL_ERAS = Object.fromEntries(Array.from({ length: 255 }, (_, at) => [`Mortal${at + 1}`, ['u8']]));

/** Extrinsics, their validity and their fees. */
export const extrinsicTypes: TypeDeclarations = {
  MultiAddress: withParams(
    { AccountId: 'AccountId32', AccountIndex: '()' },
    oneOf('sp_runtime::multiaddress::MultiAddress', {
      Id: ['AccountId32'],
      Index: ['Compact<()>'],
      Raw: ['Vec<u8>'],
      Address32: ['[u8; 32]'],
      Address20: ['[u8; 20]'],
    }),
  ),
  Era: oneOf('sp_runtime::generic::era::Era', { Immortal: [], ...MORTAL_ERAS }),
  MultiSignature: oneOf('sp_runtime::MultiSignature', {
    Ed25519: ['[u8; 64]'],
    Sr25519: ['[u8; 64]'],
    Ecdsa: ['[u8; 65]'],
  }),
  OpaqueMetadata: struct('sp_core::OpaqueMetadata', ['Vec<u8>']),
  UncheckedExtrinsic: struct(
    'fp_self_contained::unchecked_extrinsic::UncheckedExtrinsic',
    ['GenericUncheckedExtrinsic'],
    {
      Address: 'MultiAddress',
      Call: 'RuntimeCall',
      Signature: 'MultiSignature',
      Extension: EXTRA,
    },
  ),
  GenericUncheckedExtrinsic: struct(
    'sp_runtime::generic::unchecked_extrinsic::UncheckedExtrinsic',
    ['Vec<u8>'],
    {
      Address: 'MultiAddress',
      Call: 'RuntimeCall',
      Signature: 'MultiSignature',
      Extra: EXTRA,
    },
  ),
  TransactionValidityError: oneOf('sp_runtime::transaction_validity::TransactionValidityError', {
    Invalid: ['InvalidTransaction'],
    Unknown: ['UnknownTransaction'],
  }),
  InvalidTransaction: oneOf('sp_runtime::transaction_validity::InvalidTransaction', {
    Call: [],
    Payment: [],
    Future: [],
    Stale: [],
    BadProof: [],
    AncientBirthBlock: [],
    ExhaustsResources: [],
    Custom: ['u8'],
    BadMandatory: [],
    MandatoryValidation: [],
    BadSigner: [],
    IndeterminateImplicit: [],
    UnknownOrigin: [],
  }),
  UnknownTransaction: oneOf('sp_runtime::transaction_validity::UnknownTransaction', {
    CannotLookup: [],
    NoUnsignedValidator: [],
    Custom: ['u8'],
  }),
  TransactionSource: oneOf('sp_runtime::transaction_validity::TransactionSource', {
    InBlock: [],
    Local: [],
    External: [],
  }),
  ValidTransaction: struct('sp_runtime::transaction_validity::ValidTransaction', {
    priority: 'u64',
    requires: 'Vec<Vec<u8>>',
    provides: 'Vec<Vec<u8>>',
    longevity: 'u64',
    propagate: 'bool',
  }),
  RuntimeDispatchInfo: struct('pallet_transaction_payment::types::RuntimeDispatchInfo', {
    weight: 'Weight',
    class: 'DispatchClass',
    partial_fee: 'u64',
  }),
  FeeDetails: struct('pallet_transaction_payment::types::FeeDetails', {
    inclusion_fee: 'Option<InclusionFee>',
    tip: 'u64',
  }),
  InclusionFee: struct('pallet_transaction_payment::types::InclusionFee', {
    base_fee: 'u64',
    len_fee: 'u64',
    adjusted_weight_fee: 'u64',
  }),
};
