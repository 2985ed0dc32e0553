import { useMemo, useSyncExternalStore } from 'react';

const subscribe = (listener: () => void): (() => void) => {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
};

const queryText = (): string => location.hash.split('?')[1] ?? '';

/** What follows the question mark in this document's hash; the routes know only the path before it. */
export function useHashQuery(): URLSearchParams {
  const text = useSyncExternalStore(subscribe, queryText);
  return useMemo(() => new URLSearchParams(text), [text]);
}

/** Goes to a path with a query, as a link would. */
export function openHash(path: string, query: Record<string, string> = {}): void {
  const text = new URLSearchParams(query).toString().replaceAll('%2C', ',');
  location.hash = text ? `#${path}?${text}` : `#${path}`;
}
