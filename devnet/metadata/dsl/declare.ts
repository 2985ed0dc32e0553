/**
 * The vocabulary in which devnet's metadata is written. Types are given as expressions of Rust's kind:
 * `u64`, `Vec<u8>`, `Option<AccountId32>`, `Compact<u64>`, `[u8; 32]`, `(AccountId32, u16)`, `BTreeMap<u16, u64>`,
 * or the name of a declared type.
 */

/** Types of unnamed fields in order, or name → type. */
export type Fields = readonly string[] | Readonly<Record<string, string>>;

/**
 * In place of a variant's fields: it holds its index, but is left out of the metadata. For what a runtime has and the
 * declarations do not describe.
 */
export const UNDECLARED = null;

/** Variants of an enum by name; the position is the index. */
export type Variants = Readonly<Record<string, Fields | typeof UNDECLARED>>;

/** A struct or enum. `path` is the Rust path, which readers of metadata use to recognise a type. */
export interface TypeDeclaration {
  path: string;
  shape:
    | { kind: 'struct'; fields: Fields }
    | { kind: 'enum'; variants: Array<{ name: string; index: number; fields: Fields }> };
  /** Generic parameters, where readers of metadata look at them. */
  params: Readonly<Record<string, string>>;
}

export type TypeDeclarations = Readonly<Record<string, TypeDeclaration>>;

/** A value in a declaration: integers and booleans as such, anything else as the hex of its SCALE bytes. */
export type DeclaredValue = number | bigint | boolean | `0x${string}`;

export interface StorageDeclaration {
  name: string;
  keys: Array<{ hasher: 'Blake2128Concat' | 'Twox64Concat' | 'Identity'; type: string }>;
  value: string;
  /** `optional`: absent means None. Otherwise the value read when absent; undefined stands for all zeros. */
  absent: 'optional' | { value: DeclaredValue | undefined };
}

export interface CallDeclaration {
  index: number;
  name: string;
  args: Readonly<Record<string, string>>;
}

export interface ConstantDeclaration {
  name: string;
  type: string;
  value: DeclaredValue;
}

export interface PalletDeclaration {
  name: string;
  index: number;
  /** Rust path of the pallet module, the prefix of its Call, Event and Error. */
  path: string;
  calls: CallDeclaration[];
  storage: StorageDeclaration[];
  /** Event name → fields; the position is the index. */
  events: Variants;
  /** Error names; the position is the index. */
  errors: readonly string[];
  constants: ConstantDeclaration[];
}

export interface ApiDeclaration {
  name: string;
  version: number;
  methods: Array<{ name: string; inputs: Readonly<Record<string, string>>; output: string }>;
}

export interface ExtensionDeclaration {
  identifier: string;
  /** Type carried in the extrinsic, and type that is signed only. */
  extra: string;
  implicit: string;
}

/** A struct. */
export function struct(path: string, fields: Fields, params: Record<string, string> = {}): TypeDeclaration {
  return { path, shape: { kind: 'struct', fields }, params };
}

/** An enum; the position is the index unless `indexes` says otherwise. */
export function oneOf(
  path: string,
  variants: Readonly<Record<string, Fields>>,
  indexes: Readonly<Record<string, number>> = {},
): TypeDeclaration {
  const listed = Object.entries(variants).map(([name, fields], position) => ({
    name,
    index: indexes[name] ?? position,
    fields,
  }));
  return { path, shape: { kind: 'enum', variants: listed }, params: {} };
}

/** The same type with its generic parameters written out. */
export function withParams(params: Record<string, string>, declaration: TypeDeclaration): TypeDeclaration {
  return { ...declaration, params };
}

/** A call and its index. */
export function call(
  index: number,
  name: string,
  args: Readonly<Record<string, string>> = {},
): CallDeclaration {
  return { index, name, args };
}

/** Key parts by hasher. */
export const blake = (type: string) => ({ hasher: 'Blake2128Concat' as const, type });
export const twox = (type: string) => ({ hasher: 'Twox64Concat' as const, type });
export const identity = (type: string) => ({ hasher: 'Identity' as const, type });

/** A map with a default; all zeros when none is given. */
export function map(
  name: string,
  keys: StorageDeclaration['keys'],
  value: string,
  whenAbsent?: DeclaredValue,
): StorageDeclaration {
  return { name, keys, value, absent: { value: whenAbsent } };
}

/** A map whose entries may be absent. */
export function optionalMap(
  name: string,
  keys: StorageDeclaration['keys'],
  value: string,
): StorageDeclaration {
  return { name, keys, value, absent: 'optional' };
}

/** A single value with a default; all zeros when none is given. */
export function value(name: string, type: string, whenAbsent?: DeclaredValue): StorageDeclaration {
  return map(name, [], type, whenAbsent);
}

/** A single value that may be absent. */
export function optionalValue(name: string, type: string): StorageDeclaration {
  return optionalMap(name, [], type);
}

/** A constant with its value on Finney. */
export function constant(name: string, type: string, value: DeclaredValue): ConstantDeclaration {
  return { name, type, value };
}

/** A pallet; parts that are left out are empty. */
export function pallet(
  name: string,
  index: number,
  path: string,
  parts: Partial<Omit<PalletDeclaration, 'name' | 'index' | 'path'>>,
): PalletDeclaration {
  return { name, index, path, calls: [], storage: [], events: {}, errors: [], constants: [], ...parts };
}

/** A runtime API: method name → inputs and output. */
export function api(
  name: string,
  version: number,
  methods: Readonly<Record<string, readonly [inputs: Readonly<Record<string, string>>, output: string]>>,
): ApiDeclaration {
  const listed = Object.entries(methods).map(([method, [inputs, output]]) => ({
    name: method,
    inputs,
    output,
  }));
  return { name, version, methods: listed };
}

/** A transaction extension. */
export function extension(identifier: string, extra: string, implicit = '()'): ExtensionDeclaration {
  return { identifier, extra, implicit };
}
