import type { CryptoType } from '../../core/accounts/types.js';
import { accountIdHex, addressOf } from '../../core/address/index.js';
import { toErrorBody, WalletError } from '../../core/errors/wallet-error.js';
import { openBtcli, secretOf } from '../../core/keyfiles/btcli/index.js';
import {
  type BatchEntry,
  type BatchResult,
  openBatchAccounts,
  openPolkadotAccount,
  openPolkadotBatch,
} from '../../core/keyfiles/polkadot/index.js';
import {
  type FileRow,
  type Recognised,
  recogniseFiles,
  secretsOf,
} from '../../core/keyfiles/recognise/index.js';
import type { SlowKdf } from '../../core/keyfiles/slow-kdf.js';
import { publicKeyOfSecret, type Secret } from '../../core/keys/secret.js';
import type { Entry, Opened, Tasks } from './messages.js';
import type { OpenedAccount, OpenRequest } from './types.js';

type Found = Pick<OpenedAccount, 'accountId' | 'address' | 'cryptoType' | 'secret'>;
export type Report = (done: number, total: number) => void;

/**
 * Opens a file: its account, or the still closed entries of a batch.
 * @throws WalletError keyfile/*, keys/*
 */
export async function openFile(request: OpenRequest, kdf: SlowKdf): Promise<Opened> {
  const [row] = recogniseFiles([request.file]);
  if (!row) throw new WalletError('keyfile/unrecognised');
  const { recognised } = row;
  if (recognised.kind === 'polkadot-json' && recognised.file.kind === 'batch') {
    const entries = await openPolkadotBatch(recognised.file, request.password ?? '', kdf);
    return { entries: entries.map(sendable) };
  }
  const found = await accountOf(recognised, request, kdf);
  return { accounts: [{ path: row.path, name: row.name, role: roleOf(row), problem: null, ...found }] };
}

/** Opens the entries of a batch; what is wrong with one is in its place. */
export async function openEntries(
  { path, entries, password }: Tasks['entries']['takes'],
  kdf: SlowKdf,
  report: Report,
): Promise<OpenedAccount[]> {
  const accounts: OpenedAccount[] = [];
  const opening = openBatchAccounts(entries.map(received), () => password ?? '', kdf, { onProgress: report });
  for await (const result of opening) accounts.push(entryAccount(path, entries[result.index], result));
  return accounts;
}

async function accountOf(
  recognised: Recognised,
  { password, cryptoType }: OpenRequest,
  kdf: SlowKdf,
): Promise<Found> {
  switch (recognised.kind) {
    case 'polkadot-json':
      // The key inside proves the curve; the choice only says which to try first.
      return openPolkadotAccount(recognised.file, password ?? '', kdf, cryptoType ?? 'sr25519');
    case 'btcli':
      return secretOf(await openBtcli(recognised.file, password, kdf));
    case 'phrase':
    case 'hex':
      return bareAccount(recognised, cryptoType);
    case 'address':
      return watched(recognised.accountId);
    case 'bad-keyfile':
      throw new WalletError(recognised.problem.code, recognised.problem.context);
    case 'unknown':
      throw new WalletError(recognised.saw === 'too-large' ? 'keyfile/too-large' : 'keyfile/unrecognised');
    default:
      throw new WalletError('keyfile/unrecognised', { kind: recognised.kind });
  }
}

// As btcli reads files of the time before JSON: 0x and 64 digits are public, 128 digits its own kind of key.
function bareAccount(
  recognised: Extract<Recognised, { kind: 'phrase' | 'hex' }>,
  chosen: CryptoType | undefined,
): Found {
  if (recognised.problem) throw new WalletError(recognised.problem.code, recognised.problem.context);
  if (recognised.kind === 'hex' && recognised.form === 'public-or-seed')
    return watched(`0x${recognised.hex}`);
  const possible: CryptoType[] = recognised.kind === 'hex' ? recognised.cryptoTypes : ['sr25519', 'ed25519'];
  const cryptoType = chosen && possible.includes(chosen) ? chosen : possible[0];
  const [secret] = cryptoType ? secretsOf(recognised, cryptoType) : [];
  if (!secret) throw new WalletError('keys/bad-secret-key');
  return { ...addressed(secret), cryptoType: secret.cryptoType, secret };
}

/** Account id and address of a secret. @throws WalletError keys/* */
export function addressed(secret: Secret): { accountId: `0x${string}`; address: string } {
  const accountId = accountIdHex(publicKeyOfSecret(secret));
  return { accountId, address: addressOf(accountId) };
}

function watched(accountId: `0x${string}`): Found {
  return { accountId, address: addressOf(accountId), cryptoType: null, secret: null };
}

function roleOf({ role }: FileRow): OpenedAccount['role'] {
  return role === 'hotkey' || role === 'hotkeypub' ? 'hotkey' : 'coldkey';
}

function entryAccount(path: string, entry: Entry | undefined, opened: BatchResult): OpenedAccount {
  const place = { path, role: 'coldkey' } as const;
  if ('result' in opened) return { ...place, problem: null, ...opened.result };
  const [claim] = entry && 'file' in entry ? entry.file.accounts : [];
  return {
    ...place,
    name: claim?.name ?? null,
    accountId: null,
    address: claim?.accountId ? addressOf(claim.accountId) : null,
    cryptoType: null,
    secret: null,
    problem: opened.error.toBody(),
  };
}

// Errors lose their code on the way through a port.
function sendable(entry: BatchEntry): Entry {
  return 'file' in entry ? entry : { error: toErrorBody(entry.error) };
}

function received(entry: Entry): BatchEntry {
  return 'file' in entry ? entry : { error: new WalletError(entry.error.code, entry.error.context) };
}
