import { decAnyMetadata, type V16 } from '@polkadot-api/substrate-bindings';
import { declaredMetadata, type MetadataProfile } from '../../../../devnet/metadata/index.js';

/** V16 of a declared profile, decoded. */
export function declaredV16(profile: MetadataProfile): V16 {
  const { metadata } = decAnyMetadata(new Uint8Array(declaredMetadata(16, profile)));
  if (metadata.tag !== 'v16') throw new Error(`V16 wanted, not ${metadata.tag}`);
  return metadata.value;
}

/**
 * Everything a runtime's metadata says, one line each: `name: what it is`, types spelled by name. Two runtimes are
 * compared by comparing these.
 */
export function describeRuntime(v16: V16): Map<string, string> {
  const lines = new Map<string, string>();
  const spell = createSpelling(v16);
  const enumLines = (pallet: string, kind: string, type: number | undefined) => {
    const def = type === undefined ? undefined : v16.lookup[type]?.def;
    if (def?.tag !== 'variant') return;
    for (const { name, index, fields } of def.value) {
      lines.set(`${pallet} ${kind} ${name}`, `${index} ${spell.fields(fields)}`);
    }
  };
  for (const { name, index, calls, events, errors, constants, storage } of v16.pallets) {
    lines.set(`${name} pallet`, `${index}`);
    enumLines(name, 'call', calls?.type);
    enumLines(name, 'event', events?.type);
    enumLines(name, 'error', errors?.type);
    for (const { name: constant, type, value } of constants) {
      lines.set(`${name} constant ${constant}`, `${spell.type(type)} ${value}`);
    }
    for (const { name: item, type, modifier, fallback } of storage?.items ?? []) {
      const kind =
        type.tag === 'plain'
          ? spell.type(type.value)
          : `${type.value.hashers.map(({ tag }) => tag).join(' ')} ${spell.type(type.value.key)} -> ${spell.type(type.value.value)}`;
      lines.set(`${name} storage ${item}`, `${kind} ${modifier === 0 ? 'optional' : fallback}`);
    }
  }
  for (const { name, version, methods } of v16.apis) {
    lines.set(`api ${name}`, `version ${version}`);
    for (const { name: method, inputs, output } of methods) {
      lines.set(`api ${name} ${method}`, `${spell.fields(inputs)} -> ${spell.type(output)}`);
    }
  }
  for (const { identifier, type, additionalSigned } of v16.extrinsic.signedExtensions) {
    lines.set(`extension ${identifier}`, `${spell.type(type)} ${spell.type(additionalSigned)}`);
  }
  for (const { id, path, def } of v16.lookup) {
    const name = path.join('::');
    if (
      name &&
      !/::(Call|Event|Error|RuntimeCall|RuntimeEvent|RuntimeError)$/.test(name) &&
      def.tag !== 'primitive'
    ) {
      lines.set(`type ${spell.type(id)}`, spell.definition(id));
    }
  }
  return lines;
}

interface Field {
  name?: string | undefined;
  type: number;
}

function createSpelling({ lookup }: V16) {
  /** Named types by their last name and parameters, others by their shape. */
  function type(id: number): string {
    const found = lookup[id];
    if (!found) throw new Error(`no type ${id}`);
    const name = found.path.at(-1);
    if (name === undefined) return definition(id);
    // Fixed-point numbers say how many bits are fraction as a type of one bit each.
    const [fraction] = found.path[0] === 'substrate_fixed' ? found.params : [];
    if (fraction?.type !== undefined) return `${name}<${typenum(fraction.type)}>`;
    const params = found.params.flatMap((param) => (param.type === undefined ? [] : [type(param.type)]));
    const own = found.path.at(-2) === 'pallet' ? `${found.path[0]}::${name}` : name;
    return name === 'UncheckedExtrinsic' || params.length === 0 ? own : `${own}<${params.join(', ')}>`;
  }
  function typenum(id: number): number {
    const [higher, bit] = lookup[id]?.params ?? [];
    if (higher?.type === undefined || bit?.type === undefined) return 0;
    return 2 * typenum(higher.type) + (lookup[bit.type]?.path.at(-1) === 'B1' ? 1 : 0);
  }
  function definition(id: number): string {
    const { def } = lookup[id] ?? { def: undefined };
    switch (def?.tag) {
      case 'primitive':
        return def.value.tag;
      case 'composite':
        return fields(def.value);
      case 'tuple':
        return `(${def.value.map(type).join(', ')})`;
      case 'array':
        return `[${type(def.value.type)}; ${def.value.len}]`;
      case 'sequence':
        return `Vec<${type(def.value)}>`;
      case 'compact':
        return `Compact<${type(def.value)}>`;
      case 'variant':
        return def.value
          .map(({ name, index, fields: inner }) => `${index} ${name}${fields(inner)}`)
          .join(' | ');
      default:
        throw new Error(`type ${id} is ${def?.tag}`);
    }
  }
  function fields(list: readonly Field[]): string {
    return `{${list.map((field) => (field.name === undefined ? '' : `${field.name}: `) + type(field.type)).join(', ')}}`;
  }
  return { type, definition, fields };
}

/** What one map of lines has that the other has not, what is gone, and what is said otherwise. */
export function compareLines(before: Map<string, string>, after: Map<string, string>) {
  return {
    added: Object.fromEntries([...after].filter(([name]) => !before.has(name))),
    removed: [...before.keys()].filter((name) => !after.has(name)),
    changed: Object.fromEntries(
      [...after].filter(([name, line]) => before.has(name) && before.get(name) !== line),
    ),
  };
}
