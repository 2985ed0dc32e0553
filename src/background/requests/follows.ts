import type { FollowRow } from '../../protocol/engine/index.js';
import { createSerial } from '../serial.js';
import type { Alarms, Clock, EngineHost, KeyValueStore } from '../types.js';

const KEY = 'follows';
export const FOLLOWS_ALARM = 'follows.end';
/** Slot time of the chain; only an estimate is needed, it bounds how long the engine is held. */
const BLOCK_MS = 12_000;
/** Finality trails by a few blocks, and the engine needs a moment to write the outcome. */
const MARGIN_BLOCKS = 16;
/** Stands for whatever the engine follows, where this worker did not see it begin. */
const ENGINE = 'engine';
/** Longest a transaction is followed without an interface open: the longest era Kelvin makes (128 blocks) and the margin. */
const MAX_BLOCKS = 128 + MARGIN_BLOCKS;

/** Transactions that the engine follows. While there is one, the engine is held; the list outlives the worker. */
export interface Follows {
  /** Holds the engine for a transaction seen from `currentBlock`. Failing to hold it fails nothing: it is only followed later. */
  begin(row: FollowRow, currentBlock: number | null): Promise<void>;
  /** A transaction that was refused: there is nothing to follow. */
  end(txHash: string): Promise<void>;
  /** The engine says how many transactions it still follows; at none it is let go. */
  setPending(count: number): Promise<void>;
  /** At each start: holds the engine again for what an earlier worker followed. */
  resume(): Promise<void>;
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
        await engine.hold().catch(() => undefined);
      }),
    end: (txHash) =>
      serial(async () => {
        const known = await read();
        if (!(txHash in known)) return;
        const { [txHash]: _, ...rest } = known;
        await write(rest);
      }),
    setPending: (count) =>
      serial(async () => {
        const known = await read();
        if (count > 0) {
          await write({ ...known, [ENGINE]: clock.nowMs() + MAX_BLOCKS * BLOCK_MS });
          await engine.hold();
        } else if (Object.keys(known).length > 0) {
          await write({});
        }
      }),
    resume: () =>
      serial(async () => {
        if (Object.keys(await read()).length > 0) await engine.hold();
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
