import type { Effect, Explanation } from '../../../../src/core/explain/types.js';

/** By how much something may have changed as the lines of a table say; null: no bound, or nothing expected. */
export interface Span {
  low: bigint | null;
  high: bigint | null;
  likely: bigint | null;
}

/** Of whom, and of what: `free`, `reserved`, or `alpha <netuid>` over all validators. */
export type Subject = `free` | `reserved` | `alpha ${number}`;

type Way = 1n | -1n;
const FREE: Readonly<Partial<Record<Effect['kind'], Way>>> = {
  pay: -1n,
  receive: 1n,
  reserve: -1n,
  release: 1n,
};

/**
 * What the effects without the fee add up to for one account and subject. Lines of one receipt with several bounds say the
 * same more or less surely; all others are summed.
 */
export function spanOf({ effects }: Explanation, account: string, subject: Subject): Span {
  const span: Span = { low: 0n, high: 0n, likely: 0n };
  const receipts: Partial<Record<Effect['bound'], bigint>> = {};
  for (const { kind, bound, value, account: whose } of effects) {
    const way = FREE[kind];
    const amount = value.t === 'tao' ? value.rao : value.t === 'alpha' ? value.base : null;
    if (whose !== account || way === undefined || amount === null) continue;
    const isDeposit = kind === 'reserve' || kind === 'release';
    const of = value.t === 'alpha' ? `alpha ${value.netuid}` : 'free';
    if (of !== subject && !(isDeposit && subject === 'reserved')) continue;
    if (kind === 'receive') receipts[bound] = (receipts[bound] ?? 0n) + amount;
    else add(span, boundsOf(bound, amount), subject === 'reserved' ? (-way as Way) : way);
  }
  if (Object.keys(receipts).length > 0) add(span, meet(receipts), 1n);
  return span;
}

/** The least that may be left of it when only a part of all happened: as a change, null where nothing bounds it. */
export function goneAtMost(shown: Explanation, account: string, subject: Subject): bigint | null {
  const effects = shown.effects.filter(
    ({ kind }) => kind === 'pay' || kind === (subject === 'reserved' ? 'release' : 'reserve'),
  );
  const surely = effects.map((effect) =>
    effect.bound === 'exactly' ? { ...effect, bound: 'at-most' as const } : effect,
  );
  const { low } = spanOf({ ...shown, effects: surely }, account, subject);
  return low;
}

/** Whether anything is said of it at all, for better or for worse. */
export function isTold({ low, high, likely }: Span): boolean {
  return low !== 0n || high !== 0n || likely !== 0n;
}

function boundsOf(bound: Effect['bound'], amount: bigint): Span {
  return {
    low: bound === 'exactly' || bound === 'at-least' ? amount : bound === 'at-most' ? 0n : null,
    high: bound === 'exactly' || bound === 'at-most' ? amount : null,
    likely: bound === 'exactly' || bound === 'expected' ? amount : null,
  };
}

function meet(receipts: Partial<Record<Effect['bound'], bigint>>): Span {
  const { exactly, expected } = receipts;
  const likely = exactly ?? expected ?? null;
  return { low: exactly ?? receipts['at-least'] ?? 0n, high: exactly ?? receipts['at-most'] ?? null, likely };
}

function add(sum: Span, { low, high, likely }: Span, way: Way): void {
  const plus = (a: bigint | null, b: bigint | null) => (a === null || b === null ? null : a + way * b);
  const [least, most] = way > 0n ? [low, high] : [high, low];
  sum.low = plus(sum.low, least);
  sum.high = plus(sum.high, most);
  sum.likely = plus(sum.likely, likely);
}
