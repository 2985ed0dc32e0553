import { useCallback, useEffect, useRef, useState } from 'react';
import type { Secret } from '../../../../core/keys/secret.js';

/** How long a secret stays in this page after the password, or after the last time it was looked at. */
export const HELD_SECONDS = 30;

export interface HeldSecret {
  /** A secret is here, shown or not. */
  ready: boolean;
  /** Seconds until it is dropped. */
  left: number;
  take(secret: Secret): void;
  /** Begins the seconds afresh: somebody is looking. */
  touch(): void;
  drop(): void;
  /** The secret itself, read only while it is drawn or copied. */
  read(): Secret | null;
}

/**
 * A secret that leaves this page after {@link HELD_SECONDS}, when the window loses focus or is hidden, and with the page.
 * It rests in one place, outside of React's state, which keeps older copies.
 */
export function useHeldSecret(): HeldSecret {
  const secret = useRef<Secret | null>(null);
  const [left, setLeft] = useState(0);
  const ready = left > 0;
  const drop = useCallback(() => {
    secret.current = null;
    setLeft(0);
  }, []);
  const take = useCallback((taken: Secret) => {
    // Whoever looked away while it was fetched is not there to see it.
    if (document.hidden) return;
    secret.current = taken;
    setLeft(HELD_SECONDS);
  }, []);
  const touch = useCallback(() => {
    if (secret.current) setLeft(HELD_SECONDS);
  }, []);
  const read = useCallback(() => secret.current, []);

  useEffect(() => {
    if (!ready) return;
    const timer = setInterval(() => {
      setLeft((seconds) => {
        if (seconds <= 1) secret.current = null;
        return Math.max(0, seconds - 1);
      });
    }, 1_000);
    window.addEventListener('blur', drop);
    document.addEventListener('visibilitychange', drop);
    return () => {
      clearInterval(timer);
      window.removeEventListener('blur', drop);
      document.removeEventListener('visibilitychange', drop);
    };
  }, [ready, drop]);
  useEffect(
    () => () => {
      secret.current = null;
    },
    [],
  );
  return { ready, left, take, touch, drop, read };
}
