import { mostToBuy, mostToSell } from '../../core/quote/most.js';
import { afterSale, grossFor, type Pool, poolPrice } from '../../core/quote/pool.js';
import type { BlockReader } from '../chain/block-reader.js';
import { capabilitiesOf } from '../chain/capabilities.js';
import { type SimulatedTrade, simSwap } from '../market/sim-swap.js';
import { readSubnets, type Subnet } from './subnet-facts.js';
import {
  askPrice,
  averageEnd,
  impactBps,
  oneToOne,
  quoteByMaths,
  quoteTrade,
  simulate,
  type TradeQuote,
} from './trade-quote.js';

export type Side = 'buy' | 'sell';

/** One trade: what goes in. `free`: the chain takes no fee, as on the second leg of a swap that began with a sale. */
export interface PoolAsk {
  side: Side;
  netuid: number;
  amount: bigint;
  free?: boolean;
}

/** What the tracker needs of the one question it belongs to: a block, and reads that happen once. */
export interface Reads {
  readonly reader: BlockReader;
  once<T>(key: string, read: () => Promise<T>): Promise<T>;
}

/** Earlier trades in a pool that cannot be computed: all in one direction, or nothing can be said any more. */
interface Flow {
  side: Side;
  amount: bigint;
  sum: SimulatedTrade;
  endPrice: bigint;
}

/**
 * Most trades of one question that are simulated by the runtime, one request each: public nodes answer about one a second.
 * Beyond that, pools that can be computed are, and say so.
 */
const MOST_SIMULATED = 16;

/**
 * Pools as they are after the trades of one transaction so far. A trade in an untouched pool is quoted by the runtime's
 * simulation; after that by the pool's maths, or where this wallet does not know them, by what a longer trade in the same
 * direction would bring more.
 */
export class PoolTracker {
  private readonly moved = new Map<number, Pool>();
  private readonly flows = new Map<number, Flow>();
  private readonly simulated = new Set<string>();

  /** @param prefer `maths`: nothing is simulated that can be computed, for a check that shows no numbers */
  constructor(
    private readonly reads: Reads,
    private readonly prefer: 'simulation' | 'maths' = 'simulation',
  ) {}

  subnet(netuid: number): Promise<Subnet> {
    const { reads } = this;
    return reads.once(`subnet ${netuid}`, async () => {
      const found = (await readSubnets(reads.reader, [netuid])).get(netuid);
      if (!found) throw new Error('a subnet that was asked for is in the answer');
      return found;
    });
  }

  /** Reads many subnets in one request, for {@link subnet} to find. */
  async prepare(netuids: Iterable<number>): Promise<void> {
    const wanted = [...new Set(netuids)];
    const all = readSubnets(this.reads.reader, wanted);
    await Promise.all(
      wanted.map((netuid) => this.reads.once(`subnet ${netuid}`, async () => (await all).get(netuid))),
    );
  }

  /** Reserves as the trades so far leave them; null for TAO one to one, undefined where they say nothing here. */
  async pool(netuid: number): Promise<Pool | null | undefined> {
    const moved = this.moved.get(netuid);
    if (moved) return moved;
    const { market } = await this.subnet(netuid);
    if (market?.kind === 'one-to-one') return null;
    return market?.pool;
  }

  /** Rao per alpha after the trades so far. */
  async price(netuid: number): Promise<bigint> {
    const flow = this.flows.get(netuid);
    if (flow) return flow.endPrice;
    const pool = await this.pool(netuid);
    if (pool === null) return oneToOne(1n).price;
    if (pool) return poolPrice(pool);
    return this.reads.once(`price ${netuid}`, () => askPrice(this.reads.reader, netuid));
  }

  /** What a trade gives after those so far; null where the chain would refuse it or nothing can be said. */
  async quote(ask: PoolAsk): Promise<TradeQuote | null> {
    const { side, netuid, amount, free = false } = ask;
    const pool = await this.pool(netuid);
    if (pool === null) return oneToOne(amount);
    if (!pool) return free || this.flows.has(netuid) ? this.quoteLonger(ask) : this.simulate(ask);
    const priced = free ? { ...pool, feeRate: 0n } : pool;
    const byMaths = quoteByMaths(side, amount, priced);
    if (this.moved.has(netuid) || !this.maySimulate(ask)) return byMaths;
    if (!free) return this.simulate(ask);
    // The simulation knows no trade without a fee: what it says to as much more confirms the computed numbers.
    const sim = await this.simulate({ side, netuid, amount: grossFor(amount, pool.feeRate) });
    if (!sim || !byMaths) return null;
    return sim.out === byMaths.out ? { ...byMaths, method: sim.method } : { ...sim, feeIn: 0n };
  }

