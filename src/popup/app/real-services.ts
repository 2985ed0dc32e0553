import { background } from '../background-client/index.js';
import { engineClient } from '../engine-client/index.js';
import { deriveWrappingKey } from '../kdf/index.js';
import type { KeyWork } from '../keywork/index.js';
import type { Services } from './services.js';

let keys: Promise<KeyWork> | null = null;

/** Loaded with its first use: it brings the curves and the word list along, and the popup opens forty times a day without. */
function keyWork(): Promise<KeyWork> {
  keys ??= import('../keywork/index.js').then(({ createKeyWork }) => createKeyWork());
  return keys;
}

/** The doors of the shipped extension. */
export const realServices: Services = {
  background,
  engine: engineClient,
  deriveKey: deriveWrappingKey,
  keys: {
    open: async (...asked) => (await keyWork()).open(...asked),
    openMany: async (...asked) => (await keyWork()).openMany(...asked),
    preview: async (...asked) => (await keyWork()).preview(...asked),
    write: async (...asked) => (await keyWork()).write(...asked),
    calibrate: async (...asked) => (await keyWork()).calibrate(...asked),
  },
  platform: {
    openTab(path) {
      void chrome.tabs.create({ url: chrome.runtime.getURL(`src/popup/tab.html#${path}`) });
      window.close();
    },
    openPanel: panelOpener(),
    closeWindow: () => window.close(),
    copy: (text) => navigator.clipboard.writeText(text),
    version: () => chrome.runtime.getManifest().version,
  },
};

/** Capabilities, not browsers: Chrome has side panels by window, Firefox one sidebar. */
function panelOpener(): (() => void) | null {
  const { chrome, browser } = globalThis as {
    chrome?: { sidePanel?: { open(options: { windowId: number }): Promise<void> } };
    browser?: { sidebarAction?: { open(): Promise<void> } };
  };
  const sidebar = browser?.sidebarAction;
  if (sidebar)
    return () => {
      void sidebar.open();
      window.close();
    };
  const panel = chrome?.sidePanel;
  if (!panel) return null;
  // -2 is chrome.windows.WINDOW_ID_CURRENT: asking for the window first would spend the person's press.
  return () => void panel.open({ windowId: -2 }).then(() => window.close());
}
