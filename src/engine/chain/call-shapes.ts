import type { SiLookupTypeId } from '@polkadot/types/interfaces';
import type { Runtime } from './runtime.js';

/** An argument by name and by the name of its primitive type after unwrapping newtypes, or null for anything else. */
export interface ArgShape {
  name: string;
  primitive: string | null;
  compact: boolean;
  typeId: SiLookupTypeId;
}

/** Arguments of a call by its metadata names; null when the runtime has no such call. */
export function callShape(runtime: Runtime, pallet: string, call: string): ArgShape[] | null {
  const { pallets, lookup } = runtime.api.runtimeMetadata.asLatest;
  const calls = pallets.find((entry) => entry.name.toString() === pallet)?.calls.unwrapOr(null);
  if (!calls) return null;
  const variants = lookup.getSiType(calls.type).def.asVariant.variants;
  const variant = variants.find((entry) => entry.name.toString() === call);
  if (!variant) return null;
  return variant.fields.map((field, index) => ({
    name: field.name.isSome ? field.name.unwrap().toString() : String(index),
    ...primitiveOf(runtime, field.type),
    typeId: field.type,
  }));
}

/**
 * What a type is underneath: `Compact<u64>` and one-field wrappers such as `TaoBalance(u64)` are the integer they hold.
 */
function primitiveOf(
  runtime: Runtime,
  typeId: SiLookupTypeId,
): { primitive: string | null; compact: boolean } {
  const { def } = runtime.api.runtimeMetadata.asLatest.lookup.getSiType(typeId);
  if (def.isPrimitive) return { primitive: def.asPrimitive.type.toLowerCase(), compact: false };
  if (def.isCompact) return { ...primitiveOf(runtime, def.asCompact.type), compact: true };
  if (def.isComposite) {
    const [only, second] = def.asComposite.fields;
    if (only && !second) return primitiveOf(runtime, only.type);
  }
  if (def.isTuple) {
    const [only, second] = def.asTuple;
    if (only && !second) return primitiveOf(runtime, only);
  }
  return { primitive: null, compact: false };
}

/** True for `()` and for structs and tuples of nothing else. */
export function takesNoBytes(runtime: Runtime, typeId: SiLookupTypeId): boolean {
  const { def } = runtime.api.runtimeMetadata.asLatest.lookup.getSiType(typeId);
  if (def.isTuple) return def.asTuple.every((id) => takesNoBytes(runtime, id));
  if (def.isComposite) return def.asComposite.fields.every(({ type }) => takesNoBytes(runtime, type));
  return false;
}

/** True when the call exists and its arguments have exactly these names and, where given, these primitive types. */
export function hasCall(
  runtime: Runtime,
  pallet: string,
  call: string,
  expected: ReadonlyArray<readonly [name: string, primitive: string | null]>,
): boolean {
  const shape = callShape(runtime, pallet, call);
  if (!shape || shape.length !== expected.length) return false;
  return expected.every(([name, primitive], i) => {
    const arg = shape[i];
    return arg?.name === name && (primitive === null || arg.primitive === primitive) && !arg.compact;
  });
}
