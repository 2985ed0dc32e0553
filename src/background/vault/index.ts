export type { RandomBytes } from './cipher.js';
export { canonical, parseVault, type StoredAccount, type VaultFile } from './format.js';
export { assertKdfBounds, freshKdf, type KdfHeader } from './kdf.js';
export { deriveKey, type SecretInput, signWith } from '../../core/keys/keys.js';
export { phraseOf } from '../../core/keys/phrase.js';
export {
  accountOf,
  createVault,
  openVault,
  type VaultKey,
  withAccount,
  withBackedUp,
  withName,
  withPassword,
  withSecret,
} from './vault.js';
