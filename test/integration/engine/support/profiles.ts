import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { DevnetOptions } from '../../../../devnet/types.js';
import { CHAIN_DIR, HAS_FINNEY } from '../../../support/finney.js';

export interface Profile {
  name: string;
  spec: number;
  /** What devnet is started with: a file of metadata, or a profile of its own. */
  options: Pick<DevnetOptions, 'metadata' | 'profile'>;
}

const real = (spec: number): Profile => ({
  name: `real metadata of ${spec}`,
  spec,
  options: { metadata: new Uint8Array(readFileSync(resolve(CHAIN_DIR, `metadata/finney-${spec}.scale`))) },
});

export const DECLARED: Profile = { name: 'declared metadata', spec: 424, options: {} };
/** What users have today: root baskets, bounded moves (chain/newer-runtimes.md). */
export const NEWER: Profile = { name: 'declared newer', spec: 475, options: { profile: 'newer' } };
export const FINNEY_424: Profile[] = HAS_FINNEY ? [real(424)] : [];
export const FINNEY_393: Profile[] = HAS_FINNEY ? [real(393)] : [];
export const FINNEY_219: Profile[] = HAS_FINNEY ? [real(219)] : [];
