/**
 * The slice of the webextension API the background uses. `webextension-polyfill` satisfies it; tests hand in a fake.
 * Optional members are capabilities a browser may lack: code asks for them, never for the browser's name.
 */
export interface PlatformEvent<Listener> {
  addListener(listener: Listener): void;
}

/** What the browser itself says about the other end of a port. Nothing in a message can change it. */
export interface PortSender {
  id?: string;
  /** Missing in Firefox. `'null'` for an opaque origin. */
  origin?: string;
  url?: string;
  frameId?: number;
  documentId?: string;
  /** Chrome only: `active`, `prerender`, `cached`, `pending_deletion`. */
  documentLifecycle?: string;
  tab?: { id?: number | undefined };
}

export interface PlatformPort {
  name: string;
  sender?: PortSender;
  postMessage(message: unknown): void;
  disconnect(): void;
  onMessage: PlatformEvent<(message: unknown) => void>;
  onDisconnect: PlatformEvent<() => void>;
}

export interface StorageArea {
  get(keys: string | string[] | null): Promise<Record<string, unknown>>;
  set(entries: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
  clear(): Promise<void>;
  setAccessLevel?(options: { accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void>;
}

export interface OffscreenApi {
  createDocument(options: { url: string; reasons: string[]; justification: string }): Promise<void>;
  closeDocument(): Promise<void>;
}

export interface Platform {
  runtime: {
    id: string;
    getURL(path: string): string;
    onConnect: PlatformEvent<(port: PlatformPort) => void>;
    onMessage: PlatformEvent<(message: unknown, sender: PortSender) => void>;
    onInstalled: PlatformEvent<() => void>;
    onStartup: PlatformEvent<() => void>;
  };
  storage: { local: StorageArea; session: StorageArea };
  alarms: {
    create(name: string, options: { when: number }): unknown;
    clear(name: string): Promise<boolean>;
    onAlarm: PlatformEvent<(alarm: { name: string }) => void>;
  };
  /** Tells when the computer's screen locks. */
  idle?: { onStateChanged: PlatformEvent<(state: string) => void> };
  /** System notifications. */
  notifications?: {
    create(
      id: string,
      options: { type: 'basic'; iconUrl: string; title: string; message: string; priority?: 0 | 1 | 2 },
    ): Promise<string>;
    clear(id: string): Promise<boolean>;
    onClicked: PlatformEvent<(id: string) => void>;
  };
  i18n?: { getUILanguage(): string };
  action: {
    setBadgeText(details: { text: string }): Promise<void>;
    setBadgeBackgroundColor(details: { color: string }): Promise<void>;
  };
  windows: {
    create(options: { url: string; type: 'popup'; width: number; height: number }): Promise<{
      id?: number | undefined;
    }>;
    update(windowId: number, options: { focused: boolean }): Promise<unknown>;
    remove(windowId: number): Promise<void>;
    onRemoved: PlatformEvent<(windowId: number) => void>;
  };
  tabs: {
    create(options: { url: string }): Promise<unknown>;
    sendMessage(
      tabId: number,
      message: unknown,
      options: { frameId?: number; documentId?: string },
    ): Promise<unknown>;
  };
}
