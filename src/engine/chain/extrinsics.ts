import type { GenericExtrinsic } from '@polkadot/types';
import type { ExtrinsicEra } from '@polkadot/types/interfaces';
import { blake2AsU8a, signatureVerify } from '@polkadot/util-crypto';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { BuiltPayload } from '../../protocol/engine/index.js';
import { takesNoBytes } from './call-shapes.js';
import { KNOWN_EXTENSIONS } from './extensions.js';
import type { Runtime } from './runtime.js';

/**
 * 64 blocks are about 13 minutes: long enough for a person to make up their mind, short enough that a signature which
 * was never sent, or leaked, dies soon.
 */
export const ERA_PERIOD = 64;

/** Names of the transaction extensions in metadata order. */
export function signedExtensions(runtime: Runtime): string[] {
  return [...runtime.api.registry.signedExtensions];
}

/** Extensions that carry bytes nobody here knows how to fill: with one of them, nothing can be signed. */
export function unknownExtensions(runtime: Runtime): string[] {
  return extensionTypes(runtime)
    .filter(
      ({ name, carried, implied }) =>
        !KNOWN_EXTENSIONS.has(name) && !(takesNoBytes(runtime, carried) && takesNoBytes(runtime, implied)),
    )
    .map(({ name }) => name);
}

/** From the metadata as it came: polkadot-js's conversion to its newest form forgets what older ones imply. */
function extensionTypes(runtime: Runtime) {
  const metadata = runtime.api.runtimeMetadata;
  if (metadata.version < 16) {
    const { extrinsic } = metadata.version === 14 ? metadata.asV14 : metadata.asV15;
    return extrinsic.signedExtensions.map(({ identifier, type, additionalSigned }) => ({
      name: identifier.toString(),
      carried: type,
      implied: additionalSigned,
    }));
  }
  return metadata.asLatest.extrinsic.transactionExtensions.map(({ identifier, type, implicit }) => ({
    name: identifier.toString(),
    carried: type,
    implied: implicit,
  }));
}

/** Era bytes that begin at `current`: two bytes, hex. `period`: blocks, a power of two. */
export function mortalEra(runtime: Runtime, current: number, period = ERA_PERIOD): string {
  const era = runtime.api.registry.createType('ExtrinsicEra', { current, period });
  return (era as ExtrinsicEra).toHex();
}

type PayloadParts = BuiltPayload & { metadataHash: string | null };

function payloadValue(parts: PayloadParts) {
  return {
    method: parts.callHex,
    era: parts.eraHex,
    blockHash: parts.eraBlock.hash,
    genesisHash: parts.genesisHash,
    nonce: parts.nonce,
    tip: parts.tip,
    specVersion: parts.specVersion,
    transactionVersion: parts.transactionVersion,
    mode: parts.metadataHash === null ? 0 : 1,
    metadataHash: parts.metadataHash,
  };
}

/**
 * The signed v4 extrinsic, length prefix included, that polkadot-js makes of the parts. The signature is checked against
 * polkadot-js's own idea of what was signed, which also tells its curve when only its 64 bytes are given.
 * @param signature hex, 64 bytes or 65 with the MultiSignature variant in front (0 ed25519, 1 sr25519)
 * @throws WalletError sign/payload-mismatch when the signature is not one of these very parts by this account
 */
export function assembleExtrinsic(
  runtime: Runtime,
  parts: PayloadParts,
  address: string,
  signature: string,
): string {
  if (!/^0x(?:0[01])?[0-9a-f]{128}$/i.test(signature))
    throw new WalletError('invalid-message', { what: 'signature' });
  const value = payloadValue(parts) as never;
  const payload = runtime.api.registry
    .createType('ExtrinsicPayload', value, { version: 4 })
    .toU8a({ method: true });
  const message = payload.length > 256 ? blake2AsU8a(payload, 256) : payload;
  const { crypto, isValid } = signatureVerify(message, `0x${signature.slice(-128)}`, address);
  const variant = crypto === 'ed25519' ? '00' : '01';
  const claimed = signature.length === 132 ? signature.slice(2, 4) : variant;
  if (!isValid || !['ed25519', 'sr25519'].includes(crypto) || claimed !== variant)
    throw new WalletError('sign/payload-mismatch');
  const extrinsic = unsigned(runtime, parts.callHex);
  extrinsic.addSignature(address, `0x${variant}${signature.slice(-128)}`, value);
  return extrinsic.toHex();
}

/** A nonce whose encoding takes the most bytes an account of this chain will need: a fee told with it is an upper bound. */
export const WIDE_NONCE = 1 << 20;

/** An extrinsic of the right length with a signature that is none: what fees are asked for. */
export function probeExtrinsic(runtime: Runtime, callHex: string, address: string, nonce: number): string {
  const extrinsic = unsigned(runtime, callHex);
  extrinsic.signFake(address, {
    blockHash: runtime.genesisHash,
    era: mortalEra(runtime, 0),
    genesisHash: runtime.genesisHash,
    nonce,
    runtimeVersion: { specVersion: runtime.specVersion, transactionVersion: runtime.transactionVersion },
    tip: 0,
  } as never);
  return extrinsic.toHex();
}

function unsigned(runtime: Runtime, callHex: string): GenericExtrinsic {
  return runtime.api.registry.createTypeUnsafe<GenericExtrinsic>('Extrinsic', [
    { method: runtime.api.registry.createTypeUnsafe('Call', [callHex]) },
    { version: 4 },
  ]);
}
