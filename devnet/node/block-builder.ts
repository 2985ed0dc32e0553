import type { BlockContext, Hex, ShieldFault } from '../types.js';
import { blake2b256, concatBytes, fromHex, toHex, u64le } from './bytes.js';
import type { Block } from './chain-store.js';
import { auraPreRuntime, extrinsicsRoot, type Header, headerHash } from './header.js';

/** Storage set without an extrinsic (tests only). */
export interface Poke {
  pallet: string;
  item: string;
  args: unknown[];
  value: unknown;
}

export interface BlockPlan {
  parent: Block;
  timestampMs: number;
  extrinsics: Uint8Array[];
  /** What follows an extrinsic: carrier → what was inside. */
  inner: ReadonlyMap<Uint8Array, Uint8Array>;
  shield: ShieldFault;
  pokes: Poke[];
  /** Numbers the forks: two empty blocks of one height must not have one hash. */
  fork: number;
  /** Adds the digest item that announces a new runtime. */
  upgrades: boolean;
  hashOf: BlockContext['hashOf'];
}

const SLOT_MS = 12_000;
/** DigestItem::RuntimeEnvironmentUpdated. */
const RUNTIME_UPDATED: Hex = '0x08';
/** DigestItem::Other: carries the fork number. */
const otherDigest = (fork: number): Hex => toHex(Uint8Array.of(0, 4, fork & 0xff));

/** Executes a block on top of its parent and seals its state. Also returns what could not be applied. */
export function buildBlock(plan: BlockPlan): { block: Block; rejected: Uint8Array[] } {
  const { parent, timestampMs } = plan;
  const { runtime, db, codec } = parent.next;
  const context: BlockContext = {
    number: parent.header.number + 1,
    parentHash: parent.hash,
    timestampMs,
    hashOf: plan.hashOf,
    shield: plan.shield,
  };
  const state = db.child(parent.hash);
  for (const poke of plan.pokes) state.set(poke.pallet, poke.item, poke.args, poke.value);
  const timestamp = codec.encodeInherent({
    pallet: 'Timestamp',
    name: 'set',
    args: { now: BigInt(timestampMs) },
  });
  const body = [timestamp, ...plan.extrinsics];
  const { applied, rejected } = runtime.executeBlock(state, context, body, plan.inner);
  const events = state.raw(codec.storageKey('System', 'Events')) ?? new Uint8Array();
  const header: Header = {
    parentHash: parent.hash,
    number: context.number,
    stateRoot: chainedRoot(parent.header.stateRoot, events, timestampMs, plan.pokes),
    extrinsicsRoot: extrinsicsRoot(applied),
    digest: [
      auraPreRuntime(BigInt(Math.floor(timestampMs / SLOT_MS))),
      ...(plan.fork > 0 ? [otherDigest(plan.fork)] : []),
      ...(plan.upgrades ? [RUNTIME_UPDATED] : []),
    ],
  };
  const hash = headerHash(header);
  const { changedKeys } = db.seal(state, hash);
  const txHashes = applied.map((bytes) => toHex(blake2b256(bytes)));
  const block: Block = {
    hash,
    header,
    body: applied,
    txHashes,
    unshielded: new Set(plan.inner.values()),
    timestampMs,
    epoch: parent.next,
    next: parent.next,
    changedKeys: new Set(changedKeys),
  };
  return { block, rejected: rejected.map(({ extrinsic }) => extrinsic) };
}

/**
 * Stands in for the trie root: a hash over the parent's root and everything that decides this block's changes. The
 * key set is known only once the state is sealed under the block's hash, which covers this root.
 */
function chainedRoot(parentRoot: Hex, events: Uint8Array, timestampMs: number, pokes: Poke[]): Hex {
  const note = pokes.map(
    ({ pallet, item, args, value }) => `${pallet}.${item}(${show(args)})=${show(value)}`,
  );
  return toHex(
    blake2b256(
      concatBytes(
        fromHex(parentRoot),
        u64le(BigInt(timestampMs)),
        blake2b256(events),
        new TextEncoder().encode(note.join('\n')),
      ),
    ),
  );
}

function show(value: unknown): string {
  return JSON.stringify(value, (_key, inner) => (typeof inner === 'bigint' ? `${inner}n` : inner)) ?? '';
}
