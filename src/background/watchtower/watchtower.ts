import type { UiMethods } from '../../protocol/ui/index.js';
import type { Alerts } from '../../protocol/ui/watch.js';
import type { Platform } from '../platform.js';
import type { Handlers, UiCaller } from '../router/index.js';
import type { SettingsRoom } from '../settings/index.js';
import type { Alarms, Clock, EngineHost, KeyValueStore, Wallet } from '../types.js';

type Own = Extract<keyof UiMethods, `alerts.${string}`>;

export interface WatchtowerDeps {
  local: KeyValueStore;
  engine: EngineHost;
  wallet: Wallet;
  settings: Pick<SettingsRoom, 'read' | 'choice' | 'onChange'>;
  alarms: Alarms;
  clock: Clock;
  /** Words of notifications: a file of the package, read with the first one. */
  readAsset(path: string): Promise<string>;
  platform: Pick<Platform, 'action' | 'notifications' | 'runtime' | 'tabs'>;
}

export interface Watchtower {
  handlers: Pick<Handlers<UiMethods, UiCaller>, Own>;
  /** With each start of the worker: makes sure that the next check is due. */
  start(): Promise<void>;
  /** For every alarm of the extension; those of other rooms are ignored. */
  onAlarm(name: string): Promise<void>;
  /** Called after alerts were raised, read or dismissed. */
  onChange(listener: (alerts: Alerts) => void): void;
  /** Forgets everything, with the wallet. */
  erase(): Promise<void>;
}

const NONE: Alerts = {
  alerts: [],
  watch: { lastCheckAtMs: null, lastBlock: null, failure: null, nextCheckAtMs: null },
};

/** Looks at the chain by alarm for what endangers the accounts, and says so. */
export function createWatchtower(_deps: WatchtowerDeps): Watchtower {
  return {
    handlers: {
      'alerts.list': async () => NONE,
      'alerts.read': async () => null,
      'alerts.dismiss': async () => null,
      'alerts.checkNow': async () => NONE,
    },
    start: async () => undefined,
    onAlarm: async () => undefined,
    onChange: () => undefined,
    erase: async () => undefined,
  };
}
