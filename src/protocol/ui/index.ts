import {
  addAccounts,
  confirmBackup,
  deriveAccounts,
  forgetAccount,
  generatePhrase,
  orderAccounts,
  previewDerived,
  previewSecret,
  revealSecrets,
  setActiveAccount,
  updateAccount,
} from './accounts.js';
import {
  choosePath,
  decideApproval,
  forDevice,
  getApproval,
  handOver,
  listApprovals,
  rejectAll,
} from './approvals.js';
import { backupKdf, inspectBackup, makeBackup, restoreFromBackup } from './backup.js';
import { addCall, listCalls, removeCall } from './calls.js';
import { addContact, importContacts, listContacts, removeContact, updateContact } from './contacts.js';
import { proposeIntent } from './intents.js';
import { listNotes, setNote } from './notes.js';
import { getSettings, updateSettings } from './settings.js';
import {
  blockSite,
  changePhishing,
  changeSite,
  listSites,
  phishingStatus,
  revokeSite,
  unblockSite,
} from './sites.js';
import {
  changePassword,
  createVault,
  eraseWallet,
  kdfForCreate,
  kdfForUnlock,
  kdfUpgrade,
  lock,
  passkeyForUnlock,
  removePasskey,
  restoreBackup,
  setPasskey,
  unlock,
  unlockWithPasskey,
  walletStatus,
} from './vault.js';
import { keepViews, keptViews } from './views.js';
import { checkAlerts, dismissAlerts, listAlerts, readAlerts } from './watch.js';

/** Every method our own pages may call. */
export const UI_METHODS = {
  'wallet.status': walletStatus,
  'wallet.kdfForUnlock': kdfForUnlock,
  'wallet.kdfForCreate': kdfForCreate,
  'wallet.create': createVault,
  'wallet.unlock': unlock,
  'wallet.kdfUpgrade': kdfUpgrade,
  'wallet.restoreBackup': restoreBackup,
  'wallet.changePassword': changePassword,
  'wallet.lock': lock,
  'wallet.erase': eraseWallet,
  'wallet.passkeyForUnlock': passkeyForUnlock,
  'wallet.setPasskey': setPasskey,
  'wallet.removePasskey': removePasskey,
  'wallet.unlockWithPasskey': unlockWithPasskey,
  'wallet.generatePhrase': generatePhrase,
  'wallet.previewSecret': previewSecret,
  'wallet.addAccounts': addAccounts,
  'wallet.previewDerived': previewDerived,
  'wallet.deriveAccounts': deriveAccounts,
  'wallet.updateAccount': updateAccount,
  'wallet.orderAccounts': orderAccounts,
  'wallet.forgetAccount': forgetAccount,
  'wallet.revealSecrets': revealSecrets,
  'wallet.confirmBackup': confirmBackup,
  'wallet.setActiveAccount': setActiveAccount,
  'backup.make': makeBackup,
  'backup.kdf': backupKdf,
  'backup.inspect': inspectBackup,
  'backup.restore': restoreFromBackup,
  'contacts.list': listContacts,
  'contacts.add': addContact,
  'contacts.update': updateContact,
  'contacts.remove': removeContact,
  'contacts.importAll': importContacts,
  'notes.list': listNotes,
  'notes.set': setNote,
  'settings.get': getSettings,
  'settings.update': updateSettings,
  'approvals.list': listApprovals,
  'approvals.get': getApproval,
  'approvals.decide': decideApproval,
  'approvals.rejectAll': rejectAll,
  'approvals.forDevice': forDevice,
  'approvals.handOver': handOver,
  'approvals.choosePath': choosePath,
  'calls.list': listCalls,
  'calls.add': addCall,
  'calls.remove': removeCall,
  'intents.propose': proposeIntent,
  'sites.list': listSites,
  'sites.revoke': revokeSite,
  'sites.change': changeSite,
  'sites.block': blockSite,
  'sites.unblock': unblockSite,
  'phishing.status': phishingStatus,
  'phishing.change': changePhishing,
  'alerts.list': listAlerts,
  'alerts.read': readAlerts,
  'alerts.dismiss': dismissAlerts,
  'alerts.checkNow': checkAlerts,
  'views.get': keptViews,
  'views.keep': keepViews,
} as const;

export type UiMethods = typeof UI_METHODS;
export type UiMethodName = keyof UiMethods;

/** Events the background pushes on the UI port; data is the named method's answer. */
export interface UiEvents {
  'wallet.status': import('./vault.js').WalletStatus;
  settings: import('./settings.js').Settings;
  /** Ids of pending approvals, oldest first. */
  approvals: { ids: string[] };
  /** Only while unlocked: alerts name accounts. */
  alerts: import('./watch.js').Alerts;
}
