import { WalletError } from '../errors/wallet-error.js';

export type Method = 'average' | 'fifo';

/** Alpha bought together, and what it cost in rao. */
export interface Lot {
  base: bigint;
  costRao: bigint;
}

/**
 * What was bought into a position and not sold again. Integers throughout: parts are cut towards zero and what is left
 * of a lot keeps the rest, so that no rao is lost or made.
 */
export class Lots {
  private lots: Lot[] = [];

  constructor(private readonly method: Method) {}

  get base(): bigint {
    return this.lots.reduce((sum, lot) => sum + lot.base, 0n);
  }

  get costRao(): bigint {
    return this.lots.reduce((sum, lot) => sum + lot.costRao, 0n);
  }

  add(lot: Lot): void {
    if (lot.base === 0n && lot.costRao === 0n) return;
    const [whole] = this.lots;
    // Averaged, all that is held is one lot.
    if (this.method === 'average' && whole)
      this.lots = [{ base: whole.base + lot.base, costRao: whole.costRao + lot.costRao }];
    else this.lots.push(lot);
  }

  /** Takes alpha out, oldest first, and gives the lots it came from. @throws WalletError internal for more than there is */
  take(base: bigint): Lot[] {
    if (base > this.base) throw new WalletError('internal', { what: 'lots' });
    const taken: Lot[] = [];
    let left = base;
    while (left > 0n) {
      const [first, ...rest] = this.lots;
      if (!first) break;
      if (first.base <= left) {
        taken.push(first);
        this.lots = rest;
        left -= first.base;
        continue;
      }
      const costRao = (first.costRao * left) / first.base;
      taken.push({ base: left, costRao });
      this.lots = [{ base: first.base - left, costRao: first.costRao - costRao }, ...rest];
      left = 0n;
    }
    return taken;
  }
}
