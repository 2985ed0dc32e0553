import type { CryptoType } from '../../core/accounts/types.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { StoredMetadata } from '../../protocol/engine/index.js';
import { toHex } from '../signing/index.js';
import type { EngineHost, ExtrinsicRequest, LateExplainer, SigningBytes, Wallet } from '../types.js';
import { requireProof } from './device.js';
import { signatureBy, signerOf } from './signature-by.js';

/** MultiSignature variant, put before the 64 bytes of a signPayload answer. */
const SIGNATURE_TYPE: Record<CryptoType, string> = { ed25519: '00', sr25519: '01' };

/** A request with its signature. */
export interface Signed {
  request: ExtrinsicRequest;
  bytes: SigningBytes;
  /** 65 bytes, hex: the variant, then the signature. */
  signature: string;
  extrinsicHex: string;
}

export interface SigningRooms {
  wallet: Wallet;
  explainer: LateExplainer;
  engine: Pick<EngineHost, 'ask'>;
}

/**
 * Signs a request whose bytes somebody has checked.
 * @param mayBe throws when the bytes are not what was shown, before a key is touched
 * @param brought a device's 64 bytes; null where the vault signs
 * @throws WalletError sign/*, vault/locked, keys/unknown-account, keys/watch-only, device/*
 */
export async function signRequest(
  { wallet, explainer }: Pick<SigningRooms, 'wallet' | 'explainer'>,
  request: ExtrinsicRequest,
  metadata: StoredMetadata,
  mayBe: (bytes: SigningBytes) => void = () => undefined,
  brought: Uint8Array | null = null,
): Promise<Signed> {
  const signer = await signerOf(wallet, request.accountId, brought);
  const bytes = await explainer.signingBytes(request, metadata);
  mayBe(bytes);
  if (brought !== null) requireProof(bytes);
  const signature = await signatureBy(wallet, signer, bytes.message, brought);
  const extrinsicHex = toHex(await explainer.assemble(request, bytes, signer.cryptoType, signature));
  const multi = `0x${SIGNATURE_TYPE[signer.cryptoType]}${toHex(signature).slice(2)}`;
  return { request, bytes, signature: multi, extrinsicHex };
}

/** The engine's codec must make the same extrinsic of the same parts. @throws WalletError engine/disagrees, engine/unreachable */
export async function requireSameExtrinsic(
  { engine }: Pick<SigningRooms, 'engine'>,
  { request, bytes, signature, extrinsicHex }: Signed,
): Promise<void> {
  const other = await engine.ask('assemble', {
    payload: request.payload,
    metadataHash: bytes.metadataHash,
    signature,
    address: request.address,
  });
  if (other.extrinsicHex !== extrinsicHex) throw new WalletError('engine/disagrees', { what: 'extrinsic' });
}
