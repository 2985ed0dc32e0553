import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createRuntime, type Runtime } from '../../../../src/engine/chain/runtime.js';
import { CHAIN_DIR, FINNEY_GENESIS, finney, HAS_FINNEY } from '../../../support/finney.js';

/** The chain facts lie beside the project, not in it; suites that need them say so and step aside. */
export const hasChainFacts = HAS_FINNEY;
export const FINNEY = FINNEY_GENESIS;

/** What a node of that spec serves: V15, and V14 where the runtime has nothing newer. */
export function finneyMetadata(spec: 219 | 393 | 424): Uint8Array {
  return finney(spec).bytes;
}

export function vectors(name: string): unknown {
  return JSON.parse(readFileSync(resolve(CHAIN_DIR, `vectors/${name}.json`), 'utf8'));
}

const made = new Map<number, Promise<Runtime>>();

/** Codec over Finney's real metadata. */
export function finneyRuntime(spec: 219 | 393 | 424): Promise<Runtime> {
  const hit = made.get(spec);
  if (hit) return hit;
  const runtime = createRuntime(finney(spec));
  made.set(spec, runtime);
  return runtime;
}