  /** Whether the chain can carry a sale out to the end: its fee is sold too, and dust cannot be. */
  async canSettle(netuid: number, alpha: bigint): Promise<boolean> {
    const pool = await this.pool(netuid);
    if (pool === null) return true;
    if (pool) {
      const trade = simulate('sell', pool, alpha);
      return trade !== null && afterSale(trade) !== null;
    }
    const quote = await this.quote({ side: 'sell', netuid, amount: alpha });
    if (!quote) return false;
    return quote.feeIn === 0n || quote.feeIn * quote.price >= oneToOne(1n).price;
  }

  /** Goes on as if the trade had been carried out. */
  async commit(ask: PoolAsk): Promise<void> {
    const { side, netuid, amount, free = false } = ask;
    const pool = await this.pool(netuid);
    if (pool === null) return;
    if (pool === undefined) return this.commitFlow(ask);
    const trade = simulate(side, free ? { ...pool, feeRate: 0n } : pool, amount);
    if (!trade) return;
    const after = side === 'sell' ? (afterSale(trade) ?? trade.after) : trade.after;
    this.moved.set(netuid, { ...after, feeRate: pool.feeRate });
  }

  /** Largest input under a price limit; null where the price is beyond it already, undefined where it is not known here. */
  async most(side: Side, netuid: number, limit: bigint): Promise<bigint | null | undefined> {
    const pool = await this.pool(netuid);
    if (pool === undefined) return undefined;
    return (side === 'buy' ? mostToBuy : mostToSell)(pool, limit);
  }

  private maySimulate({ side, netuid, amount }: PoolAsk): boolean {
    if (this.prefer === 'maths') return false;
    const key = `${side} ${netuid} ${amount}`;
    if (this.simulated.size < MOST_SIMULATED) this.simulated.add(key);
    return this.simulated.has(key);
  }

  private async simulate({ side, netuid, amount }: PoolAsk): Promise<TradeQuote | null> {
    const { market } = await this.subnet(netuid);
    return this.reads.once(`trade ${side} ${netuid} ${amount}`, () =>
      quoteTrade(this.reads.reader, side, netuid, amount, market),
    );
  }

  private async quoteLonger({ side, netuid, amount, free }: PoolAsk): Promise<TradeQuote | null> {
    const flow = this.flows.get(netuid);
    if (flow && flow.side !== side) return null;
    const { reader } = this.reads;
    if (!capabilitiesOf(reader.runtime).simSwap) return null;
    const before = flow ?? { amount: 0n, sum: { netIn: 0n, feeIn: 0n, out: 0n } };
    const { feeRate } = await this.subnet(netuid);
    // The simulation always takes the fee: ask with as much more as it takes away.
    const total = before.amount + (free ? grossFor(amount, feeRate) : amount);
    const sim = await this.reads.once(`sim ${side} ${netuid} ${total}`, () =>
      simSwap(reader, side, netuid, total),
    );
    const start = await this.reads.once(`price ${netuid}`, () => askPrice(reader, netuid));
    const price = await this.price(netuid);
    if (!sim || sim.out <= before.sum.out || start === 0n || price === 0n) return null;
    const netIn = sim.netIn - before.sum.netIn;
    const out = sim.out - before.sum.out;
    return {
      netIn,
      feeIn: free ? 0n : sim.feeIn - before.sum.feeIn,
      out,
      price,
      endPrice: averageEnd(side, start, sim.netIn, sim.out),
      impactBps: impactBps(side, price, netIn, out),
      method: 'simulation',
    };
  }

  private async commitFlow(ask: PoolAsk): Promise<void> {
    const { side, netuid, amount, free } = ask;
    const quote = await this.quote(ask);
    if (!quote) return;
    const before = this.flows.get(netuid);
    const gross = free ? grossFor(amount, (await this.subnet(netuid)).feeRate) : amount;
    const sum = before?.sum ?? { netIn: 0n, feeIn: 0n, out: 0n };
    this.flows.set(netuid, {
      side,
      amount: (before?.amount ?? 0n) + gross,
      sum: {
        netIn: sum.netIn + quote.netIn,
        feeIn: sum.feeIn + quote.feeIn,
        out: sum.out + quote.out,
      },
      endPrice: quote.endPrice,
    });
  }
}
