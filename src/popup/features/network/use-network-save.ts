import { useRef, useState } from 'react';
import type { ErrorBody } from '../../../core/errors/wallet-error.js';
import type { Settings } from '../../../protocol/ui/settings.js';
import { useServices } from '../../app/services.js';
import { useAct } from '../../components/use-act.js';
import { useWalletStore } from '../../state/wallet-store.js';

export interface NetworkSave {
  busy: boolean;
  error: ErrorBody | null;
  /** What the last change did, for the live region. */
  said: string;
  /** Saves; `said` is announced, and `after` runs, once the background has kept it. */
  patch(patch: Partial<Settings>, said: string, after?: () => void): void;
}

/** Saves changes of networks and nodes, one at a time. What the background answers is what is shown. */
export function useNetworkSave(): NetworkSave {
  const { background } = useServices();
  const act = useAct();
  const [said, setSaid] = useState('');
  const times = useRef(0);
  return {
    busy: act.busy,
    error: act.error,
    said,
    patch: (patch, words, after) =>
      void act.run(async () => {
        const settings = await background.call('settings.update', { patch });
        useWalletStore.setState({ settings });
        times.current += 1;
        // The same words twice would not be read out twice.
        setSaid(times.current % 2 === 0 ? words : `${words}\u00a0`);
        after?.();
      }),
  };
}
