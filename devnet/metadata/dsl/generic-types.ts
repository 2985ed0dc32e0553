import type { TypeDeclaration } from './declare.js';
import { oneOf, struct, withParams } from './declare.js';

/** Generic types that every runtime uses, by name; each takes its arguments as printed expressions. */
export const GENERIC_TYPES: Readonly<Record<string, (...args: string[]) => TypeDeclaration>> = {
  Option: (t = '()') => withParams({ T: t }, oneOf('Option', { None: [], Some: [t] })),
  Result: (t = '()', e = '()') => withParams({ T: t, E: e }, oneOf('Result', { Ok: [t], Err: [e] })),
  BTreeMap: (k = '()', v = '()') => struct('BTreeMap', [`Vec<(${k}, ${v})>`], { K: k, V: v }),
  BTreeSet: (t = '()') => struct('BTreeSet', [`Vec<${t}>`], { T: t }),
  BoundedVec: (t = '()') => struct('bounded_collections::bounded_vec::BoundedVec', [`Vec<${t}>`], { T: t }),
  WeakBoundedVec: (t = '()') =>
    struct('bounded_collections::weak_bounded_vec::WeakBoundedVec', [`Vec<${t}>`], { T: t }),
  UInt: (u = '()', b = '()') => struct('substrate_typenum::uint::UInt', { msb: u, lsb: b }, { U: u, B: b }),
  Cow: (t = '()') => struct('Cow', [t], { T: t }),
};
