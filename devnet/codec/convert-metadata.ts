import type { V14, V14Lookup, V15, V16 } from '@polkadot-api/substrate-bindings';
import { createTypeRegistry, type PortableType, type TypeRegistry } from './type-registry.js';

type PalletV15 = V15['pallets'][number];
type PalletV16 = V16['pallets'][number];
type StorageItem = NonNullable<PalletV15['storage']>['items'][number];

const NOT_DEPRECATED = { tag: 'NotDeprecated' as const, value: undefined };

/**
 * V16 → V15. Types are renumbered in the order frame-metadata registers them for V15 (`frame-metadata/src/v15.rs`,
 * `RuntimeMetadataV15::new`): V16 visits associated types first, so its own numbering would give another RFC-0078
 * digest. Property order in the literals below is therefore significant.
 */
export function toV15(v16: V16): V15 {
  const lookup = [...v16.lookup];
  const extrinsicType = findExtrinsicType(lookup);
  const extra = extrinsicType?.params[3]?.type ?? appendExtraTuple(lookup, v16);
  const runtime = findRuntimeType(lookup);
  const registry = createTypeRegistry(lookup);
  const id = registry.register;

  const pallets = v16.pallets.map((pallet) => palletToV15(pallet, registry));
  const extrinsic = {
    version: Math.min(...v16.extrinsic.version),
    address: id(v16.extrinsic.address),
    call: id(v16.extrinsic.call),
    signature: id(v16.extrinsic.signature),
    extra: id(extra),
    signedExtensions: mapExtensions(extensionsOfVersionZero(v16), registry),
  };
  const type = id(runtime);
  const apis = v16.apis.map((api) => ({
    name: api.name,
    methods: api.methods.map((method) => ({
      name: method.name,
      inputs: method.inputs.map((input) => ({ name: input.name, type: id(input.type) })),
      output: id(method.output),
      docs: method.docs,
    })),
    docs: api.docs,
  }));
  const outerEnums = {
    call: id(v16.outerEnums.call),
    event: id(v16.outerEnums.event),
    error: id(v16.outerEnums.error),
  };
  const custom = v16.custom.map(([name, { type: custom, value }]): V15['custom'][number] => [
    name,
    { type: id(custom), value },
  ]);
  return { lookup: registry.types(), pallets, extrinsic, type, apis, outerEnums, custom };
}

/** V15 → V14: no runtime APIs, and the extrinsic's parts are the parameters of one UncheckedExtrinsic type. */
export function toV14(v15: V15): V14 {
  const lookup = [...v15.lookup];
  const extrinsicType = findExtrinsicType(lookup)?.id ?? appendExtrinsicType(lookup, v15);
  const registry = createTypeRegistry(lookup);
  const pallets = v15.pallets.map((pallet) => ({ ...mapPallet(pallet, registry), docs: [] }));
  const extrinsic = {
    type: registry.register(extrinsicType),
    version: v15.extrinsic.version,
    signedExtensions: mapExtensions(v15.extrinsic.signedExtensions, registry),
  };
  const type = registry.register(v15.type);
  return { lookup: registry.types(), pallets, extrinsic, type, apis: [] };
}

/** V15 → V16, numbering unchanged: nothing is deprecated, there are no associated types or view functions. */
export function toV16(v15: V15): V16 {
  const { version, extra: _extra, signedExtensions, ...parts } = v15.extrinsic;
  return {
    lookup: v15.lookup,
    pallets: v15.pallets.map((pallet) => ({
      ...pallet,
      storage: pallet.storage && {
        prefix: pallet.storage.prefix,
        items: pallet.storage.items.map((item) => ({ ...item, deprecationInfo: NOT_DEPRECATED })),
      },
      calls: enumRef(pallet.calls),
      events: enumRef(pallet.events),
      errors: enumRef(pallet.errors),
      constants: pallet.constants.map((constant) => ({ ...constant, deprecationInfo: NOT_DEPRECATED })),
      associatedTypes: [],
      viewFns: [],
      deprecationInfo: NOT_DEPRECATED,
    })),
    extrinsic: {
      ...parts,
      version: [version],
      signedExtensionsByVersion: [[0, signedExtensions.map((_, index) => index)]],
      signedExtensions,
    },
    apis: v15.apis.map((api) => ({
      ...api,
      methods: api.methods.map((method) => ({ ...method, deprecationInfo: NOT_DEPRECATED })),
      version: 1,
      deprecationInfo: NOT_DEPRECATED,
    })),
    outerEnums: v15.outerEnums,
    custom: v15.custom,
  };
}

