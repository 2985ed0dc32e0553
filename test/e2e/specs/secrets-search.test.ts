import { u8aToHex } from '@polkadot/util';
import { decodeAddress } from '@polkadot/util-crypto';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Dapp } from '../pages/dapp.js';
import { ExportPage } from '../pages/export.js';
import { Onboarding } from '../pages/onboarding.js';
import { Approval, Popup } from '../pages/popup.js';
import { eventually, JOURNEY_MS } from '../support/eventually.js';
import { practiceOf } from '../support/funded.js';
import { Heaps } from '../support/secrets/heap.js';
import { byteNeedles, findIn, textNeedles, type Wanted } from '../support/secrets/needles.js';
import { keyNeedles, phraseNeedles, vaultKeyNeedles } from '../support/secrets/practice-secrets.js';
import { dumpStores, searchFolder } from '../support/secrets/stores.js';
import { startWorld, type World } from '../support/world.js';

const PASSWORD = 'zygote-lantern-48-quartz-moat';
// Planted like secrets, to be found: words that are no phrase, a text, bytes.
const PLANTED_WORDS = 'zebra canyon orbit velvet';
const PLANTED_TEXT = 'kelvin-canary-7';
const PLANTED_BYTES = Buffer.from('c0ffee1234d00d5678facade9abcbead', 'hex');
const CANARIES: Wanted = {
  needles: [...textNeedles('planted text', PLANTED_TEXT), ...byteNeedles('planted bytes', PLANTED_BYTES)],
  words: PLANTED_WORDS.split(' '),
};

describe('after import, use and lock no secret is left anywhere', { timeout: JOURNEY_MS }, () => {
  let world: World;
  let popup: Popup;
  let wanted: Wanted;
  const logs: string[] = [];

  beforeAll(async () => {
    // The browser's own log goes into the profile, so the search of the disk reads it too.
    world = await startWorld({}, { args: ['--enable-logging', '--log-level=0'] });
    listen(world.extension.context, logs);
    const { suri, address } = practiceOf(world.devnet);
    const onboarding = await Onboarding.open(world.extension);
    await onboarding.importPractice(suri, address, PASSWORD);
    await onboarding.pointAt(world.extension, world.devnet.url);
    popup = await Popup.open(world.extension);
    await popup.live();
    await popup.page.evaluate(PLANT);
    await popup.lock();
    await popup.unlock(PASSWORD);
    await popup.live();
    await use(world, address, suri);
    const reader = await world.extension.open('src/popup/index.html');
    wanted = {
      needles: [
        ...(await vaultKeyNeedles(reader, PASSWORD)),
        ...keyNeedles(suri),
        ...phraseNeedles(suri),
        ...textNeedles('password', PASSWORD),
      ],
      words: suri.split(' '),
    };
    await reader.close();
    await popup.lock();
  });
  afterAll(() => world?.close());

  it('S15 nothing in any store of the extension', async () => {
    const stores = await dumpStores(popup.page);
    expect(Object.keys(stores)).toEqual(expect.arrayContaining(['storage.local', 'storage.session']));
    expect(Object.keys(stores).filter((name) => name.startsWith('IndexedDB')).length).toBeGreaterThan(0);
    expect(hits(stores, wanted)).toEqual([]);
    const planted = hits(stores, CANARIES);
    for (const store of [
      'storage.local',
      'storage.session',
      'localStorage',
      'sessionStorage',
      'IndexedDB planted',
      'Cache planted',
    ])
      expect(planted.join('\n'), store).toContain(store);
  });

  it('S15 nothing in what pages and worker wrote to the log', async () => {
    expect(findIn(Buffer.from(logs.join('\n')), wanted)).toEqual([]);
    await popup.page.evaluate(`console.log('${PLANTED_TEXT}')`);
    await eventually(() => findIn(Buffer.from(logs.join('\n')), CANARIES)).not.toEqual([]);
  });

  it('S15 nothing in the heaps of worker, pages and engine after the lock', async () => {
    const heaps = await Heaps.of(world.extension.context, world.extension.id);
    const targets = await heaps.targets();
    const kinds = new Set(targets.map(({ type }) => type));
    expect([...kinds].sort()).toEqual(expect.arrayContaining(['page', 'service_worker', 'shared_worker']));
    const read = await Promise.all(
      targets.map(async (target) => ({ target, strings: await heaps.strings(target, PLANT_IN_HEAP) })),
    );
    for (const { target, strings } of read) {
      const where = `${target.type} ${target.url}`;
      expect(findIn(strings, wanted), where).toEqual([]);
      expect(findIn(strings, CANARIES), where).toEqual(
        expect.arrayContaining(['planted text, UTF-8', 'planted bytes, hex', 'three words, utf8']),
      );
    }
  });

  it('S82 nothing in any file of the profile after a crash', async () => {
    const { extension } = world;
    await extension.crash();
    const { files, found } = searchFolder(extension.profile, wanted);
    expect(files).toBeGreaterThan(50);
    expect(found).toEqual([]);
    const left = searchFolder(extension.profile, CANARIES).found.join('\n');
    // Local Storage is not among them: the browser writes it half a minute late. What is in it was read above.
    for (const place of ['Local Extension Settings', 'IndexedDB', 'CacheStorage', 'chrome_debug.log'])
      expect(left, place).toContain(place);
    expect(left).toContain('planted bytes, raw');
    expect(left).toContain('three words');
  });
});

