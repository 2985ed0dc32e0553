import type { PositionPoint, ValueHistory } from '../../../core/chain/history.js';
import type { Position } from '../../../core/stake/types.js';
import { DAY_MS, nearestSample } from '../holdings/value-change.js';

/** Below this, in rao, the rounding of the sample would be part of the change. */
const LEAST_RAO = 1_000_000n;

type Key = Pick<Position, 'coldkey' | 'hotkey' | 'netuid'>;
/** What positions were a day ago. */
export type DayBefore = ReadonlyMap<string, PositionPoint>;

const keyOf = ({ coldkey, hotkey, netuid }: Key): string => `${coldkey} ${hotkey} ${netuid}`;

/** The samples of each position that lie a day before `nowMs`; positions without one are left out. */
export function dayBefore(history: ValueHistory | null, nowMs: number): DayBefore {
  return new Map(
    (history?.positions ?? []).flatMap((one) => {
      const sample = nearestSample(one.points, nowMs - DAY_MS);
      return sample ? [[keyOf(one), sample] as const] : [];
    }),
  );
}

/**
 * What became of the alpha that was held a day ago, at spot at both ends, in rao: a change of price, in which nothing that was
 * bought, sold or earned since counts. Null for root, which has no price, and where no sample tells.
 */
export function dayChange(
  positions: readonly Position[],
  before: DayBefore,
): { fromRao: bigint; changeRao: bigint } | null {
  let [fromRao, nowRao] = [0n, 0n];
  for (const position of positions) {
    const then = position.netuid === 0 ? undefined : before.get(keyOf(position));
    const base = position.alpha.base as bigint;
    if (!then || base === 0n) continue;
    fromRao += then.spotRao;
    nowRao += (position.spotRao * then.alpha.base) / base;
  }
  return fromRao < LEAST_RAO ? null : { fromRao, changeRao: nowRao - fromRao };
}
