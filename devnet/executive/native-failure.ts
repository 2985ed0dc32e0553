import type { RuntimeCodec } from '../types.js';
import type { Failure } from './dispatch-context.js';

/** A failure by name → native DispatchError of the metadata in use. */
export function nativeFailure(codec: RuntimeCodec, failure: Failure): unknown {
  switch (failure.kind) {
    case 'module':
      return codec.moduleError(failure.pallet, failure.error);
    case 'token':
      return { type: 'Token', value: { type: failure.error, value: undefined } };
    case 'cannot-lookup':
      return { type: 'CannotLookup', value: undefined };
    case 'bad-origin':
      return { type: 'BadOrigin', value: undefined };
  }
}
