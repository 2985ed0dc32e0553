import type { Change, Effect } from '../../core/explain/types.js';
import type { Part } from './compose.js';
import type { FactView } from './fact-view.js';
import { holdingName, positionName } from './lines.js';
import { amountOf, mergeEffects } from './merge-effects.js';

/** By how much something changes: least, most, and what is expected; null where nothing bounds or foretells it. */
type Span = readonly [low: bigint | null, high: bigint | null, likely: bigint | null];
const NO_CHANGE: Span = [0n, 0n, 0n];
const MORE: Span = [0n, null, null];
interface Row {
  subject: { of: 'free' } | { of: 'reserved' } | { of: 'stake'; netuid: number; hotkey: string };
  span: Span;
}
const RESERVED = { of: 'reserved' } as const;

/**
 * What accounts have now and afterwards, from what all parts do to them. Least first, because that is what is promised.
 *
 * @param effects of the transaction itself: its fee, and that of what hides it.
 * @param allOrNothing false where a part may fail and the others still pass: then nothing is sure to come.
 */
export function changesOf(
  parts: readonly Part[],
  effects: readonly Effect[],
  allOrNothing: boolean,
  accounts: readonly string[],
  viewOf: (account: string) => FactView,
): Change[] {
  const lines = [...mergeEffects(parts, allOrNothing, true), ...effects];
  const open = openOf(parts, lines);
  const untold = new Set(parts.flatMap((part) => part.untold));
  return accounts.flatMap((account) => {
    const own = lines.filter((line) => line.account === account);
    const scattered = new Set(own.flatMap(({ value, hotkey }) => (hotkey ? [] : netuidOf(value))));
    return rowsOf(own, allOrNothing).map(({ subject, span }) => {
      const isTold = !untold.has(account) && (subject.of !== 'stake' || !scattered.has(subject.netuid));
      const name =
        subject.of === 'stake' ? positionName(account, subject.netuid, subject.hotkey) : `free ${account}`;
      const isOpen = subject.of !== 'reserved' && open.has(name);
      const change = isOpen ? plus(span, MORE) : span;
      return changeOf(account, subject, isTold ? change : null, viewOf(account));
    });
  });
}

/** Balances and positions to which something comes as well that no line has an amount for. */
function openOf(parts: readonly Part[], lines: readonly Effect[]): Set<string | null> {
  const receipts = (effects: readonly Effect[]) =>
    effects.filter(({ kind, bound }) => kind === 'receive' && bound !== 'exactly').map(holdingName);
  const told = new Set(receipts(lines));
  const coming = parts.flatMap(({ effects, open = [] }) => [...receipts(effects), ...open.map(holdingName)]);
  return new Set(coming.filter((name) => !told.has(name)));
}

function changeOf(account: string, subject: Row['subject'], span: Span | null, view: FactView): Change {
  const isStake = subject.of === 'stake';
  const value = (amount: bigint) =>
    isStake ? view.alphaParam(subject.netuid, amount) : ({ t: 'tao', rao: amount } as const);
  const now = amountNow(subject, view);
  return {
    account,
    subject: isStake ? { ...subject, hotkey: view.accountParam(subject.hotkey) } : subject,
    before: now === null ? null : value(now),
    after:
      now === null || span === null
        ? []
        : afterOf(now, span, subject.of === 'reserved').map(([bound, amount]) => ({
            bound,
            value: value(amount),
          })),
  };
}

function amountNow(subject: Row['subject'], { balance, positions, feeAlpha }: FactView): bigint | null {
  if (subject.of === 'free') return balance?.freeRao ?? null;
  if (subject.of === 'reserved') return balance?.reservedRao ?? null;
  if (positions === null) return null;
  const isIt = (row: { hotkey: string; netuid: number }) =>
    row.hotkey === subject.hotkey && row.netuid === subject.netuid;
  const base = positions.find(isIt)?.alphaBase ?? 0n;
  return feeAlpha && isIt(feeAlpha) ? base + feeAlpha.base : base;
}

