import { createRuntimeCodec } from '../codec/index.js';
import { createRuntime } from '../executive/index.js';
import { compactU32, concatBytes, u32le } from '../node/bytes.js';
import type { Epoch } from '../node/chain-store.js';
import type { RuntimeCodec } from '../types.js';

/**
 * The runtime whose metadata is served although another one is in force: that of the given bytes, else the chain's
 * first one, else the one in force with a lower version written into it.
 */
export function staleEpoch(current: Epoch, first: Epoch, metadata: Uint8Array | undefined): Epoch {
  if (!metadata && first.codec !== current.codec) return first;
  const codec = createRuntimeCodec(metadata ?? withLowerVersion(current.codec));
  return { ...current, codec, runtime: createRuntime(codec) };
}

/** Metadata whose System.Version constant names the version before. */
function withLowerVersion(codec: RuntimeCodec): Uint8Array {
  const newest = codec.metadataAt(Math.max(...codec.metadataVersions));
  if (!newest) throw new Error('this runtime serves no metadata');
  const { impl_name: implName, authoring_version: authoring } = codec.runtimeVersion;
  const before = concatBytes(text(codec.specName), text(String(implName)), u32le(Number(authoring)));
  const at = Buffer.from(newest).indexOf(concatBytes(before, u32le(codec.specVersion)));
  if (at < 0) throw new Error('the version is not where it should be');
  const copy = new Uint8Array(newest);
  copy.set(u32le(codec.specVersion - 1), at + before.length);
  return copy;
}

function text(value: string): Uint8Array {
  const bytes = new TextEncoder().encode(value);
  return concatBytes(compactU32(bytes.length), bytes);
}
