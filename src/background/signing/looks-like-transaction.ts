import {
  ByteReader,
  decodeCallAt,
  decodeValue,
  type LightMetadata,
  openMetadata,
} from '../../core/chain/light/index.js';
import { NETWORKS } from '../../core/chain/networks.js';
import type { StoredMetadata } from '../../protocol/engine/index.js';
import { toHex } from './hex.js';

/**
 * True when the bytes are a call, a payload to sign or a whole extrinsic of a known runtime, or hold a chain's genesis
 * hash, which only a transaction has a reason to.
 */
export function looksLikeTransaction(bytes: Uint8Array, metadata: readonly StoredMetadata[]): boolean {
  const hex = toHex(bytes);
  const genesis = [
    ...Object.values(NETWORKS).map((network) => network.genesisHash),
    ...metadata.map((stored) => stored.genesisHash),
  ];
  if (genesis.some((hash) => hash !== null && hex.includes(hash.slice(2).toLowerCase()))) return true;
  return metadata.some((stored) => isTransactionOf(stored, bytes));
}

function isTransactionOf(stored: StoredMetadata, bytes: Uint8Array): boolean {
  let light: LightMetadata;
  try {
    light = openMetadata(stored);
  } catch {
    // Metadata that cannot be opened cannot recognise anything; the genesis hash above still does.
    return false;
  }
  return isPayload(light, bytes) || isExtrinsic(bytes);
}

/** A call, alone or with everything that is signed behind it. */
function isPayload(light: LightMetadata, bytes: Uint8Array): boolean {
  try {
    const reader = new ByteReader(bytes);
    decodeCallAt(light.registry, reader);
    if (reader.left === 0) return true;
    for (const { extra } of light.extensions) decodeValue(light.registry, extra, reader);
    for (const { implicit } of light.extensions) decodeValue(light.registry, implicit, reader);
    return reader.left === 0;
  } catch {
    return false;
  }
}

/** Version bytes: signed and unsigned of format 4, bare of format 5. None of them occurs in text. */
const EXTRINSIC_VERSIONS = new Set([0x84, 0x04, 0x05]);

/** Length prefix, then version. */
function isExtrinsic(bytes: Uint8Array): boolean {
  try {
    const reader = new ByteReader(bytes);
    const length = reader.length();
    return length > 0 && length === reader.left && EXTRINSIC_VERSIONS.has(reader.byte());
  } catch {
    return false;
  }
}
