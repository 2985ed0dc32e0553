import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createRuntime, type Runtime } from '../../../../src/engine/chain/runtime.js';

const FACTS = resolve(import.meta.dirname, '../../../../../shared/chain');
/** The chain facts lie beside the project, not in it; suites that need them say so and step aside. */
export const hasChainFacts = existsSync(FACTS);
export const FINNEY = '0x2f0555cc76fc2840a25a6ea3b9637146806f1f44b090c175ffde2a7e5ab36c03';

export function finneyMetadata(spec: number): Uint8Array {
  return new Uint8Array(readFileSync(`${FACTS}/metadata/finney-${spec}.scale`));
}

export function vectors(name: string): unknown {
  return JSON.parse(readFileSync(`${FACTS}/vectors/${name}.json`, 'utf8'));
}

const made = new Map<number, Promise<Runtime>>();

/** Codec over Finney's real metadata. The version label is what the engine would store: the bytes are V16 or V14. */
export function finneyRuntime(spec: 219 | 393 | 424): Promise<Runtime> {
  const hit = made.get(spec);
  if (hit) return hit;
  const runtime = createRuntime({
    genesisHash: FINNEY,
    specVersion: spec,
    transactionVersion: 1,
    version: spec === 219 ? 14 : 15,
    bytes: finneyMetadata(spec),
  });
  made.set(spec, runtime);
  return runtime;
}