/** A message is signed and the phrase looked at: both open the record of the key. */
async function use(world: World, address: string, phrase: string): Promise<void> {
  const site = await Dapp.open(world);
  const connect = await Approval.during(world.extension, () => site.connect());
  await connect.approve();
  await site.line('connected');
  const signing = await Approval.during(world.extension, () => site.signMessage('Kelvin, zero degrees'));
  await signing.approve();
  await site.line('signature');
  await site.page.close();
  const shown = await ExportPage.open(world.extension, u8aToHex(decodeAddress(address)));
  await shown.prove(PASSWORD);
  await shown.press();
  expect(await shown.secret.innerText()).toContain(phrase.split(' ')[0]);
  await shown.release();
}

function listen(context: BrowserContext, logs: string[]): void {
  context.on('console', (message) => logs.push(message.text()));
  const errors = (page: Page) => page.on('pageerror', (error) => logs.push(String(error.stack)));
  for (const page of context.pages()) errors(page);
  context.on('page', errors);
  for (const worker of context.serviceWorkers()) worker.on('console', (message) => logs.push(message.text()));
}

function hits(stores: Record<string, string>, wanted: Wanted): string[] {
  return Object.entries(stores).flatMap(([store, text]) =>
    findIn(Buffer.from(text), wanted).map((what) => `${store}: ${what}`),
  );
}

const PLANTED_VALUES = `{ text: '${PLANTED_TEXT}', words: ${JSON.stringify(PLANTED_WORDS.split(' '))} }`;
/** The same things in every store a page has. */
const PLANT = `(async () => {
  const values = ${PLANTED_VALUES};
  const bytes = Uint8Array.from(${JSON.stringify([...PLANTED_BYTES])});
  await chrome.storage.local.set({ planted: values });
  await chrome.storage.session.set({ planted: values });
  localStorage.setItem('planted', JSON.stringify(values));
  sessionStorage.setItem('planted', JSON.stringify(values));
  await new Promise((resolve, reject) => {
    const opening = indexedDB.open('planted', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('here');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const writing = opening.result.transaction('here', 'readwrite', { durability: 'strict' });
      writing.objectStore('here').put({ ...values, bytes }, 'one');
      writing.oncomplete = () => resolve(opening.result.close());
    };
  });
  await (await caches.open('planted')).put('https://kelvin.invalid/planted', new Response(JSON.stringify(values)));
  console.log(JSON.stringify(values));
})()`;
/** Put together on the spot, so that the script's own text does not hold it; the hex only ever as a tree of its parts. */
const PLANT_IN_HEAP = `(() => {
  const plain = (codes) => String.fromCharCode(...codes.map((code) => code - 1));
  const hex = ${JSON.stringify([...PLANTED_BYTES])}.reduce((text, byte) => text + byte.toString(16).padStart(2, '0'), '');
  globalThis.planted = { phrase: plain(${shifted(PLANTED_WORDS)}), text: plain(${shifted(PLANTED_TEXT)}), hex };
})()`;

function shifted(text: string): string {
  return JSON.stringify([...Buffer.from(text)].map((code) => code + 1));
}
