import type { Hex, RuntimeCodec, StateDb, StateMut, StateView } from '../types.js';
import { type BlockPoint, childPoint } from './branch.js';
import { Overlay } from './overlay.js';
import { CellRegistry } from './registry.js';
import { BlockView } from './view.js';

/**
 * Keeps the state of every block. Values are native and are encoded through the codec on raw reads only.
 * `System.Events` holds a list of devnet's EventRecord instead of the codec's native events.
 */
export function createStateDb(codec: RuntimeCodec): StateDb {
  const registry = new CellRegistry(codec);
  const points = new Map<Hex, BlockPoint>();

  return {
    view(blockHash: Hex): StateView | undefined {
      const point = points.get(blockHash);
      return point && new BlockView(registry, point);
    },

    child(parent: Hex | null): StateMut {
      if (parent === null) return new Overlay(registry, null);
      const point = points.get(parent);
      if (!point) throw new Error(`state of block ${parent} is not kept`);
      return new Overlay(registry, point);
    },

    seal(state: StateMut, blockHash: Hex): { changedKeys: Hex[] } {
      if (!(state instanceof Overlay)) throw new Error('not a state of this database');
      if (points.has(blockHash)) throw new Error(`block ${blockHash} is sealed already`);
      const writes = state.take();
      const point = childPoint(state.parent);
      for (const { cell, value } of writes) cell.versions.push({ point, value });
      points.set(blockHash, point);
      const changed = writes.flatMap(({ cell }) => (cell.item.declared ? [cell] : []));
      return {
        // Made when asked for: genesis writes many thousand cells whose keys nobody may ever need.
        get changedKeys() {
          return changed.map((cell) => registry.keyOf(cell));
        },
      };
    },

    drop(blockHashes: Hex[]): void {
      const dropped = new Set<BlockPoint>();
      for (const hash of blockHashes) {
        const point = points.get(hash);
        if (point) dropped.add(point);
        points.delete(hash);
      }
      if (dropped.size === 0) return;
      for (const item of registry.all()) {
        for (const cell of item.cells.values()) {
          if (cell.versions.some(({ point }) => dropped.has(point))) {
            cell.versions = cell.versions.filter(({ point }) => !dropped.has(point));
          }
        }
      }
    },
  };
}

/**
 * Copies every entry, shadow ones too, into a state of another StateDb: what a runtime upgrade does, where the new
 * metadata encodes the same native values.
 */
export function copyState(from: StateView, to: StateMut): void {
  if (!(from instanceof BlockView)) throw new Error('not a state of a devnet database');
  for (const { pallet, item, args, value } of from.everything()) to.set(pallet, item, args, value);
}
