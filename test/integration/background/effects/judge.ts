import type { CallNode, Change, Explanation } from '../../../../src/core/explain/types.js';
import type { Holdings } from './holdings.js';
import { positionKey } from './holdings.js';
import type { Outcome } from './outcome.js';
import { goneAtMost, isTold, type Span, type Subject, spanOf } from './spans.js';

/** Shares of a position round to a unit when they are booked, at both ends of every step. */
const ROUNDING = 16n;
/** What is expected of a pool is a simulation of one trade in the pool as it is: exact but for rounding. */
const EXPECTED_PARTS = 1_000_000n;
/** What these bring is about the sum of what their sales bring one by one: some sell into the same pools. */
const SUMS = [
  'claim_root',
  'claim_root_with_hotkey',
  'unstake_all',
  'unstake_all_alpha',
  'stake_into_basket',
];
const SUM_PARTS = 100n;
/** A decaying lock melts in each block: e^(-1/934866), less than a part in 900,000. */
const DECAY_PARTS = 900_000n;

export interface Case {
  shown: Explanation;
  outcome: Outcome;
  before: ReadonlyMap<string, Holdings>;
  after: ReadonlyMap<string, Holdings>;
  /** The wallet's accounts: what comes to anybody else needs no line. */
  own: ReadonlySet<string>;
}

/** Everything about a request that was carried out that is not as it was shown; empty where all is. */
export function violations(one: Case): string[] {
  return [
    ...feeViolations(one),
    ...[...one.after.keys()].flatMap((account) => accountViolations(one, account)),
  ];
}

function feeViolations({ shown, outcome }: Case): string[] {
  const [fee, ...more] = shown.effects.filter(({ kind }) => kind === 'fee');
  if (!fee || more.length > 0) return ['no fee was shown'];
  const wrong: string[] = [];
  if (fee.value.t === 'alpha') {
    const { alphaFee } = outcome;
    const isIt = alphaFee?.netuid === fee.value.netuid && nearly(alphaFee.base, fee.value.base);
    if (!isIt) wrong.push(`fee ${alphaFee?.base}, shown ${fee.value.base} of ${fee.value.netuid}`);
  } else if (fee.value.t !== 'tao') return ['no fee was shown'];
  else if (outcome.feeRao > fee.value.rao) wrong.push(`fee ${outcome.feeRao}, shown ${fee.value.rao}`);
  if (outcome.payer !== fee.account) wrong.push(`fee paid by ${outcome.payer}, shown ${fee.account}`);
  return wrong;
}

/** The price is known to the rao only, and that of the block before. */
function nearly(paid: bigint, shown: bigint): boolean {
  return distance(paid, shown) <= ROUNDING + shown / 10_000n;
}

function accountViolations(one: Case, account: string): string[] {
  const { before, after, outcome, shown } = one;
  const [was, is] = [before.get(account), after.get(account)];
  if (!was || !is) return [];
  const wrong: string[] = [];
  const say = (what: string) => wrong.push(`${account.slice(0, 8)} ${what}`);
  const paid = outcome.payer === account && !outcome.alphaFee ? outcome.feeRao : 0n;
  tao(one, account, 'free', is.free - was.free + paid, say);
  tao(one, account, 'reserved', is.reserved - was.reserved, say);
  for (const netuid of netuidsOf(was, is)) {
    const fee = outcome.payer === account && outcome.alphaFee?.netuid === netuid ? outcome.alphaFee.base : 0n;
    tao(one, account, `alpha ${netuid}`, totalOn(is, netuid) - totalOn(was, netuid) + fee, say);
  }
  positions(one, account, was, is, say);
  locks(one, account, was, is, say);
  rights(one, account, was, is, say);
  for (const row of shown.changes.filter((change) => change.account === account))
    change(one, row, was, is, say);
  return wrong;
}

type Say = (what: string) => void;

/** One balance, or all positions on one subnet. */
function tao(one: Case, account: string, subject: Subject, delta: bigint, say: Say): void {
  const { shown, outcome, own } = one;
  const slack = slackOf(subject);
  if (outcome.failure !== null) {
    if (distance(delta, 0n) > slack) say(`${subject}: changed by ${delta} although it failed`);
    return;
  }
  const span = spanOf(shown, account, subject);
  if (isTold(span)) bounds(one, account, subject, span, delta, say);
  else if (delta < -slack && shown.certainty !== 'unknown')
    say(`${subject}: changed by ${delta}, and no line says so (${shown.certainty})`);
  else if (delta > slack && own.has(account) && !leavesOut(shown))
    say(`${subject}: gained ${delta}, and no line says so (${shown.certainty})`);
}

