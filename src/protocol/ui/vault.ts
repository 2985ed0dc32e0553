import * as v from 'valibot';
import type { Account } from '../../core/accounts/types.js';
import { method } from '../method.js';
import { nothing, wrappingKey } from '../primitives.js';
import type { AddedAccounts } from './accounts.js';
import { newAccounts } from './secret.js';

export interface WalletStatus {
  /** `unreadable`: storage answered with an error or a damaged file; the recovery screen, never onboarding. */
  vault: 'empty' | 'locked' | 'unlocked' | 'unreadable' | 'newer';
  /** Empty unless unlocked. */
  accounts: Account[];
  /** Account shown first; null while locked or empty. */
  activeAccountId: string | null;
  /** When the vault locks by itself; null while locked. */
  lockAtMs: number | null;
  /** Milliseconds before the next password attempt is taken. */
  retryInMs: number;
  pendingApprovals: number;
  /** A passkey can open the vault. */
  passkey: boolean;
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

export const kdfParams = v.strictObject({
  alg: v.literal('argon2id'),
  salt: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  memoryKiB: v.pipe(v.number(), v.integer()),
  passes: v.pipe(v.number(), v.integer()),
  lanes: v.literal(1),
});

export const walletStatus = method<WalletStatus>()('wallet.status', 'ui', nothing);
/** Parameters to derive with: those of the stored vault, or fresh ones for a new vault. */
export const kdfForUnlock = method<KdfParams>()('wallet.kdfForUnlock', 'ui', nothing);
/** The least a new vault is made with; the page raises `passes` to what this machine does in about 0.7 s. */
export const kdfForCreate = method<KdfParams>()('wallet.kdfForCreate', 'ui', nothing);
/** Creates the vault with its first accounts; leaves it unlocked. */
export const createVault = method<AddedAccounts>()(
  'wallet.create',
  'ui',
  v.strictObject({ kdf: kdfParams, wrappingKey, accounts: newAccounts }),
);
export const unlock = method<WalletStatus>()('wallet.unlock', 'ui', v.strictObject({ wrappingKey }));
/** Fresh parameters when the stored ones are below today's least, else null. Asked after an unlock, answered while unlocked. */
export const kdfUpgrade = method<{ kdf: KdfParams | null }>()('wallet.kdfUpgrade', 'ui', nothing);
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
/** Forgets everything Kelvin has stored on this browser: vault, copies, sites, contacts, settings. Not to be undone. */
export const eraseWallet = method<null>()(
  'wallet.erase',
  'ui',
  v.strictObject({ confirmation: v.literal('erase everything') }),
);

/** What WebAuthn needs to ask the passkey for its secret (extension `prf`). Base64url without padding. */
export interface PasskeyParams {
  credentialId: string;
  /** 32 bytes: input of the passkey's secret function. */
  prfSalt: string;
}
const base64url = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,1400}$/));

/** Parameters of the passkey that opens the vault, or null. Answered while locked. */
export const passkeyForUnlock = method<{ passkey: PasskeyParams | null }>()(
  'wallet.passkeyForUnlock',
  'ui',
  nothing,
);
/** Lets a passkey open the vault beside the password. `prfKey` is the 32 bytes the passkey gave, as hex. */
export const setPasskey = method<null>()(
  'wallet.setPasskey',
  'ui',
  v.strictObject({ wrappingKey, credentialId: base64url, prfSalt: base64url, prfKey: wrappingKey }),
);
export const removePasskey = method<null>()('wallet.removePasskey', 'ui', nothing);
/** @throws passkey/unknown when it opens nothing; counts as an attempt */
export const unlockWithPasskey = method<WalletStatus>()(
  'wallet.unlockWithPasskey',
  'ui',
  v.strictObject({ prfKey: wrappingKey }),
);
