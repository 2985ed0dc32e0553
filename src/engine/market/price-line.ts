import type { RaoPerAlpha } from '../../core/amount/money.js';
import type { HistoryRange } from '../../core/chain/history.js';
import type { PriceLine } from '../../core/chain/market.js';
import { isWalletError } from '../../core/errors/wallet-error.js';
import type { Connection } from '../chain/connection.js';
import type { Session } from '../chain/session.js';
import { BLOCK_MS } from '../history/block-clock.js';
import { isNoArchive } from '../history/no-archive.js';
import type { PastChain } from '../history/past-chain.js';
import type { PriceSamples } from '../history/price-samples.js';
import { sampleBlocks } from '../history/sample-plan.js';

/** After so many new blocks the newest end is looked at again: five minutes. */
const LOOK_AGAIN_BLOCKS = 25;
/** Every so many samples the block's own time is asked for; those between lie on a straight line. */
const TIMES_EVERY = 13;

interface Deps {
  connection: Connection;
  past: PastChain;
  samples: PriceSamples;
}

interface Question {
  netuid: number;
  range: HistoryRange;
}

type Sample = PriceLine['points'][number];

/**
 * The price of a subnet over a range, newest samples first, as they come in. One request for each block, which tells the
 * prices of all subnets and is remembered for ever. @returns what pauses it
 */
export function openPriceLine(
  { connection, past, samples }: Deps,
  { netuid, range }: Question,
  emit: (line: PriceLine) => void,
): () => void {
  let shown: PriceLine = { netuid, range, points: [], progress: { done: 0, total: 0 }, state: 'reading' };
  let [stopped, running, readTo] = [false, false, Number.NEGATIVE_INFINITY];
  const tell = (line: PriceLine) => {
    if (stopped) return;
    // A line never becomes shorter before one's eyes.
    shown =
      line.state === 'reading' && line.points.length < shown.points.length
        ? { ...shown, progress: line.progress, state: 'reading' }
        : line;
    emit(shown);
  };
  const look = () => {
    const { session } = connection;
    if (!session || running || stopped || session.finalized.number < readTo + LOOK_AGAIN_BLOCKS) return;
    running = true;
    const { number } = session.finalized;
    readLine(session, past, samples, { netuid, range }, tell, () => stopped).then(
      () => {
        running = false;
        readTo = number;
      },
      (error: unknown) => {
        // The next block, or the next connection, tries again.
        running = false;
        if (!isWalletError(error)) console.error('reading a price line failed', error);
        tell({ ...shown, state: 'error' });
      },
    );
  };
  emit(shown);
  const unlisten = connection.on((event) => {
    if (event === 'online' || event === 'finalized') look();
  });
  const release = connection.retain();
  connection.ready().then(look, () => tell({ ...shown, state: 'error' }));
  return () => {
    stopped = true;
    unlisten();
    release();
  };
}

async function readLine(
  session: Session,
  past: PastChain,
  samples: PriceSamples,
  { netuid, range }: Question,
  tell: (line: PriceLine) => void,
  isStopped: () => boolean,
): Promise<void> {
  const head = session.finalized.number;
  const blocks = [head, ...sampleBlocks(range, head)];
  const points: Sample[] = [];
  const times = new Map<number, number>();
  let done = 0;
  const line = (state: PriceLine['state']): PriceLine => ({
    netuid,
    range,
    points: [...points].reverse(),
    progress: { done, total: blocks.length },
    state,
  });
  try {
    await past.survey(session, blocks);
    for (const [index, block] of blocks.entries()) {
      if (isStopped()) return;
      const price = (await samples.at(session, block))?.get(netuid);
      if (index % TIMES_EVERY === 0 || index === blocks.length - 1)
        times.set(block, await past.timeOf(session, block));
      if (price !== undefined)
        points.push({ block, atMs: timeAt(times, block), priceRaoPerAlpha: price as RaoPerAlpha });
      done += 1;
      tell(line('reading'));
    }
  } catch (error) {
    if (!isNoArchive(error)) throw error;
    tell(line('no-archive'));
    return;
  }
  // Now that times on both sides are known, those between are exact to the chain's pace.
  for (const point of points) point.atMs = timeAt(times, point.block);
  tell(line('complete'));
}

/** Time of a block between known ones, or at the chain's pace from the nearest. */
function timeAt(times: ReadonlyMap<number, number>, block: number): number {
  const known = [...times].sort((a, b) => a[0] - b[0]);
  const above = known.find(([number]) => number >= block);
  const below = known.filter(([number]) => number <= block).at(-1);
  if (above && below && above[0] !== below[0])
    return Math.round(below[1] + ((block - below[0]) * (above[1] - below[1])) / (above[0] - below[0]));
  const [number, atMs] = above ?? below ?? [block, 0];
  return atMs + (block - number) * BLOCK_MS;
}
