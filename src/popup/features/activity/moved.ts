import type { ActivityRow, AlphaMoved, TxMovements, TxOutcome } from '../../../core/activity/types.js';
import type { Effect, Param } from '../../../core/explain/types.js';

/** An amount of TAO (netuid null) or of a subnet's alpha; on netuid 0 that is staked TAO. */
export interface Moved {
  netuid: number | null;
  base: bigint;
}

/** One kind of money in a receipt, with what was stated of it before. */
export interface Compared {
  moved: Moved;
  stated: Array<{ bound: Effect['bound']; base: bigint }>;
  /** Received against expected, basis points of the latter; null where nothing was expected, or not for all of it. */
  betterBps: number | null;
  /** Less came than was stated as the least. */
  broken: boolean;
}

export interface PartialFill {
  done: Moved;
  asked: Moved;
}

export const taoOf = (base: bigint | null): Moved[] => (base === null ? [] : [{ netuid: null, base }]);
const alphaOf = (alpha: AlphaMoved | null): Moved[] => (alpha ? [alpha] : []);

export function receivedOf({ receivedRao, receivedAlpha }: TxMovements): Moved[] {
  return [...taoOf(receivedRao), ...alphaOf(receivedAlpha)];
}

export function paidOf({ paidRao, paidAlpha }: TxMovements): Moved[] {
  return [...taoOf(paidRao), ...alphaOf(paidAlpha)];
}

/** Of a batch, by token: alpha of several subnets is never one amount. */
export function totalsOf(outcome: TxOutcome, of: (part: TxMovements) => Moved[]): Moved[] {
  const sums = new Map<number | null, bigint>();
  for (const part of outcome.legs ?? [outcome])
    for (const { netuid, base } of of(part)) sums.set(netuid, (sums.get(netuid) ?? 0n) + base);
  return [...sums].map(([netuid, base]) => ({ netuid, base }));
}

/**
 * What was paid less than asked: at the limit a trade may stop half-way. Null for batches with a failed step, and for what
 * is no trade: a crowdloan near its cap takes less too, and sending everything leaves the fee.
 */
export function partialFill(row: ActivityRow): PartialFill | null {
  const { outcome } = row;
  if (!outcome || row.failure || hasFailedLeg(outcome) || !hasTraded(outcome)) return null;
  for (const done of totalsOf(outcome, paidOf)) {
    const asked = statedOf(row, 'pay', done.netuid).find(
      ({ bound }) => bound === 'exactly' || bound === 'at-most',
    );
    if (asked && asked.base > done.base) return { done, asked: { ...done, base: asked.base } };
  }
  return null;
}

/** What came, beside what was stated: only a trade that was filled whole can be compared with what was expected of it. */
export function comparedOf(row: ActivityRow): Compared[] {
  const { outcome } = row;
  if (!outcome || row.failure) return [];
  const isWhole = !hasFailedLeg(outcome) && partialFill(row) === null;
  return totalsOf(outcome, receivedOf).map((moved) => {
    const stated = statedOf(row, 'receive', moved.netuid);
    const expected =
      stated.find(({ bound }) => bound === 'expected') ?? stated.find(({ bound }) => bound === 'exactly');
    const least = stated.find(({ bound }) => bound === 'at-least' || bound === 'exactly');
    return {
      moved,
      stated: isWhole ? stated : [],
      betterBps:
        isWhole && expected && expected.base > 0n ? bpsOf(moved.base - expected.base, expected.base) : null,
      broken: isWhole && least !== undefined && moved.base < least.base,
    };
  });
}

/** TAO per alpha that a single trade really came to, rao, the pool's fee included; null for anything else. */
export function priceReached({ legs, paidRao, paidAlpha, receivedRao, receivedAlpha }: TxOutcome): {
  netuid: number;
  raoPerAlpha: bigint;
} | null {
  if (legs && legs.length > 1) return null;
  const isBuy = paidRao !== null && receivedAlpha !== null && paidAlpha === null;
  const isSale = receivedRao !== null && paidAlpha !== null && receivedAlpha === null;
  const [tao, alpha] = isBuy ? [paidRao, receivedAlpha] : isSale ? [receivedRao, paidAlpha] : [null, null];
  if (tao === null || !alpha || alpha.netuid === 0 || alpha.base === 0n) return null;
  return { netuid: alpha.netuid, raoPerAlpha: (tao * 1_000_000_000n) / alpha.base };
}

function hasTraded(outcome: TxOutcome): boolean {
  const parts: TxMovements[] = outcome.legs ?? [outcome];
  return parts.some(({ poolFeeRao, poolFeeAlpha }) => poolFeeRao !== null || poolFeeAlpha !== null);
}

function hasFailedLeg({ legs }: TxOutcome): boolean {
  return legs?.some(({ failure }) => failure !== null) ?? false;
}

function statedOf(
  { expected, address }: ActivityRow,
  kind: Effect['kind'],
  netuid: number | null,
): Compared['stated'] {
  return (expected?.effects ?? []).flatMap((effect) => {
    const base = effect.kind === kind && effect.account === address ? baseOf(effect.value, netuid) : null;
    return base === null ? [] : [{ bound: effect.bound, base }];
  });
}

function baseOf(value: Param, netuid: number | null): bigint | null {
  if (netuid === null) return value.t === 'tao' ? value.rao : null;
  return value.t === 'alpha' && value.netuid === netuid ? value.base : null;
}

/** Hundredths of a per cent, rounded to the nearest. */
function bpsOf(part: bigint, whole: bigint): number {
  const twice = (part * 20_000n) / whole;
  return Number((twice + (part < 0n ? -1n : 1n)) / 2n);
}
