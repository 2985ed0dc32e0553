import type { LightMetadata } from './metadata.js';

/**
 * True when the runtime has this call with exactly these arguments in this order. A call whose shape changed is
 * another call: it is unavailable, never guessed.
 */
export function hasCall(
  light: LightMetadata,
  pallet: string,
  call: string,
  args: readonly string[],
): boolean {
  const found = argumentNames(light, pallet, call);
  return found !== null && found.length === args.length && found.every((name, index) => name === args[index]);
}

/** Argument names of a call in order, or null where the runtime has no such call. */
export function argumentNames(light: LightMetadata, pallet: string, call: string): string[] | null {
  const type = light.pallets.find(({ name }) => name === pallet)?.calls?.type;
  if (type === undefined) return null;
  const { def } = light.registry.at(type);
  const variant = def.tag === 'variant' ? def.value.find(({ name }) => name === call) : undefined;
  return variant ? variant.fields.map((field, index) => field.name ?? String(index)) : null;
}

/** True when the runtime has this runtime API method. V14 metadata lists none: then nothing is known to be there. */
export function hasRuntimeApi(light: LightMetadata, api: string, method: string): boolean {
  const found = light.apis.find(({ name }) => name === api);
  return found?.methods.some(({ name }) => name === method) ?? false;
}

/** True when the runtime has this storage entry. */
export function hasStorage(light: LightMetadata, pallet: string, entry: string): boolean {
  const found = light.pallets.find(({ name }) => name === pallet)?.storage;
  return found?.items.some(({ name }) => name === entry) ?? false;
}
