import type { Bound, Effect, Param } from '../../core/explain/types.js';
import type { LeafExplanation } from './plan.js';
import { isLost } from './risks/wealth.js';

const KINDS = { pay: 0, receive: 1, lock: 2, grant: 3, revoke: 4, reserve: 5, release: 6, fee: 7 } as const;
const BOUNDS = { exactly: 0, 'at-most': 1, 'at-least': 2, expected: 3 } as const;

type Sums = Partial<Record<Bound, Effect>>;

/**
 * The table of several calls: one group of lines for each account, kind and token, every line the sum over all calls. A line
 * that cannot be had for all of them is left out, because a part would be read as the whole.
 *
 * @param allOrNothing false where a call may fail and the others still pass: then what is paid is a most, and what comes
 *   does so only if its call is carried out.
 * @param byValidator alpha of each validator is a line of its own; otherwise a line names one only where there is no other.
 */
export function mergeEffects(
  parts: ReadonlyArray<Pick<LeafExplanation, 'effects' | 'pools'> & Partial<Pick<LeafExplanation, 'risks'>>>,
  allOrNothing: boolean,
  byValidator = false,
): Effect[] {
  const groups = new Map<string, Sums[]>();
  for (const { effects } of parts) {
    const own = new Map<string, Sums>();
    for (const effect of effects) {
      const key = [lineKey(effect), byValidator ? effect.hotkey : ''].join('/');
      const sums = own.get(key) ?? {};
      const known = sums[effect.bound];
      sums[effect.bound] = known ? plus(known, effect) : effect;
      own.set(key, sums);
    }
    for (const [key, sums] of own) groups.set(key, [...(groups.get(key) ?? []), sums]);
  }
  // What is bought for others, or to be destroyed, brings nothing here, and that is known.
  const isComplete = parts.every(
    ({ pools, effects, risks = [] }) => !pools?.length || effects.some(isReceipt) || isLost({ risks }),
  );
  return [...groups.values()]
    .flatMap((calls) => linesOf(calls, allOrNothing, isComplete))
    .map((line) => (!allOrNothing && isPromise(line) ? { ...line, ifDone: true as const } : line))
    .sort((a, b) => KINDS[a.kind] - KINDS[b.kind] || BOUNDS[a.bound] - BOUNDS[b.bound]);
}

function linesOf(calls: Sums[], allOrNothing: boolean, isComplete: boolean): Effect[] {
  const any = calls.flatMap((sums) => Object.values(sums))[0];
  if (any?.kind === 'receive') return receipts(calls, isComplete);
  if (any?.kind === 'pay') return payments(calls, allOrNothing);
  return (Object.keys(BOUNDS) as Bound[]).flatMap((bound) =>
    lineOf(
      calls.map((sums) => sums[bound]),
      bound,
    ),
  );
}

function payments(calls: Sums[], allOrNothing: boolean): Effect[] {
  const each = calls.map((sums) => sums.exactly ?? sums['at-most'] ?? sums.expected ?? sums['at-least']);
  const has = (bound: Bound) => each.some((effect) => effect?.bound === bound);
  if (has('expected')) return lineOf(each, 'expected');
  return lineOf(each, has('at-most') || !allOrNothing ? 'at-most' : 'exactly');
}

function receipts(calls: Sums[], isComplete: boolean): Effect[] {
  if (calls.every(({ exactly }) => exactly))
    return lineOf(
      calls.map(({ exactly }) => exactly),
      'exactly',
    );
  const expected = calls.map((sums) => sums.expected ?? sums.exactly);
  return [
    ...lineOf(
      calls.map((sums) => sums['at-least'] ?? sums.exactly),
      'at-least',
    ),
    ...(isComplete && expected.every((effect) => effect) ? lineOf(expected, 'expected') : []),
  ];
}

/** One line with the sum of what is there; none when nothing is. */
function lineOf(effects: ReadonlyArray<Effect | undefined>, bound: Bound): Effect[] {
  const [first, ...more] = effects.filter((effect) => effect !== undefined);
  return first ? [{ ...more.reduce(plus, first), bound }] : [];
}

function plus({ hotkey, ...a }: Effect, b: Effect): Effect {
  const same = hotkey !== undefined && hotkey === b.hotkey;
  return { ...a, value: sum(a.value, b.value), ...(same ? { hotkey } : {}) };
}

/**
 * What one of two sets of effects brings, whichever it is: what is certain of both. A least that both have, a most of either;
 * what is expected depends on which.
 */
export function eitherEffects(first: readonly Effect[], second: readonly Effect[]): Effect[] {
  const keys = new Set([...first, ...second].map(lineKey));
  return [...keys].flatMap((key) => {
    const of = (effects: readonly Effect[]) =>
      effects
        .filter((effect) => lineKey(effect) === key)
        .sort((a, b) => BOUNDS[a.bound] - BOUNDS[b.bound])[0];
    const [a, b] = [of(first), of(second)];
    const any = a ?? b;
    if (!any) return [];
    // Which position it is depends on which call it is.
    const placed = (effect: Effect) => (a && b && a.hotkey !== b.hotkey ? anywhere(effect) : effect);
    const isSame =
      a?.bound === 'exactly' && b?.bound === 'exactly' && amountOf(a.value) === amountOf(b.value);
    if (a && isSame) return [placed(a)];
    if (any.kind === 'receive') {
      if (!a || !b || [a, b].some(({ bound }) => bound !== 'exactly' && bound !== 'at-least')) return [];
      return [{ ...placed(lesser(a, b)), bound: 'at-least' } as const];
    }
    const most = a && b ? (lesser(a, b) === a ? b : a) : any;
    const isExpected = a?.bound === 'expected' || b?.bound === 'expected';
    return [{ ...placed(most), bound: isExpected ? 'expected' : 'at-most' } as const];
  });
}

function anywhere({ hotkey: _, ...effect }: Effect): Effect {
  return effect;
}

function lesser(a: Effect, b: Effect): Effect {
  return (amountOf(a.value) ?? 0n) <= (amountOf(b.value) ?? 0n) ? a : b;
}

/** Units of money; null for what is none. */
export function amountOf(value: Param): bigint | null {
  return value.t === 'tao' ? value.rao : value.t === 'alpha' ? value.base : null;
}

function lineKey({ account, kind, value }: Effect): string {
  return [account, kind, tokenOf(value)].join('/');
}

function isReceipt({ kind }: Effect): boolean {
  return kind === 'receive';
}

/** Something comes, and no less of it. */
function isPromise({ kind, bound }: Effect): boolean {
  return (kind === 'receive' || kind === 'release') && (bound === 'exactly' || bound === 'at-least');
}

function tokenOf(value: Param): string {
  if (value.t === 'tao') return 'tao';
  if (value.t === 'alpha') return `alpha-${value.netuid}`;
  return `${value.t}-${value.t === 'text' ? value.text : ''}`;
}

function sum(a: Param, b: Param): Param {
  if (a.t === 'tao' && b.t === 'tao') return { ...a, rao: a.rao + b.rao };
  if (a.t === 'alpha' && b.t === 'alpha') return { ...a, base: a.base + b.base };
  return a;
}
