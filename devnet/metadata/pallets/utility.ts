import { call, constant, pallet } from '../dsl/declare.js';

/** Batches and dispatch wrappers. */
export const utility = pallet('Utility', 11, 'pallet_subtensor_utility::pallet', {
  calls: [
    call(0, 'batch', { calls: 'Vec<RuntimeCall>' }),
    call(1, 'as_derivative', { index: 'u16', call: 'RuntimeCall' }),
    call(2, 'batch_all', { calls: 'Vec<RuntimeCall>' }),
    call(3, 'dispatch_as', { as_origin: 'OriginCaller', call: 'RuntimeCall' }),
    call(4, 'force_batch', { calls: 'Vec<RuntimeCall>' }),
    call(5, 'with_weight', { call: 'RuntimeCall', weight: 'Weight' }),
    call(6, 'if_else', { main: 'RuntimeCall', fallback: 'RuntimeCall' }),
    call(7, 'dispatch_as_fallible', { as_origin: 'OriginCaller', call: 'RuntimeCall' }),
  ],
  events: {
    BatchInterrupted: { index: 'u32', error: 'DispatchError' },
    BatchCompleted: [],
    BatchCompletedWithErrors: [],
    ItemCompleted: [],
    ItemFailed: { error: 'DispatchError' },
    DispatchedAs: { result: 'Result<(), DispatchError>' },
    IfElseMainSuccess: [],
    IfElseFallbackCalled: { main_error: 'DispatchError' },
  },
  errors: ['TooManyCalls', 'InvalidDerivedAccount'],
  constants: [constant('batched_calls_limit', 'u32', 10_922)],
});
