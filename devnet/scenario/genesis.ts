import { seedScenario } from '../executive/seed.js';
import { openShield } from '../executive/shield/rotation.js';
import { blake2b256, concatBytes, toHex } from '../node/bytes.js';
import type { Block, Epoch } from '../node/chain-store.js';
import { extrinsicsRoot, type Header, headerHash } from '../node/header.js';
import type { ScenarioPlan } from './plan.js';

/** Fixed, so that the same options give the same genesis hash: 2026-01-01 00:00 UTC. */
export const GENESIS_MS = Date.UTC(2026, 0, 1);

/** Header of block 0: it depends on the metadata and the plan only. */
export function genesisHeader(plan: ScenarioPlan, metadata: Uint8Array): Header {
  return {
    parentHash: `0x${'00'.repeat(32)}`,
    number: 0,
    stateRoot: toHex(blake2b256(concatBytes(blake2b256(metadata), fingerprint(plan)))),
    extrinsicsRoot: extrinsicsRoot([]),
    digest: [],
  };
}

/** Writes a plan into the state of block 0 and returns that block. */
export function buildGenesis(
  epoch: Epoch,
  plan: ScenarioPlan,
  metadata: Uint8Array,
  shieldKeys: boolean,
): Block {
  const state = epoch.db.child(null);
  state.set('Timestamp', 'Now', [], BigInt(GENESIS_MS));
  seedScenario(epoch.codec, state, plan);
  const header = genesisHeader(plan, metadata);
  const hash = headerHash(header);
  if (shieldKeys) openShield(epoch.codec, state, hash, 0);
  epoch.db.seal(state, hash);
  return bare({ hash, header, timestampMs: GENESIS_MS, epoch });
}

/** A block without a body. */
export function bare(block: Pick<Block, 'hash' | 'header' | 'timestampMs' | 'epoch'>): Block {
  return { ...block, body: [], txHashes: [], next: block.epoch, changedKeys: new Set() };
}

/** Stands for the state trie's root: the plan decides the whole state. */
function fingerprint(plan: ScenarioPlan): Uint8Array {
  const text = JSON.stringify(plan, (_key, value) => (typeof value === 'bigint' ? `${value}` : value));
  return blake2b256(new TextEncoder().encode(text));
}
