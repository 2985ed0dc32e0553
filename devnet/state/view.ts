import type { Hex, StateView } from '../types.js';
import type { BlockPoint } from './branch.js';
import { type Cell, type Version, versionAt } from './cell.js';
import type { CellRegistry } from './registry.js';

/** Reads of the state after one sealed block. */
export class BlockView implements StateView {
  constructor(
    readonly registry: CellRegistry,
    readonly point: BlockPoint | null,
  ) {}

  get(pallet: string, item: string, ...args: unknown[]): unknown {
    const cell = this.registry.find(pallet, item, args);
    const value = cell && this.valueOf(cell);
    return value === undefined ? this.registry.item(pallet, item).defaultValue : value;
  }

  entries(pallet: string, item: string, ...prefix: unknown[]): Array<{ args: unknown[]; value: unknown }> {
    return this.registry.under(pallet, item, prefix).flatMap((cell) => {
      const value = this.valueOf(cell);
      return value === undefined ? [] : [{ args: cell.args, value }];
    });
  }

  raw(key: Hex): Uint8Array | undefined {
    const cell = this.registry.byKey(key);
    const version = cell && this.versionOf(cell);
    return cell && version && this.registry.encode(cell, version);
  }

  rawKeys(prefix: Hex, count: number, startKey?: Hex): Hex[] {
    const keys: Hex[] = [];
    for (const { key, cell } of this.registry.byKeyPrefix(prefix)) {
      if (keys.length >= count) break;
      if (startKey !== undefined && key <= startKey) continue;
      if (this.valueOf(cell) !== undefined) keys.push(key);
    }
    return keys;
  }

  /** Every present entry, shadow items included: what a runtime upgrade carries over. */
  *everything(): Iterable<{ pallet: string; item: string; args: unknown[]; value: unknown }> {
    for (const { pallet, name, cells } of this.registry.all()) {
      for (const cell of cells.values()) {
        const value = this.valueOf(cell);
        if (value !== undefined) yield { pallet, item: name, args: cell.args, value };
      }
    }
  }

  protected valueOf(cell: Cell): unknown {
    return this.versionOf(cell)?.value;
  }

  /** What this state holds in a cell: the one door through which every read goes. */
  versionOf(cell: Cell): Version | undefined {
    return this.point ? versionAt(cell, this.point) : undefined;
  }
}
