import type { CryptoType } from '../../core/accounts/types.js';
import { accountIdHex } from '../../core/address/index.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import { deriveFromEntropy, deriveFromSeed } from '../../core/keys/keys.js';
import { parsePath } from '../../core/keys/path.js';
import type { AddedAccounts, AddressPreview } from '../../protocol/ui/accounts.js';
import { type Addition, accountOf, type StoredAccount, withOrigin } from '../vault/index.js';
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
  return withVault(context, async (file, vaultKey) => {
    const parent = accountOf(file, normalId(id));
    return withOrigin(file, vaultKey, parent, (origin, path) =>
      derivations.map((derivation) => {
        const candidate = derived(parent, origin, path, { ...derivation, name: '' }, 0);
        wipeAll([candidate]);
        return previewOf(file.accounts, candidate.account.accountId);
      }),
    );
  });
}

/** Adds accounts of other paths; they count as backed up, and as cold or hot, as the one they come from. @throws as above */
export function deriveAccounts(
  context: WalletContext,
  id: string,
  derivations: ReadonlyArray<Derivation & { name: string }>,
): Promise<AddedAccounts> {
  const nowMs = context.deps.clock.nowMs();
  return addCandidates(context, (file, vaultKey, use) => {
    const parent = accountOf(file, normalId(id));
    return withOrigin(file, vaultKey, parent, async (origin, path) => {
      const candidates: Addition[] = [];
      try {
        for (const derivation of derivations)
          candidates.push(derived(parent, origin, path, derivation, nowMs));
        return await use(candidates);
      } finally {
        wipeAll(candidates);
      }
    });
  });
}

function derived(
  parent: StoredAccount,
  origin: Uint8Array,
  parentPath: string,
  { path, cryptoType, name }: Derivation & { name: string },
  createdAtMs: number,
): Addition {
  const full = withPasswordOf(parentPath, path);
  const derive = parent.source === 'phrase' ? deriveFromEntropy : deriveFromSeed;
  const key = derive(origin, full, cryptoType);
  const { role, source, backedUp } = parent;
  return {
    account: {
      accountId: accountIdHex(key.publicKey),
      name,
      cryptoType,
      createdAtMs,
      backedUp,
      role,
      source,
      hidden: false,
      colour: 0,
    },
    secret: { secretKey: key.secretKey, origin: origin.slice(), path: full },
  };
}

// The password belongs to the phrase, not to one path of it: without it another phrase would be derived from.
function withPasswordOf(parentPath: string, path: string): string {
  if (path.includes('///')) throw new WalletError('keys/bad-path', { reason: 'password' });
  const { password } = parsePath(parentPath);
  const full = password === '' ? path : `${path}///${password}`;
  if (full.length > MAX_PATH) throw new WalletError('keys/bad-path', { reason: 'too-long' });
  return full;
}
