import { useState } from 'react';
import type { FoundRight } from '../../../../core/routes/pending.js';
import { useServices } from '../../../app/services.js';
import { type Act, useAct } from '../../../components/use-act.js';

/** Looks through all rights of the chain for those that a key holds, when asked to. */
export function useSearch(address: string): Act & { found: FoundRight[] | null; start(): void } {
  const { engine } = useServices();
  const act = useAct();
  const [found, setFound] = useState<FoundRight[] | null>(null);
  const start = (): void =>
    void act.run(async () => setFound(await engine.call('findRights', { delegates: [address] })));
  return { ...act, found, start };
}
