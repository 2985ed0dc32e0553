import { WINDOWS, type Window } from '../../core/chain/market.js';
import { blockTimeRead } from '../chain/block-reader.js';
import type { Session } from '../chain/session.js';
import { int, small } from '../chain/shape.js';
import { storageItem } from '../chain/storage-items.js';
import { BLOCK_MS } from '../history/block-clock.js';
import { isNoArchive } from '../history/no-archive.js';
import type { PastChain } from '../history/past-chain.js';
import { PriceSamples } from '../history/price-samples.js';
import { DAY_BLOCKS } from '../history/sample-plan.js';
import type { PriceSample, WindowSample } from './price-change.js';

const HOUR_MS = 3_600_000;
/** Length of each window, and the grid its block lies on: fine enough to be true, coarse enough to be remembered. */
const SHAPES: Record<Window, { ms: number; grid: number }> = {
  '1h': { ms: HOUR_MS, grid: 25 },
  '24h': { ms: 24 * HOUR_MS, grid: 75 },
  '7d': { ms: 168 * HOUR_MS, grid: 300 },
  '30d': { ms: 720 * HOUR_MS, grid: DAY_BLOCKS },
};
/** Windows whose block is corrected by looking at its time; the shorter ones lie on the pace that this gives. */
const LOCATED: Window[] = ['30d', '7d'];
/** A time is known well enough when a block within this part of the window has been looked at. */
const CLOSE_ENOUGH = 20;
const DAYS = 30;

export interface PricesThen {
  windows: Record<Window, WindowSample>;
  /** One price a day, oldest first. */
  daily: PriceSample[];
  /** `SubnetVolume` at the block of the 24 h window. */
  dayVolumes: ReadonlyMap<number, bigint> | null;
}

interface Head {
  number: number;
  /** The chain's own time, not this computer's. */
  atMs: number;
}

const UNREAD = Object.fromEntries(
  WINDOWS.map((window) => [window, { missing: 'not-read-yet' }] as const),
) as PricesThen['windows'];

/**
 * Prices of all subnets at past blocks: what the market's changes and lines are made of. One request for each block,
 * remembered for ever, so that an interrupted reading goes on where it was.
 */
export class PricePast {
  readonly samples: PriceSamples;
  private readonly known = new Map<string, PricesThen>();
  private readonly running = new Map<string, Promise<void>>();
  private readonly listeners = new Set<() => void>();

  constructor(private readonly past: PastChain) {
    this.samples = new PriceSamples(past);
  }

  /** What is known by now. */
  view(genesisHash: string): PricesThen {
    return this.known.get(genesisHash) ?? { windows: UNREAD, daily: [], dayVolumes: null };
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /**
   * Reads what is missing before a head, newest first; a reading under way is shared. A node that keeps no such old
   * state ends it, with what there is.
   * @throws WalletError chain/offline, chain/bad-answer …
   */
  fill(session: Session, head: Head): Promise<void> {
    const { genesisHash } = session;
    const running = this.running.get(genesisHash);
    if (running) return running;
    const reading = this.read(session, head).finally(() => this.running.delete(genesisHash));
    this.running.set(genesisHash, reading);
    return reading;
  }

  private async read(session: Session, head: Head): Promise<void> {
    const blocks = await this.windowBlocks(session, head);
    const days = Array.from({ length: DAYS }, (_, i) => blocks['30d'] + (DAYS - 1 - i) * DAY_BLOCKS).filter(
      (block) => block > 0 && block < head.number,
    );
    await this.past.survey(
      session,
      [...WINDOWS.map((window) => blocks[window]), ...days].filter((block) => block > 0),
    );
    for (const window of WINDOWS)
      if (!(await kept(() => this.readWindow(session, window, blocks[window]))))
        this.missWindow(session.genesisHash, window);
    for (const block of days) if (!(await kept(() => this.readDay(session, block, blocks['30d'])))) break;
  }

  /** Blocks at the beginning of the windows; 0 or less when the chain is younger. */
  private async windowBlocks(session: Session, head: Head): Promise<Record<Window, number>> {
    const clock = await this.past.clock(session.genesisHash);
    clock.set(head.number, head.atMs);
    const find = (window: Window): number => {
      const { ms, grid } = SHAPES[window];
      const block = clock.blockAt(head.atMs - ms) ?? head.number - ms / BLOCK_MS;
      return Math.min(Math.round(block / grid) * grid, session.finalized.number);
    };
    const unsure = LOCATED.map((window) => ({ window, block: find(window) })).filter(
      ({ window, block }) =>
        block > 0 && clock.uncertainty(block) > SHAPES[window].ms / BLOCK_MS / CLOSE_ENOUGH,
    );
    await this.past.survey(
      session,
      unsure.map(({ block }) => block),
    );
    for (const { block } of unsure) await kept(() => this.past.timeOf(session, block));
    return Object.fromEntries(WINDOWS.map((window) => [window, find(window)])) as Record<Window, number>;
  }

  private async readWindow(session: Session, window: Window, block: number): Promise<void> {
    if (block <= 0) return this.setWindow(session.genesisHash, window, { missing: 'too-young' });
    const prices = await this.samples.at(session, block);
    this.setWindow(session.genesisHash, window, { block, prices });
    if (window !== '24h') return;
    const dayVolumes = await this.volumesAt(session, block);
    this.change(session.genesisHash, (then) => ({ ...then, dayVolumes }));
  }

  private async readDay(session: Session, block: number, oldest: number): Promise<void> {
    const sample = { block, prices: await this.samples.at(session, block) };
    this.change(session.genesisHash, (then) => ({
      ...then,
      daily: [...then.daily.filter((other) => other.block !== block && other.block >= oldest), sample].sort(
        (a, b) => a.block - b.block,
      ),
    }));
  }

  /** `SubnetVolume` of all subnets in one request, which tells the block's time as well. */
  private async volumesAt(session: Session, block: number): Promise<ReadonlyMap<number, bigint> | null> {
    const { store } = this.past;
    const kept = await store.get('volumes', session.genesisHash, block);
    if (kept !== undefined) return new Map(kept);
    const prices = await this.samples.at(session, block);
    const reader = await this.past.reader(session, block);
    const item = storageItem(reader.runtime, 'SubtensorModule', 'SubnetVolume');
    if (!item || prices === null) return null;
    const netuids = [...prices.keys()];
    const [time, ...values] = await this.past.ask(() =>
      reader.storage([blockTimeRead(reader.runtime), ...netuids.map((netuid) => ({ item, args: [netuid] }))]),
    );
    await this.past.learnTime(session.genesisHash, block, small(time, 'timestamp'));
    const volumes = netuids.map((netuid, i): [number, bigint] => [netuid, int(values[i], 'volume')]);
    await store.put('volumes', session.genesisHash, block, volumes);
    return new Map(volumes);
  }

  /** A sample read before, from another node, stays. */
  private missWindow(genesisHash: string, window: Window): void {
    if ('missing' in this.view(genesisHash).windows[window])
      this.setWindow(genesisHash, window, { missing: 'no-archive' });
  }

  private setWindow(genesisHash: string, window: Window, sample: WindowSample): void {
    this.change(genesisHash, (then) => ({ ...then, windows: { ...then.windows, [window]: sample } }));
  }

  private change(genesisHash: string, next: (then: PricesThen) => PricesThen): void {
    this.known.set(genesisHash, next(this.view(genesisHash)));
    for (const listener of [...this.listeners]) listener();
  }
}

/** Whether the node still keeps what was asked for. */
async function kept(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (isNoArchive(error)) return false;
    throw error;
  }
}
