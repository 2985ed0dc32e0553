import { Tuple } from '@polkadot-api/substrate-bindings';
import type { RuntimeCodec } from '../types.js';
import { type MetadataIndex, memoiseByNames } from './metadata-index.js';
import { decodeExact, during } from './scale-bytes.js';
import { type MethodCodec, standardApi } from './standard-apis.js';

type ApiCodec = Pick<RuntimeCodec, 'hasApi' | 'decodeApiArgs' | 'encodeApiResult'>;

/** Runtime API methods by name. Metadata V14 describes none; there only the standard ones are known. */
export function createApiCodec(index: MetadataIndex): ApiCodec {
  const { metadata } = index;
  const describe = memoiseByNames((api, method): MethodCodec | undefined => {
    if (metadata.version === 14) return standardApi(index, api, method);
    const found = metadata.apis.find(({ name }) => name === api)?.methods.find(({ name }) => name === method);
    return (
      found && {
        args: found.inputs.map((input) => index.codec(input.type)),
        value: index.codec(found.output),
      }
    );
  });
  const find = (api: string, method: string) => {
    const found = describe(api, method);
    if (!found) throw new Error(`this metadata has no runtime API ${api}_${method}`);
    return found;
  };

  return {
    hasApi: (api, method) => describe(api, method) !== undefined,
    decodeApiArgs: (api, method, bytes) =>
      during(`arguments of ${api}_${method}`, () => decodeExact(Tuple(...find(api, method).args), bytes)),
    encodeApiResult: (api, method, value) =>
      during(`result of ${api}_${method}`, () => find(api, method).value.enc(value)),
  };
}
