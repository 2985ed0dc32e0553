import { stringCamelCase } from '@polkadot/util';
import type { CapabilityItem } from '../../core/chain/capability.js';
import { callShape } from './call-shapes.js';
import type { Runtime } from './runtime.js';

/** Something looked for in a runtime: its names, and what makes it the thing Kelvin was built for. */
export type Need =
  /** `args`: names in order, each with its primitive type after unwrapping (`netuid:u16`) or without one. */
  | { kind: 'call'; pallet: string; name: string; args: readonly string[] }
  /** `keys`: number of key arguments. */
  | { kind: 'storage'; pallet: string; name: string; keys: number }
  | { kind: 'event'; pallet: string; name: string; fields: number }
  | { kind: 'api'; pallet: string; name: string; inputs: number }
  | { kind: 'error' | 'constant' | 'extension'; pallet: string; name: string };

/** Whether the runtime has it, has something else of that name, or has nothing of that name. */
export function itemState(runtime: Runtime, need: Need): CapabilityItem['state'] {
  switch (need.kind) {
    case 'call':
      return callState(runtime, need);
    case 'storage':
      return countState(storageKeys(runtime, need), need.keys);
    case 'event':
      return countState(variantFields(runtime, need), need.fields);
    case 'api':
      return countState(apiInputs(runtime, need), need.inputs);
    default:
      return isThere(runtime, need) ? 'ready' : 'absent';
  }
}

function countState(found: number | null, expected: number): CapabilityItem['state'] {
  if (found === null) return 'absent';
  return found === expected ? 'ready' : 'changed';
}

function callState(runtime: Runtime, need: Need & { kind: 'call' }): CapabilityItem['state'] {
  const shape = callShape(runtime, need.pallet, need.name);
  if (!shape) return 'absent';
  const same =
    shape.length === need.args.length &&
    need.args.every((expected, i) => {
      const [name, primitive] = expected.split(':');
      const arg = shape[i];
      return (
        arg !== undefined && arg.name === name && (primitive === undefined || arg.primitive === primitive)
      );
    });
  return same ? 'ready' : 'changed';
}

function palletOf(runtime: Runtime, name: string) {
  return runtime.api.runtimeMetadata.asLatest.pallets.find((entry) => entry.name.toString() === name);
}

function storageKeys(runtime: Runtime, { pallet, name }: Need): number | null {
  const entry = palletOf(runtime, pallet)
    ?.storage.unwrapOr(null)
    ?.items.find((item) => item.name.toString() === name);
  if (!entry) return null;
  return entry.type.isPlain ? 0 : entry.type.asMap.hashers.length;
}

function variantFields(runtime: Runtime, { pallet, name }: Need): number | null {
  const events = palletOf(runtime, pallet)?.events.unwrapOr(null);
  if (!events) return null;
  const { variants } = runtime.api.runtimeMetadata.asLatest.lookup.getSiType(events.type).def.asVariant;
  return variants.find((entry) => entry.name.toString() === name)?.fields.length ?? null;
}

function apiInputs(runtime: Runtime, { pallet, name }: Need): number | null {
  return (
    runtime.api.runtimeMetadata.asLatest.apis
      .find((entry) => entry.name.toString() === pallet)
      ?.methods.find((entry) => entry.name.toString() === name)?.inputs.length ?? null
  );
}

function isThere(runtime: Runtime, { kind, pallet, name }: Need): boolean {
  if (kind === 'extension') return runtime.api.registry.signedExtensions.includes(name);
  if (kind === 'error') return runtime.api.errors[stringCamelCase(pallet)]?.[name] !== undefined;
  return palletOf(runtime, pallet)?.constants.some((entry) => entry.name.toString() === name) ?? false;
}
