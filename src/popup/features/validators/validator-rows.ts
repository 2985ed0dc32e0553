import { ONE } from '../../../core/amount/money.js';
import type {
  ChainValidator,
  MeasuredYield,
  MedianYields,
  ValidatorDetail,
} from '../../../core/chain/market.js';
import type { Position } from '../../../core/stake/types.js';

/** A take of 65,535 parts of 65,535: whoever stakes there earns nothing. */
export const WHOLE_TAKE = 65_535;

export const SORTS = ['stake', 'mine', 'take', 'yield', 'subnets', 'name'] as const;
export type SortKey = (typeof SORTS)[number];
export interface Sort {
  key: SortKey;
  descending: boolean;
}

/** A validator as it is listed, over the whole chain or on one subnet. */
export interface ListedValidator {
  hotkey: string;
  coldkey: string;
  name: string | null;
  take: number;
  /** Value of its stake in rao at the spot price: everywhere, or there. */
  stakeRao: bigint;
  /** Its alpha on the chosen subnet; null for the whole chain. */
  stakeBase: bigint | null;
  /** Exit value of what the accounts in view hold with it, in the same places; null without a position. */
  mineRao: bigint | null;
  /** Some of that has no price. */
  minePartly: boolean;
  /** Measured on the chosen subnet; for the whole chain the median over its subnets. Null while it is being read. */
  yield: MeasuredYield | null;
  /** Reading the yields failed: one that is null is not being read. */
  yieldFailed?: boolean;
  /** The yield is not of now. */
  yieldOld?: boolean;
  /** May set weights on the chosen subnet; null where it is not told, or for the whole chain. */
  permit: boolean | null;
  /** How many subnets it validates; null where only one was asked for. */
  subnets: number | null;
}

/** The runtime does not tell it. */
export const UNTOLD: MeasuredYield = { kind: 'not-measured', reason: 'unavailable' };

/** What is known of median yields: null while they are being read, and where that `failed` before anything was known. */
interface MediansKnown {
  value: MedianYields | null;
  failed: boolean;
  isOld: boolean;
}

/** The whole chain: every validator, with its median yield. */
export function chainRows(
  validators: readonly ChainValidator[],
  medians: MediansKnown,
  positions: readonly Position[],
): ListedValidator[] {
  const median = new Map(medians.value);
  // Of who is new since an earlier look nothing was said.
  const unknown = medians.value && !medians.isOld ? UNTOLD : null;
  const held = heldBy(positions);
  return validators.map(({ hotkey, coldkey, name, take, totalRao, places }) => ({
    hotkey,
    coldkey,
    name,
    take,
    stakeRao: totalRao,
    stakeBase: null,
    ...mineOf(held, hotkey),
    yield: median.get(hotkey) ?? unknown,
    yieldFailed: medians.failed,
    yieldOld: medians.isOld,
    permit: null,
    subnets: places.filter(({ netuid }) => netuid !== 0).length,
  }));
}

/** One subnet. @param priceRaoPerAlpha of its alpha; root's is one TAO */
export function subnetRows(
  details: readonly ValidatorDetail[],
  netuid: number,
  priceRaoPerAlpha: bigint,
  positions: readonly Position[],
): ListedValidator[] {
  const held = heldBy(positions.filter((position) => position.netuid === netuid));
  return details.map((row) => ({
    hotkey: row.hotkey,
    coldkey: row.coldkey,
    name: row.name,
    take: row.take,
    stakeRao: (row.stakeBase * priceRaoPerAlpha) / ONE,
    stakeBase: row.stakeBase,
    ...mineOf(held, row.hotkey),
    yield: row.yield,
    permit: row.permit,
    subnets: null,
  }));
}

type Held = Map<string, { rao: bigint; unpriced: number }>;

function heldBy(positions: readonly Position[]): Held {
  const held: Held = new Map();
  for (const { hotkey, exit } of positions) {
    const sum = held.get(hotkey) ?? { rao: 0n, unpriced: 0 };
    if (exit.kind === 'exact') sum.rao += exit.rao;
    else sum.unpriced += 1;
    held.set(hotkey, sum);
  }
  return held;
}

function mineOf(held: Held, hotkey: string): Pick<ListedValidator, 'mineRao' | 'minePartly'> {
  const sum = held.get(hotkey);
  return { mineRao: sum?.rao ?? null, minePartly: (sum?.unpriced ?? 0) > 0 };
}

/** Part of the name, or the beginning of either address. */
export function findValidators(rows: ListedValidator[], query: string): ListedValidator[] {
  const text = query.trim();
  if (text === '') return rows;
  const low = text.toLowerCase();
  return rows.filter(
    (row) =>
      (row.name ?? '').toLowerCase().includes(low) ||
      row.hotkey.startsWith(text) ||
      row.coldkey.startsWith(text),
  );
}

const VALUES: Record<SortKey, (row: ListedValidator) => bigint | number | string | null> = {
  stake: (row) => row.stakeRao,
  mine: (row) => row.mineRao,
  take: (row) => row.take,
  yield: (row) => (row.yield?.kind === 'measured' ? row.yield.perDayPpb : null),
  subnets: (row) => row.subnets,
  name: (row) => row.name?.toLowerCase() ?? null,
};

/** Columns that begin with their small values. */
const SMALL_FIRST: ReadonlySet<SortKey> = new Set(['name', 'take']);

export const firstOrder = (key: SortKey): Sort => ({ key, descending: !SMALL_FIRST.has(key) });

/** Sorted copy. What is not known stands last in both directions; equals keep the order of their stake. */
export function sortValidators(rows: ListedValidator[], { key, descending }: Sort): ListedValidator[] {
  const value = VALUES[key];
  return [...rows].sort((a, b) => {
    const [left, right] = [value(a), value(b)];
    if (left === right || (left === null && right === null)) return byStake(a, b);
    if (left === null) return 1;
    if (right === null) return -1;
    return left > right === descending ? -1 : 1;
  });
}

const byStake = (a: ListedValidator, b: ListedValidator): number =>
  a.stakeRao === b.stakeRao ? (a.hotkey < b.hotkey ? -1 : 1) : a.stakeRao > b.stakeRao ? -1 : 1;
