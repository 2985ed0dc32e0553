import { create } from 'zustand';
import { SORTS, type Sort } from './validator-rows.js';

/** How the list is looked at, and nothing of any account: this stays readable while the wallet is locked. */
const KEY = 'kelvin.validator-view';

interface View {
  /** Only those the accounts in view stake with. */
  mine: boolean;
  /** Those who keep everything are left out. */
  withoutWholeTake: boolean;
  sort: Sort;
}

interface ValidatorView extends View {
  look(patch: Partial<View>): void;
}

const DEFAULT: View = { mine: false, withoutWholeTake: true, sort: { key: 'stake', descending: true } };

/** Filter and order of the validators, remembered. */
export const useValidatorView = create<ValidatorView>((set, get) => ({
  ...read(),
  look: (patch) => {
    set(patch);
    const { mine, withoutWholeTake, sort } = get();
    try {
      localStorage.setItem(KEY, JSON.stringify({ mine, withoutWholeTake, sort }));
    } catch {
      // A full or forbidden storage: the view lasts as long as this page.
    }
  },
}));

function read(): View {
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    const { mine, withoutWholeTake, sort } = (parsed ?? {}) as Record<string, unknown>;
    const { key, descending } = (sort ?? {}) as Record<string, unknown>;
    const sortKey = SORTS.find((one) => one === key);
    return {
      mine: mine === true,
      withoutWholeTake: withoutWholeTake !== false,
      sort: sortKey ? { key: sortKey, descending: descending === true } : DEFAULT.sort,
    };
  } catch {
    return DEFAULT;
  }
}
