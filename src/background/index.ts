import browser from 'webextension-polyfill';
import { startBackground } from './app/index.js';
import {
  browserChannel,
  createOffscreenKeeper,
  createPageKeeper,
  holdFromEventPage,
  KEEPER_PAGE,
} from './engine-host/index.js';
import { lateExplainer, loadExplainer } from './late-explainer/index.js';
import { createMetadataReader } from './metadata/index.js';
import { download } from './phishing/index.js';
import type { OffscreenApi, Platform } from './platform.js';
import { indexedDbCopy } from './storage/index.js';
import { platformRandom } from './wallet/index.js';

// The polyfill does not know this namespace; where it is missing there is an event page with a document instead.
const offscreen = (globalThis as { chrome?: { offscreen?: OffscreenApi } }).chrome?.offscreen;
const keeperUrl = browser.runtime.getURL(KEEPER_PAGE);
const { document } = globalThis;

startBackground({
  platform: browser as unknown as Platform,
  channel: browserChannel(),
  keeper: offscreen
    ? createOffscreenKeeper(offscreen)
    : createPageKeeper(document ? () => holdFromEventPage(keeperUrl, document) : null),
  explainer: lateExplainer(loadExplainer),
  metadata: createMetadataReader(),
  copy: indexedDbCopy(),
  nowMs: Date.now,
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  random: platformRandom,
  download,
  readAsset: async (path) => (await fetch(browser.runtime.getURL(path))).text(),
});
