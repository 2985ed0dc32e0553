import type { V14Lookup } from '@polkadot-api/substrate-bindings';
import { WalletError } from '../../errors/wallet-error.js';

export type PortableType = V14Lookup[number];

/** The types of a runtime, by id, read as the metadata has them: no builder, nothing cached, nothing to warm up. */
export interface Registry {
  /** Id of the runtime's outermost call enum. */
  readonly callType: number;
  /** @throws WalletError sign/undecodable on an id the metadata does not have. */
  at(id: number): PortableType;
}

/** Numbers of bytes of the unsigned primitives. */
const UINT_BYTES: Record<string, number> = { u8: 1, u16: 2, u32: 4, u64: 8, u128: 16, u256: 32 };
const INT_BYTES: Record<string, number> = { i8: 1, i16: 2, i32: 4, i64: 8, i128: 16, i256: 32 };
/** Newtypes are a few layers deep; more than this is a loop in hostile metadata. */
const MAX_LAYERS = 32;

export function createRegistry(lookup: V14Lookup, callType: number): Registry {
  return {
    callType,
    at(id) {
      const type = lookup[id];
      if (!type || type.id !== id) throw new WalletError('sign/undecodable', { type: id });
      return type;
    },
  };
}

export function uintBytesOf(primitive: string): number | undefined {
  return UINT_BYTES[primitive];
}

export function intBytesOf(primitive: string): number | undefined {
  return INT_BYTES[primitive];
}

/** Follows composites and tuples of one field to what they wrap. */
export function unwrapType(registry: Registry, id: number): PortableType {
  let type = registry.at(id);
  for (let layer = 0; layer < MAX_LAYERS; layer++) {
    const { def } = type;
    if (def.tag === 'composite' && def.value.length === 1 && def.value[0])
      type = registry.at(def.value[0].type);
    else if (def.tag === 'tuple' && def.value.length === 1 && def.value[0] !== undefined)
      type = registry.at(def.value[0]);
    else return type;
  }
  throw new WalletError('sign/undecodable', { type: id });
}

/** True when every value of the type takes no bytes at all. */
export function isZeroSized(registry: Registry, id: number, layer = 0): boolean {
  if (layer > MAX_LAYERS) return false;
  const { def } = registry.at(id);
  const empty = (inner: number) => isZeroSized(registry, inner, layer + 1);
  switch (def.tag) {
    case 'composite':
      return def.value.every((field) => empty(field.type));
    case 'tuple':
      return def.value.every(empty);
    case 'array':
      return def.value.len === 0 || empty(def.value.type);
    case 'compact':
      return empty(def.value);
    default:
      return false;
  }
}

/** Name of a type for the eye: the last part of its path, or its shape. */
export function typeLabel(registry: Registry, id: number, layer = 0): string {
  const { def, path, params } = registry.at(id);
  const label = (inner: number) => (layer > 3 ? '…' : typeLabel(registry, inner, layer + 1));
  const last = path.at(-1);
  if (last) {
    const first = params[0]?.type;
    return last === 'Option' && first !== undefined ? `Option<${label(first)}>` : last;
  }
  switch (def.tag) {
    case 'primitive':
      return def.value.tag;
    case 'compact':
      return `Compact<${label(def.value)}>`;
    case 'sequence':
      return `Vec<${label(def.value)}>`;
    case 'array':
      return `[${label(def.value.type)}; ${def.value.len}]`;
    case 'tuple':
      return `(${def.value.map(label).join(', ')})`;
    default:
      return def.tag;
  }
}
