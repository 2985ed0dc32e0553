import {
  type Fields,
  type PalletDeclaration,
  type TypeDeclaration,
  type TypeDeclarations,
  UNDECLARED,
} from './declare.js';

interface Variant {
  name: string;
  index: number;
  fields: Fields;
}

/**
 * The enums FRAME makes from pallets: `Call`, `Event` and `Error` of each (named `Balances.Call` and so on) and the
 * outer RuntimeCall, RuntimeEvent and RuntimeError over those that have one.
 */
export function palletEnums(pallets: PalletDeclaration[]): TypeDeclarations {
  const inner = new Map<string, TypeDeclaration>();
  const outer: Record<'Call' | 'Event' | 'Error', Variant[]> = { Call: [], Event: [], Error: [] };
  for (const pallet of pallets) {
    for (const [kind, variants] of Object.entries(variantsOf(pallet)) as Array<
      [keyof typeof outer, Variant[]]
    >) {
      if (variants.length === 0) continue;
      const name = `${pallet.name}.${kind}`;
      inner.set(name, enumType(`${pallet.path}::${kind}`, variants));
      outer[kind].push({ name: pallet.name, index: pallet.index, fields: [name] });
    }
  }
  return {
    ...Object.fromEntries(inner),
    RuntimeCall: enumType('node_subtensor_runtime::RuntimeCall', outer.Call),
    RuntimeEvent: enumType('node_subtensor_runtime::RuntimeEvent', outer.Event),
    RuntimeError: enumType('node_subtensor_runtime::RuntimeError', outer.Error),
  };
}

function variantsOf({ calls, events, errors }: PalletDeclaration) {
  return {
    Call: calls.map(({ index, name, args }) => ({ name, index, fields: args })),
    Event: Object.entries(events).flatMap(([name, fields], index) =>
      fields === UNDECLARED ? [] : [{ name, index, fields }],
    ),
    Error: errors.map((name, index) => ({ name, index, fields: [] })),
  };
}

function enumType(path: string, variants: Variant[]): TypeDeclaration {
  return { path, shape: { kind: 'enum', variants }, params: {} };
}
