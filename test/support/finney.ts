import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { serveMetadata } from '../../devnet/codec/served-metadata.js';
import { openMetadata } from '../../src/core/chain/light/index.js';
import type { StoredMetadata } from '../../src/protocol/engine/index.js';

/** Recorded mainnet metadata and vectors live beside the project; suites that need them skip when they are not there. */
export const CHAIN_DIR = resolve(import.meta.dirname, '../../../shared/chain');
export const HAS_FINNEY = existsSync(resolve(CHAIN_DIR, 'metadata/finney-424.scale'));
export const FINNEY_GENESIS = '0x2f0555cc76fc2840a25a6ea3b9637146806f1f44b090c175ffde2a7e5ab36c03';

const stored = new Map<string, StoredMetadata>();

/** Real mainnet metadata as the engine would store it: V15 where the runtime has it, else (or on request) V14. */
export function finney(
  specVersion: 219 | 393 | 424,
  version: 14 | 15 = specVersion === 219 ? 14 : 15,
): StoredMetadata {
  const id = `${specVersion}-${version}`;
  const known = stored.get(id);
  if (known) return known;
  const raw = new Uint8Array(readFileSync(resolve(CHAIN_DIR, `metadata/finney-${specVersion}.scale`)));
  const bytes = serveMetadata(raw).at(version);
  if (!bytes) throw new Error(`no V${version} of ${specVersion}`);
  const made: StoredMetadata = {
    key: `${FINNEY_GENESIS}-${specVersion}`,
    genesisHash: FINNEY_GENESIS,
    specVersion,
    transactionVersion: 1,
    version,
    bytes,
    storedAtMs: version,
  };
  stored.set(id, made);
  return made;
}

export const openFinney = (specVersion: 219 | 393 | 424, version?: 14 | 15) =>
  openMetadata(finney(specVersion, version));

/** A file of `shared/chain/vectors`. */
export function vectors<T>(name: string): T {
  return JSON.parse(readFileSync(resolve(CHAIN_DIR, `vectors/${name}.json`), 'utf8')) as T;
}
