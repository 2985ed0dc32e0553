import type { V14Lookup } from '@polkadot-api/substrate-bindings';

/** One portable type as metadata carries it. */
export type PortableType = V14Lookup[number];

/** Numbers types in the order they are first asked for, as scale-info's registry does while metadata is built. */
export interface TypeRegistry {
  /** New id of the type with the given id in the source list; registers it and all it refers to. */
  register(sourceId: number): number;
  /** Registered types under their new ids. */
  types(): V14Lookup;
}

/**
 * A registry over `source`. The order (a type before its parameters, those before its fields, depth first) is that
 * of scale-info's `IntoPortable`; it decides the leaf order of the RFC-0078 tree, so it is reproduced exactly.
 *
 * @throws when an id is not in `source`.
 */
export function createTypeRegistry(source: V14Lookup): TypeRegistry {
  const byId = new Map(source.map((type) => [type.id, type]));
  const newIds = new Map<number, number>();
  const built: PortableType[] = [];

  function register(sourceId: number): number {
    const known = newIds.get(sourceId);
    if (known !== undefined) return known;
    const type = byId.get(sourceId);
    if (!type) throw new Error(`metadata refers to type ${sourceId}, which it does not define`);
    const id = newIds.size;
    newIds.set(sourceId, id);
    const params = type.params.map((param) => ({
      name: param.name,
      type: param.type === undefined ? undefined : register(param.type),
    }));
    built[id] = { id, path: type.path, params, def: mapDefinition(type.def, register), docs: type.docs };
    return id;
  }

  return { register, types: () => built };
}

type Definition = PortableType['def'];
type Field = Extract<Definition, { tag: 'composite' }>['value'][number];

/** Rewrites the ids inside one definition, visiting them in declaration order. */
export function mapDefinition(def: Definition, map: (id: number) => number): Definition {
  const mapFields = (fields: Field[]) => fields.map((field) => ({ ...field, type: map(field.type) }));
  switch (def.tag) {
    case 'composite':
      return { tag: 'composite', value: mapFields(def.value) };
    case 'variant':
      return { tag: 'variant', value: def.value.map((v) => ({ ...v, fields: mapFields(v.fields) })) };
    case 'sequence':
    case 'compact':
      return { tag: def.tag, value: map(def.value) };
    case 'array':
      return { tag: 'array', value: { len: def.value.len, type: map(def.value.type) } };
    case 'tuple':
      return { tag: 'tuple', value: def.value.map(map) };
    case 'primitive':
      return def;
    case 'bitSequence': {
      const bitStoreType = map(def.value.bitStoreType);
      const bitOrderType = map(def.value.bitOrderType);
      return { tag: 'bitSequence', value: { bitStoreType, bitOrderType } };
    }
  }
}
