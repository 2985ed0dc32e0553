/** btcli's key files: recognise, open, derive, write, and the wallet folder both ways. Facts: opentensor/btwallet. */
export { type KeyfileAccount, secretOf } from './account.js';
export type { KeyfileContent, Stated } from './content.js';
export { type FolderFile, type FolderRole, type FolderRow, identifyFolder } from './folder.js';
export { btcliLayout, type LayoutFile, type LayoutHotkey, type LayoutKey } from './layout.js';
export { sealNacl } from './nacl.js';
export { type OpenProgress, openBtcli } from './open.js';
export { type BtcliEncryption, type BtcliFile, type PlainHolds, recogniseBtcli } from './recognise.js';
export { writeColdkeypub, writeKeyfileJson } from './write.js';
