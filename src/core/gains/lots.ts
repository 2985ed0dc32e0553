import { WalletError } from '../errors/wallet-error.js';

export type Method = 'average' | 'fifo';

/** Alpha that came together, and what it cost in rao; null where nobody knows. */
export interface Lot {
  base: bigint;
  costRao: bigint | null;
}

/**
 * What came into a position and did not leave again, growth apart. Integers throughout: parts are cut towards zero and
 * what is left of a lot keeps the rest, so that no rao is lost or made. A cost that is not known never mixes with one that
 * is: averaged, what leaves is taken from both in proportion.
 */
export class Lots {
  private lots: Lot[] = [];

  constructor(private readonly method: Method) {}

  get base(): bigint {
    return sumOfBase(this.lots);
  }

  /** Alpha of which nobody knows the cost. */
  get unknownBase(): bigint {
    return sumOfBase(this.lots.filter(({ costRao }) => costRao === null));
  }

  /** Of the lots whose cost is known, rao. */
  get costRao(): bigint {
    return sumOfCost(this.lots);
  }

  add(lot: Lot): void {
    if (lot.base === 0n && !lot.costRao) return;
    const same = this.lots.find(({ costRao }) => (costRao === null) === (lot.costRao === null));
    // Averaged, all that is held at a known cost is one lot.
    if (this.method === 'average' && same) {
      same.base += lot.base;
      if (same.costRao !== null) same.costRao += lot.costRao ?? 0n;
    } else this.lots.push({ ...lot });
  }

  copy(): Lots {
    const made = new Lots(this.method);
    made.lots = this.lots.map((lot) => ({ ...lot }));
    return made;
  }

  /**
   * Takes alpha out, oldest first or from all alike, and gives the lots it came from.
   * @throws WalletError internal for more than there is
   */
  take(base: bigint): Lot[] {
    const all = this.base;
    if (base > all) throw new WalletError('internal', { what: 'lots' });
    if (this.method === 'fifo') return this.takeWhere(base, () => true);
    const known = all === 0n ? 0n : ((all - this.unknownBase) * base) / all;
    return [
      ...this.takeWhere(known, ({ costRao }) => costRao !== null),
      ...this.takeWhere(base - known, ({ costRao }) => costRao === null),
    ];
  }

  private takeWhere(base: bigint, counts: (lot: Lot) => boolean): Lot[] {
    const taken: Lot[] = [];
    const kept: Lot[] = [];
    let left = base;
    for (const lot of this.lots) {
      if (left === 0n || !counts(lot)) kept.push(lot);
      else if (lot.base <= left) {
        taken.push(lot);
        left -= lot.base;
      } else {
        const costRao = lot.costRao === null ? null : (lot.costRao * left) / lot.base;
        taken.push({ base: left, costRao });
        kept.push({
          base: lot.base - left,
          costRao: lot.costRao === null || costRao === null ? null : lot.costRao - costRao,
        });
        left = 0n;
      }
    }
    this.lots = kept;
    return taken;
  }
}

export function sumOfBase(lots: Lot[]): bigint {
  let sum = 0n;
  for (const { base } of lots) sum += base;
  return sum;
}

/** What is known of the cost of lots, rao. */
export function sumOfCost(lots: Lot[]): bigint {
  return lots.reduce((sum, { costRao }) => sum + (costRao ?? 0n), 0n);
}
