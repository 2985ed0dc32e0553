import { Binary, type V16 } from '@polkadot-api/substrate-bindings';
import type {
  ApiDeclaration,
  ExtensionDeclaration,
  PalletDeclaration,
  StorageDeclaration,
  TypeDeclarations,
} from './declare.js';
import { palletEnums } from './pallet-enums.js';
import { createTypeTable, type TypeTable } from './type-table.js';
import { bytesOfValue } from './value-bytes.js';

type PalletV16 = V16['pallets'][number];
type StorageItem = NonNullable<PalletV16['storage']>['items'][number];
type StorageMap = Extract<StorageItem['type'], { tag: 'map' }>['value'];

/** All that a runtime's metadata says. */
export interface RuntimeDeclaration {
  types: TypeDeclarations;
  pallets: PalletDeclaration[];
  apis: ApiDeclaration[];
  /**
   * The extensions of an extrinsic by extension version, each in the order of its bytes. The flat list holds each
   * identifier once, in the order in which the versions bring them.
   */
  extensions: ExtensionDeclaration[][];
  extrinsicVersions: number[];
  address: string;
  signature: string;
}

const NOT_DEPRECATED = { tag: 'NotDeprecated' as const, value: undefined };
const OPTIONAL = 0;
const HAS_DEFAULT = 1;

/** Assembles V16 metadata, without docs, associated types or view functions. */
export function buildMetadata(runtime: RuntimeDeclaration): V16 {
  const table = createTypeTable({ ...runtime.types, ...palletEnums(runtime.pallets) });
  const pallets = runtime.pallets.map((pallet) => buildPallet(pallet, table));
  const flat = new Map(runtime.extensions.flat().map((extension) => [extension.identifier, extension]));
  const identifiers = [...flat.keys()];
  const signedExtensions = [...flat.values()].map(({ identifier, extra, implicit }) => ({
    identifier,
    type: table.id(extra),
    additionalSigned: table.id(implicit),
  }));
  const extrinsic = {
    version: runtime.extrinsicVersions,
    address: table.id(runtime.address),
    call: table.id('RuntimeCall'),
    signature: table.id(runtime.signature),
    signedExtensionsByVersion: runtime.extensions.map(
      (extensions, version): V16['extrinsic']['signedExtensionsByVersion'][number] => [
        version,
        extensions.map(({ identifier }) => identifiers.indexOf(identifier)),
      ],
    ),
    signedExtensions,
  };
  const apis = runtime.apis.map((api) => buildApi(api, table));
  const outerEnums = {
    call: table.id('RuntimeCall'),
    event: table.id('RuntimeEvent'),
    error: table.id('RuntimeError'),
  };
  return { lookup: table.types(), pallets, extrinsic, apis, outerEnums, custom: [] };
}

function buildPallet(pallet: PalletDeclaration, table: TypeTable): PalletV16 {
  const ref = (kind: 'Call' | 'Event' | 'Error', present: boolean) =>
    present ? { type: table.id(`${pallet.name}.${kind}`), deprecationInfo: [] } : undefined;
  return {
    name: pallet.name,
    storage: pallet.storage.length
      ? { prefix: pallet.name, items: pallet.storage.map((item) => buildStorage(item, table)) }
      : undefined,
    calls: ref('Call', pallet.calls.length > 0),
    events: ref('Event', Object.keys(pallet.events).length > 0),
    constants: pallet.constants.map(({ name, type, value }) => {
      const id = table.id(type);
      const bytes = bytesOfValue(table.types(), id, value);
      return { name, type: id, value: Binary.toHex(bytes), docs: [], deprecationInfo: NOT_DEPRECATED };
    }),
    errors: ref('Error', pallet.errors.length > 0),
    associatedTypes: [],
    viewFns: [],
    index: pallet.index,
    docs: [],
    deprecationInfo: NOT_DEPRECATED,
  };
}

function buildStorage({ name, keys, value, absent }: StorageDeclaration, table: TypeTable): StorageItem {
  const valueType = table.id(value);
  // FRAME writes one zero byte, an encoded None, as the fallback of optional items.
  const fallback =
    absent === 'optional' ? Uint8Array.of(0) : bytesOfValue(table.types(), valueType, absent.value);
  return {
    name,
    modifier: absent === 'optional' ? OPTIONAL : HAS_DEFAULT,
    type: keys.length
      ? { tag: 'map', value: storageMap(keys, valueType, table) }
      : { tag: 'plain', value: valueType },
    fallback: Binary.toHex(fallback),
    docs: [],
    deprecationInfo: NOT_DEPRECATED,
  };
}

function storageMap(keys: StorageDeclaration['keys'], value: number, table: TypeTable): StorageMap {
  const types = keys.map((key) => key.type);
  const [only] = types;
  return {
    hashers: keys.map((key) => ({ tag: key.hasher, value: undefined })),
    key: table.id(only !== undefined && types.length === 1 ? only : `(${types.join(', ')})`),
    value,
  };
}

function buildApi({ name, version, methods }: ApiDeclaration, table: TypeTable): V16['apis'][number] {
  return {
    name,
    methods: methods.map((method) => ({
      name: method.name,
      inputs: Object.entries(method.inputs).map(([input, type]) => ({ name: input, type: table.id(type) })),
      output: table.id(method.output),
      docs: [],
      deprecationInfo: NOT_DEPRECATED,
    })),
    docs: [],
    version,
    deprecationInfo: NOT_DEPRECATED,
  };
}
