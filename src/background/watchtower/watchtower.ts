import { WalletError } from '../../core/errors/wallet-error.js';
import { isDanger } from '../../core/watch/open.js';
import type { Alert } from '../../core/watch/types.js';
import type { UiMethods } from '../../protocol/ui/index.js';
import type { Alerts } from '../../protocol/ui/watch.js';
import type { RunningEngineHost } from '../engine-host/index.js';
import type { Handlers, UiCaller } from '../router/index.js';
import { createSerial } from '../serial.js';
import type { SettingsRoom } from '../settings/index.js';
import type { Alarms, Clock, KeyValueStore, Wallet } from '../types.js';
import { withoutOthers } from './apply.js';
import { checkOnce } from './checking.js';
import { createWatchStore } from './store.js';
import { createTeller, type TellerDeps } from './teller.js';

type Own = Extract<keyof UiMethods, `alerts.${string}`>;

export const WATCH_ALARM = 'watch.check';
/** After an account or a network came: soon, and not while the page that did it is still busy. */
const SOON_MS = 1_000;
/** The fastest alarm a browser grants, and for how long it is used after a danger was seen: one comes seldom alone. */
const FAST_SECONDS = 30;
const FAST_FOR_MS = 60 * 60_000;

export interface WatchtowerDeps {
  local: KeyValueStore;
  engine: Pick<RunningEngineHost, 'ask' | 'rest'>;
  wallet: Wallet;
  settings: Pick<SettingsRoom, 'read' | 'choice' | 'onChange'>;
  alarms: Alarms;
  clock: Clock;
  /** Words of notifications: a file of the package, read with each one. */
  readAsset(path: string): Promise<string>;
  platform: TellerDeps['platform'];
}

export interface Watchtower {
  handlers: Pick<Handlers<UiMethods, UiCaller>, Own>;
  /** With each start of the worker: makes sure that the next check is due, and that the icon tells what is open. */
  start(): Promise<void>;
  /** For every alarm of the extension; those of other rooms are ignored. */
  onAlarm(name: string): Promise<void>;
  /** The engine saw a head that is worth a check. */
  onNews(block: number): Promise<void>;
  /** For every click on a notification. */
  onNotification(id: string): Promise<void>;
  /** Called after a check, and after alerts were read or dismissed. */
  onChange(listener: (alerts: Alerts) => void): void;
  /** What our own pages may see now; null while the wallet is locked. */
  visible(): Promise<Alerts | null>;
  /** Forgets everything, with the wallet. */
  erase(): Promise<void>;
}

