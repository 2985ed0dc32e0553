import { useEffect } from 'react';
import { networkChoice } from '../../../core/chain/networks.js';
import type { Reading } from '../../../core/chain/snapshot.js';
import { type EngineDoor, useServices } from '../../app/services.js';
import { useWalletStore } from '../../state/wallet-store.js';

/** So old a snapshot is what a list would still show as that of now: the engine itself remembers it for as long, ms. */
const FRESH_MS = 600_000;

const before = new WeakMap<EngineDoor, Map<string, Reading<unknown>>>();

/**
 * A reading, or while it says nothing yet what the screen before was told live: what was just on screen does not vanish
 * because the next screen asks for it again. A failure is never bridged.
 * @param question names the stream and its parameters
 */
export function useSaidBefore<T>(question: string, reading: Reading<T> | null): Reading<T> | null {
  const { engine } = useServices();
  const choice = useWalletStore((s) => (s.settings ? JSON.stringify(networkChoice(s.settings)) : null));
  const key = `${choice} ${question}`;
  useEffect(() => {
    if (reading?.state === 'live')
      before.set(engine, (before.get(engine) ?? new Map<string, Reading<unknown>>()).set(key, reading));
  }, [engine, key, reading]);
  if (reading !== null && (reading.state !== 'loading' || reading.snapshot !== null)) return reading;
  const kept = before.get(engine)?.get(key) as Reading<T> | undefined;
  return kept?.snapshot && Date.now() - kept.snapshot.atMs < FRESH_MS ? kept : reading;
}
