import words from '../../i18n/en/palette.json' with { type: 'json' };

export type GroupName = keyof typeof words.palette.groups & string;

/** One line of the palette. */
export interface Entry {
  id: string;
  group: GroupName;
  label: string;
  /** True for a name from outside: shown apart from the words around it. */
  outside?: boolean;
  /** Beside the label, quieter: an address, a number. */
  detail?: string;
  /** Further words under which it is found. */
  keywords?: string;
  /** Number of the subnet, found by the bare number. */
  netuid?: number;
  /** Shown while nothing is typed. */
  first?: boolean;
  run(): void;
}

export interface Group {
  name: GroupName;
  items: Entry[];
}

const ORDER: readonly GroupName[] = ['acts', 'places', 'accounts', 'contacts', 'subnets', 'validators'];
const MOST_PER_GROUP = 8;

/** Entries that fit what was typed, best first, by group; while nothing is typed those worth showing. */
export function findEntries(entries: readonly Entry[], query: string): Group[] {
  const parts = query.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const scored = entries
    .map((entry, at) => ({
      entry,
      at,
      score: parts.length === 0 ? (entry.first ? 1 : 0) : score(entry, parts),
    }))
    .filter((one) => one.score > 0)
    .sort((a, b) => b.score - a.score || a.at - b.at);
  const groups = ORDER.map((name) => {
    const own = scored.filter(({ entry }) => entry.group === name);
    return {
      name,
      best: own[0]?.score ?? 0,
      items: own.slice(0, parts.length === 0 ? own.length : MOST_PER_GROUP).map(({ entry }) => entry),
    };
  }).filter(({ items }) => items.length > 0);
  // Enter takes the first line: the group with the best of them stands on top.
  if (parts.length > 0) groups.sort((a, b) => b.best - a.best);
  return groups.map(({ name, items }) => ({ name, items }));
}

/** 0: does not fit. Every typed part must be found, in the label, its detail or its further words. */
function score({ label, detail = '', keywords = '', netuid }: Entry, parts: readonly string[]): number {
  const name = label.toLowerCase();
  const rest = `${detail} ${keywords}`.toLowerCase();
  const whole = parts.join(' ');
  if (netuid !== undefined && (whole === String(netuid) || whole === `sn${netuid}`)) return 100;
  let sum = 0;
  for (const part of parts) {
    if (name.startsWith(part)) sum += 10;
    else if (new RegExp(`[\\s(,.:-]${escaped(part)}`, 'u').test(name)) sum += 6;
    else if (name.includes(part)) sum += 4;
    else if (rest.includes(part)) sum += 2;
    else return 0;
  }
  return name === whole ? sum + 20 : sum;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
