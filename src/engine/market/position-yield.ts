import type { MeasuredYield } from '../../core/chain/market.js';
import type { Session } from '../chain/session.js';
import { int, record } from '../chain/shape.js';
import { storageItem } from '../chain/storage-items.js';
import { isNoArchive, isUntellable } from '../history/no-archive.js';
import type { PastChain } from '../history/past-chain.js';
import { DAY_BLOCKS } from '../history/sample-plan.js';
import type { PastFacts } from '../storage/history-store.js';
import { growthOf, measured } from './growth.js';
import { rootYields } from './root-yield.js';
import { yieldBlocks } from './validator-yield.js';

/** Half a day: over less than some ten payouts a single one would be the whole result. */
const SHORTEST = DAY_BLOCKS / 2;

export interface PositionKey {
  coldkey: string;
  hotkey: string;
  netuid: number;
}

type Sample = PastFacts['positions'] & { block: number };

/**
 * Growth of one's own position, measured only over stretches without a trade: shares (`AlphaV2`, `Alpha` before) change
 * with trades and never with payouts, so that between two blocks with the same shares all growth was earned. Root stake
 * earns outside of itself, and is measured as its validator's.
 */
export async function positionYield(
  past: PastChain,
  session: Session,
  key: PositionKey,
): Promise<MeasuredYield> {
  if (key.netuid === 0) {
    const unread: MeasuredYield = { kind: 'not-measured', reason: 'unavailable' };
    return (await rootYields(past, session, [key.hotkey])).get(key.hotkey) ?? unread;
  }
  const samples: Sample[] = [];
  let cutShort = false;
  try {
    const blocks = yieldBlocks(session.finalized.number);
    await past.hashes(session, blocks);
    for (const block of blocks) {
      const sample = await sampleAt(past, session, key, block);
      if (sample.base === 0n) break;
      samples.push({ ...sample, block });
    }
  } catch (error) {
    if (isUntellable(error)) return { kind: 'not-measured', reason: 'unavailable' };
    if (!isNoArchive(error)) throw error;
    cutShort = true;
  }
  const found = growthBetween(samples);
  return cutShort && found.kind === 'not-measured' ? { kind: 'not-measured', reason: 'no-archive' } : found;
}

/** Samples newest first. Growth of all stretches without a trade, over their whole length. */
export function growthBetween(samples: Sample[]): MeasuredYield {
  let growth = 0n;
  let length = 0;
  const ends: number[] = [];
  for (let i = 0; i + 1 < samples.length; i += 1) {
    const [later, earlier] = [samples[i], samples[i + 1]];
    if (!later || !earlier || later.shares !== earlier.shares || later.base < earlier.base) continue;
    growth += growthOf(later.base - earlier.base, earlier.base);
    length += later.block - earlier.block;
    ends.push(earlier.block, later.block);
  }
  if (length < SHORTEST) return { kind: 'not-measured', reason: 'too-young' };
  if (growth === 0n) return { kind: 'not-measured', reason: 'inactive' };
  const day = (growth * BigInt(DAY_BLOCKS)) / BigInt(length);
  return measured(day, {
    fromBlock: Math.min(...ends),
    toBlock: Math.max(...ends),
    samples: new Set(ends).size,
  });
}

async function sampleAt(
  past: PastChain,
  session: Session,
  { coldkey, hotkey, netuid }: PositionKey,
  block: number,
): Promise<PastFacts['positions']> {
  const { genesisHash } = session;
  const subject = `${coldkey}|${hotkey}|${netuid}`;
  const kept = await past.store.get('positions', genesisHash, block, subject);
  if (kept) return kept;
  const reader = await past.reader(session, block);
  const items = ['AlphaV2', 'Alpha'].flatMap(
    (name) => storageItem(reader.runtime, 'SubtensorModule', name) ?? [],
  );
  const shares = await past.ask(() =>
    reader.rawStorage(items.map((item) => ({ item, args: [hotkey, coldkey, netuid] }))),
  );
  const info = await past.ask(() =>
    reader.call('StakeInfoRuntimeApi', 'get_stake_info_for_hotkey_coldkey_netuid', [hotkey, coldkey, netuid]),
  );
  const base = info === null ? 0n : int(record(info, 'stake info').stake, 'stake');
  const sample = { shares: shares.map((raw) => raw ?? '').join('|'), base };
  if (block % DAY_BLOCKS === 0) await past.store.put('positions', genesisHash, block, sample, subject);
  return sample;
}
