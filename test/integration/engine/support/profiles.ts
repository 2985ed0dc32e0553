import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { CHAIN_DIR, HAS_FINNEY } from '../../../support/finney.js';

export interface Profile {
  name: string;
  spec: number;
  /** Undefined: devnet's own declared metadata. */
  metadata: Uint8Array | undefined;
}

const real = (spec: number): Profile => ({
  name: `real metadata of ${spec}`,
  spec,
  metadata: new Uint8Array(readFileSync(resolve(CHAIN_DIR, `metadata/finney-${spec}.scale`))),
});

export const DECLARED: Profile = { name: 'declared metadata', spec: 424, metadata: undefined };
export const FINNEY_424: Profile[] = HAS_FINNEY ? [real(424)] : [];
export const FINNEY_393: Profile[] = HAS_FINNEY ? [real(393)] : [];
export const FINNEY_219: Profile[] = HAS_FINNEY ? [real(219)] : [];
