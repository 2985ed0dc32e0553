/** How far rights reach: what is said of them, and which is used first. */
import type { RightDanger } from '../routes/pending.js';
import { type RightFilter, type Rights, reaches } from './filter.js';

type Name = readonly [pallet: string, call: string];

/** What gives the account away, at once or bit by bit. */
const TAKES: Name[] = [
  ['Balances', 'transfer_keep_alive'],
  ['Balances', 'transfer_allow_death'],
  ['Balances', 'transfer_all'],
  ['SubtensorModule', 'transfer_stake'],
  ['SubtensorModule', 'transfer_stake_and_hotkey'],
  ['SubtensorModule', 'schedule_swap_coldkey'],
  ['SubtensorModule', 'announce_coldkey_swap'],
  ['SubtensorModule', 'swap_coldkey_announced'],
];
/** What can spend or lose a large part of it. */
const LOSES: Name[] = [
  ['Contracts', 'call'],
  ['EVM', 'call'],
  ['Crowdloan', 'contribute'],
  ['SubtensorModule', 'burn_alpha'],
  ['SubtensorModule', 'recycle_alpha'],
  ['SubtensorModule', 'add_stake_burn'],
  ['SubtensorModule', 'register_network'],
  ['SubtensorModule', 'lock_stake'],
  ['SubtensorModule', 'swap_hotkey'],
];
/** At least this, whatever a node says of them. */
const LEAST: Readonly<Record<string, RightDanger>> = {
  Any: 'total',
  NonCritical: 'total',
  Transfer: 'total',
  SmallTransfer: 'total',
  NonTransfer: 'high',
  SwapHotkey: 'high',
};
const LOW = new Set(['RootClaim', 'SudoUncheckedSetCode']);

const RANK: Readonly<Record<RightDanger, number>> = {
  none: 0,
  low: 1,
  medium: 2,
  high: 3,
  escalates: 4,
  total: 5,
};

/** What holding a right of this type comes to. One that nobody can tell the reach of is taken for the worst. */
export function dangerOf(rights: Rights, type: string): RightDanger {
  const filter = rights.types.get(type)?.filter ?? null;
  if (filter === null) return 'total';
  const found = ownDanger(rights, filter, type);
  const least = LEAST[type] ?? 'none';
  const danger = RANK[found] < RANK[least] ? least : found;
  if (danger === 'total' || !reaches(filter, 'Proxy', 'add_proxy')) return danger;
  const canHandOutAll = [...rights.types].some(
    ([other, { filter: its }]) =>
      rights.isSuperset(type, other) && (its === null || ownDanger(rights, its, other) === 'total'),
  );
  return canHandOutAll ? 'escalates' : danger;
}

function ownDanger(rights: Rights, filter: RightFilter, type: string): RightDanger {
  const hasAny = (names: Name[]) =>
    names.some(([pallet, call]) => rights.has(pallet, call) && reaches(filter, pallet, call));
  if (breadth(filter) === 0) return 'none';
  if (hasAny(TAKES)) return 'total';
  if (hasAny(LOSES)) return 'high';
  return LOW.has(type) ? 'low' : 'medium';
}

const DANGER_STEP = 100_000;
const EVERYTHING = 50_000;
const MOST = 40_000;
const WHOLE_PALLET = 100;

/** Power of the account's own key, when using it is more trouble than a delegate's: just below that of a full right. */
export const OWN_KEY_POWER = RANK.total * DANGER_STEP + EVERYTHING - 1;

/** By how much a right of this type reaches: first how dangerous it is, then how many calls it lets through. */
export function powerOf(rights: Rights, type: string): number {
  const filter = rights.types.get(type)?.filter ?? null;
  return RANK[dangerOf(rights, type)] * DANGER_STEP + (filter === null ? EVERYTHING : breadth(filter));
}

function breadth(filter: RightFilter): number {
  if (filter.mode === 'all' || filter.mode === 'none') return filter.mode === 'all' ? EVERYTHING : 0;
  const count = filter.calls.reduce((sum, { call }) => sum + (call === null ? WHOLE_PALLET : 1), 0);
  return filter.mode === 'allow' ? count : MOST - count;
}
