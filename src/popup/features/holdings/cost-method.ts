import { create } from 'zustand';
import type { Method } from '../../../core/gains/index.js';

const KEY = 'kelvin.cost-method';

/** By which rule what was sold is taken from what was bought. Remembered here: it says nothing of any account. */
export const useCostMethod = create<{ method: Method; choose(method: Method): void }>((set) => ({
  method: read(),
  choose: (method) => {
    set({ method });
    try {
      localStorage.setItem(KEY, method);
    } catch {
      // A full or forbidden storage: the choice lasts as long as this page.
    }
  },
}));

function read(): Method {
  try {
    return localStorage.getItem(KEY) === 'fifo' ? 'fifo' : 'average';
  } catch {
    return 'average';
  }
}
