import { createRuntimeCodec } from '../../../../devnet/codec/index.js';
import { declaredMetadata } from '../../../../devnet/metadata/index.js';
import { createStateDb } from '../../../../devnet/state/index.js';
import type { Hex, StateDb, StateMut, StateView } from '../../../../devnet/types.js';

export const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
export const BOB = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty';
export const codec = createRuntimeCodec(declaredMetadata());

/** An empty database on devnet's own metadata, with blocks named by a word. */
export function database(): {
  db: StateDb;
  block(name: string, parent: string | null, write: (state: StateMut) => void): { changedKeys: Hex[] };
  at(name: string): StateView;
} {
  const db = createStateDb(codec);
  return {
    db,
    block(name, parent, write) {
      const state = db.child(parent === null ? null : hashOf(parent));
      write(state);
      return db.seal(state, hashOf(name));
    },
    at(name) {
      const view = db.view(hashOf(name));
      if (!view) throw new Error(`no state of block ${name}`);
      return view;
    },
  };
}

export function hashOf(name: string): Hex {
  return `0x${Buffer.from(name).toString('hex').padEnd(64, '0')}`;
}

export function setTempo(netuid: number, tempo: number): (state: StateMut) => void {
  return (state) => state.set('SubtensorModule', 'Tempo', [netuid], tempo);
}

export function tempo(view: StateView, netuid: number): unknown {
  return view.get('SubtensorModule', 'Tempo', netuid);
}
