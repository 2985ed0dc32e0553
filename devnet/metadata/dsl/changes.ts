import type {
  ApiDeclaration,
  CallDeclaration,
  ConstantDeclaration,
  Fields,
  PalletDeclaration,
  StorageDeclaration,
  TypeDeclaration,
  TypeDeclarations,
  Variants,
} from './declare.js';

/**
 * One runtime said as differences to another. Every change names what it is about, and throws when that is not there
 * (or already is), so that a change of the base cannot pass unnoticed.
 */

/** Changes of a list whose order means nothing. What is replaced is found by its name. */
export interface ListChanges<T> {
  remove?: readonly string[];
  replace?: readonly T[];
  add?: readonly T[];
}

/**
 * Changes of an enum numbered by position, as Rust's are: what comes after a removed or inserted variant moves. All
 * insertions are made before anything is removed. A list of names stands for variants without fields.
 */
export interface VariantChanges {
  remove?: readonly string[];
  replace?: Readonly<Record<string, Fields>>;
  insertAfter?: Readonly<Record<string, Variants | readonly string[]>>;
}

export interface PalletChanges {
  calls?: ListChanges<CallDeclaration>;
  storage?: ListChanges<StorageDeclaration>;
  constants?: ListChanges<ConstantDeclaration>;
  events?: VariantChanges;
  errors?: VariantChanges;
}

/** A pallet with these differences; name, index and path stay, and so do the indices of calls. @throws see above. */
export function withChanges(pallet: PalletDeclaration, changes: PalletChanges): PalletDeclaration {
  const where = (part: string) => `${pallet.name} ${part}`;
  const calls = changeList(where('calls'), pallet.calls, changes.calls);
  for (const { name, index } of changes.calls?.replace ?? []) {
    if (find(pallet.calls, name)?.index !== index)
      throw new Error(`${where('calls')}: ${name} changes its index`);
  }
  const taken = new Set<number>();
  for (const { name, index } of calls) {
    if (taken.has(index)) throw new Error(`${where('calls')}: ${name} takes index ${index} twice`);
    taken.add(index);
  }
  const errors = Object.fromEntries(pallet.errors.map((name): [string, Fields] => [name, []]));
  return {
    ...pallet,
    calls,
    storage: changeList(where('storage'), pallet.storage, changes.storage),
    constants: changeList(where('constants'), pallet.constants, changes.constants),
    events: changeVariants(where('events'), pallet.events, changes.events),
    errors: Object.keys(changeVariants(where('errors'), errors, changes.errors)),
  };
}

/** A list with these differences. @throws when something to remove or replace is missing, or to add is there. */
export function changeList<T extends { name: string }>(
  where: string,
  list: readonly T[],
  { remove = [], replace = [], add = [] }: ListChanges<T> = {},
): T[] {
  for (const name of [...remove, ...replace.map((item) => item.name)]) {
    if (!find(list, name)) throw new Error(`${where}: no ${name}`);
  }
  const kept = list.filter(({ name }) => !remove.includes(name));
  for (const { name } of add) if (find(kept, name)) throw new Error(`${where}: ${name} is already there`);
  return [...kept.map((item) => find(replace, item.name) ?? item), ...add];
}

/** An enum's variants with these differences. @throws as {@link changeList}, and when an anchor is missing. */
export function changeVariants(
  where: string,
  variants: Variants,
  { remove = [], replace = {}, insertAfter = {} }: VariantChanges = {},
): Variants {
  for (const name of [...remove, ...Object.keys(replace), ...Object.keys(insertAfter)]) {
    if (!(name in variants)) throw new Error(`${where}: no ${name}`);
  }
  const inserted = (anchor: string): Array<[string, Fields | null]> => {
    const after = insertAfter[anchor] ?? [];
    return Array.isArray(after) ? after.map((name: string) => [name, []]) : Object.entries(after);
  };
  const entries = Object.entries(variants).flatMap(([name, fields]) => [
    ...(remove.includes(name) ? [] : [[name, replace[name] ?? fields] as const]),
    ...inserted(name),
  ]);
  const changed = Object.fromEntries(entries);
  if (Object.keys(changed).length !== entries.length) throw new Error(`${where}: a name comes twice`);
  return changed;
}

/** Types with some replaced and some added. @throws as {@link changeList}. */
export function withTypes(
  types: TypeDeclarations,
  { replace = {}, add = {} }: { replace?: TypeDeclarations; add?: TypeDeclarations },
): TypeDeclarations {
  for (const name of Object.keys(replace)) if (!types[name]) throw new Error(`types: no ${name}`);
  for (const name of Object.keys(add)) if (types[name]) throw new Error(`types: ${name} is already there`);
  return { ...types, ...replace, ...add };
}

/** An enum with variants after its last one. @throws for a struct. */
export function withVariants(
  declaration: TypeDeclaration,
  variants: Readonly<Record<string, Fields>>,
): TypeDeclaration {
  const { shape } = declaration;
  if (shape.kind !== 'enum') throw new Error(`${declaration.path} is not an enum`);
  const next = 1 + Math.max(...shape.variants.map(({ index }) => index));
  const added = Object.entries(variants).map(([name, fields], at) => ({ name, index: next + at, fields }));
  return { ...declaration, shape: { kind: 'enum', variants: [...shape.variants, ...added] } };
}

/** A runtime API with methods added; its version stays. @throws when one is already there. */
export function withMethods(api: ApiDeclaration, methods: ApiDeclaration['methods']): ApiDeclaration {
  return { ...api, methods: changeList(api.name, api.methods, { add: methods }) };
}

function find<T extends { name: string }>(list: readonly T[], name: string): T | undefined {
  return list.find((item) => item.name === name);
}
