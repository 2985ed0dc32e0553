import type { TFunction } from 'i18next';
import { inNotation, percent } from '../../../core/amount/format.js';
import { percentOfBps, takeText } from '../../components/format.js';
import type { ListedValidator } from './validator-rows.js';

const PPB = 1_000_000_000n;

/** What sets two validators apart, in sentences; what cannot be compared says so. Names are the caller's, isolated. */
export function differences(
  t: TFunction,
  a: ListedValidator,
  b: ListedValidator,
  names: { a: string; b: string },
): string[] {
  return [
    take(t, a, b, names),
    yields(t, a, b, names),
    stake(t, a, b, names),
    places(t, a, b, names),
  ].flatMap((line) => line ?? []);
}

/** A take in hundredths of a per cent, rounded as it is shown. */
const hundredths = (take: number): number => Math.round((take / 65_535) * 10_000);

type Names = { a: string; b: string };

function take(t: TFunction, a: ListedValidator, b: ListedValidator, names: Names): string {
  // Of what is shown: two takes that read the same are no difference to anybody.
  const [left, right] = [hundredths(a.take), hundredths(b.take)];
  if (left === right) return t('validators.differ.sameTake', { take: takeText(a.take) });
  const less = left < right;
  return t('validators.differ.lessTake', {
    one: less ? names.a : names.b,
    other: less ? names.b : names.a,
    points: percentOfBps(Math.abs(left - right)),
  });
}

function yields(t: TFunction, a: ListedValidator, b: ListedValidator, names: Names): string {
  if (a.yield?.kind !== 'measured' || b.yield?.kind !== 'measured') {
    // What is being read, or could not be, was not found to be unmeasured.
    const unread = [a, b].filter((one) => one.yield === null);
    if (unread.length > 0)
      return t(`validators.differ.${unread.some((one) => !one.yieldFailed) ? 'measuring' : 'unreadYields'}`);
    const missing = [a.yield, b.yield].map((one) => one?.kind !== 'measured');
    if (missing[0] && missing[1]) return t('validators.differ.noYields');
    return t('validators.differ.noYield', { one: missing[0] ? names.a : names.b });
  }
  const difference = a.yield.perDayPpb - b.yield.perDayPpb;
  // Over the whole chain it is the median of one epoch, not what was measured for days.
  const what = a.stakeBase === null ? 'Median' : 'Yield';
  // Four decimals are told: less than one of the last is none.
  if (difference / 1_000n === 0n) return t(`validators.differ.same${what}`);
  const more = difference > 0n;
  return t(`validators.differ.more${what}`, {
    one: more ? names.a : names.b,
    points: percent(more ? difference : -difference, PPB, 4),
  });
}

function stake(t: TFunction, a: ListedValidator, b: ListedValidator, names: Names): string | null {
  const more = a.stakeRao >= b.stakeRao;
  const [large, small] = more ? [a.stakeRao, b.stakeRao] : [b.stakeRao, a.stakeRao];
  if (small === 0n) return null;
  const tenths = (large * 10n) / small;
  if (tenths <= 10n) return t('validators.differ.sameStake');
  return t('validators.differ.moreStake', {
    one: more ? names.a : names.b,
    other: more ? names.b : names.a,
    times: inNotation(`${tenths / 10n}.${tenths % 10n}`),
  });
}

function places(t: TFunction, a: ListedValidator, b: ListedValidator, names: Names): string | null {
  if (a.subnets === null || b.subnets === null) return null;
  const difference = a.subnets - b.subnets;
  if (difference === 0) return t('validators.differ.sameSubnets', { count: a.subnets });
  return t('validators.differ.moreSubnets', {
    one: difference > 0 ? names.a : names.b,
    count: Math.abs(difference),
  });
}
