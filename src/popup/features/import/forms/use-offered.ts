import { useEffect, useState } from 'react';
import type { Preview } from '../use-previews.js';

/** Whether the last step is shown: once there, it stays while the address is only worked out anew, with what was typed in it. */
export function useOffered(usable: boolean, state: Preview['state']): boolean {
  const [before, setBefore] = useState(false);
  const offered = usable || (before && state === 'working');
  useEffect(() => {
    setBefore(offered);
  }, [offered]);
  return offered;
}
