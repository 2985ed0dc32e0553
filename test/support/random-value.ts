import type { LightMetadata, Registry, ScaleField, ScaleValue } from '../../src/core/chain/light/index.js';

/** Deterministic numbers from a seed (mulberry32): a failing case is found again by its seed. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const BITS: Record<string, number> = { u8: 8, u16: 16, u32: 32, u64: 64, u128: 128, u256: 256 };

/** Any value of a metadata type. Calls inside calls stop at `System.remark`. */
export function randomValue(registry: Registry, type: number, random: () => number, depth = 0): ScaleValue {
  const at = { type, start: 0, end: 0 };
  const { def, path } = registry.at(type);
  const int = (below: number) => Math.floor(random() * below);
  const inner = (id: number) => randomValue(registry, id, random, depth + 1);
  const bytes = (length: number) => Uint8Array.from({ length }, () => int(256));
  const uint = (bits: number) => {
    let value = 0n;
    const width = 1 + int(bits);
    for (let bit = 0; bit < width; bit += 16) value = (value << 16n) | BigInt(int(65_536));
    return BigInt.asUintN(bits, value);
  };
  const fields = (list: ReadonlyArray<{ name?: string | undefined; type: number }>): ScaleField[] =>
    list.map((field) => ({ name: field.name ?? null, typeName: null, value: inner(field.type) }));
  const list = (id: number, length: number): ScaleValue => {
    const { def: item } = registry.at(id);
    if (item.tag === 'primitive' && item.value.tag === 'u8')
      return { ...at, kind: 'bytes', value: bytes(length) };
    return { ...at, kind: 'list', items: Array.from({ length }, () => inner(id)) };
  };
  switch (def.tag) {
    case 'primitive': {
      const { tag } = def.value;
      if (tag === 'bool') return { ...at, kind: 'bool', value: random() < 0.5 };
      if (tag === 'str') return { ...at, kind: 'text', value: 'text'.repeat(int(4)) };
      if (tag === 'char') return { ...at, kind: 'uint', value: 65n };
      if (tag.startsWith('i')) return { ...at, kind: 'int', value: BigInt(int(200) - 100) };
      return { ...at, kind: 'uint', value: uint(BITS[tag] ?? 8) };
    }
    case 'compact': {
      const found = compactOf(registry, def.value);
      return found === null
        ? { ...at, kind: 'struct', fields: [] }
        : { ...at, kind: 'uint', value: uint(found) };
    }
    case 'composite': {
      const made = fields(def.value);
      const [only] = made;
      // Sets are kept short so that they are sorted without knowing the order of their items.
      if ((path.at(-1) === 'BTreeSet' || path.at(-1) === 'BTreeMap') && only?.value.kind === 'list')
        only.value.items.splice(1);
      return { ...at, kind: 'struct', fields: made };
    }
    case 'tuple':
      return { ...at, kind: 'struct', fields: fields(def.value.map((id) => ({ type: id }))) };
    case 'sequence':
      return list(def.value, depth > 24 ? 0 : int(4));
    case 'array':
      return list(def.value.type, def.value.len);
    case 'variant': {
      const carried =
        type === registry.callType && depth > 0 ? def.value.find(({ name }) => name === 'System') : undefined;
      const simple = depth > 16 ? def.value.find((candidate) => candidate.fields.length === 0) : undefined;
      const possible = def.value.filter((variant) =>
        variant.fields.every((field) => !isEmptyEnum(registry, field.type)),
      );
      // The chain looks up no other form of an address, and polkadot-js reads one of them wrongly.
      const plain = path.at(-1) === 'MultiAddress' ? def.value.find(({ name }) => name === 'Id') : undefined;
      const variant = carried ?? plain ?? simple ?? possible[int(possible.length)];
      if (!variant) throw new Error(`type ${type} has no values`);
      if (!carried)
        return {
          ...at,
          kind: 'variant',
          name: variant.name,
          index: variant.index,
          fields: fields(variant.fields),
        };
      return {
        ...at,
        kind: 'variant',
        name: 'System',
        index: variant.index,
        fields: [remark(registry, variant.fields[0]?.type ?? 0)],
      };
    }
    case 'bitSequence':
      return { ...at, kind: 'bits', length: 8, value: bytes(1) };
  }
}

/** Names of all calls that can be made: an argument of an empty enum makes a call impossible. */
export function possibleCalls({ pallets, registry }: LightMetadata): Array<[pallet: string, call: string]> {
  return pallets.flatMap(({ name, calls }) => {
    const def = calls ? registry.at(calls.type).def : null;
    if (def?.tag !== 'variant') return [];
    const possible = def.value.filter(({ fields }) =>
      fields.every(({ type }) => !isEmptyEnum(registry, type)),
    );
    return possible.map((variant): [string, string] => [name, variant.name]);
  });
}

function isEmptyEnum(registry: Registry, type: number): boolean {
  const { def } = registry.at(type);
  return def.tag === 'variant' && def.value.length === 0;
}

/** A call of one pallet with random arguments. */
export function randomCall(
  registry: Registry,
  pallet: string,
  call: string,
  random: () => number,
): ScaleValue {
  const outer = registry.at(registry.callType).def;
  const section = outer.tag === 'variant' ? outer.value.find(({ name }) => name === pallet) : undefined;
  const calls = section?.fields[0] ? registry.at(section.fields[0].type) : undefined;
  const variant =
    calls?.def.tag === 'variant' ? calls.def.value.find(({ name }) => name === call) : undefined;
  if (!section || !calls || !variant) throw new Error(`no ${pallet}.${call}`);
  const args = variant.fields.map((field) => ({
    name: field.name ?? null,
    typeName: null,
    value: randomValue(registry, field.type, random, 1),
  }));
  return wrap(registry.callType, section.name, section.index, [
    { name: null, typeName: null, value: wrap(calls.id, variant.name, variant.index, args) },
  ]);
}

function remark(registry: Registry, callsType: number): ScaleField {
  const { def } = registry.at(callsType);
  const variant = def.tag === 'variant' ? def.value.find(({ name }) => name === 'remark') : undefined;
  const bytes: ScaleValue = {
    type: variant?.fields[0]?.type ?? 0,
    start: 0,
    end: 0,
    kind: 'bytes',
    value: Uint8Array.of(7),
  };
  const fields = [{ name: 'remark', typeName: null, value: bytes }];
  return { name: null, typeName: null, value: wrap(callsType, 'remark', variant?.index ?? 0, fields) };
}

function wrap(type: number, name: string, index: number, fields: ScaleField[]): ScaleValue {
  return { type, start: 0, end: 0, kind: 'variant', name, index, fields };
}

function compactOf(registry: Registry, type: number): number | null {
  const { def } = registry.at(type);
  if (def.tag === 'primitive') return BITS[def.value.tag] ?? 8;
  const first = def.tag === 'composite' ? def.value[0]?.type : def.tag === 'tuple' ? def.value[0] : undefined;
  return first === undefined ? null : compactOf(registry, first);
}
