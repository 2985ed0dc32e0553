import type { ChainAction } from '../../../core/chain/history.js';
import type { Entry } from './entries.js';

export const KINDS: ReadonlyArray<ChainAction['kind']> = [
  'received',
  'sent',
  'stake',
  'unstake',
  'move',
  'swap',
  'stake-received',
  'stake-sent',
  'claim',
  'fee',
  'other',
];

/** Null lets everything through. */
export interface EntryFilter {
  address: string | null;
  netuid: number | null;
  kind: ChainAction['kind'] | null;
  /** Words that all have to occur; empty lets everything through. */
  text: string;
}

export const NO_FILTER: EntryFilter = { address: null, netuid: null, kind: null, text: '' };

/** @param textOf what an entry says, to be searched. */
export function filterEntries(
  entries: readonly Entry[],
  filter: EntryFilter,
  textOf: (entry: Entry) => string,
): Entry[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter(
    (entry) =>
      (filter.address === null || entry.address === filter.address) &&
      (filter.kind === null || entry.kind === filter.kind) &&
      (filter.netuid === null || entry.netuids.includes(filter.netuid)) &&
      (words.length === 0 || holds(textOf(entry).toLowerCase(), words)),
  );
}

function holds(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}

/** Names for the lists of choices: only what occurs. */
export function choicesOf(entries: readonly Entry[]): {
  addresses: string[];
  netuids: number[];
  kinds: Array<ChainAction['kind']>;
} {
  return {
    addresses: [...new Set(entries.map(({ address }) => address))].sort(),
    netuids: [...new Set(entries.flatMap(({ netuids }) => netuids))].sort((a, b) => a - b),
    kinds: KINDS.filter((kind) => entries.some((entry) => entry.kind === kind)),
  };
}

/** Entries by the day they happened on, in the order they have. */
export function byDay(entries: readonly Entry[]): Array<{ dayMs: number; entries: Entry[] }> {
  const days: Array<{ dayMs: number; entries: Entry[] }> = [];
  for (const entry of entries) {
    const dayMs = new Date(entry.atMs).setHours(0, 0, 0, 0);
    const last = days.at(-1);
    if (last?.dayMs === dayMs) last.entries.push(entry);
    else days.push({ dayMs, entries: [entry] });
  }
  return days;
}
