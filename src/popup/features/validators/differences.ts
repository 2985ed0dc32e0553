import type { TFunction } from 'i18next';
import { inNotation } from '../../../core/amount/format.js';
import { NBSP, takePercent } from '../../components/format.js';
import { signedPercent } from '../market/figures.js';
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

type Names = { a: string; b: string };

function take(t: TFunction, a: ListedValidator, b: ListedValidator, names: Names): string {
  if (a.take === b.take) return t('validators.differ.sameTake', { take: `${takePercent(a.take)}${NBSP}%` });
  const less = a.take < b.take;
  return t('validators.differ.lessTake', {
    one: less ? names.a : names.b,
    other: less ? names.b : names.a,
    points: takePercent(Math.abs(a.take - b.take)),
  });
}

function yields(t: TFunction, a: ListedValidator, b: ListedValidator, names: Names): string {
  if (a.yield?.kind !== 'measured' || b.yield?.kind !== 'measured') {
    const missing = [a.yield, b.yield].map((one) => one?.kind !== 'measured');
    if (missing[0] && missing[1]) return t('validators.differ.noYields');
    return t('validators.differ.noYield', { one: missing[0] ? names.a : names.b });
  }
  const difference = a.yield.perDayPpb - b.yield.perDayPpb;
  if (difference === 0n) return t('validators.differ.sameYield');
  const more = difference > 0n;
  return t('validators.differ.moreYield', {
    one: more ? names.a : names.b,
    points: signedPercent(more ? difference : -difference, PPB, 4).replace('+', ''),
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
