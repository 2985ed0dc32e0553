import { useState } from 'react';
import type { ErrorBody } from '../../../core/errors/wallet-error.js';
import type { InputOf } from '../../../protocol/method.js';
import type { UiMethods } from '../../../protocol/ui/index.js';
import type { Site } from '../../../protocol/ui/sites.js';
import { useServices } from '../../app/services.js';
import { useAct } from '../../components/use-act.js';
import { useAsk } from '../../components/use-ask.js';
import { useNow } from '../../state/use-now.js';

type Change = 'sites.change' | 'sites.revoke' | 'sites.block' | 'sites.unblock';

/** One thing to be done about a site. */
export interface SiteAct<M extends Change = Change> {
  method: M;
  input: InputOf<UiMethods[M]>;
}

export interface SitesState {
  /** Last used first; null until they are known. */
  sites: Site[] | null;
  blocked: string[];
  now: number;
  /** Why the list could not be read, and another try. */
  unread: ErrorBody | null;
  again(): void;
  /** What was done last, in words, and how often something was done. */
  said: { text: string; turn: number } | null;
  busy: boolean;
  error: ErrorBody | null;
  /** Does it in order and says so; when one fails what came before stays done, and the list is read again. */
  act(acts: SiteAct[], text: string): void;
}

/** The connected and the blocked sites, and what may be done about them. */
export function useSites(): SitesState {
  const { background } = useServices();
  const asked = useAsk('sites', () => background.call('sites.list', {}));
  const { busy, error, run } = useAct();
  const [said, setSaid] = useState<SitesState['said']>(null);
  const now = useNow(10_000);
  const sites = asked.value?.sites
    .filter(({ expiresAtMs }) => expiresAtMs === null || expiresAtMs > now)
    .sort((one, other) => other.lastUsedAtMs - one.lastUsedAtMs);
  const act = (acts: SiteAct[], text: string): void =>
    void run(async () => {
      try {
        for (const { method, input } of acts) await background.call(method, input as never);
        setSaid((old) => ({ text, turn: (old?.turn ?? 0) + 1 }));
      } finally {
        asked.again();
      }
    });
  return {
    sites: sites ?? null,
    blocked: asked.value?.blocked ?? [],
    now,
    unread: asked.error,
    again: asked.again,
    said,
    busy,
    error,
    act,
  };
}
