import type { GenericExtrinsic } from '@polkadot/types';
import type { ExtrinsicEra } from '@polkadot/types/interfaces';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { BuiltPayload } from '../../protocol/engine/index.js';
import { KNOWN_EXTENSIONS, SUBTENSOR_EXTENSIONS } from './extensions.js';
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
  const { extrinsic, lookup } = runtime.api.runtimeMetadata.asLatest;
  const isEmpty = (id: Parameters<typeof lookup.getTypeDef>[0]) => lookup.getTypeDef(id).type === 'Null';
  return extrinsic.transactionExtensions
    .filter((entry) => {
      const name = entry.identifier.toString();
      if (KNOWN_EXTENSIONS.has(name)) return false;
      return !(isEmpty(entry.type) && isEmpty(entry.implicit)) || !(name in SUBTENSOR_EXTENSIONS);
    })
    .map((entry) => entry.identifier.toString());
}

/** Era bytes that begin at `current`: two bytes, hex. */
export function mortalEra(runtime: Runtime, current: number): string {
  const era = runtime.api.registry.createType('ExtrinsicEra', { current, period: ERA_PERIOD });
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
 * The signed v4 extrinsic, length prefix included, that polkadot-js makes of the parts.
 * @param signature 65 bytes hex: MultiSignature variant (0 ed25519, 1 sr25519) and 64 bytes of signature.
 * @throws WalletError invalid-message for any other signature.
 */
export function assembleExtrinsic(
  runtime: Runtime,
  parts: PayloadParts,
  address: string,
  signature: string,
): string {
  if (!/^0x0[01][0-9a-f]{128}$/i.test(signature)) throw new WalletError('invalid-message', { what: 'signature' });
  const extrinsic = unsigned(runtime, parts.callHex);
  extrinsic.addSignature(address, signature as `0x${string}`, payloadValue(parts) as never);
  return extrinsic.toHex();
}

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
