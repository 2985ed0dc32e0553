import { utf8ToBytes } from '@noble/hashes/utils.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import { btcliLayout, type LayoutKey, sealNacl, writeKeyfileJson } from '../../core/keyfiles/btcli/index.js';
import { writePolkadotBatch, writePolkadotJson } from '../../core/keyfiles/polkadot/index.js';
import type { SlowKdf } from '../../core/keyfiles/slow-kdf.js';
import type { Secret } from '../../core/keys/secret.js';
import type { WrittenFile } from './messages.js';
import { addressed, type Report } from './open-file.js';
import type { WriteRequest } from './types.js';

/** What a writer takes from around it. */
export interface WriteTools {
  kdf: SlowKdf;
  random: (length: number) => Uint8Array;
  nowMs: () => number;
}

/** Makes the files of an export. @throws WalletError keyfile/no-secret without accounts; see the writers of each format */
export function writeFiles(request: WriteRequest, tools: WriteTools, report: Report): Promise<WrittenFile[]> {
  if (request.accounts.length === 0) throw new WalletError('keyfile/no-secret');
  switch (request.format) {
    case 'polkadot-json':
      return writeSingles(request, tools, report);
    case 'polkadot-batch':
      return writeBatch(request, tools, report);
    case 'btcli':
      return writeWallet(request, tools, report);
  }
}

async function writeSingles(
  { accounts, password, strength }: WriteRequest,
  { kdf, random, nowMs }: WriteTools,
  report: Report,
): Promise<WrittenFile[]> {
  const files: WrittenFile[] = [];
  for (const { name, secret } of accounts) {
    const text = await writePolkadotJson(secret, password, kdf, {
      name,
      whenCreatedMs: nowMs(),
      strength,
      random,
    });
    files.push({ path: `${addressed(secret).address}.json`, bytes: utf8ToBytes(text) });
    report(files.length, accounts.length);
  }
  return files;
}

async function writeBatch(
  { accounts, password, strength }: WriteRequest,
  { kdf, random, nowMs }: WriteTools,
  report: Report,
): Promise<WrittenFile[]> {
  const whenCreatedMs = nowMs();
  const labelled = accounts.map(({ name, secret }) => ({ name, secret, whenCreatedMs }));
  const text = await writePolkadotBatch(labelled, password, kdf, { strength, random, onProgress: report });
  // The name that polkadot-js gives such a file.
  return [{ path: `batch_exported_account_${whenCreatedMs}.json`, bytes: utf8ToBytes(text) }];
}

/** One wallet folder: at most one coldkey, sealed; hotkeys in the clear, because btcli reads them without a password. */
async function writeWallet(
  { accounts, password, walletName = 'default' }: WriteRequest,
  tools: WriteTools,
  report: Report,
): Promise<WrittenFile[]> {
  const coldkeys = accounts.filter(({ role }) => role === 'coldkey');
  if (coldkeys.length > 1)
    throw new WalletError('invalid-message', { what: 'coldkeys', reason: 'more-than-one' });
  const hotkeys = accounts
    .filter(({ role }) => role === 'hotkey')
    .map(({ name, secret }) => ({ name, ...layoutKey(secret, writeKeyfileJson(secret)) }));
  const [coldkey] = coldkeys;
  // Names are refused before the seconds that sealing takes.
  btcliLayout(walletName, coldkey ? layoutKey(coldkey.secret, null) : null, hotkeys);
  const sealed = coldkey
    ? layoutKey(coldkey.secret, await sealedFile(coldkey.secret, password, tools))
    : null;
  report(accounts.length, accounts.length);
  return btcliLayout(walletName, sealed, hotkeys).map(({ path, bytes }) => ({ path, bytes }));
}

async function sealedFile(
  secret: Secret,
  password: string,
  { kdf, random }: WriteTools,
): Promise<Uint8Array> {
  const plain = writeKeyfileJson(secret);
  try {
    return await sealNacl(plain, password, kdf, random);
  } finally {
    plain.fill(0);
  }
}

function layoutKey(secret: Secret, file: Uint8Array | null): LayoutKey {
  return { accountId: addressed(secret).accountId, cryptoType: secret.cryptoType, file };
}
