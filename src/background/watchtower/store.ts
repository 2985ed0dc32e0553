import type { Seen } from '../../core/watch/seen.js';
import type { Alert } from '../../core/watch/types.js';
import { fromWire, toWire } from '../../core/wire/wire.js';
import type { WatchStatus } from '../../protocol/ui/watch.js';
import type { KeyValueStore } from '../types.js';

const SEEN = 'watch.seen';
const ALERTS = 'watch.alerts';
const STATUS = 'watch.status';
/** The newest that are kept. */
const MAX_ALERTS = 200;

export interface StoredStatus extends WatchStatus {
  /** What it says is of this network. */
  networkId: string | null;
}

const NEVER: StoredStatus = {
  networkId: null,
  lastCheckAtMs: null,
  lastBlock: null,
  failure: null,
  nextCheckAtMs: null,
};

/** What the watchtower remembers. Nothing is kept in memory: the worker may end at any time. */
export function createWatchStore(local: KeyValueStore) {
  const read = async <T>(key: string, none: T): Promise<T> => {
    const stored = await local.get(key);
    return stored === undefined ? none : (fromWire(stored) as T);
  };
  return {
    /** Last check of each network. */
    seen: () => read<Record<string, Seen>>(SEEN, {}),
    /** Newest first. */
    alerts: () => read<Alert[]>(ALERTS, []),
    status: () => read<StoredStatus>(STATUS, NEVER),
    saveStatus: (status: StoredStatus) => local.set({ [STATUS]: toWire(status) }),
    saveAlerts: (alerts: Alert[]) => local.set({ [ALERTS]: toWire(alerts.slice(0, MAX_ALERTS)) }),
    /** In one write, so that what is known is never reported twice or lost. */
    saveCheck: (seen: Record<string, Seen>, alerts: Alert[], status: StoredStatus) =>
      local.set({
        [SEEN]: toWire(seen),
        [ALERTS]: toWire(alerts.slice(0, MAX_ALERTS)),
        [STATUS]: toWire(status),
      }),
    saveSeen: (seen: Record<string, Seen>) => local.set({ [SEEN]: toWire(seen) }),
    clear: () => local.remove([SEEN, ALERTS, STATUS]),
  };
}

export type WatchStore = ReturnType<typeof createWatchStore>;
