/** From the fields of a key file to the account: every secret present must give the account that the file names. */
import type { CryptoType } from '../../accounts/types.js';
import { accountIdHex, addressOf } from '../../address/index.js';
import { isWalletError, WalletError } from '../../errors/wallet-error.js';
import { type KeySource, publicKeyOfSecret, type Secret } from '../../keys/secret.js';
import { type KeyfileContent, type Stated, secretsIn } from './content.js';
import { timesCofactor } from './private-key.js';

/** The account of a key file. Without a secret it can only be watched. */
export interface KeyfileAccount {
  secret: Secret | null;
  accountId: `0x${string}`;
  /** SS58, prefix 42. */
  address: string;
  /** Null only when it can only be watched and the file does not say. */
  cryptoType: CryptoType | null;
}

const FIELD_OF = { phrase: 'secretPhrase', seed: 'secretSeed', key: 'privateKey' } as const;
const OTHER: Record<CryptoType, CryptoType> = { sr25519: 'ed25519', ed25519: 'sr25519' };

/** One secret on one curve. */
interface Derived {
  field: (typeof FIELD_OF)[keyof typeof FIELD_OF];
  secret: Secret | null;
  /** Null when the secret is no key of this curve. */
  accountId: `0x${string}` | null;
}

/**
 * Derives from every secret present and compares with each other and with the account the file names. btcli's readers
 * take one secret and ignore the rest, and not all the same one, so a file whose parts disagree is two accounts. When they
 * do not fit on the curve the file says (sr25519 if it does not), the other is tried, but only against a named account.
 * All agreeing, the phrase is kept, else the seed, else the key.
 * @throws WalletError keyfile/mismatch `{field}`, keyfile/damaged `{field}`, keyfile/no-secret, keys/dev-phrase
 */
export function secretOf(content: KeyfileContent): KeyfileAccount {
  const { stated } = content;
  if (secretsIn(content).length === 0) return watchOnly(content);
  const declared = content.cryptoType ?? 'sr25519';
  const asDeclared = deriveAll(content, declared);
  const found = accountOf(asDeclared, declared, stated?.accountId);
  if (found) return found;
  if (!stated) throw disagreement(content, asDeclared);
  const otherwise = deriveAll(content, OTHER[declared]);
  const foundOtherwise = accountOf(otherwise, OTHER[declared], stated.accountId);
  if (foundOtherwise) return foundOtherwise;
  // Whichever curve explains more of the file tells better which field is the odd one out.
  const fits = (all: Derived[]) => all.filter(({ accountId }) => accountId === stated.accountId).length;
  throw disagreement(content, fits(otherwise) > fits(asDeclared) ? otherwise : asDeclared);
}

function watchOnly({ stated, cryptoType }: KeyfileContent): KeyfileAccount {
  if (!stated) throw new WalletError('keyfile/no-secret');
  return { secret: null, accountId: stated.accountId, address: addressOf(stated.accountId), cryptoType };
}

function deriveAll(content: KeyfileContent, cryptoType: CryptoType): Derived[] {
  return secretsIn(content).map((kind) => {
    const field = FIELD_OF[kind];
    try {
      const secret = secretAs(kind, content, cryptoType);
      return { field, secret, accountId: secret && accountIdHex(publicKeyOfSecret(secret)) };
    } catch (error) {
      if (!isWalletError(error) || error.code === 'keys/dev-phrase') throw error;
      // The words themselves are wrong, on any curve.
      if (kind === 'phrase') throw new WalletError('keyfile/damaged', { field });
      return { field, secret: null, accountId: null };
    }
  });
}

function secretAs(kind: KeySource, content: KeyfileContent, cryptoType: CryptoType): Secret | null {
  const { phrase, seedHex, privateKeyHex } = content;
  if (kind === 'phrase') return { kind, phrase: phrase ?? '', path: '', cryptoType };
  if (kind === 'seed') return { kind, seedHex: seedHex ?? '', path: '', cryptoType };
  const hex = privateKeyHex ?? '';
  if (cryptoType === 'sr25519') {
    return hex.length === 128 ? { kind, secretHex: timesCofactor(hex), cryptoType } : null;
  }
  const secret: Secret = { kind, secretHex: hex.slice(0, 64), cryptoType };
  // Longer ones end in their public key; otherwise the first half of an sr25519 key would pass for an ed25519 seed.
  const tail = hex.slice(64);
  return tail === '' || accountIdHex(publicKeyOfSecret(secret)) === `0x${tail}` ? secret : null;
}

function accountOf(
  all: Derived[],
  cryptoType: CryptoType,
  stated: Stated['accountId'] | undefined,
): KeyfileAccount | null {
  const [preferred] = all;
  const accountId = stated ?? preferred?.accountId;
  if (!preferred || !accountId || all.some((derived) => derived.accountId !== accountId)) return null;
  return { secret: preferred.secret, accountId, address: addressOf(accountId), cryptoType };
}

function disagreement({ stated }: KeyfileContent, all: Derived[]): WalletError {
  const [first] = all;
  const isUnanimous = all.every(({ accountId }) => accountId !== null && accountId === first?.accountId);
  if (stated && isUnanimous) return new WalletError('keyfile/mismatch', { field: stated.field });
  const unusable = all.find(({ accountId }) => accountId === null);
  if (!stated && unusable) return new WalletError('keyfile/damaged', { field: unusable.field });
  const expected = stated?.accountId ?? first?.accountId;
  const odd = all.find(({ accountId }) => accountId !== expected);
  return new WalletError('keyfile/mismatch', { field: odd?.field ?? null });
}
