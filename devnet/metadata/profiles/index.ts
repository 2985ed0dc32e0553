import type { RuntimeDeclaration } from '../dsl/build-metadata.js';
import { finney424 } from './finney-424.js';
import { newer } from './newer/index.js';
import { newerExt } from './newer-ext.js';
import { newerPool } from './newer-pool.js';

/** The runtimes that are declared. The last two are variants of `newer` for tests of clients. */
export const PROFILES = {
  '424': finney424,
  newer,
  'newer-pool': newerPool,
  'newer-ext': newerExt,
} as const satisfies Record<string, RuntimeDeclaration>;

export type MetadataProfile = keyof typeof PROFILES;
