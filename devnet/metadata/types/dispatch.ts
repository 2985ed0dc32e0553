import { oneOf, struct, type TypeDeclaration, type TypeDeclarations } from '../dsl/declare.js';

function perDispatchClass(type: string): TypeDeclaration {
  const fields = { normal: type, operational: type, mandatory: type };
  return struct('frame_support::dispatch::PerDispatchClass', fields, { T: type });
}

/** Outcome and weight of a dispatched call. */
export const dispatchTypes: TypeDeclarations = {
  Weight: struct('sp_weights::weight_v2::Weight', { ref_time: 'Compact<u64>', proof_size: 'Compact<u64>' }),
  WeightPerClass: perDispatchClass('Weight'),
  DispatchEventInfo: struct('frame_system::DispatchEventInfo', {
    weight: 'Weight',
    class: 'DispatchClass',
    pays_fee: 'Pays',
  }),
  DispatchClass: oneOf('frame_support::dispatch::DispatchClass', {
    Normal: [],
    Operational: [],
    Mandatory: [],
  }),
  Pays: oneOf('frame_support::dispatch::Pays', { Yes: [], No: [] }),
  DispatchError: oneOf('sp_runtime::DispatchError', {
    Other: [],
    CannotLookup: [],
    BadOrigin: [],
    Module: ['ModuleError'],
    ConsumerRemaining: [],
    NoProviders: [],
    TooManyConsumers: [],
    Token: ['TokenError'],
    Arithmetic: ['ArithmeticError'],
    Transactional: ['TransactionalError'],
    Exhausted: [],
    Corruption: [],
    Unavailable: [],
    RootNotAllowed: [],
    Trie: ['TrieError'],
  }),
  ExitReason: oneOf('pallet_safe_mode::pallet::ExitReason', { Timeout: [], Force: [] }),
  RawOrigin: oneOf('frame_support::dispatch::RawOrigin', {
    Root: [],
    Signed: ['AccountId32'],
    None: [],
    Authorized: [],
  }),
  OriginCaller: oneOf('node_subtensor_runtime::OriginCaller', { system: ['RawOrigin'] }),
  ModuleError: struct('sp_runtime::ModuleError', { index: 'u8', error: '[u8; 4]' }),
  TokenError: oneOf('sp_runtime::TokenError', {
    FundsUnavailable: [],
    OnlyProvider: [],
    BelowMinimum: [],
    CannotCreate: [],
    UnknownAsset: [],
    Frozen: [],
    Unsupported: [],
    CannotCreateHold: [],
    NotExpendable: [],
    Blocked: [],
  }),
  ArithmeticError: oneOf('sp_arithmetic::ArithmeticError', {
    Underflow: [],
    Overflow: [],
    DivisionByZero: [],
  }),
  TransactionalError: oneOf('sp_runtime::TransactionalError', { LimitReached: [], NoLayer: [] }),
  TrieError: oneOf('sp_runtime::proving_trie::TrieError', {
    InvalidStateRoot: [],
    IncompleteDatabase: [],
    ValueAtIncompleteKey: [],
    DecoderError: [],
    InvalidHash: [],
    DuplicateKey: [],
    ExtraneousNode: [],
    ExtraneousValue: [],
    ExtraneousHashReference: [],
    InvalidChildReference: [],
    ValueMismatch: [],
    IncompleteProof: [],
    RootMismatch: [],
    DecodeError: [],
  }),
  LimitsPerClass: perDispatchClass('WeightsPerClass'),
  LengthPerClass: perDispatchClass('u32'),
  RuntimeDbWeight: struct('sp_weights::RuntimeDbWeight', { read: 'u64', write: 'u64' }),
};
