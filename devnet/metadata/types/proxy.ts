import { oneOf, struct, type TypeDeclarations } from '../dsl/declare.js';

/** Acting for another account: proxies and multisigs. */
export const proxyTypes: TypeDeclarations = {
  Timepoint: struct('pallet_multisig::Timepoint', { height: 'u32', index: 'u32' }),
  Multisig: struct('pallet_multisig::Multisig', {
    when: 'Timepoint',
    deposit: 'u64',
    depositor: 'AccountId32',
    approvals: 'BoundedVec<AccountId32>',
  }),
  ProxyType: oneOf('subtensor_runtime_common::ProxyType', {
    Any: [],
    Owner: [],
    NonCritical: [],
    NonTransfer: [],
    Senate: [],
    NonFungible: [],
    Triumvirate: [],
    Governance: [],
    Staking: [],
    Registration: [],
    Transfer: [],
    SmallTransfer: [],
    RootWeights: [],
    ChildKeys: [],
    SudoUncheckedSetCode: [],
    SwapHotkey: [],
    SubnetLeaseBeneficiary: [],
    RootClaim: [],
  }),
  ProxyDefinition: struct('pallet_subtensor_proxy::ProxyDefinition', {
    delegate: 'AccountId32',
    proxy_type: 'ProxyType',
    delay: 'u32',
  }),
  Announcement: struct('pallet_subtensor_proxy::Announcement', {
    real: 'AccountId32',
    call_hash: 'H256',
    height: 'u32',
  }),
  DepositKind: oneOf('pallet_subtensor_proxy::DepositKind', { Proxies: [], Announcements: [] }),
  ProxyTypeInfo: struct('subtensor_runtime_common::ProxyTypeInfo', {
    name: 'Vec<u8>',
    index: 'u8',
    deprecated: 'bool',
  }),
  ProxyFilterInfo: struct('subtensor_runtime_common::ProxyFilterInfo', {
    proxy_type: 'u8',
    name: 'Vec<u8>',
    deprecated: 'bool',
    filter_mode: 'FilterMode',
    calls: 'Vec<CallInfo>',
    exceptions: 'Vec<CallInfo>',
  }),
  FilterMode: oneOf('subtensor_runtime_common::FilterMode', {
    AllowAll: [],
    DenyAll: [],
    Allow: [],
    Deny: [],
  }),
  CallInfo: struct('subtensor_runtime_common::CallInfo', {
    pallet_name: 'Vec<u8>',
    pallet_index: 'u8',
    call_name: 'Option<Vec<u8>>',
    call_index: 'Option<u8>',
    condition: 'Option<CallCondition>',
  }),
  CallCondition: oneOf('subtensor_runtime_common::CallCondition', {
    ParamLessThan: { param_name: 'Vec<u8>', limit: 'u128' },
    NestedCallMustBe: { pallet_name: 'Vec<u8>', call_name: 'Vec<u8>' },
  }),
};
