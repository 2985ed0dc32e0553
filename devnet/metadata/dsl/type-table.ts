import type { V14Lookup } from '@polkadot-api/substrate-bindings';
import type { PortableType } from '../../codec/type-registry.js';
import type { Fields, TypeDeclaration, TypeDeclarations } from './declare.js';
import { GENERIC_TYPES } from './generic-types.js';
import { parseTypeExpression, printTypeExpression, type TypeExpression } from './type-expression.js';

type Definition = PortableType['def'];
type Primitive = Extract<Definition, { tag: 'primitive' }>['value'];
type PortableField = Extract<Definition, { tag: 'composite' }>['value'][number];

const PRIMITIVES = new Set('bool char str u8 u16 u32 u64 u128 u256 i8 i16 i32 i64 i128 i256'.split(' '));

/** Portable types made from expressions, each once. */
export interface TypeTable {
  /** Id of the type an expression stands for. @throws when a name in it is not declared. */
  id(expression: string): number;
  types(): V14Lookup;
}

/** A table over the declared types; only those that are asked for get into it. */
export function createTypeTable(declarations: TypeDeclarations): TypeTable {
  const ids = new Map<string, number>();
  const built: PortableType[] = [];

  function register(type: TypeExpression): number {
    const key = printTypeExpression(type);
    const known = ids.get(key);
    if (known !== undefined) return known;
    const id = ids.size;
    // The id is taken before the parts are visited, so that a type may refer to itself (calls hold calls).
    ids.set(key, id);
    built[id] = { id, path: [], params: [], docs: [], ...describe(type) };
    return id;
  }

  const registerText = (expression: string) => register(parseTypeExpression(expression));

  function describe(type: TypeExpression): Pick<PortableType, 'def'> & Partial<PortableType> {
    if (type.kind === 'tuple') return { def: { tag: 'tuple', value: type.parts.map(register) } };
    if (type.kind === 'array') {
      return { def: { tag: 'array', value: { len: type.length, type: register(type.of) } } };
    }
    const { name, args } = type;
    const [first] = args;
    if (PRIMITIVES.has(name)) {
      return { def: { tag: 'primitive', value: { tag: name, value: undefined } as Primitive } };
    }
    if (name === 'Vec' && first) return { def: { tag: 'sequence', value: register(first) } };
    if (name === 'Compact' && first) return { def: { tag: 'compact', value: register(first) } };
    const declaration = GENERIC_TYPES[name]?.(...args.map(printTypeExpression)) ?? declarations[name];
    if (!declaration) throw new Error(`type ${name} is not declared`);
    return declared(declaration);
  }

  function declared({ path, shape, params }: TypeDeclaration): Omit<PortableType, 'id' | 'docs'> {
    const portableParams = Object.entries(params).map(([name, type]) => ({ name, type: registerText(type) }));
    const def: Definition =
      shape.kind === 'struct'
        ? { tag: 'composite', value: portableFields(shape.fields) }
        : {
            tag: 'variant',
            value: shape.variants.map(({ name, index, fields }) => ({
              name,
              index,
              fields: portableFields(fields),
              docs: [],
            })),
          };
    return { path: path.split('::'), params: portableParams, def };
  }

  function portableFields(fields: Fields): PortableField[] {
    const unnamed = Array.isArray(fields);
    return Object.entries(fields).map(([name, type]: [string, string]) => ({
      name: unnamed ? undefined : name,
      type: registerText(type),
      typeName: undefined,
      docs: [],
    }));
  }

  return { id: registerText, types: () => built };
}
