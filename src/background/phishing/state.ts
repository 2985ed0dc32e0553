import * as v from 'valibot';
import type { KeyValueStore } from '../types.js';
import type { HostList } from './host-list.js';

/** The choice of the person and the outcome of the last try, small; the hosts beside it, large and read only when needed. */
const STATE_KEY = 'phishing';
const HOSTS_KEY = 'phishing.hosts';

const stateSchema = v.strictObject({
  refreshes: v.boolean(),
  refreshedAtMs: v.nullable(v.number()),
  failure: v.nullable(v.picklist(['unreachable', 'unusable'])),
});
export type RefreshState = v.InferOutput<typeof stateSchema>;
const hostsSchema = v.strictObject({ deny: v.string(), allow: v.string(), count: v.number() });

export const NO_HOSTS: HostList = { deny: '', allow: '', count: 0 };
const OFF: RefreshState = { refreshes: false, refreshedAtMs: null, failure: null };

export interface StoredList {
  state(): Promise<RefreshState>;
  /** What a refresh brought; none when there was none or it is damaged. */
  hosts(): Promise<HostList>;
  save(state: RefreshState, hosts?: HostList): Promise<void>;
  /** Back to the bundled list, and off. */
  forget(): Promise<void>;
}

/** What survives the worker. The text of the hosts is kept in memory for as long as it is the one of the last refresh. */
export function createStoredList(store: KeyValueStore): StoredList {
  let kept: { atMs: number; hosts: HostList } | null = null;
  const state = async (): Promise<RefreshState> => {
    const parsed = v.safeParse(stateSchema, await store.get(STATE_KEY));
    return parsed.success ? parsed.output : OFF;
  };
  return {
    state,
    async hosts() {
      const { refreshedAtMs: atMs } = await state();
      if (atMs === null) return NO_HOSTS;
      if (kept?.atMs !== atMs) {
        const parsed = v.safeParse(hostsSchema, await store.get(HOSTS_KEY));
        kept = { atMs, hosts: parsed.success ? parsed.output : NO_HOSTS };
      }
      return kept.hosts;
    },
    save: (next, hosts) => store.set({ [STATE_KEY]: next, ...(hosts ? { [HOSTS_KEY]: hosts } : {}) }),
    forget: () => store.remove([STATE_KEY, HOSTS_KEY]),
  };
}
