import type { RuntimeCodec } from '../types.js';
import { type MetadataIndex, memoiseByNames } from './metadata-index.js';
import { decodeExact, during } from './scale-bytes.js';

type ApiCodec = Pick<RuntimeCodec, 'hasApi' | 'decodeApiArgs' | 'encodeApiResult'>;

/** Runtime API methods by name. Metadata V14 describes none. */
export function createApiCodec({ metadata, builder }: MetadataIndex): ApiCodec {
  const hasApi = (api: string, method: string) =>
    metadata.apis.some(({ name, methods }) => name === api && methods.some((m) => m.name === method));
  const build = memoiseByNames((api, method) => {
    if (!hasApi(api, method)) throw new Error(`this metadata has no runtime API ${api}_${method}`);
    return builder.buildRuntimeCall(api, method);
  });

  return {
    hasApi,
    decodeApiArgs: (api, method, bytes) =>
      during(`arguments of ${api}_${method}`, () => decodeExact(build(api, method).args, bytes)),
    encodeApiResult: (api, method, value) =>
      during(`result of ${api}_${method}`, () => build(api, method).value.enc(value)),
  };
}
