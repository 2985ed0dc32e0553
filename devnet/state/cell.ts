import type { Hex } from '../types.js';
import { type BlockPoint, isAncestor } from './branch.js';

/** One value of a cell, written by one block. `undefined` is a removal. */
export interface Version {
  readonly point: BlockPoint;
  readonly value: unknown;
  /** SCALE form, made on the first raw read. */
  raw?: Uint8Array;
}

/** One storage entry through all blocks. */
export interface Cell {
  readonly item: Item;
  readonly args: unknown[];
  /** Full storage key, made when first needed; absent for shadow items. */
  key?: Hex;
  /** In the order of sealing, so a child always follows its parent. */
  versions: Version[];
}

/** A storage item: its cells by arguments, and by each shorter prefix of them. */
export interface Item {
  readonly pallet: string;
  readonly name: string;
  /** False when the metadata lacks the item: it is kept, but never served raw. */
  readonly declared: boolean;
  readonly cells: Map<string, Cell>;
  readonly byPrefix: Map<string, Cell[]>;
  readonly defaultValue: unknown;
}

/** The version that a block sees; undefined when nothing was written yet. */
export function versionAt(cell: Cell, point: BlockPoint): Version | undefined {
  for (let at = cell.versions.length - 1; at >= 0; at -= 1) {
    const version = cell.versions[at];
    if (version && isAncestor(version.point, point)) return version;
  }
  return undefined;
}
