import { proxyFilterRuntimeApi } from '../../apis/chain.js';
import { type ApiDeclaration, oneOf, struct, type TypeDeclarations } from '../../dsl/declare.js';

/**
 * What each proxy type may do is one list of calls each (`RaoFoundation/subtensor common/src/proxy.rs`); until 425 it was a
 * list of either kind with exceptions.
 */
export const listedProxyFilters: ApiDeclaration = {
  ...proxyFilterRuntimeApi,
  methods: [
    ...proxyFilterRuntimeApi.methods.filter(({ name }) => name === 'get_proxy_types'),
    {
      name: 'get_proxy_filters',
      inputs: { proxy_types: 'Option<Vec<u8>>' },
      output: 'Vec<ProxyFilterInfo>',
    },
  ],
};

export const listedFilterTypes: TypeDeclarations = {
  ProxyFilterInfo: struct('subtensor_runtime_common::proxy::ProxyFilterInfo', {
    proxy_type: 'u8',
    name: 'Vec<u8>',
    deprecated: 'bool',
    filter_mode: 'FilterMode',
  }),
  FilterMode: oneOf('subtensor_runtime_common::proxy::FilterMode', {
    AllowAll: [],
    Allow: ['Vec<CallInfo>'],
  }),
  CallInfo: struct('subtensor_runtime_common::proxy::CallInfo', {
    pallet_name: 'Vec<u8>',
    pallet_index: 'u8',
    call_name: 'Vec<u8>',
    call_index: 'u8',
    constraint: 'Option<CallCondition>',
  }),
  CallCondition: oneOf('subtensor_runtime_common::proxy::CallConstraint', {
    ParamLessThan: { param_name: 'Vec<u8>', limit: 'u128' },
    NestedCallMustBe: { param_name: 'Vec<u8>', pallet_name: 'Vec<u8>', call_name: 'Vec<u8>' },
  }),
};
