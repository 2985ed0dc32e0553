import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { manifestFor } from '../../scripts/manifest-for.js';
import { Watched } from '../integration/background/watchtower-support.js';
import { BackgroundWorld } from '../support/background-world.js';
import { settle } from '../support/stepped-clock.js';

const ROOT = resolve(import.meta.dirname, '../..');

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sources(path);
    return /\.tsx?$/.test(name) ? [readFileSync(path, 'utf8')] : [];
  });
}

const found = (folder: string, pattern: RegExp): string[] => [
  ...new Set(
    sources(join(ROOT, folder)).flatMap((text) => [...text.matchAll(pattern)].map(([, name]) => name ?? '')),
  ),
];

/** What the browser lends the pages of the wallet, and the word for it on the page in English and German; null: no matter of privacy. */
const LENT: Record<string, readonly [string, string] | null> = {
  mediaDevices: ['camera', 'Kamera'],
  hid: ['WebHID', 'WebHID'],
  credentials: ['passkey', 'Passkey'],
  clipboard: ['clipboard', 'Zwischenablage'],
  languages: null,
  hardwareConcurrency: null,
  locks: null,
};

const VAULT = ['The vault', 'Der Tresor'] as const;
const WATCHED = ['what the watchtower saw', 'was der Wächter gesehen hat'] as const;
/** What is kept under each key of the extension's storage; null: of a session, or nothing of the person's. */
const KEPT: Record<string, readonly [string, string] | null> = {
  permissions: ['connected sites', 'verbundene Websites'],
  'permissions.blocked': ['connected sites', 'verbundene Websites'],
  phishing: ['phishing list', 'Phishing-Liste'],
  'phishing.hosts': ['phishing list', 'Phishing-Liste'],
  views: ['where you were', 'wo du gerade warst'],
  'views.sight': ['what a page of the wallet last showed', 'was eine Seite der Wallet zuletzt zeigte'],
  notes: ['notes you wrote', 'Notizen'],
  calls: ['wait for an approval', 'Zustimmung'],
  contacts: ['contacts', 'Kontakte'],
  settings: ['settings', 'Einstellungen'],
  outbox: ['no node has taken yet', 'noch kein Knoten angenommen'],
  approvals: ['open requests of sites', 'offene Anfragen'],
  'approval:': ['open requests of sites', 'offene Anfragen'],
  pages: ['connected sites', 'verbundene Websites'],
  follows: null,
  'approvals.window': null,
  'vault.a': VAULT,
  'vault.b': VAULT,
  'vault.pointer': VAULT,
  'watch.seen': WATCHED,
  'watch.alerts': WATCHED,
  'watch.status': WATCHED,
  'wallet.session': ['memory of the browser', 'Arbeitsspeicher'],
  'wallet.entropy-seen': null,
  'wallet.active': ['addresses of your accounts', 'Adressen deiner Konten'],
  'wallet.attempts': null,
  flood: null,
  schema: null,
};
/** Constants named like a key of the storage that are none: of IndexedDB (see the vault's second copy) and of a script. */
const ELSEWHERE = ['latest', 'kelvinExplainer'];

/** Every key that a background asks the extension's storage for while a wallet is used for what it can do. */
async function keysOfTheStorage(): Promise<string[]> {
  const world = new BackgroundWorld();
  const seen = new Set<string>();
  for (const area of [world.browser.local, world.browser.session]) {
    const [get, set] = [area.get.bind(area), area.set.bind(area)];
    const note = (key: string): void => void seen.add(key.replace(/:.*/, ':'));
    area.get = (keys) => {
      for (const key of [keys ?? []].flat()) note(key);
      return get(keys);
    };
    area.set = (entries) => {
      for (const key of Object.keys(entries)) note(key);
      return set(entries);
    };
  }
  const { page, address } = await BackgroundWorld.connected('https://stake.example', 1, world);
  const ui = world.ui();
  const watched = new Watched(world, [address]);
  world.engine.answers.watched = ({ addresses }: { addresses: string[] }) => watched.report(addresses);
  for (const method of ['contacts.list', 'notes.list', 'calls.list', 'sites.list', 'alerts.list'])
    await ui.ask(method, {});
  await ui.ask('wallet.generatePhrase', { words: 12 });
  await ui.ask('views.keep', { path: '/do/send', sight: 'numbers' });
  world.download = async () =>
    JSON.stringify({ allow: [], deny: Array.from({ length: 30_000 }, (_, at) => `thief-${at}.example`) });
  await ui.ask('phishing.change', { refreshes: true, now: true });
  const { signed, id, payloadHash } = await world.asked(page, address);
  await ui.ask('approvals.decide', { id, decision: 'sign', payloadHash });
  await world.clock.until(signed);
  await ui.ask('alerts.checkNow', {});
  await world.lock();
  await ui.codeOf(ui.send('wallet.unlock', { wrappingKey: 'cd'.repeat(32) }));
  await settle();
  return [...seen];
}

let keys: string[] = [];
beforeAll(async () => {
  keys = await keysOfTheStorage();
});

it('U5 the wallet of this test used every key that the background has, and the table names no other', () => {
  const written = found('src/background', /\bconst (?:\w+_)?KEY = '([^']+)'/g);
  expect(written.filter((key) => !ELSEWHERE.includes(key) && !keys.includes(key))).toEqual([]);
  expect(keys.toSorted()).toEqual(Object.keys(KEPT).toSorted());
});

describe.each([
  ['docs/privacy.md', 0],
  ['docs/privacy.de.md', 1],
] as const)('U5 the privacy page %s', (path, language) => {
  const text = readFileSync(join(ROOT, path), 'utf8').replace(/\s+/g, ' ');
  const said = (table: typeof LENT, name: string): boolean => {
    const words = table[name];
    return words === null || (words !== undefined && text.includes(words[language]));
  };

  it('U5 names everything that the code borrows from the browser', () => {
    const used = found('src', /navigator(?: as [^)]*\))?\??\.(\w+)/g);
    expect(used).toEqual(expect.arrayContaining(['mediaDevices', 'credentials', 'hid']));
    expect(used.filter((name) => !said(LENT, name))).toEqual([]);
  });

  it('U5 names everything that the background keeps', () => {
    expect(keys.filter((key) => !said(KEPT, key))).toEqual([]);
    expect(text).toContain(['second copy', 'zweite Kopie'][language]);
  });

  it.each(['chrome', 'firefox'] as const)('U5 names every permission of the package for %s', (browser) => {
    const { permissions } = manifestFor(browser) as { permissions: string[] };
    expect(permissions.filter((permission) => !text.includes(`- \`${permission}\``))).toEqual([]);
  });
});
