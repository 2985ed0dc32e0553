import { create } from 'zustand';

/** Numbers of subnets and nothing of any account: this stays readable while the wallet is locked. */
const KEY = 'kelvin.favourite-subnets';
const MOST = 256;

interface Favourites {
  netuids: ReadonlySet<number>;
  toggle(netuid: number): void;
}

/** Subnets somebody marked. Lost storage loses only the stars. */
export const useFavourites = create<Favourites>((set, get) => ({
  netuids: read(),
  toggle: (netuid) => {
    const next = new Set(get().netuids);
    if (!next.delete(netuid)) next.add(netuid);
    set({ netuids: next });
    try {
      localStorage.setItem(KEY, JSON.stringify([...next].sort((a, b) => a - b).slice(0, MOST)));
    } catch {
      // A full or forbidden storage: the stars last as long as this page.
    }
  },
}));

function read(): Set<number> {
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return new Set(Array.isArray(parsed) ? parsed.filter(isNetuid).slice(0, MOST) : []);
  } catch {
    return new Set();
  }
}

// A declaration, for the store above reads before this line is reached.
function isNetuid(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 65_535;
}
