import type { InferOutput } from 'valibot';
import { assertCustody } from '../../core/accounts/assert-custody.js';
import { accountIdHex, decodeAddress } from '../../core/address/index.js';
import { openWith, wipe } from '../../core/keys/open-secret.js';
import type { WordList } from '../../core/keys/words.js';
import type { AddedAccounts } from '../../protocol/ui/accounts.js';
import type { newAccounts } from '../../protocol/ui/secret.js';
import { type Addition, accountOf, type VaultFile } from '../vault/index.js';
import { toAccount } from './context.js';
import { type ReadWords, wordsFor } from './word-list.js';

export type NewAccount = InferOutput<typeof newAccounts>[number];

/** What a list of accounts to add comes to in a vault. */
export interface Placed {
  additions: Addition[];
  outcomes: AddedAccounts['outcomes'];
}

/**
 * Opens the secrets of new accounts, lends them to `use`, and zeroes them.
 * @throws WalletError keys/*, address/*, or what `use` throws
 */
export async function withCandidates<T>(
  accounts: readonly NewAccount[],
  createdAtMs: number,
  words: ReadWords,
  use: (candidates: Addition[]) => Promise<T>,
): Promise<T> {
  const list = await wordsFor(
    accounts.map((account) => (account.kind === 'secret' ? account.secret : null)),
    words,
  );
  const candidates: Addition[] = [];
  try {
    for (const account of accounts) candidates.push(candidateOf(account, createdAtMs, list));
    return await use(candidates);
  } finally {
    wipeAll(candidates);
  }
}

/** Overwrites the secrets of candidates. */
export function wipeAll(candidates: readonly Addition[]): void {
  for (const { secret } of candidates) if (secret) wipe(secret);
}

/**
 * Finds each candidate's place: at the end; in the place of a watched address whose key it brings, under the name and marks
 * that it has there; or none, because the account is there.
 */
export function place(file: VaultFile, candidates: readonly Addition[]): Placed {
  const known = new Map(file.accounts.map((account) => [account.accountId, account]));
  const placed: Placed = { additions: [], outcomes: [] };
  for (const { account, secret } of candidates) {
    const before = known.get(account.accountId);
    if (before && (before.source !== null || !(secret || (account.custody && !before.custody)))) {
      placed.outcomes.push('present');
      continue;
    }
    const { name, role, hidden, colour, createdAtMs } = before ?? account;
    const entry = { ...account, name, role, hidden, colour, createdAtMs };
    known.set(entry.accountId, entry);
    placed.additions.push({ account: entry, secret });
    placed.outcomes.push(before ? 'upgraded' : 'added');
  }
  return placed;
}

/** The answer to whoever asked to add these. */
export function addedAccounts(
  file: VaultFile,
  candidates: readonly Addition[],
  outcomes: AddedAccounts['outcomes'],
): AddedAccounts {
  const accounts = candidates.map(({ account }) => toAccount(accountOf(file, account.accountId)));
  return { accounts, outcomes };
}

function candidateOf(input: NewAccount, createdAtMs: number, list: WordList): Addition {
  const { name, role } = input;
  const chosen = { name, role, createdAtMs, hidden: false, colour: 0 };
  if (input.kind === 'watch') {
    const accountId = accountIdHex(decodeAddress(input.address).accountId);
    // There is nothing of it that could be lost.
    const watched = { cryptoType: input.cryptoType, source: null, backedUp: true };
    const { custody } = input;
    if (custody) assertCustody(custody, accountId, input.cryptoType);
    return { account: { accountId, ...chosen, ...watched, ...(custody && { custody }) }, secret: null };
  }
  const opened = openWith(input.secret, list);
  const { cryptoType } = input.secret;
  const held = { cryptoType, source: opened.kind, backedUp: input.backedUp };
  return { account: { accountId: accountIdHex(opened.publicKey), ...chosen, ...held }, secret: opened };
}
