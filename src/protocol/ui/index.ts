import { decideApproval, getApproval, listApprovals } from './approvals.js';
import { proposeIntent } from './intents.js';
import { getSettings, updateSettings } from './settings.js';
import { listSites, revokeSite } from './sites.js';
import {
  addAccount,
  changePassword,
  confirmBackup,
  createVault,
  generatePhrase,
  kdfForCreate,
  kdfForUnlock,
  lock,
  previewSecret,
  renameAccount,
  restoreBackup,
  setActiveAccount,
  unlock,
  walletStatus,
} from './vault.js';

/** Every method our own pages may call. */
export const UI_METHODS = {
  'wallet.status': walletStatus,
  'wallet.generatePhrase': generatePhrase,
  'wallet.previewSecret': previewSecret,
  'wallet.kdfForUnlock': kdfForUnlock,
  'wallet.kdfForCreate': kdfForCreate,
  'wallet.create': createVault,
  'wallet.addAccount': addAccount,
  'wallet.unlock': unlock,
  'wallet.restoreBackup': restoreBackup,
  'wallet.changePassword': changePassword,
  'wallet.lock': lock,
  'wallet.renameAccount': renameAccount,
  'wallet.confirmBackup': confirmBackup,
  'wallet.setActiveAccount': setActiveAccount,
  'settings.get': getSettings,
  'settings.update': updateSettings,
  'approvals.list': listApprovals,
  'approvals.get': getApproval,
  'approvals.decide': decideApproval,
  'intents.propose': proposeIntent,
  'sites.list': listSites,
  'sites.revoke': revokeSite,
} as const;

export type UiMethods = typeof UI_METHODS;
export type UiMethodName = keyof UiMethods;

/** Events the background pushes on the UI port; data is the named method's answer. */
export interface UiEvents {
  'wallet.status': import('./vault.js').WalletStatus;
  settings: import('./settings.js').Settings;
  /** Ids of pending approvals, oldest first. */
  approvals: { ids: string[] };
}
