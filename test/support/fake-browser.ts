import type { Platform, PlatformPort, PortSender, StorageArea } from '../../src/background/platform.js';
import { FakeEvent, type FakePort, portPair } from './fake-port.js';

export const EXTENSION_ID = 'abcdefghijklmnopabcdefghijklmnop';
export const EXTENSION_URL = `chrome-extension://${EXTENSION_ID}/`;

/** Chrome's storage gives the keys of every object back in alphabetical order. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, entry]) => [key, sorted(entry)]));
}

/** Extension storage: JSON only, copied on the way in and out, and it survives the worker. */
export class FakeStorageArea implements StorageArea {
  readonly entries = new Map<string, string>();
  accessLevel: string | null = null;
  /** When set, the next reads or writes reject with it. */
  failure: Error | null = null;

  async get(keys: string | string[] | null): Promise<Record<string, unknown>> {
    if (this.failure) throw this.failure;
    const wanted = keys === null ? [...this.entries.keys()] : [keys].flat();
    return Object.fromEntries(
      wanted.flatMap((key) => {
        const text = this.entries.get(key);
        return text === undefined ? [] : [[key, JSON.parse(text)]];
      }),
    );
  }
  async set(entries: Record<string, unknown>): Promise<void> {
    if (this.failure) throw this.failure;
    for (const [key, value] of Object.entries(entries)) this.entries.set(key, JSON.stringify(sorted(value)));
  }
  async remove(keys: string | string[]): Promise<void> {
    for (const key of [keys].flat()) this.entries.delete(key);
  }
  async clear(): Promise<void> {
    if (this.failure) throw this.failure;
    this.entries.clear();
  }
  async setAccessLevel({ accessLevel }: { accessLevel: string }): Promise<void> {
    this.accessLevel = accessLevel;
  }
}

/** The webextension API a background uses. Everything here outlives a worker; a worker gets its view by `startWorker`. */
export class FakeBrowser {
  readonly local = new FakeStorageArea();
  readonly session = new FakeStorageArea();
  readonly alarms = new Map<string, number>();
  readonly windows = new Map<number, { url: string; focused: number }>();
  readonly nudges: Array<{ tabId: number; message: unknown; options: unknown }> = [];
  /** Tabs that no longer answer. */
  readonly closedTabs = new Set<number>();
  windowsOpened = 0;
  /** False: a browser without the namespace. */
  hasIdle = true;
  /** False: a browser without the namespace. */
  hasNotifications = true;
  language = 'en-GB';
  /** System notifications on screen, by id. */
  readonly notifications = new Map<string, { title: string; message: string }>();
  badge = '';
  readonly tabsOpened: string[] = [];
  windowFailure: Error | null = null;
  #worker: WorkerView | null = null;

  /** The API as a freshly started worker sees it. The one before it is dead from here on. */
  startWorker(): Platform {
    this.killWorker();
    this.#worker = new WorkerView(this);
    return this.#worker.platform;
  }

  /** Stops the worker as Chrome does: its ports end, which the other sides hear of and it does not. */
  killWorker(): void {
    const dead = this.#worker;
    this.#worker = null;
    for (const port of dead?.ports ?? []) {
      port.onDisconnect.listeners.length = 0;
      port.onMessage.listeners.length = 0;
      port.disconnect();
    }
  }

  /** A port from a page, a content script, or whoever the sender says. */
  connect(name: string, sender: PortSender): FakePort {
    const { near, far } = portPair(name, sender);
    if (!this.#worker) throw new Error('no worker was started');
    this.#worker.ports.add(far);
    this.#worker.onConnect.fire(far);
    return near;
  }

  /** A one-off message, as `runtime.sendMessage` sends it. */
  send(message: unknown, sender: PortSender): void {
    this.#worker?.onMessage.fire(message, sender);
  }

  closeWindow(windowId: number): void {
    this.windows.delete(windowId);
    this.#worker?.onRemoved.fire(windowId);
  }

  fireAlarms(nowMs: number): void {
    for (const [name, when] of [...this.alarms]) {
      if (when > nowMs) continue;
      this.alarms.delete(name);
      this.#worker?.onAlarm.fire({ name });
    }
  }

  installUpdate(): void {
    this.#worker?.onInstalled.fire();
  }

  /** What the browser says when the computer's screen locks, or is used again. */
  changeIdleState(state: 'active' | 'idle' | 'locked'): void {
    this.#worker?.onIdle.fire(state);
  }

  clickNotification(id: string): void {
    this.#worker?.onNotificationClicked.fire(id);
  }

  get approvalWindow(): number | undefined {
    return [...this.windows.keys()][0];
  }
}

class WorkerView {
  readonly ports = new Set<FakePort>();
  readonly onConnect = new FakeEvent<[PlatformPort]>();
  readonly onMessage = new FakeEvent<[unknown, PortSender]>();
  readonly onInstalled = new FakeEvent<[]>();
  readonly onStartup = new FakeEvent<[]>();
  readonly onAlarm = new FakeEvent<[{ name: string }]>();
  readonly onRemoved = new FakeEvent<[number]>();
  readonly onIdle = new FakeEvent<[string]>();
  readonly onNotificationClicked = new FakeEvent<[string]>();
  readonly platform: Platform;

  constructor(browser: FakeBrowser) {
    this.platform = {
      runtime: {
        id: EXTENSION_ID,
        getURL: (path) => EXTENSION_URL + path,
        onConnect: this.onConnect,
        onMessage: this.onMessage,
        onInstalled: this.onInstalled,
        onStartup: this.onStartup,
      },
      storage: { local: browser.local, session: browser.session },
      alarms: {
        create: (name, { when }) => void browser.alarms.set(name, when),
        clear: async (name) => browser.alarms.delete(name),
        onAlarm: this.onAlarm,
      },
      ...(browser.hasIdle ? { idle: { onStateChanged: this.onIdle } } : {}),
      windows: {
        create: async ({ url }) => {
          if (browser.windowFailure) throw browser.windowFailure;
          browser.windowsOpened += 1;
          const id = 100 + browser.windowsOpened;
          browser.windows.set(id, { url, focused: 0 });
          return { id };
        },
        update: async (windowId) => {
          const window = browser.windows.get(windowId);
          if (!window) throw new Error('No window with that id');
          window.focused += 1;
        },
        remove: async (windowId) => {
          if (!browser.windows.delete(windowId)) throw new Error('No window with that id');
          this.onRemoved.fire(windowId);
        },
        onRemoved: this.onRemoved,
      },
      ...(browser.hasNotifications
        ? {
            notifications: {
              create: async (id: string, options: { title: string; message: string }) => {
                browser.notifications.set(id, options);
                return id;
              },
              clear: async (id: string) => browser.notifications.delete(id),
              onClicked: this.onNotificationClicked,
            },
          }
        : {}),
      i18n: { getUILanguage: () => browser.language },
      action: {
        setBadgeText: async ({ text }) => {
          browser.badge = text;
        },
        setBadgeBackgroundColor: async () => undefined,
      },
      tabs: {
        create: async ({ url }) => void browser.tabsOpened.push(url),
        sendMessage: async (tabId, message, options) => {
          if (browser.closedTabs.has(tabId)) throw new Error('Receiving end does not exist');
          browser.nudges.push({ tabId, message, options });
        },
      },
    };
  }
}
