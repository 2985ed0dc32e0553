import * as v from 'valibot';
import { accountIdHex, addressOf, decodeAnyPrefix } from '../../core/address/index.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import { type SignerPayload, signerPayload } from '../../protocol/dapp/index.js';
import type { ExtrinsicRequest } from '../types.js';
import { eraBirth, parseEra } from './era.js';
import { fromHex } from './hex.js';

/** Stands for "the page did not say" in `eraBlock.number`: btcli sends no block number, and only the hash is signed. */
export const UNKNOWN_BLOCK = -1;

/**
 * SignerPayloadJSON → request. The numbers in it are big-endian hex, the opposite of SCALE.
 * @throws WalletError sign/extra-fields, sign/version, sign/era, sign/too-long, sign/payload-mismatch
 */
export function readSignerPayload(input: SignerPayload, accountId: string): ExtrinsicRequest {
  // Checked again although the router did: a signature request of a shape nobody foresaw is how wallets were robbed.
  const parsed = v.safeParse(signerPayload, input);
  if (!parsed.success) throw new WalletError('sign/extra-fields', { field: fieldOf(parsed.issues[0]) });
  const payload = parsed.output;
  if (payload.assetId !== undefined && payload.assetId !== null)
    throw new WalletError('sign/extra-fields', { field: 'assetId' });
  if (accountIdHex(decodeAnyPrefix(payload.address).accountId) !== accountId.toLowerCase())
    throw new WalletError('sign/payload-mismatch', { field: 'address' });
  return {
    source: 'dapp',
    address: addressOf(accountId),
    accountId: accountId.toLowerCase(),
    payload: {
      callHex: payload.method.toLowerCase(),
      eraHex: payload.era.toLowerCase(),
      eraBlock: { number: eraBlockNumber(payload), hash: payload.blockHash.toLowerCase() },
      nonce: u32('nonce', payload.nonce),
      tip: uint('tip', payload.tip, 16),
      genesisHash: payload.genesisHash.toLowerCase(),
      specVersion: u32('specVersion', payload.specVersion),
      transactionVersion: u32('transactionVersion', payload.transactionVersion),
      signedExtensions: [...payload.signedExtensions],
    },
    asked: {
      mode: payload.mode ?? 0,
      metadataHash: payload.metadataHash?.toLowerCase() ?? null,
      withSignedTransaction: payload.withSignedTransaction ?? false,
    },
    intent: null,
    shield: null,
    protection: null,
  };
}

function eraBlockNumber(payload: SignerPayload): number {
  const era = parseEra(fromHex(payload.era));
  if (era.immortal) return 0;
  if (payload.blockNumber === undefined) return UNKNOWN_BLOCK;
  return eraBirth(era, u32('blockNumber', payload.blockNumber));
}

function u32(field: string, text: string): number {
  return Number(uint(field, text, 4));
}

/** Big-endian hex of at most `bytes` significant bytes. */
function uint(field: string, text: string, bytes: number): bigint {
  const value = text === '0x' ? 0n : BigInt(text);
  if (value >> BigInt(bytes * 8) !== 0n) throw new WalletError('sign/version', { field });
  return value;
}

function fieldOf(issue: { path?: readonly unknown[] | undefined } | undefined): string {
  const [first] = issue?.path ?? [];
  const key = typeof first === 'object' && first !== null && 'key' in first ? first.key : null;
  // The name of an unknown field is a page's text: it stays out of the error.
  return typeof key === 'string' && key in signerPayload.entries ? key : 'unknown';
}
