import { ONE } from '../../core/amount/money.js';
import type { MeasuredYield } from '../../core/chain/market.js';
import type { Session } from '../chain/session.js';
import { fixedBits, int } from '../chain/shape.js';
import { needStorage, storageItem } from '../chain/storage-items.js';
import { isNoArchive, isUntellable } from '../history/no-archive.js';
import type { PastChain } from '../history/past-chain.js';
import type { PastReader } from '../history/past-reader.js';
import { DAY_BLOCKS } from '../history/sample-plan.js';
import { growthOf, measured } from './growth.js';
import { readPrices } from './prices.js';
import { yieldBlocks } from './validator-yield.js';

const DEFAULT_TWR = 1n << 64n;

/**
 * What root stake with each validator earned. With baskets: how its series of returns (`BasketTwr`) rose over the
 * window. Before them: the alpha that root's part of the last epochs brought, at the price then, for the root stake; it
 * waits to be claimed and does not compound.
 */
export async function rootYields(
  past: PastChain,
  session: Session,
  hotkeys: string[],
): Promise<Map<string, MeasuredYield>> {
  const all = (reason: 'no-archive' | 'unavailable' | 'too-young') =>
    new Map(hotkeys.map((hotkey) => [hotkey, { kind: 'not-measured', reason } as const] as const));
  try {
    const [newest, ...older] = yieldBlocks(session.finalized.number);
    if (newest === undefined) return all('too-young');
    const now = await past.reader(session, newest);
    const baskets = storageItem(now.runtime, 'SubtensorModule', 'BasketTwr') !== null;
    if (!baskets) return await claimableYields(past, now, hotkeys);
    const oldest = older.at(-1);
    if (oldest === undefined || newest - oldest < DAY_BLOCKS / 2) return all('too-young');
    return await basketYields(past, await past.reader(session, oldest), now, hotkeys);
  } catch (error) {
    if (isNoArchive(error)) return all('no-archive');
    if (isUntellable(error)) return all('unavailable');
    throw error;
  }
}

async function basketYields(
  past: PastChain,
  then: PastReader,
  now: PastReader,
  hotkeys: string[],
): Promise<Map<string, MeasuredYield>> {
  const [before, after] = [await seriesAt(past, then, hotkeys), await seriesAt(past, now, hotkeys)];
  const [fromBlock, toBlock] = [then.block.number, now.block.number];
  return new Map(
    hotkeys.map((hotkey, i) => {
      const [low, high] = [before[i] ?? DEFAULT_TWR, after[i] ?? DEFAULT_TWR];
      if (high <= low || low === 0n) return [hotkey, { kind: 'not-measured', reason: 'inactive' }] as const;
      const growth = growthOf((high - low) * BigInt(DAY_BLOCKS), low * BigInt(toBlock - fromBlock));
      return [hotkey, measured(growth, { fromBlock, toBlock, samples: 2 })] as const;
    }),
  );
}

async function seriesAt(past: PastChain, reader: PastReader, hotkeys: string[]): Promise<bigint[]> {
  const item = needStorage(reader.runtime, 'SubtensorModule', 'BasketTwr');
  const values = await past.ask(() => reader.storage(hotkeys.map((hotkey) => ({ item, args: [hotkey] }))));
  return values.map((value) => fixedBits(value, 'series'));
}

/** The last epoch of every subnet: `RootAlphaDividendsPerSubnet` x price, by the subnet's own pace. */
async function claimableYields(
  past: PastChain,
  reader: PastReader,
  hotkeys: string[],
): Promise<Map<string, MeasuredYield>> {
  const item = (name: string) => needStorage(reader.runtime, 'SubtensorModule', name);
  const [dividends, tempo, root] = [
    item('RootAlphaDividendsPerSubnet'),
    item('Tempo'),
    item('TotalHotkeyAlpha'),
  ];
  const prices = await past.ask(() => readPrices(reader));
  const netuids = [...prices.keys()].filter((netuid) => netuid !== 0);
  const paces = await past.ask(() =>
    reader.storage(netuids.map((netuid) => ({ item: tempo, args: [netuid] }))),
  );
  const stakes = await past.ask(() =>
    reader.storage(hotkeys.map((hotkey) => ({ item: root, args: [hotkey, 0] }))),
  );
  const reads = hotkeys.flatMap((hotkey) =>
    netuids.map((netuid) => ({ item: dividends, args: [netuid, hotkey] })),
  );
  const values = await past.ask(() => reader.storage(reads));
  const longest = Math.max(0, ...paces.map((pace) => Number(int(pace, 'tempo'))));
  return new Map(
    hotkeys.map((hotkey, i) => {
      const perDayRao = netuids.reduce((sum, netuid, n) => {
        const pace = int(paces[n], 'tempo');
        if (pace === 0n) return sum;
        const dividend = int(values[i * netuids.length + n], 'dividend');
        return sum + (dividend * (prices.get(netuid) ?? 0n) * BigInt(DAY_BLOCKS)) / (ONE * pace);
      }, 0n);
      const stake = int(stakes[i], 'root stake');
      if (perDayRao === 0n || stake === 0n)
        return [hotkey, { kind: 'not-measured', reason: 'inactive' }] as const;
      const { number } = reader.block;
      const window = { fromBlock: number - longest, toBlock: number, samples: 1 };
      return [hotkey, measured(growthOf(perDayRao, stake), window, false)] as const;
    }),
  );
}
