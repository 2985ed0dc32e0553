import { bytesToHex, concatBytes } from '@noble/hashes/utils.js';
import type { BlockContext, RuntimeCodec, TxError } from '../../types.js';
import { birthBlock, type Era } from './era.js';

/** How far back the chain remembers block hashes. */
const DEFAULT_BLOCK_HASH_COUNT = 2_400;

/** Number of the oldest block, genesis aside, whose hash the chain still knows while it looks at block `current`. */
export function oldestKnown(codec: RuntimeCodec, current: number): number {
  return current - 1 - Number(codec.constant('System', 'BlockHashCount') ?? DEFAULT_BLOCK_HASH_COUNT);
}

export type Implicits = { ok: true; bytes: Uint8Array } | { ok: false; error: TxError };

/** The signed-only part as this chain computes it; a transaction made for another chain was signed over other bytes. */
export function implicitsOf(
  codec: RuntimeCodec,
  block: BlockContext,
  era: Era,
  wantsDigest: boolean,
): Implicits {
  const birth = era.period === 0 ? 0 : birthBlock(era, block.number);
  const known = birth < block.number && (birth === 0 || birth >= oldestKnown(codec, block.number));
  const birthHash = known ? block.hashOf(birth) : undefined;
  if (!birthHash) return { ok: false, error: { kind: 'Invalid', name: 'AncientBirthBlock' } };
  const digest = wantsDigest ? codec.digest() : undefined;
  if (wantsDigest && !digest) return { ok: false, error: { kind: 'Unknown', name: 'CannotLookup' } };
  const values: Record<string, unknown> = {
    CheckSpecVersion: codec.specVersion,
    CheckTxVersion: codec.transactionVersion,
    CheckGenesis: block.hashOf(0),
    CheckMortality: birthHash,
    CheckMetadataHash: digest && `0x${bytesToHex(digest)}`,
  };
  const parts = codec.extensions
    .filter(({ implicit }) => !implicit.isEmpty)
    .map(({ identifier, implicit }) => implicit.enc(values[identifier]));
  return { ok: true, bytes: concatBytes(...parts) };
}
