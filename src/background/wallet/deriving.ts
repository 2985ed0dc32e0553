import type { CryptoType } from '../../core/accounts/types.js';
import { accountIdHex } from '../../core/address/index.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import { deriveFromSeed } from '../../core/keys/keys.js';
import { miniSecretOf } from '../../core/keys/mini-secret.js';
import { parsePath } from '../../core/keys/path.js';
import type { AddedAccounts, AddressPreview } from '../../protocol/ui/accounts.js';
import {
  type Addition,
  accountOf,
  type StoredAccount,
  type VaultFile,
  type VaultKey,
  withOrigin,
} from '../vault/index.js';
import { addCandidates } from './accounts.js';
import { normalId, type WalletContext, withVault } from './context.js';
import { wipeAll } from './new-accounts.js';
import { previewOf } from './secrets.js';

export interface Derivation {
  /** From the root, without password. */
  path: string;
  cryptoType: CryptoType;
}

/** What the contract of a secret takes; a longer path could never be typed back. */
const MAX_PATH = 256;

/** @throws WalletError keys/no-phrase, keys/unknown-account, keys/bad-path, keys/soft-path-ed25519, vault/locked */
export function previewDerived(
  context: WalletContext,
  id: string,
  derivations: readonly Derivation[],
): Promise<AddressPreview[]> {
  return withVault(context, (file, vaultKey) =>
    withRoot(file, vaultKey, id, async (root) =>
      derivations.map((derivation) => {
        const candidate = derived(root, { ...derivation, name: '' }, 0);
        wipeAll([candidate]);
        return previewOf(file.accounts, candidate.account.accountId);
      }),
    ),
  );
}

/** Adds accounts of other paths; they count as backed up, and as cold or hot, as the one they come from. @throws as above */
export function deriveAccounts(
  context: WalletContext,
  id: string,
  derivations: ReadonlyArray<Derivation & { name: string }>,
): Promise<AddedAccounts> {
  const nowMs = context.deps.clock.nowMs();
  return addCandidates(context, (file, vaultKey, use) =>
    withRoot(file, vaultKey, id, async (root) => {
      const candidates: Addition[] = [];
      try {
        for (const derivation of derivations) candidates.push(derived(root, derivation, nowMs));
        return await use(candidates);
      } finally {
        wipeAll(candidates);
      }
    }),
  );
}

/** What all paths of an account's phrase or seed begin with. */
interface Root {
  parent: StoredAccount;
  origin: Uint8Array;
  /** Of the phrase; empty for a seed. */
  password: string;
  /** The key that paths start from: stretching a phrase takes milliseconds, so it is done once for all of them. */
  miniSecret: Uint8Array;
}

function withRoot<T>(
  file: VaultFile,
  vaultKey: VaultKey,
  id: string,
  use: (root: Root) => Promise<T>,
): Promise<T> {
  const parent = accountOf(file, normalId(id));
  return withOrigin(file, vaultKey, parent, async (origin, path) => {
    const { password } = parsePath(path);
    const miniSecret = parent.source === 'phrase' ? miniSecretOf(origin, password) : origin.slice();
    try {
      return await use({ parent, origin, password, miniSecret });
    } finally {
      miniSecret.fill(0);
    }
  });
}

function derived(
  { parent, origin, password, miniSecret }: Root,
  { path, cryptoType, name }: Derivation & { name: string },
  createdAtMs: number,
): Addition {
  const full = withPassword(path, password);
  const { publicKey, secretKey } = deriveFromSeed(miniSecret, path, cryptoType);
  const { role, source, backedUp } = parent;
  const chosen = { name, role, createdAtMs, hidden: false, colour: 0 };
  return {
    account: { accountId: accountIdHex(publicKey), ...chosen, cryptoType, source, backedUp },
    secret: { secretKey, origin: origin.slice(), path: full },
  };
}

// The password belongs to the phrase, not to one path of it: without it another phrase would be derived from.
function withPassword(path: string, password: string): string {
  if (path.includes('///')) throw new WalletError('keys/bad-path', { reason: 'password' });
  const full = password === '' ? path : `${path}///${password}`;
  if (full.length > MAX_PATH) throw new WalletError('keys/bad-path', { reason: 'too-long' });
  return full;
}
