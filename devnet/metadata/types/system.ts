import { oneOf, struct, type TypeDeclarations } from '../dsl/declare.js';

/** Accounts, events, digests and versions. */
export const systemTypes: TypeDeclarations = {
  AccountInfo: struct('frame_system::AccountInfo', {
    nonce: 'u32',
    consumers: 'u32',
    providers: 'u32',
    sufficients: 'u32',
    data: 'AccountData',
  }),
  Digest: struct('sp_runtime::generic::digest::Digest', { logs: 'Vec<DigestItem>' }),
  DigestItem: oneOf(
    'sp_runtime::generic::digest::DigestItem',
    {
      Other: ['Vec<u8>'],
      Consensus: ['[u8; 4]', 'Vec<u8>'],
      Seal: ['[u8; 4]', 'Vec<u8>'],
      PreRuntime: ['[u8; 4]', 'Vec<u8>'],
      RuntimeEnvironmentUpdated: [],
    },
    { Consensus: 4, Seal: 5, PreRuntime: 6, RuntimeEnvironmentUpdated: 8 },
  ),
  EventRecord: struct(
    'frame_system::EventRecord',
    { phase: 'Phase', event: 'RuntimeEvent', topics: 'Vec<H256>' },
    { E: 'RuntimeEvent', T: 'H256' },
  ),
  Phase: oneOf('frame_system::Phase', { ApplyExtrinsic: ['u32'], Finalization: [], Initialization: [] }),
  LastRuntimeUpgradeInfo: struct('frame_system::LastRuntimeUpgradeInfo', {
    spec_version: 'Compact<u32>',
    spec_name: 'Cow<str>',
  }),
  BlockWeights: struct('frame_system::limits::BlockWeights', {
    base_block: 'Weight',
    max_block: 'Weight',
    per_class: 'LimitsPerClass',
  }),
  WeightsPerClass: struct('frame_system::limits::WeightsPerClass', {
    base_extrinsic: 'Weight',
    max_extrinsic: 'Option<Weight>',
    max_total: 'Option<Weight>',
    reserved: 'Option<Weight>',
  }),
  BlockLength: struct('frame_system::limits::BlockLength', { max: 'LengthPerClass' }),
  RuntimeVersion: struct('sp_version::RuntimeVersion', {
    spec_name: 'Cow<str>',
    impl_name: 'Cow<str>',
    authoring_version: 'u32',
    spec_version: 'u32',
    impl_version: 'u32',
    apis: 'Cow<Vec<([u8; 8], u32)>>',
    transaction_version: 'u32',
    system_version: 'u8',
  }),
};
