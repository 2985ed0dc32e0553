import { getLookupFn, type LookupEntry } from '@polkadot-api/metadata-builders';
import { type UnifiedMetadata, unifyMetadata } from '@polkadot-api/substrate-bindings';
import { createCodecBuilder, type NativeCodec } from './codec-builder.js';
import type { ServedMetadata } from './served-metadata.js';
import type { PortableType } from './type-registry.js';

export type UnifiedPallet = UnifiedMetadata['pallets'][number];
export type Variants = Extract<PortableType['def'], { tag: 'variant' }>['value'];
export type Variant = Variants[number];

/** Names and indices of everything in one metadata blob, and the codecs of its types. */
export interface MetadataIndex {
  readonly metadata: UnifiedMetadata;
  pallet(name: string): UnifiedPallet | undefined;
  palletAt(index: number): UnifiedPallet | undefined;
  variant(kind: 'calls' | 'events' | 'errors', pallet: string, name: string): Variant | undefined;
  variantAt(kind: 'calls' | 'events' | 'errors', pallet: UnifiedPallet, index: number): Variant | undefined;
  /** The type whose path is exactly this, e.g. `sp_runtime::DispatchError`. */
  typeByPath(path: string): number | undefined;
  /** The type as the library sees through its wrappers. */
  entry(typeId: number): LookupEntry;
  codec(typeId: number): NativeCodec;
}

/** SS58 prefix of every Subtensor network (`System.SS58Prefix`). */
const SS58_PREFIX = 42;

/** Indexes decoded metadata. Codecs themselves are built later, each when first used. */
export function indexMetadata({ decoded }: ServedMetadata): MetadataIndex {
  const metadata = unifyMetadata(decoded.value);
  const lookup = getLookupFn(metadata);
  const byName = new Map(metadata.pallets.map((pallet) => [pallet.name, pallet]));
  const byIndex = new Map(metadata.pallets.map((pallet) => [pallet.index, pallet]));
  const byPath = memoise(() => {
    const paths = new Map<string, number>();
    for (const type of metadata.lookup) {
      const path = type.path.join('::');
      if (path && !paths.has(path)) paths.set(path, type.id);
    }
    return paths;
  });
  const variants = (typeId: number | undefined): Variants => {
    const def = typeId === undefined ? undefined : metadata.lookup[typeId]?.def;
    return def?.tag === 'variant' ? def.value : [];
  };

  const build = createCodecBuilder(SS58_PREFIX);
  return {
    metadata,
    pallet: (name) => byName.get(name),
    palletAt: (index) => byIndex.get(index),
    variant: (kind, pallet, name) => variants(byName.get(pallet)?.[kind]?.type).find((v) => v.name === name),
    variantAt: (kind, pallet, index) => variants(pallet[kind]?.type).find((v) => v.index === index),
    typeByPath: (path) => byPath().get(path),
    entry: lookup,
    codec: (typeId) => build(lookup(typeId)),
  };
}

/** Computes once, on first use. */
export function memoise<T>(compute: () => T): () => T {
  let held: { value: T } | undefined;
  return () => {
    held ??= { value: compute() };
    return held.value;
  };
}

/** Computes once for each pair of names. */
export function memoiseByNames<T>(
  compute: (outer: string, inner: string) => T,
): (outer: string, inner: string) => T {
  const held = new Map<string, T>();
  return (outer, inner) => {
    const key = `${outer}.${inner}`;
    const known = held.get(key);
    if (known !== undefined) return known;
    const value = compute(outer, inner);
    held.set(key, value);
    return value;
  };
}
