import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Page } from 'playwright-core';
import { findIn, type Wanted } from './needles.js';

/** Everything that pages and worker of the extension can store, read by the browser's own interfaces; one text per store. */
export async function dumpStores(page: Page): Promise<Record<string, string>> {
  return page.evaluate<Record<string, string>>(DUMP);
}

/** Source text: a compiled function would carry the compiler's helpers into the page. Bytes become hex and text. */
const DUMP = `(async () => {
  const plain = (key, value) => {
    if (typeof value === 'bigint') return String(value);
    if (value instanceof ArrayBuffer) value = new Uint8Array(value);
    if (!ArrayBuffer.isView(value)) return value;
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    return { text: new TextDecoder().decode(bytes), hex: [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('') };
  };
  const text = (value) => JSON.stringify(value, plain) ?? '';
  const asked = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const dump = {
    'storage.local': text(await chrome.storage.local.get(null)),
    'storage.session': text(await chrome.storage.session.get(null)),
    localStorage: text({ ...localStorage }),
    sessionStorage: text({ ...sessionStorage }),
  };
  for (const { name } of await indexedDB.databases()) {
    const database = await asked(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const inside = database.transaction(store).objectStore(store);
      dump['IndexedDB ' + name + '/' + store] = text([await asked(inside.getAllKeys()), await asked(inside.getAll())]);
    }
    database.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys())
      dump['Cache ' + name + ' ' + request.url] = await (await cache.match(request)).text();
  }
  return dump;
})()`;

/** Files of a folder that hold something wanted: path below the folder, and what. */
export function searchFolder(folder: string, wanted: Wanted): { files: number; found: string[] } {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const found = entries.flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    return findIn(readFileSync(path), wanted).map((what) => `${relative(folder, path)}: ${what}`);
  });
  return { files: entries.length, found };
}