/**
 * What comes is left out of a table that could not say of all of it how much: of two trades in one pool, of the one of two
 * calls that happens, of a trade that no longer fits its limit whole.
 */
function leavesOut({ certainty, risks, tree }: Explanation): boolean {
  return (
    certainty === 'unknown' ||
    holds(tree, 'if_else') ||
    risks.some(({ code }) => code === 'limit-unreachable')
  );
}

/** Whether a call, or one inside it, has this name. */
export function holds(node: CallNode, call: string): boolean {
  return node.call === call || node.children.some((child) => holds(child, call));
}

function bounds(one: Case, account: string, subject: Subject, span: Span, delta: bigint, say: Say): void {
  const { shown, outcome } = one;
  const slack = slackOf(subject);
  const { low, high, likely } = span;
  const isWhole = outcome.inner.length === 0;
  // Of what happened only in part no more may be gone than was shown, whatever was to come.
  const most = isWhole ? low : goneAtMost(shown, account, subject);
  if (most !== null && delta < most - slack) say(`${subject}: changed by ${delta}, shown at least ${low}`);
  if (!isWhole || leavesOut(shown)) return;
  if (high !== null && delta > high + slack) say(`${subject}: changed by ${delta}, shown at most ${high}`);
  if (likely === null) return;
  const near = shown.certainty === 'exact' ? slack : nearTo(shown, likely) + slack;
  if (distance(delta, likely) > near)
    say(`${subject}: changed by ${delta}, expected ${likely} (${shown.certainty})`);
}

function slackOf(subject: Subject): bigint {
  return subject.startsWith('alpha') ? ROUNDING : 0n;
}

/** How far off an expectation may be: what is taken out whole depends on the fee. */
function nearTo({ effects, tree }: Explanation, likely: bigint): bigint {
  const fee = effects.find(({ kind }) => kind === 'fee')?.value;
  const parts = SUMS.some((call) => holds(tree, call)) ? SUM_PARTS : EXPECTED_PARTS;
  return ROUNDING + (fee?.t === 'tao' ? fee.rao : 0n) + distance(likely, 0n) / parts;
}

/** Every single position that has become smaller has a row, or a line about all of the account's on that subnet. */
function positions({ shown, outcome }: Case, account: string, was: Holdings, is: Holdings, say: Say): void {
  if (shown.certainty === 'unknown') return;
  for (const [key, then] of was.stakes) {
    const gone = then - (is.stakes.get(key) ?? 0n);
    const fee = outcome.payer === account ? (outcome.alphaFee?.base ?? 0n) : 0n;
    const row = shown.changes.find((change) => change.account === account && keyOf(change) === key);
    const isOneOfMany = shown.effects.some(
      ({ kind, account: whose, value, hotkey }) =>
        kind === 'pay' &&
        whose === account &&
        !hotkey &&
        value.t === 'alpha' &&
        key.startsWith(`${value.netuid} `),
    );
    if (gone > ROUNDING + fee && !row && !isOneOfMany) say(`${key}: ${gone} gone, and no row says so`);
  }
}

function keyOf({ subject }: Change): string {
  return subject.of === 'stake' ? positionKey(subject.netuid, subject.hotkey.address) : subject.of;
}

function locks({ shown, outcome }: Case, account: string, was: Holdings, is: Holdings, say: Say): void {
  for (const netuid of new Set([...was.locks.keys(), ...is.locks.keys()])) {
    const [then, now] = [was.locks.get(netuid) ?? 0n, is.locks.get(netuid) ?? 0n];
    if (now <= then && then - now <= then / DECAY_PARTS + ROUNDING) continue;
    const told = shown.effects
      .filter(({ kind, account: whose }) => kind === 'lock' && whose === account)
      .flatMap(({ value }) => (value.t === 'alpha' && value.netuid === netuid ? [value.base] : []))
      .reduce((sum, base) => sum + base, 0n);
    const moves = spanOf(shown, account, `alpha ${netuid}`);
    const isGone = now < then && isTold(moves);
    if (
      outcome.failure !== null ||
      (!isGone && now > then + told + ROUNDING && shown.certainty !== 'unknown')
    )
      say(`lock ${netuid}: ${then} → ${now}, shown ${told}`);
  }
}

