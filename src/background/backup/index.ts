export { type BackupHandlers, createBackups } from './backups.js';
export type { BackupDeps, BackupWallet, LentAccount, NewAccounts, NewVault } from './deps.js';
