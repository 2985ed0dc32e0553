import type { RuntimeDeclaration } from '../dsl/build-metadata.js';
import { withTypes } from '../dsl/changes.js';
import { extension, struct } from '../dsl/declare.js';
import { extensions } from '../extensions.js';
import { newer } from './newer/index.js';

const authorizeHashedAccount = extension('AuthorizeHashedAccount', 'AuthorizeAccount');

/**
 * The newer runtime with extension version 1, which is in development only: V16 lists a 14th extension that a signed v4
 * extrinsic does not carry. For tests of clients; devnet takes version 0 only.
 */
export const newerExt: RuntimeDeclaration = {
  ...newer,
  types: withTypes(newer.types, {
    add: {
      AuthorizeAccount: struct('node_subtensor_runtime::hashed_extrinsic::AuthorizeAccount', {
        account: 'AccountId32',
        proof: 'HashedProof',
      }),
      HashedProof: struct('node_subtensor_runtime::hashed_auth::HashedProof', {
        scheme: 'u8',
        generation: 'u32',
        material: 'Vec<u8>',
      }),
    },
  }),
  extensions: [extensions, [authorizeHashedAccount, ...extensions]],
};
