import type { FollowRow } from '../../protocol/engine/index.js';
import { createSerial } from '../serial.js';
import type { Alarms, Clock, EngineHost, KeyValueStore } from '../types.js';

const KEY = 'follows';
export const FOLLOWS_ALARM = 'follows.end';
/** Slot time of the chain; only an estimate is needed, it bounds how long the engine is held. */
const BLOCK_MS = 12_000;
/** Finality trails by a few blocks, and the engine needs a moment to write the outcome. */
const MARGIN_BLOCKS = 16;
/** Longest a transaction is followed without an interface open: the longest era Kelvin makes (128 blocks) and the margin. */
const MAX_BLOCKS = 128 + MARGIN_BLOCKS;

/** Transactions that the engine follows. While there is one, the engine is held; the list outlives the worker. */
export interface Follows {
  /** Holds the engine for a transaction seen from `currentBlock`. */
  begin(row: FollowRow, currentBlock: number | null): Promise<void>;
  /** The engine saw the end of a transaction. */
  end(txHash: string): Promise<void>;
  /** Drops what cannot happen any more. */
  sweep(): Promise<void>;
}

export function createFollows(
  session: KeyValueStore,
  engine: Pick<EngineHost, 'hold' | 'release'>,
  alarms: Alarms,
  clock: Clock,
): Follows {
  const serial = createSerial();
  const read = async (): Promise<Record<string, number>> =>
    ((await session.get(KEY)) ?? {}) as Record<string, number>;
  const write = async (untilMs: Record<string, number>): Promise<void> => {
    await session.set({ [KEY]: untilMs });
    const ends = Object.values(untilMs);
    if (ends.length > 0) {
      await alarms.at(FOLLOWS_ALARM, Math.min(...ends));
      return;
    }
    await alarms.clear(FOLLOWS_ALARM);
    await engine.release();
  };

  return {
    begin: (row, currentBlock) =>
      serial(async () => {
        const left =
          row.validUntilBlock === null || currentBlock === null
            ? MAX_BLOCKS
            : row.validUntilBlock - currentBlock + MARGIN_BLOCKS;
        const blocks = Math.min(Math.max(left, MARGIN_BLOCKS), MAX_BLOCKS);
        await write({ ...(await read()), [row.txHash]: clock.nowMs() + blocks * BLOCK_MS });
        await engine.hold();
      }),
    end: (txHash) =>
      serial(async () => {
        const known = await read();
        if (!(txHash in known)) return;
        const { [txHash]: _, ...rest } = known;
        await write(rest);
      }),
    sweep: () =>
      serial(async () => {
        const known = await read();
        const nowMs = clock.nowMs();
        const rest = Object.entries(known).filter(([, untilMs]) => untilMs > nowMs);
        if (rest.length < Object.keys(known).length) await write(Object.fromEntries(rest));
      }),
  };
}
