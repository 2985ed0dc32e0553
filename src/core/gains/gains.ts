import { alphaBase, type Rao } from '../amount/money.js';
import type { ChainAction, PositionGain } from '../chain/history.js';
import { type Flow, flowsOf } from './flows.js';
import { type Account, bookedBase, GainLedger, positionKey, ROUNDING_BASE, shares } from './ledger.js';
import type { StakeLook } from './looks.js';
import type { Method } from './lots.js';

/** A position as it is now. */
export interface PositionNow {
  coldkey: string;
  hotkey: string;
  netuid: number;
  base: bigint;
  /** At spot, or what a sale would bring: whoever asks decides, and says so. */
  valueRao: bigint;
}

/** What a position held where the known history begins. */
export interface PositionThen {
  coldkey: string;
  hotkey: string;
  netuid: number;
  base: bigint;
  /** What it is taken to have cost; null: nobody knows. */
  costRao: bigint | null;
}

export interface GainsInput {
  /** In any order. */
  actions: ChainAction[];
  now: PositionNow[];
  /**
   * Positions at the beginning of the history; those not named held nothing. Null: the beginning is not known, and what
   * the first look finds beyond the actions before it came without a known purchase.
   */
  opening: PositionThen[] | null;
  /**
   * What was held at blocks up to which all actions are known, oldest first. What a position grows by between two of them
   * is what it earned. Absent: all actions up to now are known, and now is such a look itself.
   */
  looks?: StakeLook[];
}

/** Up to this part of a position, what came after the last look is growth; more is stake whose action is not read yet. */
const NEWEST_GROWTH_PART = 1_000n;

/** The past of positions, booked up to the last look: what stays the same while prices and blocks go on. */
export interface Books {
  method: Method;
  ledger: GainLedger;
  /** Actions after the last look, oldest first. */
  rest: ChainAction[];
  /** Of what is held now beyond what the books and these actions tell. */
  isGrowth(growth: Growth): boolean;
  beginningKnown: boolean;
}

/** Books everything up to the last look. */
export function bookPast({ actions, opening, looks }: Omit<GainsInput, 'now'>, method: Method): Books {
  const ledger = new GainLedger(method);
  for (const { coldkey, hotkey, netuid, base, costRao } of opening ?? []) {
    if (base === 0n) continue;
    const account = ledger.account(coldkey, hotkey, netuid);
    account.lots.add({ base, costRao });
    account.paidRao += costRao ?? 0n;
    account.complete = false;
  }
  const ordered = inOrder(actions);
  let next = 0;
  for (const [i, look] of (looks ?? []).entries()) {
    const from = next;
    while (next < ordered.length && (ordered[next]?.block ?? 0) <= look.block) next += 1;
    const isBeginning = i === 0 && opening === null;
    const held = stretch(ledger, ordered.slice(from, next), look.held, isBeginning ? nothingGrew : grew);
    loseGone(ledger, held);
  }
  // Actions may be known less far than what is held now.
  const isGrowth = looks ? grewLittle : opening === null ? nothingGrew : grew;
  const beginningKnown = opening !== null || looks !== undefined;
  return { method, ledger, rest: ordered.slice(next), isGrowth, beginningKnown };
}

/**
 * Cost basis and gains of every position that is or was. For each of them, to the rao:
 * value now + received - paid = realised + unrealised + income + unknown + unknownOut - lost. Network fees are not in it.
 */
export function gainsNow(books: Books, now: PositionNow[]): PositionGain[] {
  const { method, beginningKnown } = books;
  const ledger = books.ledger.copy();
  stretch(ledger, books.rest, now, books.isGrowth);
  const held = new Map(now.map((position) => [positionKey(position), position] as const));
  return [...ledger.accounts].map(([key, account]) => {
    const position = held.get(key);
    const [base, valueRao] = [position?.base ?? 0n, position?.valueRao ?? 0n];
    const gap = account.lots.base - base;
    if (gap > 0n && (gap > ROUNDING_BASE || base === 0n)) ledger.lose(account, gap);
    return gainOf(account, base, valueRao, method, beginningKnown);
  });
}

/** Gains of a past that is booked for this once, see {@link gainsNow}. */
export function positionGains({ now, ...past }: GainsInput, method: Method): PositionGain[] {
  return gainsNow(bookPast(past, method), now);
}

const SUMMED = [
  'costRao',
  'valueRao',
  'unrealisedRao',
  'realisedRao',
  'incomeRao',
  'unknownRao',
  'unknownOutRao',
  'lostRao',
] as const;

