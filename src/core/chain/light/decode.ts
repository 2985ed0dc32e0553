import { WalletError } from '../../errors/wallet-error.js';
import type { ByteReader } from './reader.js';
import { intBytesOf, type PortableType, type Registry, uintBytesOf, unwrapType } from './registry.js';
import type { ScaleField, ScaleValue } from './value.js';
import { equalBytes } from './writer.js';

/** Calls on one path from the outermost to the innermost, at most. */
export const MAX_CALL_DEPTH = 6;
/** Types inside types; the deepest of Finney's calls needs about twelve per level of nesting. */
const MAX_TYPE_DEPTH = 256;
/** Values of one decode: a bound on work for bytes that claim a million empty things. */
const MAX_VALUES = 100_000;

interface Context {
  registry: Registry;
  reader: ByteReader;
  values: number;
}

type Shape = ScaleValue extends infer V
  ? V extends ScaleValue
    ? Omit<V, 'type' | 'start' | 'end'>
    : never
  : never;
type Fields = Extract<PortableType['def'], { tag: 'composite' }>['value'];

/**
 * Decodes one value of a metadata type at the reader's place, strictly.
 * @throws WalletError sign/undecodable, sign/not-canonical, sign/nested-too-deep
 */
export function decodeValue(registry: Registry, type: number, reader: ByteReader): ScaleValue {
  return read({ registry, reader, values: 0 }, type, 0, 0);
}

function read(context: Context, id: number, depth: number, callDepth: number): ScaleValue {
  const { registry, reader } = context;
  const calls = id === registry.callType ? callDepth + 1 : callDepth;
  if (calls > MAX_CALL_DEPTH || depth > MAX_TYPE_DEPTH)
    throw new WalletError('sign/nested-too-deep', { max: MAX_CALL_DEPTH });
  context.values += 1;
  if (context.values > MAX_VALUES) throw new WalletError('sign/too-long', { max: MAX_VALUES });
  const start = reader.offset;
  const shape = readShape(context, registry.at(id), depth + 1, calls);
  return { ...shape, type: id, start, end: reader.offset } as ScaleValue;
}

function readShape(context: Context, type: PortableType, depth: number, calls: number): Shape {
  const { registry, reader } = context;
  const { def } = type;
  switch (def.tag) {
    case 'primitive':
      return readPrimitive(reader, def.value.tag);
    case 'compact':
      return readCompact(registry, reader, def.value);
    case 'composite': {
      const fields = readFields(context, def.value, depth, calls);
      if (isSortedCollection(type)) assertSorted(fields[0]?.value, reader.bytes);
      return { kind: 'struct', fields };
    }
    case 'tuple':
      return {
        kind: 'struct',
        fields: def.value.map((inner) => ({
          name: null,
          typeName: null,
          value: read(context, inner, depth, calls),
        })),
      };
    case 'sequence':
      return readList(context, def.value, reader.length(), depth, calls);
    case 'array':
      return readList(context, def.value.type, def.value.len, depth, calls);
    case 'variant': {
      const index = reader.byte();
      const variant = def.value.find((candidate) => candidate.index === index);
      if (!variant) throw new WalletError('sign/undecodable', { at: reader.offset - 1, variant: index });
      return {
        kind: 'variant',
        name: variant.name,
        index,
        fields: readFields(context, variant.fields, depth, calls),
      };
    }
    case 'bitSequence':
      return readBits(registry, reader, def.value.bitStoreType);
  }
}

function readFields(context: Context, fields: Fields, depth: number, calls: number): ScaleField[] {
  return fields.map((field) => ({
    name: field.name ?? null,
    typeName: field.typeName ?? null,
    value: read(context, field.type, depth, calls),
  }));
}

function readPrimitive(reader: ByteReader, tag: string): Shape {
  const uint = uintBytesOf(tag);
  if (uint !== undefined) return { kind: 'uint', value: reader.uint(uint) };
  const int = intBytesOf(tag);
  if (int !== undefined) return { kind: 'int', value: BigInt.asIntN(int * 8, reader.uint(int)) };
  if (tag === 'bool') {
    const byte = reader.byte();
    if (byte > 1) throw new WalletError('sign/undecodable', { at: reader.offset - 1 });
    return { kind: 'bool', value: byte === 1 };
  }
  if (tag === 'str') {
    const bytes = reader.take(reader.length());
    try {
      return {
        kind: 'text',
        value: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
      };
    } catch (cause) {
      throw new WalletError('sign/undecodable', { at: reader.offset }, { cause });
    }
  }
  // char: a u32 code point. No call of this chain has one.
  return { kind: 'uint', value: reader.uint(4) };
}

function readCompact(registry: Registry, reader: ByteReader, id: number): Shape {
  const inner = unwrapType(registry, id).def;
  if (inner.tag === 'tuple' || inner.tag === 'composite') return { kind: 'struct', fields: [] };
  const size = inner.tag === 'primitive' ? uintBytesOf(inner.value.tag) : undefined;
  if (size === undefined) throw new WalletError('sign/undecodable', { type: id });
  const value = reader.compact();
  if (value >> BigInt(size * 8) !== 0n) throw new WalletError('sign/undecodable', { at: reader.offset });
  return { kind: 'uint', value };
}

function readList(context: Context, inner: number, length: number, depth: number, calls: number): Shape {
  const { def } = context.registry.at(inner);
  if (def.tag === 'primitive' && def.value.tag === 'u8')
    return { kind: 'bytes', value: context.reader.take(length) };
  const items: ScaleValue[] = [];
  for (let i = 0; i < length; i++) items.push(read(context, inner, depth, calls));
  return { kind: 'list', items };
}

function readBits(registry: Registry, reader: ByteReader, storeType: number): Shape {
  const store = registry.at(storeType).def;
  const size = store.tag === 'primitive' ? (uintBytesOf(store.value.tag) ?? 1) : 1;
  const length = reader.length();
  return { kind: 'bits', length, value: reader.take(Math.ceil(length / (size * 8)) * size) };
}

function isSortedCollection(type: PortableType): boolean {
  const name = type.path.at(-1);
  return type.path.length === 1 && (name === 'BTreeSet' || name === 'BTreeMap');
}

/** The runtime holds sets and maps sorted and unique: any other order would not be what it writes back. */
function assertSorted(list: ScaleValue | undefined, bytes: Uint8Array): void {
  if (list?.kind !== 'list') return;
  for (const [index, item] of list.items.entries()) {
    const before = list.items[index - 1];
    if (!before) continue;
    const same = equalBytes(bytes.subarray(before.start, before.end), bytes.subarray(item.start, item.end));
    const descending = before.kind === 'uint' && item.kind === 'uint' && before.value > item.value;
    if (same || descending) throw new WalletError('sign/not-canonical', { at: item.start });
  }
}
