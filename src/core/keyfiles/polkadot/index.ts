export {
  type BatchEntry,
  type BatchOptions,
  type BatchResult,
  openBatchAccounts,
  openPolkadotBatch,
} from './batch.js';
export { type OpenedAccount, openPolkadotAccount } from './open.js';
export { readPolkadotJson } from './read.js';
export type { Strength } from './scrypt-params.js';
export type { PolkadotAccount, PolkadotFile, PolkadotKdf } from './types.js';
export { type ExportLabel, type SealOptions, writePolkadotBatch, writePolkadotJson } from './write.js';
