import type { StateView } from '../types.js';
import type { Cell, Version } from './cell.js';
import { BlockView } from './view.js';

/**
 * Tells what an entry holds in place of what is stored; `undefined` on either side means that there is none. Giving
 * the stored value back leaves the entry as it is.
 */
export type Rewrite = (pallet: string, item: string, args: unknown[], stored: unknown) => unknown;

/** A block's state seen through a function, entry by entry as they are read. */
class RewrittenView extends BlockView {
  constructor(
    private readonly inner: BlockView,
    private readonly rewrite: Rewrite,
  ) {
    super(inner.registry, inner.point);
  }

  override versionOf(cell: Cell): Version | undefined {
    const stored = this.inner.versionOf(cell);
    const value = this.rewrite(cell.item.pallet, cell.item.name, cell.args, stored?.value);
    if (value === stored?.value || this.point === null) return stored;
    return { point: this.point, value };
  }
}

/** A state whose entries are rewritten on every read. Entries that were never written in this database stay absent. */
export function rewrittenView(view: StateView, rewrite: Rewrite): StateView {
  if (!(view instanceof BlockView)) throw new Error('not a state of a devnet database');
  return new RewrittenView(view, rewrite);
}
