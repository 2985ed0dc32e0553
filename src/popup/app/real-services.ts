import { background } from '../background-client/index.js';
import { engineClient } from '../engine-client/index.js';
import { deriveWrappingKey } from '../kdf/index.js';
import { createKeyWork } from '../keywork/index.js';
import type { Services } from './services.js';

/** The doors of the shipped extension. */
export const realServices: Services = {
  background,
  engine: engineClient,
  deriveKey: deriveWrappingKey,
  keys: createKeyWork(),
  platform: {
    openTab(path) {
      void chrome.tabs.create({ url: chrome.runtime.getURL(`src/popup/tab.html#${path}`) });
      window.close();
    },
    closeWindow: () => window.close(),
    copy: (text) => navigator.clipboard.writeText(text),
    version: () => chrome.runtime.getManifest().version,
  },
};
