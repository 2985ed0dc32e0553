export {
  type ExtensionStorage,
  eraseStores,
  openStores,
  restrictStores,
  type StorageArea,
} from './extension-store.js';
export { MIGRATIONS, type Migration, migrate, SCHEMA_KEY, schemaAfter } from './migrations.js';
export { indexedDbCopy, type VaultCopy } from './vault-copy.js';
