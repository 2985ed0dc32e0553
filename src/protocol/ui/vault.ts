import * as v from 'valibot';
import type { Account } from '../../core/accounts/types.js';
import { method } from '../method.js';
import { cryptoType, hash, id, nothing, wrappingKey } from '../primitives.js';

export interface WalletStatus {
  /** `unreadable`: storage answered with an error or a damaged file; the recovery screen, never onboarding. */
  vault: 'empty' | 'locked' | 'unlocked' | 'unreadable' | 'newer';
  accounts: Account[];
  /** Account shown first; null while locked or empty. */
  activeAccountId: string | null;
  /** When the vault locks by itself; null while locked. */
  lockAtMs: number | null;
  /** Milliseconds before the next password attempt is taken. */
  retryInMs: number;
  pendingApprovals: number;
}

/** Parameters for the key derivation, which runs in a Worker of the page where the password was typed. */
export interface KdfParams {
  alg: 'argon2id';
  /** 16 bytes, hex. */
  salt: string;
  memoryKiB: number;
  passes: number;
  lanes: 1;
}

const kdfParams = v.strictObject({
  alg: v.literal('argon2id'),
  salt: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  memoryKiB: v.pipe(v.number(), v.integer()),
  passes: v.pipe(v.number(), v.integer()),
  lanes: v.literal(1),
});
const secret = v.strictObject({
  /** 12, 15, 18, 21 or 24 words of the English BIP-39 list. */
  phrase: v.pipe(v.string(), v.maxLength(512)),
  /** `//hard/soft///password`, or empty. */
  path: v.pipe(v.string(), v.maxLength(256)),
  cryptoType,
});
const accountName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(48));

export const walletStatus = method<WalletStatus>()('wallet.status', 'ui', nothing);
/** A fresh phrase from the platform's random source. */
export const generatePhrase = method<{ phrase: string }>()(
  'wallet.generatePhrase',
  'ui',
  v.strictObject({ words: v.picklist([12, 24]) }),
);
/** The address a phrase gives; errors name the word (`keys/bad-phrase-word` with `position` and `suggestion`). */
export const previewSecret = method<{ address: string; accountId: string; exists: boolean }>()(
  'wallet.previewSecret',
  'ui',
  secret,
);
/** Parameters to derive with: those of the stored vault, or fresh ones for a new vault. */
export const kdfForUnlock = method<KdfParams>()('wallet.kdfForUnlock', 'ui', nothing);
export const kdfForCreate = method<KdfParams>()('wallet.kdfForCreate', 'ui', nothing);
/** Creates the vault with its first account; leaves it unlocked. */
export const createVault = method<{ account: Account }>()(
  'wallet.create',
  'ui',
  v.strictObject({ kdf: kdfParams, wrappingKey, name: accountName, secret, backedUp: v.boolean() }),
);
/** Adds an account to the unlocked vault. */
export const addAccount = method<{ account: Account }>()(
  'wallet.addAccount',
  'ui',
  v.strictObject({ name: accountName, secret, backedUp: v.boolean() }),
);
export const unlock = method<WalletStatus>()('wallet.unlock', 'ui', v.strictObject({ wrappingKey }));
/** Recovery: the newest readable copy that this password opens becomes the vault again. */
export const restoreBackup = method<WalletStatus>()(
  'wallet.restoreBackup',
  'ui',
  v.strictObject({ wrappingKey }),
);
/** A new password: the vault key is wrapped anew, records stay as they are. */
export const changePassword = method<null>()(
  'wallet.changePassword',
  'ui',
  v.strictObject({ oldWrappingKey: wrappingKey, kdf: kdfParams, wrappingKey }),
);
export const lock = method<null>()('wallet.lock', 'ui', nothing);
export const renameAccount = method<null>()(
  'wallet.renameAccount',
  'ui',
  v.strictObject({ accountId: hash, name: accountName }),
);
/**
 * Ends the backup reminder of an account. The secret must give exactly that account, or nothing changes
 * (`keys/unknown-account` with the address it gives instead).
 */
export const confirmBackup = method<null>()(
  'wallet.confirmBackup',
  'ui',
  v.strictObject({ accountId: hash, secret }),
);
export const setActiveAccount = method<null>()(
  'wallet.setActiveAccount',
  'ui',
  v.strictObject({ accountId: hash }),
);

export const approvalRef = v.strictObject({ id });