/** Looks at the chain by alarm, and at the engine's word while one lives, for what endangers the accounts, and says so (docs/adr/0010). */
export function createWatchtower(deps: WatchtowerDeps): Watchtower {
  const { wallet, settings, alarms, clock } = deps;
  const store = createWatchStore(deps.local);
  const serial = createSerial();
  const teller = createTeller(deps);
  const listeners: Array<(alerts: Alerts) => void> = [];
  let running: Promise<unknown> | null = null;
  /** Counts erasures: an answer to a question of before one is thrown away. */
  let erasures = 0;
  /** The same note comes by the channel and from each page. */
  let lastNews: number | null = null;

  async function list(): Promise<Alerts> {
    const [{ networkId, ...watch }, choice, alerts] = await Promise.all([
      store.status(),
      settings.choice(),
      store.alerts(),
    ]);
    const { nextCheckAtMs } = watch;
    const elsewhere = { lastCheckAtMs: null, lastBlock: null, failure: null, nextCheckAtMs };
    return { alerts, watch: networkId === choice.networkId ? watch : elsewhere };
  }
  async function unlocked<T>(work: () => Promise<T>): Promise<T> {
    if (!(await wallet.isUnlocked())) throw new WalletError('vault/locked');
    return work();
  }
  async function announce(): Promise<void> {
    await teller.mark(await store.alerts());
    const alerts = await list();
    for (const listener of listeners) listener(alerts);
  }

  /**
   * Chooses when the next check is; null for none at all.
   * @param wanted in how many milliseconds; null keeps what is due, `pace` waits as long as is usual now
   */
  const plan = (wanted: number | 'pace' | null): Promise<void> =>
    serial(async () => {
      const chosen = (await settings.read()).watch.everySeconds;
      const status = await store.status();
      // A vault that cannot be read has nothing to watch, until it can.
      const isOn = chosen > 0 && (await wallet.accounts().catch(() => [])).length > 0;
      const nowMs = clock.nowMs();
      const isUrgent = (await store.alerts()).some((one) => isFreshDanger(one, nowMs));
      const latest = nowMs + (isUrgent ? Math.min(chosen, FAST_SECONDS) : chosen) * 1_000;
      const kept = status.nextCheckAtMs ?? nowMs + SOON_MS;
      const due = wanted === null ? kept : wanted === 'pace' ? latest : nowMs + wanted;
      const nextCheckAtMs = isOn ? Math.min(Math.max(due, nowMs), latest) : null;
      if (nextCheckAtMs === null) await alarms.clear(WATCH_ALARM);
      else await alarms.at(WATCH_ALARM, nextCheckAtMs);
      if (nextCheckAtMs !== status.nextCheckAtMs) await store.saveStatus({ ...status, nextCheckAtMs });
    });

  async function check(forceThorough: boolean): Promise<unknown> {
    const before = erasures;
    const { raised, failure } = await checkOnce(
      { ...deps, store, serial },
      () => before === erasures,
      forceThorough,
    );
    if (before !== erasures) return null;
    await teller.tell(raised);
    await announce();
    if (raised.some((one) => isFreshDanger(one, clock.nowMs()))) await plan(null);
    return failure;
  }
  function checkNow(forceThorough: boolean): Promise<unknown> {
    running ??= check(forceThorough).finally(() => {
      running = null;
    });
    return running;
  }

  /** Forgets what is known of accounts that left the wallet. */
  const forgetOthers = (): Promise<void> =>
    serial(async () => {
      const watched = new Set((await wallet.accounts()).map(({ address }) => address));
      const alerts = await store.alerts();
      const kept = alerts.filter(({ address }) => address === null || watched.has(address));
      if (kept.length < alerts.length) await store.saveAlerts(kept);
      const seen = await store.seen();
      if (Object.values(seen).some(({ accounts }) => Object.keys(accounts).some((one) => !watched.has(one))))
        await store.saveSeen(withoutOthers(seen, watched));
    });

  const quietly = (work: Promise<unknown>): void => void work.catch(() => undefined);
  wallet.onChange((change) => {
    if (change === 'locked') quietly(teller.hush());
    if (change === 'unlocked') quietly(plan(null));
    if (change === 'accounts')
      quietly(
        forgetOthers()
          .then(() => plan(SOON_MS))
          .then(announce),
      );
  });
  settings.onChange(({ networkChanged }) => {
    // Which kinds count on the icon is a setting too.
    quietly(plan(networkChanged ? SOON_MS : null).then(announce));
  });

  return {
    handlers: {
      'alerts.list': () => unlocked(list),
      'alerts.read': ({ ids }) =>
        unlocked(async () => {
          await serial(async () => {
            const alerts = await store.alerts();
            await store.saveAlerts(
              alerts.map((alert) =>
                ids === null || ids.includes(alert.id) ? { ...alert, read: true } : alert,
              ),
            );
          });
          await announce();
          return null;
        }),
      'alerts.dismiss': ({ ids }) =>
        unlocked(async () => {
          await serial(async () => {
            const alerts = await store.alerts();
            await store.saveAlerts(alerts.filter(({ id }) => !ids.includes(id)));
          });
          await announce();
          return null;
        }),
      'alerts.checkNow': () =>
        unlocked(async () => {
          const failure = await checkNow(true);
          if (failure) throw failure;
          return list();
        }),
    },
    async start() {
      await plan(null);
      await teller.mark(await store.alerts());
    },
    async onAlarm(name) {
      if (name !== WATCH_ALARM) return;
      // The next one first: a check that the browser cuts short must not be the last.
      await plan('pace');
      if ((await settings.read()).watch.everySeconds > 0) await checkNow(false);
    },
    async onNews(block) {
      if (block === lastNews) return;
      lastNews = block;
      if ((await settings.read()).watch.everySeconds === 0) return;
      // One that runs may have looked at an earlier block.
      await running?.catch(() => undefined);
      await checkNow(false);
    },
    onNotification: (id) => teller.onClicked(id),
    onChange(listener) {
      listeners.push(listener);
    },
    visible: async () => ((await wallet.isUnlocked()) ? list() : null),
    async erase() {
      erasures += 1;
      await serial(async () => {
        await store.clear();
        await alarms.clear(WATCH_ALARM);
      });
      await teller.clear();
    },
  };
}

function isFreshDanger(alert: Alert, nowMs: number): boolean {
  return isDanger(alert) && !alert.over && nowMs - alert.raisedAtMs < FAST_FOR_MS;
}
