import { blake2b } from '@noble/hashes/blake2.js';
import { type CryptoType, canSign } from '../../core/accounts/types.js';
import { toErrorBody, WalletError } from '../../core/errors/wallet-error.js';
import type { FollowRow } from '../../protocol/engine/index.js';
import type { ApprovalRow, CarriedOut, Shown } from '../approvals/index.js';
import { lastValidBlock, toHex } from '../signing/index.js';
import type { ExtrinsicRequest, SigningBytes } from '../types.js';
import type { RequestDeps } from './deps.js';
import { metadataFor } from './metadata-for.js';

/** MultiSignature variant, put before the 64 bytes of a signPayload answer. */
const SIGNATURE_TYPE: Record<CryptoType, string> = { ed25519: '00', sr25519: '01' };

interface Signed {
  request: ExtrinsicRequest;
  bytes: SigningBytes;
  signature: Uint8Array;
  cryptoType: CryptoType;
  extrinsicHex: string;
  follow: FollowRow;
  shown: Shown;
}

/**
 * Signs the request that was shown: metadata is read again, the bytes are built again, and their hash must be the one that
 * was approved. A page gets the signature; our own transaction is sent.
 * @throws WalletError approval/hash-mismatch, sign/*, vault/locked, keys/watch-only, site/*, engine/disagrees, engine/unreachable
 */
export async function signExtrinsic(
  deps: RequestDeps,
  row: ApprovalRow,
  request: ExtrinsicRequest,
  shown: Shown,
): Promise<CarriedOut> {
  if (row.page) await deps.permissions.require(row.page.origin, request.accountId);
  const account = (await deps.wallet.accounts()).find(({ accountId }) => accountId === request.accountId);
  if (!account) throw new WalletError('keys/unknown-account');
  if (!canSign(account)) throw new WalletError('keys/watch-only');
  const metadata = await metadataFor(deps, request.payload);
  const bytes = await deps.explainer.signingBytes(request, metadata);
  if (bytes.payloadHash !== shown.payloadHash) throw new WalletError('approval/hash-mismatch');
  const signature = await deps.wallet.sign(account.accountId, bytes.message);
  const extrinsic = deps.explainer.assemble(request, bytes, account.cryptoType, signature);
  const follow = followRow(deps, row, request, shown, extrinsic);
  const { cryptoType } = account;
  const signed = { request, bytes, signature, cryptoType, extrinsicHex: toHex(extrinsic), follow, shown };
  return row.page ? answerPage(deps, row.page.origin, signed) : sendOwn(deps, row, signed);
}

async function answerPage(deps: RequestDeps, origin: string, signed: Signed): Promise<CarriedOut> {
  await deps.permissions.touch(origin, true);
  // The page sends it; nobody waits here for the engine to take note.
  void watch(deps, signed).catch(() => undefined);
  return {
    outcome: {
      ok: {
        signature: multiSignature(signed),
        // Returned only when asked for: clients that did not ask refuse an answer that has it.
        signedTransaction: signed.request.asked?.withSignedTransaction ? signed.extrinsicHex : null,
      },
    },
    txHash: signed.follow.txHash,
  };
}

async function sendOwn(deps: RequestDeps, row: ApprovalRow, signed: Signed): Promise<CarriedOut> {
  const { request, bytes, follow, extrinsicHex } = signed;
  const other = await deps.engine.ask('assemble', {
    payload: request.payload,
    metadataHash: bytes.metadataHash,
    signature: multiSignature(signed),
    address: request.address,
  });
  if (other.extrinsicHex !== extrinsicHex) throw new WalletError('engine/disagrees', { what: 'extrinsic' });
  await deps.approvals.commit(row.id, follow.txHash);
  await deps.outbox.put(extrinsicHex, follow);
  await deps.follows.begin(follow, signed.shown.atBlockNumber);
  try {
    await deps.outbox.send(follow.txHash);
  } catch (error) {
    await deps.follows.end(follow.txHash);
    return { outcome: { err: toErrorBody(error) }, txHash: follow.txHash };
  }
  return { outcome: { ok: null }, txHash: follow.txHash };
}

/** 65 bytes: the variant, then the signature. */
function multiSignature({ cryptoType, signature }: Signed): string {
  return `0x${SIGNATURE_TYPE[cryptoType]}${toHex(signature).slice(2)}`;
}

async function watch(deps: RequestDeps, { follow, shown }: Signed): Promise<void> {
  await deps.follows.begin(follow, shown.atBlockNumber);
  await deps.engine.ask('follow', { row: follow });
}

function followRow(
  deps: RequestDeps,
  row: ApprovalRow,
  { payload, address, protection }: ExtrinsicRequest,
  { sentence, atBlockNumber }: Shown,
  extrinsic: Uint8Array,
): FollowRow {
  return {
    txHash: toHex(blake2b(extrinsic, { dkLen: 32 })),
    genesisHash: payload.genesisHash,
    address,
    origin: row.page?.origin ?? null,
    sentence: sentence ?? { code: 'generic', params: {} },
    createdAtMs: deps.clock.nowMs(),
    validUntilBlock: lastValidBlock(payload.eraHex, atBlockNumber ?? Math.max(0, payload.eraBlock.number)),
    shield: null,
    unprotected: protection?.state === 'off' ? protection.reason : null,
  };
}
