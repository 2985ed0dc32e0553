import { useEffect, useState } from 'react';

/** security.md §4.6: long enough that a click meant for what was here before cannot approve what is here now. */
export const INERT_MS = 800;

/**
 * True for {@link INERT_MS} after the first show, after every change of what is shown, and each time the window comes
 * back to the front. The change itself is inert already: no render with new content is ever clickable.
 */
export function useInert(contentKey: string): boolean {
  const [epoch, setEpoch] = useState(0);
  const [readyKey, setReadyKey] = useState<string | null>(null);
  const key = `${epoch}:${contentKey}`;

  useEffect(() => {
    const again = (): void => setEpoch((n) => n + 1);
    const whenVisible = (): void => {
      if (!document.hidden) again();
    };
    window.addEventListener('focus', again);
    document.addEventListener('visibilitychange', whenVisible);
    return () => {
      window.removeEventListener('focus', again);
      document.removeEventListener('visibilitychange', whenVisible);
    };
  }, []);

  useEffect(() => {
    const timer = setTimeout(() => setReadyKey(key), INERT_MS);
    return () => clearTimeout(timer);
  }, [key]);

  return readyKey !== key;
}
