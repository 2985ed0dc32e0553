export {
  type Addition,
  accountOf,
  withAccounts,
  withEntries,
  withOrigin,
  withSecret,
} from './accounts.js';
export { decrypt, encrypt, type RandomBytes, sameHex } from './cipher.js';
export {
  type AnyVaultFile,
  accountsOf,
  FORMAT,
  parseVault,
  type StoredAccount,
  type VaultFile,
} from './format.js';
export { assertKdfBounds, assertNewKdf, freshKdf, isBelowLeast, type KdfHeader } from './kdf.js';
export { createVault, openVault, upgradeVault, withPassword } from './opening.js';
export { openWithPasskey, withoutPasskey, withPasskey } from './passkey.js';
export { assertSealed, type VaultKey } from './seal.js';
export { canonical } from './shape.js';