function rights({ shown, outcome }: Case, account: string, was: Holdings, is: Holdings, say: Say): void {
  const added = is.rights.filter((right) => !was.rights.includes(right));
  const gone = was.rights.filter((right) => !is.rights.includes(right));
  const count = (kind: 'grant' | 'revoke') =>
    shown.effects.filter((effect) => effect.kind === kind && effect.account === account);
  const types = (rights: string[]) => new Set(rights.map((right) => right.split(' ')[0]));
  for (const [kind, list] of [
    ['grant', added],
    ['revoke', gone],
  ] as const) {
    const told = new Set(count(kind).flatMap(({ value }) => (value.t === 'text' ? [value.text] : [])));
    for (const type of types(list)) if (!told.has(type as string)) say(`${kind} ${type}: no line says so`);
    if (list.length > 0 && outcome.failure !== null) say(`${kind} although it failed`);
  }
}

/** A row of the table: what it said there was before, and what there would be. */
function change(one: Case, row: Change, was: Holdings, is: Holdings, say: Say): void {
  const { shown, outcome } = one;
  const { subject } = row;
  const what = keyOf(row);
  const slack = subject.of === 'stake' ? ROUNDING : 0n;
  const of = (holdings: Holdings) =>
    subject.of === 'stake' ? (holdings.stakes.get(what) ?? 0n) : holdings[subject.of];
  // An account without TAO pays with alpha of the position that it sells: what was shown in TAO comes out of that.
  const { payer, alphaFee } = outcome;
  const isShown = shown.effects.some(({ kind, value }) => kind === 'fee' && value.t === 'alpha');
  const isPaidWith =
    !isShown && subject.of === 'stake' && payer === row.account && alphaFee?.netuid === subject.netuid;
  const feeBase = isPaidWith ? (alphaFee?.base ?? 0n) : 0n;
  const before = row.before && unitsOf(row.before);
  if (before !== null && distance(before, of(was)) > slack) say(`${what}: was ${of(was)}, shown ${before}`);
  if (outcome.failure !== null || isUndone(one)) return;
  const isWhole = outcome.inner.length === 0;
  for (const { bound, value } of row.after) {
    const amount = unitsOf(value);
    const now = of(is) + feeBase;
    const isLess = now < amount - slack;
    const isMore = now > amount + slack;
    const isOff = distance(now, amount) > slack + nearTo(shown, amount) + outcome.feeRao;
    const isWrong =
      (isLess && (bound === 'exactly' || bound === 'at-least')) ||
      (isMore && (bound === 'at-most' || (bound === 'exactly' && isWhole))) ||
      (isOff && bound === 'expected' && isWhole && !leavesOut(shown));
    if (isWrong) say(`${what}: is ${now}, the table says ${bound} ${amount} (${shown.certainty})`);
  }
}

/** A call inside failed, and with it everything: that is a failure, which no row foretells. */
function isUndone({ outcome, before, after }: Case): boolean {
  if (outcome.inner.length === 0) return false;
  return [...after].every(([account, { free, stakes }]) => {
    const was = before.get(account);
    const isPayer = account === outcome.payer;
    return (
      was !== undefined &&
      free >= was.free - (isPayer ? outcome.feeRao : 0n) &&
      [...stakes].every(([key, base]) => distance(base, was.stakes.get(key) ?? 0n) <= ROUNDING)
    );
  });
}

function unitsOf(value: NonNullable<Change['before']>): bigint {
  return value.t === 'tao' ? value.rao : value.t === 'alpha' ? value.base : 0n;
}

function netuidsOf(...all: Holdings[]): number[] {
  return [
    ...new Set(all.flatMap(({ stakes }) => [...stakes.keys()].map((key) => Number(key.split(' ')[0])))),
  ];
}

function totalOn({ stakes }: Holdings, netuid: number): bigint {
  return [...stakes].reduce((sum, [key, base]) => (key.startsWith(`${netuid} `) ? sum + base : sum), 0n);
}

function distance(a: bigint, b: bigint): bigint {
  return a > b ? a - b : b - a;
}
