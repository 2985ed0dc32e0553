import { blake2b } from '@noble/hashes/blake2.js';
import { toErrorBody, WalletError } from '../../core/errors/wallet-error.js';
import { actorOf } from '../../core/routes/types.js';
import type { FollowRow } from '../../protocol/engine/index.js';
import type { ApprovalRow, CarriedOut, Shown } from '../approvals/index.js';
import { fromHex, lastValidBlock, toHex } from '../signing/index.js';
import type { ExtrinsicRequest, SigningBytes } from '../types.js';
import type { RequestDeps } from './deps.js';
import { heldCallsOf } from './held-calls-of.js';
import { metadataFor } from './metadata-for.js';
import { isOnBehalf, sharedAccountId } from './on-behalf.js';
import { prepareShield } from './shield.js';
import { requireSameExtrinsic, type Signed, signRequest } from './signed.js';

/**
 * Signs the request that was shown: metadata is read again, the bytes are built again, and their hash must be the one that
 * was approved. A page gets the signature; our own transaction is sent, inside a carrier where it is to be hidden.
 * @throws WalletError approval/hash-mismatch, sign/*, vault/locked, keys/watch-only, device/*, site/*, engine/disagrees, engine/unreachable
 */
export async function signExtrinsic(
  deps: RequestDeps,
  row: ApprovalRow,
  request: ExtrinsicRequest,
  shown: Shown,
  brought: Uint8Array | null,
): Promise<CarriedOut> {
  if (row.page) await deps.permissions.require(row.page.origin, sharedAccountId(request));
  const shield = request.shield && (await prepareShield(deps, request, request.shield));
  const held = heldCallsOf(request);
  if (held.length > 0) await deps.calls.hold(held);
  const metadata = await metadataFor(deps, request.payload);
  const isShown = ({ payloadHash }: SigningBytes): void => {
    if (payloadHash !== shown.payloadHash) throw new WalletError('approval/hash-mismatch');
  };
  const signed = await signRequest(deps, request, metadata, isShown, brought);
  const follow = {
    ...followRow(deps, row, request, shown, signed.extrinsicHex),
    shield: shield?.row ?? null,
  };
  // The page sends these very bytes, which our own engine built.
  if (isOnBehalf(request)) await requireSameExtrinsic(deps, signed);
  if (row.page) return answerPage(deps, row.page.origin, signed, follow, shown);
  return sendOwn(deps, row, signed, follow, shown, shield?.carrierAccountId ?? null);
}

async function answerPage(
  deps: RequestDeps,
  origin: string,
  { request, signature, extrinsicHex }: Signed,
  follow: FollowRow,
  shown: Shown,
): Promise<CarriedOut> {
  await deps.permissions.touch(origin, true);
  // The page sends it; nobody waits here for the engine to take note.
  void watch(deps, follow, shown).catch(() => undefined);
  return {
    outcome: {
      ok: {
        signature,
        // Returned only when asked for: clients that did not ask refuse an answer that has it.
        signedTransaction: request.asked?.withSignedTransaction ? extrinsicHex : null,
      },
    },
    txHash: follow.txHash,
  };
}

async function sendOwn(
  deps: RequestDeps,
  row: ApprovalRow,
  signed: Signed,
  follow: FollowRow,
  shown: Shown,
  carrierAccountId: string | null,
): Promise<CarriedOut> {
  const { txHash } = follow;
  await requireSameExtrinsic(deps, signed);
  await deps.approvals.commit(row.id, txHash);
  if (carrierAccountId === null) await deps.outbox.put(signed.extrinsicHex, follow);
  else await deps.outbox.putHidden({ hex: signed.extrinsicHex, carrierAccountId }, signed.request, follow);
  await deps.follows.begin(follow, shown.atBlockNumber);
  try {
    await deps.outbox.send(txHash);
  } catch (error) {
    await deps.follows.end(txHash);
    return { outcome: { err: toErrorBody(error) }, txHash };
  }
  return { outcome: { ok: null }, txHash };
}

async function watch(deps: RequestDeps, follow: FollowRow, shown: Shown): Promise<void> {
  await deps.follows.begin(follow, shown.atBlockNumber);
  await deps.engine.ask('follow', { row: follow });
}

function followRow(
  deps: RequestDeps,
  row: ApprovalRow,
  { payload, address, protection, intent }: ExtrinsicRequest,
  { sentence, expected, atBlockNumber }: Shown,
  extrinsicHex: string,
): Omit<FollowRow, 'shield'> {
  return {
    txHash: toHex(blake2b(fromHex(extrinsicHex), { dkLen: 32 })),
    genesisHash: payload.genesisHash,
    address,
    // What came of it is read for the account that acted.
    ...(intent?.kind === 'routed' && { actor: actorOf({ signer: address, steps: intent.steps }) }),
    origin: row.page?.origin ?? null,
    sentence: sentence ?? { code: 'generic', params: {} },
    createdAtMs: deps.clock.nowMs(),
    validUntilBlock: lastValidBlock(payload.eraHex, atBlockNumber ?? Math.max(0, payload.eraBlock.number)),
    unprotected: protection?.state === 'off' ? protection.reason : null,
    expected,
  };
}