/** The extensions a signed v4 extrinsic carries, in order. */
export function extensionsOfVersionZero(v16: V16): V16['extrinsic']['signedExtensions'] {
  const indexes = v16.extrinsic.signedExtensionsByVersion.find(([version]) => version === 0)?.[1];
  if (!indexes) throw new Error('metadata lists no transaction extensions of version 0');
  return indexes.map((index) => {
    const extension = v16.extrinsic.signedExtensions[index];
    if (!extension) throw new Error(`metadata lists no transaction extension number ${index}`);
    return extension;
  });
}

function palletToV15(pallet: PalletV16, registry: TypeRegistry): PalletV15 {
  return mapPallet(
    {
      name: pallet.name,
      storage: pallet.storage,
      calls: pallet.calls?.type,
      events: pallet.events?.type,
      constants: pallet.constants,
      errors: pallet.errors?.type,
      index: pallet.index,
      docs: pallet.docs,
    },
    registry,
  );
}

function mapPallet(pallet: PalletV15, { register }: TypeRegistry): PalletV15 {
  const optional = (id: number | undefined) => (id === undefined ? undefined : register(id));
  return {
    name: pallet.name,
    storage: pallet.storage && {
      prefix: pallet.storage.prefix,
      items: pallet.storage.items.map(({ name, modifier, type, fallback, docs }) => ({
        name,
        modifier,
        type: mapStorageType(type, register),
        fallback,
        docs,
      })),
    },
    calls: optional(pallet.calls),
    events: optional(pallet.events),
    constants: pallet.constants.map(({ name, type, value, docs }) => ({
      name,
      type: register(type),
      value,
      docs,
    })),
    errors: optional(pallet.errors),
    index: pallet.index,
    docs: pallet.docs,
  };
}

function mapStorageType(type: StorageItem['type'], register: (id: number) => number): StorageItem['type'] {
  if (type.tag === 'plain') return { tag: 'plain', value: register(type.value) };
  const { hashers, key, value } = type.value;
  return { tag: 'map', value: { hashers, key: register(key), value: register(value) } };
}

function mapExtensions(
  extensions: V15['extrinsic']['signedExtensions'],
  { register }: TypeRegistry,
): V15['extrinsic']['signedExtensions'] {
  return extensions.map(({ identifier, type, additionalSigned }) => ({
    identifier,
    type: register(type),
    additionalSigned: register(additionalSigned),
  }));
}

function enumRef(type: number | undefined) {
  return type === undefined ? undefined : { type, deprecationInfo: [] };
}

/** The extrinsic type with its four parameters; a wrapping one (Frontier's) before the one it wraps. */
function findExtrinsicType(lookup: V14Lookup): PortableType | undefined {
  return lookup.find((type) => type.path.at(-1) === 'UncheckedExtrinsic' && type.params.length === 4);
}

function findRuntimeType(lookup: V14Lookup): number {
  const found = lookup.find((type) => type.path.at(-1) === 'Runtime' && type.path.length === 2);
  return found?.id ?? append(lookup, { path: ['node_subtensor_runtime', 'Runtime'] });
}

function appendExtraTuple(lookup: V14Lookup, v16: V16): number {
  const value = extensionsOfVersionZero(v16).map((extension) => extension.type);
  return append(lookup, { def: { tag: 'tuple', value } });
}

/** Readers of V14 find address, call and signature in the parameters of exactly this type. */
function appendExtrinsicType(lookup: V14Lookup, { extrinsic }: V15): number {
  const byte = append(lookup, { def: { tag: 'primitive', value: { tag: 'u8', value: undefined } } });
  const bytes = append(lookup, { def: { tag: 'sequence', value: byte } });
  return append(lookup, {
    path: ['sp_runtime', 'generic', 'unchecked_extrinsic', 'UncheckedExtrinsic'],
    params: [
      { name: 'Address', type: extrinsic.address },
      { name: 'Call', type: extrinsic.call },
      { name: 'Signature', type: extrinsic.signature },
      { name: 'Extra', type: extrinsic.extra },
    ],
    def: {
      tag: 'composite',
      value: [{ name: undefined, type: bytes, typeName: undefined, docs: [] }],
    },
  });
}

function append(lookup: V14Lookup, type: Partial<PortableType>): number {
  const id = lookup.length;
  lookup.push({ id, path: [], params: [], def: { tag: 'composite', value: [] }, docs: [], ...type });
  return id;
}
