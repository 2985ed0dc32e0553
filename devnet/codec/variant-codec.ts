import { Tuple, _void as voidCodec } from '@polkadot-api/substrate-bindings';
import { type NativeCodec, structOf } from './codec-builder.js';
import type { MetadataIndex, Variant } from './metadata-index.js';

/** Codec of the fields of one call, event or error, and the two index bytes that come before them. */
export interface VariantCodec {
  location: [pallet: number, variant: number];
  codec: NativeCodec;
}

/**
 * Builds the codec of one variant of a pallet's enum without building its siblings. Several unnamed fields are a list
 * even where all have one type.
 *
 * @throws when the metadata lacks it.
 */
export function buildVariant(
  index: MetadataIndex,
  kind: 'calls' | 'events' | 'errors',
  pallet: string,
  name: string,
): VariantCodec {
  const palletIndex = index.pallet(pallet)?.index;
  const variant = index.variant(kind, pallet, name);
  if (palletIndex === undefined || !variant)
    throw new Error(`this metadata has no ${kind} ${pallet}.${name}`);
  return { location: [palletIndex, variant.index], codec: fieldsCodec(variant.fields, index) };
}

function fieldsCodec(fields: Variant['fields'], index: MetadataIndex): NativeCodec {
  const [first] = fields;
  if (!first) return voidCodec;
  if (fields.length === 1 && !first.name) return index.codec(first.type);
  const kept = fields.filter((field) => index.entry(field.type).type !== 'void');
  if (fields.some((field) => !field.name)) return Tuple(...kept.map((field) => index.codec(field.type)));
  return structOf(Object.fromEntries(kept.map((field) => [field.name ?? '', index.codec(field.type)])));
}
