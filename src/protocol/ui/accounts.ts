import * as v from 'valibot';
import type { Account } from '../../core/accounts/types.js';
import type { Secret } from '../../core/keys/secret.js';
import { method } from '../method.js';
import { cryptoType, hash, wrappingKey } from '../primitives.js';
import { accountName, newAccounts, secret } from './secret.js';

/** What became of a list of accounts to add, in its order. */
export interface AddedAccounts {
  accounts: Account[];
  /** `added`: new; `upgraded`: was watched, has its key now; `present`: was there, nothing changed. */
  outcomes: Array<'added' | 'upgraded' | 'present'>;
}

/** Whether the wallet has an account already. */
export type Presence = 'none' | 'watched' | 'held';

export interface AddressPreview {
  accountId: `0x${string}`;
  address: string;
  presence: Presence;
}

const path = v.pipe(v.string(), v.maxLength(256));

/** A fresh phrase from the platform's random source. */
export const generatePhrase = method<{ phrase: string }>()(
  'wallet.generatePhrase',
  'ui',
  v.strictObject({ words: v.picklist([12, 24]) }),
);
/** The address a secret gives; errors name the word (`keys/bad-phrase-word` with `position` and `suggestion`). */
export const previewSecret = method<AddressPreview>()(
  'wallet.previewSecret',
  'ui',
  v.strictObject({ secret }),
);
/**
 * Adds accounts to the unlocked vault in one write, all or none. A watched address whose key arrives is upgraded in place:
 * its name, place and colour stay. One that is held already is left alone.
 */
export const addAccounts = method<AddedAccounts>()(
  'wallet.addAccounts',
  'ui',
  v.strictObject({ accounts: newAccounts }),
);
/**
 * Addresses of other paths of a held phrase or seed; nothing is stored. A path is given from the root, without password:
 * the phrase's own `///password` stays in force. @throws keys/no-phrase for a bare key or a watched address
 */
export const previewDerived = method<{ previews: AddressPreview[] }>()(
  'wallet.previewDerived',
  'ui',
  v.strictObject({
    accountId: hash,
    derivations: v.pipe(v.array(v.strictObject({ path, cryptoType })), v.minLength(1), v.maxLength(128)),
  }),
);
/** Adds accounts of other paths of a held phrase or seed. They count as backed up when it does. */
export const deriveAccounts = method<AddedAccounts>()(
  'wallet.deriveAccounts',
  'ui',
  v.strictObject({
    accountId: hash,
    derivations: v.pipe(
      v.array(v.strictObject({ path, cryptoType, name: accountName })),
      v.minLength(1),
      v.maxLength(128),
    ),
  }),
);
/** Changes what the person chose about an account. */
export const updateAccount = method<null>()(
  'wallet.updateAccount',
  'ui',
  v.strictObject({
    accountId: hash,
    patch: v.partial(
      v.strictObject({
        name: accountName,
        role: v.picklist(['coldkey', 'hotkey']),
        hidden: v.boolean(),
        colour: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8)),
      }),
    ),
  }),
);
/** Puts all accounts into this order. @throws keys/unknown-account when the list is not exactly the accounts there are */
export const orderAccounts = method<null>()(
  'wallet.orderAccounts',
  'ui',
  v.strictObject({ accountIds: v.pipe(v.array(hash), v.minLength(1)) }),
);
/**
 * Removes an account and its secret for ever. The password is asked for what is held; a watched address needs none.
 * @throws keys/last-account for the only account: that is what erasing the wallet is for
 */
export const forgetAccount = method<null>()(
  'wallet.forgetAccount',
  'ui',
  v.strictObject({ accountId: hash, wrappingKey: v.nullable(wrappingKey) }),
);
/**
 * The secrets of accounts, to be shown or exported by our own page, behind the password. @throws keys/watch-only
 */
export const revealSecrets = method<{ secrets: Array<{ accountId: `0x${string}`; secret: Secret }> }>()(
  'wallet.revealSecrets',
  'ui',
  v.strictObject({
    accountIds: v.pipe(v.array(hash), v.minLength(1), v.maxLength(200)),
    wrappingKey,
  }),
);
/**
 * Ends the backup reminder of every account of a phrase, once the phrase was typed back.
 * @throws keys/other-account when it is another phrase; keys/no-phrase when the account has none
 */
export const confirmBackup = method<null>()(
  'wallet.confirmBackup',
  'ui',
  v.strictObject({ accountId: hash, phrase: v.pipe(v.string(), v.maxLength(512)) }),
);
export const setActiveAccount = method<null>()(
  'wallet.setActiveAccount',
  'ui',
  v.strictObject({ accountId: hash }),
);