/** The sum over positions: what a person gained in all. Alpha of different subnets does not add up, so none is given. */
export function totalGain(
  gains: readonly PositionGain[],
): Pick<PositionGain, (typeof SUMMED)[number] | 'complete'> {
  const sum = (name: (typeof SUMMED)[number]) => gains.reduce((total, gain) => total + gain[name], 0n) as Rao;
  return {
    costRao: sum('costRao'),
    valueRao: sum('valueRao'),
    unrealisedRao: sum('unrealisedRao'),
    realisedRao: sum('realisedRao'),
    incomeRao: sum('incomeRao'),
    unknownRao: sum('unknownRao'),
    unknownOutRao: sum('unknownOutRao'),
    lostRao: sum('lostRao'),
    complete: gains.every(({ complete }) => complete),
  };
}

/** Oldest first; within a block by extrinsic, within an extrinsic as they came. What no extrinsic did comes last. */
function inOrder(actions: ChainAction[]): ChainAction[] {
  const place = ({ extrinsicIndex }: ChainAction) => extrinsicIndex ?? Number.MAX_SAFE_INTEGER;
  return [...actions].sort((a, b) => a.block - b.block || place(a) - place(b));
}

/** What was there to grow from in a stretch, and by how much more than its actions it became. */
interface Growth {
  excess: bigint;
  before: bigint;
  came: bigint;
  claim: boolean;
}

const nothingGrew = (): boolean => false;
/** Nothing grows from nothing: without stake, a purchase or a claim it came from elsewhere. */
const grew = ({ before, came, claim }: Growth): boolean => before + came > 0n || claim;
const grewLittle = ({ excess, before, came, claim }: Growth): boolean =>
  claim || excess * NEWEST_GROWTH_PART <= before + came;

/** Books the actions between two looks, and before them what the later look holds beyond them. @returns that by position */
function stretch(
  ledger: GainLedger,
  actions: ChainAction[],
  held: StakeLook['held'],
  isGrowth: (growth: Growth) => boolean,
): Map<string, bigint> {
  const flows = new Map<string, Flow[]>();
  for (const flow of actions.flatMap(flowsOf)) {
    const key = positionKey(flow);
    const known = flows.get(key);
    if (known) known.push(flow);
    else flows.set(key, [flow]);
    ledger.account(flow.coldkey, flow.hotkey, flow.netuid);
  }
  const later = new Map<string, bigint>();
  for (const position of held) {
    const key = positionKey(position);
    later.set(key, position.base);
    if (!ledger.accounts.has(key)) ledger.account(position.coldkey, position.hotkey, position.netuid);
  }
  for (const [key, account] of ledger.accounts) {
    const own = flows.get(key) ?? NO_FLOWS;
    const before = bookedBase(account);
    let [net, came, claim] = [0n, 0n, false];
    for (const flow of own) {
      net += flow.base;
      if (flow.base > 0n) came += flow.base;
      claim ||= flow.claim;
    }
    const excess = (later.get(key) ?? 0n) - before - net;
    if (excess <= 0n) continue;
    if (isGrowth({ excess, before, came, claim })) account.earnedBase += excess;
    else account.lots.add({ base: excess, costRao: null });
  }
  for (const action of actions) ledger.book(action);
  return later;
}

const NO_FLOWS: Flow[] = [];

/** What the books have and a look has not. */
function loseGone(ledger: GainLedger, held: Map<string, bigint>): void {
  for (const [key, account] of ledger.accounts) {
    if (held.get(key)) continue;
    account.earnedBase = 0n;
    if (account.lots.base > 0n) ledger.lose(account, account.lots.base);
  }
}

function gainOf(
  account: Account,
  base: bigint,
  valueRao: bigint,
  method: Method,
  beginningKnown: boolean,
): PositionGain {
  const { coldkey, hotkey, netuid, lots } = account;
  const earned = base > lots.base ? base - lots.base : 0n;
  const unknown = lots.unknownBase < base ? lots.unknownBase : base;
  const [earnedValue, unknownValue] = shares(valueRao, base, earned, unknown);
  return {
    coldkey,
    hotkey,
    netuid,
    method,
    costRao: lots.costRao as Rao,
    valueRao: valueRao as Rao,
    unrealisedRao: valueRao - earnedValue - unknownValue - lots.costRao,
    realisedRao: account.realisedRao,
    incomeRao: (account.earnedOutRao + earnedValue) as Rao,
    incomeAlpha: { netuid, base: alphaBase(account.earnedOutBase + earned) },
    unknownAlpha: { netuid, base: alphaBase(unknown) },
    unknownRao: unknownValue as Rao,
    unknownOutRao: account.unknownOutRao as Rao,
    lostRao: account.lostRao as Rao,
    paidRao: account.paidRao as Rao,
    receivedRao: account.receivedRao as Rao,
    complete: account.complete && beginningKnown,
  };
}
