import type { PhishingStatus } from '../../protocol/ui/sites.js';
import { createSerial } from '../serial.js';
import type { Alarms, Clock, KeyValueStore, Phishing } from '../types.js';
import { type Download, LIST_URL, MAX_LIST_BYTES, readFreshList } from './fresh-list.js';
import { type HostList, hostOf, isListed, readHostList } from './host-list.js';
import { looksLike, type WellKnown } from './looks-like.js';
import { createStoredList, NO_HOSTS } from './state.js';

/** Data of the package, read when a site first asks: the worker starts without it. */
const FILE = 'phishing/hosts.json';
const REFRESH_ALARM = 'phishing-refresh';
const DAY_MS = 24 * 60 * 60 * 1000;

export interface PhishingRoom extends Phishing {
  /** With each start of the browser, which may have lost the alarm. */
  start(): Promise<void>;
  /** For every alarm of the extension; those of other rooms are ignored. */
  onAlarm(name: string): Promise<void>;
}

interface Bundled extends WellKnown {
  list: HostList;
  bundledOn: string;
  source: string;
}

/** The list of phishing hosts: the bundled one, and what a refresh added where the person switched that on. */
export function createPhishing(deps: {
  readAsset(path: string): Promise<string>;
  download: Download;
  local: KeyValueStore;
  alarms: Alarms;
  clock: Clock;
}): PhishingRoom {
  const { clock, alarms } = deps;
  const serial = createSerial();
  const stored = createStoredList(deps.local);
  let reading: Promise<Bundled> | null = null;
  const bundled = (): Promise<Bundled> => {
    reading ??= deps.readAsset(FILE).then(readBundled);
    return reading;
  };
  const known = async (): Promise<HostList> => {
    const hosts = await stored.hosts();
    return hosts.count > 0 ? hosts : (await bundled()).list;
  };

  async function refresh(): Promise<void> {
    const before = await stored.state();
    const text = await deps.download(LIST_URL, MAX_LIST_BYTES).catch(() => null);
    const list = text === null ? null : readFreshList(text, (await known()).count);
    if (list) await stored.save({ ...before, refreshedAtMs: clock.nowMs(), failure: null }, list);
    else await stored.save({ ...before, failure: text === null ? 'unreachable' : 'unusable' });
  }
  async function schedule(whenMs: number): Promise<void> {
    if ((await stored.state()).refreshes) await alarms.at(REFRESH_ALARM, whenMs);
  }
  const tomorrow = (): number => clock.nowMs() + DAY_MS;
  async function status(): Promise<PhishingStatus> {
    const [{ bundledOn, source }, state, { count }] = await Promise.all([bundled(), stored.state(), known()]);
    return { hosts: count, bundledOn, source, ...state };
  }

  return {
    async check(origin) {
      try {
        const host = hostOf(origin);
        const { list, hosts, brands } = await bundled();
        const fresh = await stored.hosts().catch(() => NO_HOSTS);
        const listed = isListed(list, host) || isListed(fresh, host);
        return { listed, looksLike: looksLike(host, { hosts, brands }) };
      } catch {
        reading = null;
        return { listed: false, looksLike: null };
      }
    },
    status,
    change: ({ refreshes, now }) =>
      serial(async () => {
        const before = await stored.state();
        if (refreshes === false) {
          // The fresh list goes too: whoever no longer trusts where it comes from is back to the bundled one.
          await alarms.clear(REFRESH_ALARM);
          await stored.forget();
        } else if (refreshes) {
          await stored.save({ ...before, refreshes });
        }
        if (now || (refreshes && !before.refreshes)) await refresh();
        await schedule(tomorrow());
        return status();
      }),
    start: async () => {
      const { refreshedAtMs } = await stored.state();
      await schedule(Math.max(clock.nowMs(), (refreshedAtMs ?? 0) + DAY_MS));
    },
    onAlarm: async (name) => {
      if (name !== REFRESH_ALARM) return;
      await serial(async () => {
        // An alarm may outlive a wallet that was erased.
        if (!(await stored.state()).refreshes) return;
        await schedule(tomorrow());
        await refresh();
      });
    },
  };
}

function readBundled(text: string): Bundled {
  const { known, brands, bundledOn, source, ...lists } = JSON.parse(text);
  const list = readHostList(lists);
  if (!list) throw new Error('the bundled list is none');
  return { list, hosts: known, brands, bundledOn, source };
}
