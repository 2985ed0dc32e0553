import { getDynamicBuilder, getLookupFn } from '@polkadot-api/metadata-builders';
import { decAnyMetadata, unifyMetadata } from '@polkadot-api/substrate-bindings';
import { toHex } from '../../src/background/signing/index.js';
import type { StoredMetadata } from '../../src/protocol/engine/index.js';

type Builder = ReturnType<typeof getDynamicBuilder>;
const builders = new Map<Uint8Array, Builder>();

/** Call bytes made by a library that the wallet does not use for it: a second opinion on every argument. */
export function callHex(metadata: StoredMetadata, pallet: string, call: string, args: object = {}): string {
  const { codec, location } = builderOf(metadata).buildCall(pallet, call);
  return toHex(Uint8Array.from([...location, ...codec.enc(args)]));
}

/** A call as an argument of another. */
export const nested = (pallet: string, call: string, args: object = {}) => ({
  type: pallet,
  value: { type: call, value: args },
});

function builderOf({ bytes }: StoredMetadata): Builder {
  const known = builders.get(bytes);
  if (known) return known;
  const made = getDynamicBuilder(getLookupFn(unifyMetadata(decAnyMetadata(bytes.slice()))));
  builders.set(bytes, made);
  return made;
}
