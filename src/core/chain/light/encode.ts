import { intBytesOf, type Registry, uintBytesOf } from './registry.js';
import type { ScaleField, ScaleValue } from './value.js';
import { compactBytes, concatBytes, uintBytes } from './writer.js';

/**
 * Encodes a value tree again, from its numbers and names only. Equality with the input is the proof that what is shown
 * is the whole of what is signed.
 * @throws RangeError on a number that does not fit its type.
 */
export function encodeValue(registry: Registry, value: ScaleValue): Uint8Array {
  const { def } = registry.at(value.type);
  switch (value.kind) {
    case 'uint':
      if (def.tag === 'compact') return compactBytes(value.value);
      return uintBytes(value.value, (def.tag === 'primitive' && uintBytesOf(def.value.tag)) || 4);
    case 'int': {
      const size = (def.tag === 'primitive' && intBytesOf(def.value.tag)) || 4;
      return uintBytes(BigInt.asUintN(size * 8, value.value), size);
    }
    case 'bool':
      return Uint8Array.of(value.value ? 1 : 0);
    case 'text': {
      const bytes = new TextEncoder().encode(value.value);
      return concatBytes([compactBytes(BigInt(bytes.length)), bytes]);
    }
    case 'bytes':
      return def.tag === 'array'
        ? value.value
        : concatBytes([compactBytes(BigInt(value.value.length)), value.value]);
    case 'bits':
      return concatBytes([compactBytes(BigInt(value.length)), value.value]);
    case 'list': {
      const items = value.items.map((item) => encodeValue(registry, item));
      return concatBytes(def.tag === 'array' ? items : [compactBytes(BigInt(items.length)), ...items]);
    }
    case 'struct':
      return encodeFields(registry, value.fields);
    case 'variant': {
      const variant = def.tag === 'variant' ? def.value.find(({ name }) => name === value.name) : undefined;
      if (!variant) throw new RangeError(`no variant ${value.name}`);
      return concatBytes([Uint8Array.of(variant.index), encodeFields(registry, value.fields)]);
    }
  }
}

function encodeFields(registry: Registry, fields: readonly ScaleField[]): Uint8Array {
  return concatBytes(fields.map((field) => encodeValue(registry, field.value)));
}
