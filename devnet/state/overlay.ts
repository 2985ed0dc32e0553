import type { StateMut } from '../types.js';
import type { BlockPoint } from './branch.js';
import { type Cell, type Version, versionAt } from './cell.js';
import type { CellRegistry } from './registry.js';
import { BlockView } from './view.js';

type Layer = Map<Cell, unknown>;

/** The state of a block being built: writes over the parent's state, in layers that nest as dispatches do. */
export class Overlay extends BlockView implements StateMut {
  private layers: Layer[] = [new Map()];
  private sealed = false;

  constructor(
    registry: CellRegistry,
    readonly parent: BlockPoint | null,
  ) {
    super(registry, parent);
  }

  set(pallet: string, item: string, args: unknown[], value: unknown): void {
    if (this.sealed) throw new Error('this block is sealed');
    this.top().set(this.registry.findOrAdd(pallet, item, args), value);
  }

  remove(pallet: string, item: string, ...args: unknown[]): void {
    this.set(pallet, item, args, undefined);
  }

  begin(): void {
    this.layers.push(new Map());
  }

  commit(): void {
    const closed = this.close();
    const below = this.top();
    for (const [cell, value] of closed) below.set(cell, value);
  }

  rollback(): void {
    this.close();
  }

  /** The writes that change something; ends this overlay. */
  take(): Array<{ cell: Cell; value: unknown }> {
    if (this.layers.length !== 1) throw new Error('a layer was left open');
    this.sealed = true;
    return [...this.top()].flatMap(([cell, value]) => {
      const before = this.parent && versionAt(cell, this.parent)?.value;
      return (before ?? undefined) === value ? [] : [{ cell, value }];
    });
  }

  protected override valueOf(cell: Cell): unknown {
    for (let at = this.layers.length - 1; at >= 0; at -= 1) {
      const layer = this.layers[at];
      if (layer?.has(cell)) return layer.get(cell);
    }
    return super.valueOf(cell);
  }

  override versionOf(cell: Cell): Version | undefined {
    const written = this.layers.findLast((layer) => layer.has(cell));
    const point = this.parent ?? { branch: { parent: null, forkedAt: -1, tip: 0 }, number: 0 };
    return written ? { point, value: written.get(cell) } : super.versionOf(cell);
  }

  private top(): Layer {
    const layer = this.layers.at(-1);
    if (!layer) throw new Error('no layer');
    return layer;
  }

  private close(): Layer {
    if (this.layers.length < 2) throw new Error('no layer was begun');
    const layer = this.top();
    this.layers.pop();
    return layer;
  }
}
