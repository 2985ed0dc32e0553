import type { Runtime, RuntimeCodec } from '../types.js';
import { callApi } from './api/index.js';
import { executeBlock } from './execute-block.js';
import { feeOf, scheduleOf } from './fees.js';
import { nestedCalls } from './nested-calls.js';
import { unshield } from './shield/unshield.js';
import { check } from './validity/validate.js';

/** The state transition function, driven by whatever metadata the codec was made of. */
export function createRuntime(codec: RuntimeCodec): Runtime {
  return {
    codec,
    validate(state, block, extrinsic) {
      const result = check(codec, state, block, extrinsic, 'wait');
      return result.ok ? result.validity : { ok: false, error: result.error };
    },
    unshield: (state, block, extrinsic) => unshield(codec, state, block, extrinsic),
    executeBlock: (state, block, extrinsics, inner) => executeBlock(codec, state, block, extrinsics, inner),
    callApi(state, block, name, args) {
      const deps = {
        codec,
        validate: (extrinsic: Uint8Array) => this.validate(state, block, extrinsic),
        fee: (call: Parameters<typeof feeOf>[0], length: number) =>
          feeOf(call, length, nestedCalls(codec, call), scheduleOf(codec)),
      };
      return callApi(deps, state, block, name, args);
    },
  };
}
