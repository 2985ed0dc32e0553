import { decAnyMetadata, type Metadata, metadata as metadataCodec } from '@polkadot-api/substrate-bindings';
import { toV14, toV15, toV16 } from './convert-metadata.js';

type Decoded = Extract<Metadata['metadata'], { tag: 'v14' | 'v15' | 'v16' }>;

/** A metadata blob and the other versions made from it. */
export interface ServedMetadata {
  readonly decoded: Decoded;
  /** Versions that can be served, ascending. */
  readonly versions: number[];
  /** Bytes with the `meta` magic; undefined when the version cannot be made. Each version is made once, when asked. */
  at(version: number): Uint8Array | undefined;
}

/** `meta` read as a little-endian u32: the first four bytes of every metadata blob. */
const MAGIC = 0x6174656d;

/** Decodes V14, V15 or V16 bytes. @throws when they are none of these. */
export function serveMetadata(bytes: Uint8Array): ServedMetadata {
  const decoded = decode(bytes);
  const made = new Map<number, Uint8Array>([[versionOf(decoded), bytes]]);
  // V14 has no runtime APIs, and nothing to make them from.
  const versions = decoded.tag === 'v14' ? [14] : [14, 15, 16];
  return {
    decoded,
    versions,
    at(version) {
      if (!versions.includes(version)) return undefined;
      const known = made.get(version);
      if (known) return known;
      const encoded = encodeMetadata(convert(decoded, version));
      made.set(version, encoded);
      return encoded;
    },
  };
}

/** Bytes of a metadata value, with the magic. */
export function encodeMetadata(metadata: Decoded): Uint8Array {
  return metadataCodec.enc({ magicNumber: MAGIC, metadata });
}

function decode(bytes: Uint8Array): Decoded {
  let metadata: Metadata['metadata'];
  try {
    // The decoder ignores byteOffset, hence the copy: Node's buffers are often views into a pool.
    metadata = decAnyMetadata(new Uint8Array(bytes)).metadata;
  } catch {
    throw new Error('not metadata of version 14, 15 or 16');
  }
  if (metadata.tag === 'v14' || metadata.tag === 'v15' || metadata.tag === 'v16') return metadata;
  throw new Error('not metadata of version 14, 15 or 16');
}

function versionOf(decoded: Decoded): number {
  return Number(decoded.tag.slice(1));
}

function convert(decoded: Decoded, version: number): Decoded {
  if (decoded.tag === 'v14') return decoded;
  const v15 = decoded.tag === 'v15' ? decoded.value : toV15(decoded.value);
  if (version === 15) return { tag: 'v15', value: v15 };
  if (version === 14) return { tag: 'v14', value: toV14(v15) };
  return { tag: 'v16', value: toV16(v15) };
}
