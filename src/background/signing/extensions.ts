import {
  type ByteReader,
  compactBytes,
  concatBytes,
  decodeValue,
  type Extension,
  type LightMetadata,
  uintBytes,
} from '../../core/chain/light/index.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import { fromHex } from './hex.js';

/** What the extensions put into the extrinsic and into the signed data. */
export interface SignedParts {
  era: Uint8Array;
  eraBlockHash: string;
  genesisHash: string;
  nonce: number;
  tip: bigint;
  specVersion: number;
  transactionVersion: number;
  mode: 0 | 1;
  metadataHash: string | null;
}

type Encoder = (parts: SignedParts) => Uint8Array;
const NOTHING: Encoder = () => new Uint8Array();

/** Extensions whose bytes we know (opentensor/subtensor runtime/src/lib.rs, TransactionExtensions). */
const KNOWN: Readonly<Record<string, { extra: Encoder; implicit: Encoder }>> = {
  CheckNonZeroSender: { extra: NOTHING, implicit: NOTHING },
  CheckSpecVersion: { extra: NOTHING, implicit: (parts) => uintBytes(BigInt(parts.specVersion), 4) },
  CheckTxVersion: { extra: NOTHING, implicit: (parts) => uintBytes(BigInt(parts.transactionVersion), 4) },
  CheckGenesis: { extra: NOTHING, implicit: (parts) => fromHex(parts.genesisHash) },
  CheckMortality: { extra: (parts) => parts.era, implicit: (parts) => fromHex(parts.eraBlockHash) },
  CheckNonce: { extra: (parts) => compactBytes(BigInt(parts.nonce)), implicit: NOTHING },
  CheckWeight: { extra: NOTHING, implicit: NOTHING },
  ChargeTransactionPayment: { extra: (parts) => compactBytes(parts.tip), implicit: NOTHING },
  CheckMetadataHash: {
    extra: (parts) => Uint8Array.of(parts.mode),
    implicit: (parts) =>
      parts.metadataHash === null
        ? Uint8Array.of(0)
        : concatBytes([Uint8Array.of(1), fromHex(parts.metadataHash)]),
  },
};

/** This chain's own extensions: allowed only while the metadata proves that they add no byte. */
const EMPTY = new Set([
  'SudoTransactionExtension',
  'CheckShieldedTxValidity',
  'SubtensorTransactionExtension',
  'DrandPriority',
  // Spec 219, before the four above.
  'SubtensorSignedExtension',
  'CommitmentsSignedExtension',
]);

/**
 * Refuses a runtime with an extension we cannot encode, and a payload that lists others than the runtime has.
 * @throws WalletError sign/unknown-extension, sign/extension-list
 */
export function assertExtensions(light: LightMetadata, listed: readonly string[]): void {
  for (const extension of light.extensions)
    if (!(extension.identifier in KNOWN) && !(EMPTY.has(extension.identifier) && extension.zeroSized))
      throw new WalletError('sign/unknown-extension', { extension: extension.identifier });
  const names = light.extensions.map(({ identifier }) => identifier);
  if (names.length !== listed.length || names.some((name, index) => name !== listed[index]))
    throw new WalletError('sign/extension-list', { expected: names.length, found: listed.length });
}

/** Bytes that go into the extrinsic, in the order of the names. */
export function extraBytes(names: readonly string[], parts: SignedParts): Uint8Array {
  return concatBytes(names.map((name) => (KNOWN[name]?.extra ?? NOTHING)(parts)));
}

/** Bytes that are only signed. */
export function implicitBytes(names: readonly string[], parts: SignedParts): Uint8Array {
  return concatBytes(names.map((name) => (KNOWN[name]?.implicit ?? NOTHING)(parts)));
}

/**
 * Reads the bytes again by the metadata's own types: each extension must take exactly what we wrote for it.
 * @throws WalletError sign/payload-mismatch when the runtime's idea of an extension is not ours.
 */
export function assertReadsBack(light: LightMetadata, reader: ByteReader, parts: SignedParts): void {
  const check = (extension: Extension, type: number, written: Uint8Array) => {
    const start = reader.offset;
    try {
      decodeValue(light.registry, type, reader);
    } catch (cause) {
      throw new WalletError('sign/payload-mismatch', { extension: extension.identifier }, { cause });
    }
    if (reader.offset - start !== written.length)
      throw new WalletError('sign/payload-mismatch', { extension: extension.identifier });
  };
  for (const extension of light.extensions)
    check(extension, extension.extra, (KNOWN[extension.identifier]?.extra ?? NOTHING)(parts));
  for (const extension of light.extensions)
    check(extension, extension.implicit, (KNOWN[extension.identifier]?.implicit ?? NOTHING)(parts));
  if (reader.left > 0) throw new WalletError('sign/payload-mismatch', { left: reader.left });
}
