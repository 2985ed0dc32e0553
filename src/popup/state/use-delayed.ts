import { useEffect, useState } from 'react';

/** True once `delayMs` have passed: a skeleton that flashes for 50 ms is worse than none. */
export function useDelayed(delayMs = 150): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), delayMs);
    return () => clearTimeout(timer);
  }, [delayMs]);
  return passed;
}
