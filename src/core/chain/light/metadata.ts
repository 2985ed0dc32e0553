import { hexToBytes } from '@noble/hashes/utils.js';
import { decAnyMetadata, type UnifiedMetadata, unifyMetadata } from '@polkadot-api/substrate-bindings';
import { WalletError } from '../../errors/wallet-error.js';
import type { CanonicalCall } from '../../explain/types.js';
import { canonicalCall, type DecodedCall, decodeCall } from './call.js';
import { decodeValue } from './decode.js';
import { metadataDigest, metadataProof } from './digest.js';
import { ByteReader } from './reader.js';
import { createRegistry, isZeroSized, type Registry } from './registry.js';
import { type ScaleValue, unwrapValue } from './value.js';

/** Metadata bytes as they are stored, with what they are filed under. */
export interface RawMetadata {
  /** `${genesisHash}-${specVersion}` */
  key: string;
  genesisHash: string;
  specVersion: number;
  transactionVersion: number;
  version: 14 | 15;
  bytes: Uint8Array;
  storedAtMs: number;
}

/** One transaction extension, in the order of its bytes. */
export interface Extension {
  identifier: string;
  /** Type of what goes into the extrinsic. */
  extra: number;
  /** Type of what is only signed. */
  implicit: number;
  /** Adds no byte to either. */
  zeroSized: boolean;
}

/** A runtime's metadata, ready to decode calls with. Nothing is prepared ahead: types are read where they lie. */
export interface LightMetadata {
  readonly genesisHash: string;
  readonly specVersion: number;
  readonly transactionVersion: number;
  readonly specName: string;
  readonly registry: Registry;
  /** Extensions of version 0: those of a signed v4 extrinsic. */
  readonly extensions: readonly Extension[];
  readonly pallets: UnifiedMetadata['pallets'];
  readonly apis: UnifiedMetadata['apis'];
  /** Type of the LimitOrders pallet's signed orders; null where the runtime has none. */
  readonly orderType: number | null;
  /** @throws WalletError sign/* (see decodeCall) */
  decodeCall(bytes: Uint8Array): DecodedCall;
  canonical(call: DecodedCall): CanonicalCall;
  /** Value of a pallet constant, or null where there is none. */
  constant(pallet: string, name: string): ScaleValue | null;
  /** RFC-0078 digest as 0x hex; null when the metadata is V14, from which none can be made. Computed once. */
  digest(): string | null;
  /** RFC-0078 proof for a payload. @throws WalletError chain/no-metadata for V14; device/proof-mismatch */
  proof(payload: Uint8Array): Uint8Array;
}

/** Opened metadata of this worker's life. Two runtimes are in use during an upgrade, never more. */
const opened = new Map<string, { stored: RawMetadata; light: LightMetadata }>();
const MAX_OPENED = 2;

/**
 * Metadata bytes → decoders, once per worker life and runtime (about 16 ms for Finney's).
 * @throws WalletError chain/no-metadata when the bytes cannot be read, chain/spec-mismatch when they describe another
 *   runtime than they are filed under.
 */
export function openMetadata(stored: RawMetadata): LightMetadata {
  const known = opened.get(stored.key);
  if (known && known.stored.version === stored.version && known.stored.storedAtMs === stored.storedAtMs)
    return known.light;
  const light = open(stored);
  opened.delete(stored.key);
  for (const key of opened.keys()) if (opened.size >= MAX_OPENED) opened.delete(key);
  opened.set(stored.key, { stored, light });
  return light;
}

function open(stored: RawMetadata): LightMetadata {
  const metadata = decode(stored.bytes);
  const registry = createRegistry(metadata.lookup, callTypeOf(metadata));
  const constant = (pallet: string, name: string): ScaleValue | null => {
    const found = metadata.pallets
      .find((candidate) => candidate.name === pallet)
      ?.constants.find((candidate) => candidate.name === name);
    return found ? decodeValue(registry, found.type, new ByteReader(hexToBytes(found.value.slice(2)))) : null;
  };
  const version = constant('System', 'Version');
  const specName = field(version, 'spec_name');
  const specVersion = field(version, 'spec_version');
  const transactionVersion = field(version, 'transaction_version');
  if (specName?.kind !== 'text' || specVersion?.kind !== 'uint' || transactionVersion?.kind !== 'uint')
    throw new WalletError('chain/no-metadata', { key: stored.key });
  if (
    specVersion.value !== BigInt(stored.specVersion) ||
    transactionVersion.value !== BigInt(stored.transactionVersion)
  )
    throw new WalletError('chain/spec-mismatch', {
      expected: stored.specVersion,
      found: specVersion.value.toString(),
    });
  let digest: string | null | undefined;
  return {
    genesisHash: stored.genesisHash.toLowerCase(),
    specVersion: stored.specVersion,
    transactionVersion: stored.transactionVersion,
    specName: specName.value,
    registry,
    extensions: extensionsOf(metadata, registry),
    pallets: metadata.pallets,
    apis: metadata.apis,
    orderType: metadata.lookup.find(({ path }) => path.at(-1) === 'VersionedOrder')?.id ?? null,
    decodeCall: (bytes) => decodeCall(registry, bytes),
    canonical: canonicalCall,
    constant,
    digest() {
      // Asked of the bytes, not of `stored.version`: the digest of any other version would be a wrong one.
      if (digest === undefined) digest = metadata.version === 15 ? metadataDigest(stored.bytes) : null;
      return digest;
    },
    proof(payload) {
      if (metadata.version !== 15) throw new WalletError('chain/no-metadata', { digest: false });
      return metadataProof(stored.bytes, payload);
    },
  };
}

function decode(bytes: Uint8Array): UnifiedMetadata {
  try {
    // The library ignores byteOffset, hence the copy.
    return unifyMetadata(decAnyMetadata(bytes.slice()));
  } catch (cause) {
    throw new WalletError('chain/no-metadata', { length: bytes.length }, { cause });
  }
}

function callTypeOf(metadata: UnifiedMetadata): number {
  if ('call' in metadata.extrinsic) return metadata.extrinsic.call;
  const extrinsic = metadata.lookup[metadata.extrinsic.type];
  const call = extrinsic?.params.find(({ name }) => name === 'Call')?.type;
  if (call === undefined) throw new WalletError('chain/no-metadata', { extrinsic: metadata.extrinsic.type });
  return call;
}

function extensionsOf(metadata: UnifiedMetadata, registry: Registry): Extension[] {
  const list = metadata.extrinsic.extensionsByVersion[0];
  if (!list) throw new WalletError('chain/no-metadata', { extensions: 0 });
  return list.map(({ identifier, type, additionalSigned }) => ({
    identifier,
    extra: type,
    implicit: additionalSigned,
    zeroSized: isZeroSized(registry, type) && isZeroSized(registry, additionalSigned),
  }));
}

function field(value: ScaleValue | null, name: string): ScaleValue | null {
  const found =
    value?.kind === 'struct' ? value.fields.find((candidate) => candidate.name === name) : undefined;
  return found ? unwrapValue(found.value) : null;
}