/** The side that hurts, and what is expected where it is another number. Nobody has less than nothing. */
function afterOf(now: bigint, [low, high, likely]: Span, isDeposit: boolean) {
  const at = (change: bigint) => (now + change > 0n ? now + change : 0n);
  const worst = isDeposit ? high : low;
  const lines: Array<['exactly' | 'at-least' | 'at-most' | 'expected', bigint]> = [];
  if (worst !== null) {
    const isExact = low === high && now + worst >= 0n;
    lines.push([isExact ? 'exactly' : isDeposit ? 'at-most' : 'at-least', at(worst)]);
  }
  if (likely !== null && (worst === null || at(likely) !== at(worst))) lines.push(['expected', at(likely)]);
  return lines;
}

/** The direction in which a line moves what is free; deposits go the other way. */
const FREE: Readonly<Partial<Record<Effect['kind'], 1n | -1n>>> = {
  pay: -1n,
  fee: -1n,
  reserve: -1n,
  receive: 1n,
  release: 1n,
};
const ORDER = { free: 0, reserved: 1, stake: 2 } as const;

/** Lines by what they change. Several bounds of one receipt are the same thing said more or less surely. */
function rowsOf(lines: readonly Effect[], allOrNothing: boolean): Row[] {
  const rows = new Map<string, Row & { received: Span | null }>();
  for (const line of lines) {
    const subject = subjectOf(line);
    const sign = FREE[line.kind];
    if (subject === null || sign === undefined) continue;
    const span = spanOf(line, allOrNothing);
    const isDeposit = line.kind === 'reserve' || line.kind === 'release';
    for (const of of isDeposit ? [subject, RESERVED] : [subject]) {
      const key = of.of === 'stake' ? `${of.netuid}/${of.hotkey}` : of.of;
      const row = rows.get(key) ?? { subject: of, span: NO_CHANGE, received: null };
      if (line.kind === 'receive') row.received = row.received ? meet(row.received, span) : span;
      else row.span = plus(row.span, sign * (of === RESERVED ? -1n : 1n) > 0n ? span : minus(span));
      rows.set(key, row);
    }
  }
  return [...rows.values()]
    .map(({ subject, span, received }) => ({ subject, span: plus(span, received ?? NO_CHANGE) }))
    .sort((a, b) => ORDER[a.subject.of] - ORDER[b.subject.of]);
}

/** Null for what no balance shows: rights, locks, alpha that is with several validators. */
function subjectOf({ value, hotkey }: Effect): Row['subject'] | null {
  if (amountOf(value) === null) return null;
  if (value.t !== 'alpha') return { of: 'free' };
  return hotkey === undefined ? null : { of: 'stake', netuid: value.netuid, hotkey };
}

function netuidOf(value: Effect['value']): number[] {
  return value.t === 'alpha' ? [value.netuid] : [];
}

function spanOf({ bound, value }: Effect, allOrNothing: boolean): Span {
  const amount = amountOf(value);
  return [
    allOrNothing && (bound === 'exactly' || bound === 'at-least') ? amount : 0n,
    bound === 'exactly' || bound === 'at-most' ? amount : null,
    bound === 'at-least' ? null : amount,
  ];
}

function plus(a: Span, b: Span): Span {
  const sum = (x: bigint | null, y: bigint | null) => (x === null || y === null ? null : x + y);
  return [sum(a[0], b[0]), sum(a[1], b[1]), sum(a[2], b[2])];
}

function minus([low, high, likely]: Span): Span {
  const negative = (x: bigint | null) => (x === null ? null : -x);
  return [negative(high), negative(low), negative(likely)];
}

/** What holds when both do; of a receipt something is always the least. */
function meet(a: Span, b: Span): Span {
  return [(a[0] ?? 0n) > (b[0] ?? 0n) ? a[0] : b[0], a[1] ?? b[1], a[2] ?? b[2]];
}
