import type { V14Lookup } from '@polkadot-api/substrate-bindings';

type Definition = V14Lookup[number]['def'];
type Fields = Extract<Definition, { tag: 'composite' }>['value'];

/** FRAME's enums over pallets: only what the declared side lists is compared, index by index. */
const OUTER_ENUMS = /^node_subtensor_runtime::(RuntimeCall|RuntimeEvent|RuntimeError|OriginCaller)$/;
/** A declared pallet may leave calls out, but not events or errors, whose indices are positions. */
const CALL_ENUM = /::Call$/;

/**
 * Compares types of two lookups by path and shape, following references. Returns one line for each difference.
 */
export function createTypeComparison(declared: V14Lookup, real: V14Lookup) {
  const seen = new Set<string>();

  function compare(left: number, right: number, where: string): string[] {
    const pair = `${left}/${right}`;
    if (seen.has(pair)) return [];
    seen.add(pair);
    const a = declared[left];
    const b = real[right];
    if (!a || !b) return [`${where}: no such type`];
    const path = a.path.join('::');
    if (path !== b.path.join('::')) return [`${where}: path ${path} is really ${b.path.join('::')}`];
    const named = path ? `${where} (${path})` : where;
    // Parameters are declared only where readers use them.
    const params = a.params.flatMap((param) => {
      const other = b.params.find((candidate) => candidate.name === param.name);
      return compare(param.type ?? -1, other?.type ?? -1, `${named}<${param.name}>`);
    });
    return [...params, ...compareDefinitions(a.def, b.def, named, path)];
  }

  function compareDefinitions(a: Definition, b: Definition, where: string, path: string): string[] {
    if (a.tag === 'composite' && b.tag === 'composite') return compareFields(a.value, b.value, where);
    if (a.tag === 'variant' && b.tag === 'variant') {
      const partial = OUTER_ENUMS.test(path) || CALL_ENUM.test(path);
      const count =
        partial || a.value.length === b.value.length
          ? []
          : [`${where}: ${a.value.length} variants, really ${b.value.length}`];
      return count.concat(
        a.value.flatMap((variant) => {
          const other = b.value.find((candidate) => candidate.name === variant.name);
          const at = `${where}.${variant.name}`;
          if (other?.index !== variant.index)
            return [`${at}: index ${variant.index} is really ${other?.index}`];
          return compareFields(variant.fields, other.fields, at);
        }),
      );
    }
    if (a.tag === 'sequence' && b.tag === 'sequence') return compare(a.value, b.value, `${where}[]`);
    if (a.tag === 'compact' && b.tag === 'compact') return compare(a.value, b.value, `${where} compact`);
    if (a.tag === 'array' && b.tag === 'array' && a.value.len === b.value.len) {
      return compare(a.value.type, b.value.type, `${where}[]`);
    }
    if (a.tag === 'tuple' && b.tag === 'tuple' && a.value.length === b.value.length) {
      return a.value.flatMap((part, at) => compare(part, b.value[at] ?? -1, `${where}.${at}`));
    }
    if (a.tag === 'primitive' && b.tag === 'primitive' && a.value.tag === b.value.tag) return [];
    return [`${where}: ${JSON.stringify(a)} is really ${JSON.stringify(b)}`];
  }

  function compareFields(a: Fields, b: Fields, where: string): string[] {
    const names = (fields: Fields) => fields.map((field) => field.name ?? '_').join(', ');
    if (names(a) !== names(b)) return [`${where}: fields (${names(a)}) are really (${names(b)})`];
    return a.flatMap((field, at) => compare(field.type, b[at]?.type ?? -1, `${where}.${field.name ?? at}`));
  }

  return compare;
}
