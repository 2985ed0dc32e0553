import type { Pool } from '../executive/swap/index.js';
import { FIXED, readPool, swapFee } from '../executive/swap/index.js';
import type { StateView } from '../types.js';
import type { Deed } from './deeds.js';
import type { PoolHistory } from './pools.js';
import { INDEX_ONE, type Yields } from './yields.js';

/** What such a transaction typically costs, rao. */
export const NETWORK_FEE = 134_000n;

/** A deed with what it moved. */
export interface Booked {
  deed: Deed;
  /** The account's nonce after it. */
  nonce: number;
  /** TAO paid into or received from the pool, rao; the amount sent, for a transfer. */
  taoRao: bigint;
  /** Alpha bought or sold, TAO on root. */
  alphaRao: bigint;
  /** Swap fee in rao of what was put in. */
  swapFeeRao: bigint;
}

/** The deeds priced, and what they make of the accounts and positions after each block. */
export class Ledger {
  readonly booked: Booked[];
  private readonly byBlock = new Map<number, Booked>();
  private readonly byAccount = new Map<string, Booked[]>();
  private readonly byPair = new Map<string, Booked[]>();

  constructor(
    deeds: Deed[],
    private readonly present: StateView,
    private readonly pools: PoolHistory,
    private readonly yields: Yields,
  ) {
    const nonces = new Map<string, number>();
    this.booked = deeds.map((deed) => {
      const nonce = (nonces.get(deed.account) ?? 0) + 1;
      nonces.set(deed.account, nonce);
      return { deed, nonce, ...this.price(deed) };
    });
    for (const booking of this.booked) this.file(booking);
  }

  in(block: number): Booked | undefined {
    return this.byBlock.get(block);
  }

  knows(account: string): boolean {
    return this.byAccount.has(account);
  }

  accounts(): Iterable<string> {
    return this.byAccount.keys();
  }

  /** Purchases and sales, oldest first. */
  stakes(): Array<Extract<Deed, { kind: 'stake' }>> {
    return this.booked.flatMap(({ deed }) => (deed.kind === 'stake' ? [deed] : []));
  }

  nonce(account: string, block: number): number {
    const own = this.byAccount.get(account) ?? [];
    return own.filter(({ deed }) => deed.account === account && deed.block <= block).length;
  }

  /** How much less free balance an account had after a block than at the end of the past; below 0: more. */
  freeToCome(account: string, block: number): bigint {
    return sum(
      (this.byAccount.get(account) ?? []).map((booking) =>
        booking.deed.block > block ? change(booking, account) : 0n,
      ),
    );
  }

  /** Units that came into a position after a block; of all accounts when none is given. */
  unitsToCome(hotkey: string, netuid: number, block: number, account?: string): bigint {
    return sum(
      (this.byPair.get(`${hotkey}|${netuid}`) ?? []).map(({ deed }) =>
        deed.kind === 'stake' && deed.block > block && (account === undefined || deed.account === account)
          ? deed.units
          : 0n,
      ),
    );
  }

  private price(deed: Deed): Pick<Booked, 'taoRao' | 'alphaRao' | 'swapFeeRao'> {
    if (deed.kind === 'transfer') return { taoRao: deed.rao, alphaRao: 0n, swapFeeRao: 0n };
    const { hotkey, netuid, units, block } = deed;
    const size = units < 0n ? -units : units;
    const alphaRao = (size * this.yields.index(hotkey, netuid, block)) / INDEX_ONE;
    const pool: Pool = readPool(this.present, netuid);
    if (pool.stable) return { taoRao: alphaRao, alphaRao, swapFeeRao: 0n };
    const atSpot = (alphaRao * this.pools.price(netuid, block)) / FIXED;
    const fee = swapFee(pool, atSpot);
    return { taoRao: units > 0n ? atSpot + fee : atSpot - fee, alphaRao, swapFeeRao: fee };
  }

  private file(booking: Booked): void {
    const { deed } = booking;
    this.byBlock.set(deed.block, booking);
    push(this.byAccount, deed.account, booking);
    if (deed.kind === 'transfer') push(this.byAccount, deed.to, booking);
    else push(this.byPair, `${deed.hotkey}|${deed.netuid}`, booking);
  }
}

function change({ deed, taoRao }: Booked, account: string): bigint {
  if (deed.account !== account) return taoRao;
  const out = deed.kind === 'stake' && deed.units < 0n ? -taoRao : taoRao;
  return -out - NETWORK_FEE;
}

function sum(amounts: bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}

function push(lists: Map<string, Booked[]>, key: string, booking: Booked): void {
  const list = lists.get(key);
  if (list) list.push(booking);
  else lists.set(key, [booking]);
}
