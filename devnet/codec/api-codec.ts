import { Tuple } from '@polkadot-api/substrate-bindings';
import type { RuntimeCodec } from '../types.js';
import { type MetadataIndex, memoiseByNames } from './metadata-index.js';
import { decodeExact, during } from './scale-bytes.js';

type ApiCodec = Pick<RuntimeCodec, 'hasApi' | 'decodeApiArgs' | 'encodeApiResult'>;

/** Runtime API methods by name. Metadata V14 describes none. */
export function createApiCodec({ metadata, codec }: MetadataIndex): ApiCodec {
  const find = (api: string, method: string) =>
    metadata.apis.find(({ name }) => name === api)?.methods.find(({ name }) => name === method);
  const build = memoiseByNames((api, method) => {
    const found = find(api, method);
    if (!found) throw new Error(`this metadata has no runtime API ${api}_${method}`);
    return { args: Tuple(...found.inputs.map((input) => codec(input.type))), value: codec(found.output) };
  });

  return {
    hasApi: (api, method) => find(api, method) !== undefined,
    decodeApiArgs: (api, method, bytes) =>
      during(`arguments of ${api}_${method}`, () => decodeExact(build(api, method).args, bytes)),
    encodeApiResult: (api, method, value) =>
      during(`result of ${api}_${method}`, () => build(api, method).value.enc(value)),
  };
}
