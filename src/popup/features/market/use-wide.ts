import { useSyncExternalStore } from 'react';

/** From this width on the screener is a table; below, rows of two lines. */
const WIDE = '(min-width: 720px)';

const query = (): MediaQueryList => matchMedia(WIDE);

/** Whether there is room for a table. */
export function useWide(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = query();
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    () => query().matches,
  );
}
