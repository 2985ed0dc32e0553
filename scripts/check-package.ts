import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, type Manifest, manifestFor } from './manifest-for.js';

const KIB = 1024;
/** Caps in KiB from the design: what a page, the worker and the package may weigh. */
const CAPS = { contentKiB: 10, backgroundKiB: 300, explainKiB: 200, popupKiB: 500, packageMiB: 1.5 };

/** One more is a decision (docs/adr): people are asked for each at install, or see it in the store. */
const PERMISSIONS = {
  chrome: ['alarms', 'idle', 'notifications', 'offscreen', 'sidePanel', 'storage'],
  firefox: ['alarms', 'idle', 'notifications', 'storage'],
};

/** A script, style, font or picture of another host, as each kind of file would load it. */
const REMOTE =
  /<[^>]+\s(?:src|href)=["']?https?:|url\(["']?https?:|(?:importScripts|import)\(["'`]https?:|\bfrom\s*["']https?:/;

/** What only code of devices and cameras says: none of it may be parsed before one is used. */
const DEVICES = /\bnavigator\.hid\b|getUserMedia/;

export interface PackageReport {
  lines: string[];
  faults: string[];
  sizes: Record<
    | 'contentKiB'
    | 'backgroundKiB'
    | 'explainKiB'
    | 'popupKiB'
    | 'engineKiB'
    | 'devicesKiB'
    | 'packageGzipKiB',
    number
  >;
}

/** Looks at a built package the way a reviewer would: what is in it, how big it is, what must never be there. */
export function checkPackage(dist: string, browser: Browser): PackageReport {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(dist, path)).isFile(),
  );
  const manifest = JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8'));
  const read = (path: string): string => readFileSync(join(dist, path), 'utf8');
  const scripts = files.filter((path) => path.endsWith('.js'));
  const content = (manifest.content_scripts as Array<{ js: string[] }>).flatMap((entry) => entry.js);
  const background: string[] = manifest.background.scripts ?? [manifest.background.service_worker];
  const popup = closure(dist, entriesOf(dist, 'src/popup/index.html'));
  const devices = scripts.filter((path) => DEVICES.test(read(path)));
  const sizes = {
    contentKiB: sum(dist, content),
    backgroundKiB: sum(dist, closure(dist, background)),
    explainKiB: sum(dist, lateExplainer(dist, scripts, background)),
    popupKiB: sum(dist, popup),
    engineKiB: sum(
      dist,
      closure(
        dist,
        // A screen may be called so too: the worker is the one that takes connections.
        scripts.filter((path) => /(?:^|\/)shared-[^/]+\.js$/.test(path) && read(path).includes('onconnect')),
      ),
    ),
    devicesKiB: sum(
      dist,
      closure(dist, devices).filter((path) => !popup.includes(path)),
    ),
    packageGzipKiB:
      files.reduce((total, path) => total + gzipSync(readFileSync(join(dist, path))).length, 0) / KIB,
  };
  const faults: string[] = [];
  const cap = (name: string, value: number, limit: number) => {
    if (value > limit) faults.push(`${name} is ${value.toFixed(1)} KiB, the cap is ${limit} KiB`);
  };
  cap('content scripts', sizes.contentKiB, CAPS.contentKiB);
  cap('background', sizes.backgroundKiB, CAPS.backgroundKiB);
  cap('explainer', sizes.explainKiB, CAPS.explainKiB);
  if (sizes.explainKiB === 0) faults.push('the explainer that the background loads is missing');
  cap('popup', sizes.popupKiB, CAPS.popupKiB);
  cap('package (gzip)', sizes.packageGzipKiB, CAPS.packageMiB * KIB);
  for (const path of [...popup, ...closure(dist, background)])
    if (DEVICES.test(read(path))) faults.push(`${path}: code of devices is parsed before a device is used`);
  if (content.some((path) => /loader/.test(path)))
    faults.push('a content script is an asynchronous loader: the page would find no wallet');
  const permissions = [manifest.permissions, manifest.host_permissions, manifest.optional_permissions].flat();
  const asked = permissions.filter((permission) => permission !== undefined).sort();
  if (asked.join() !== PERMISSIONS[browser].join())
    faults.push(`permissions are ${asked.join(', ')}, not ${PERMISSIONS[browser].join(', ')}`);
  const expected = manifestFor(browser);
  for (const key of ['content_security_policy', 'externally_connectable', 'content_scripts'])
    if (comparable(manifest, key) !== comparable(expected, key))
      faults.push(`${key} is ${comparable(manifest, key)}, not that of the sources`);
  if (manifest.web_accessible_resources?.length)
    faults.push('files are web accessible: pages could probe for Kelvin');
  for (const path of closure(dist, background)) {
    if (browser === 'chrome' && /[^.\w]import\s*\(/.test(read(path)))
      faults.push(`${path}: import() in the background`);
  }
  for (const path of scripts) {
    const text = read(path);
    if (/\beval\(|new Function\(/.test(text) && !isKnownEval(text))
      faults.push(`${path}: makes code at run time`);
    if (text.includes('kelvin-devnet-marker')) faults.push(`${path}: devnet is in the package`);
    if (/sourceMappingURL/.test(text)) faults.push(`${path}: has a source map`);
  }
  for (const path of files.filter((file) => /\.(?:js|html|css)$/.test(file)))
    if (REMOTE.test(read(path))) faults.push(`${path}: loads something from elsewhere`);
  for (const path of files.filter((file) => file.endsWith('.map')))
    faults.push(`${path}: source maps are not shipped`);
  const lines = Object.entries(sizes).map(([name, value]) => `${name} ${value.toFixed(1)}`);
  return { lines: [lines.join('  ')], faults, sizes };
}

/** One key of a manifest as text, without the names that the build gives to scripts. */
function comparable(manifest: Manifest, key: string): string | undefined {
  return JSON.stringify(manifest[key], (name, value: unknown) => {
    if (name === 'js') return undefined;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** Feature probes inside libraries that never run under the extension's policy. */
function isKnownEval(text: string): boolean {
  return !/\beval\(|new Function\((?!['"](?:return this|)['"])/.test(text);
}

function sum(dist: string, paths: string[]): number {
  return paths.reduce((total, path) => total + statSync(join(dist, path)).size, 0) / KIB;
}

function entriesOf(dist: string, html: string): string[] {
  const text = readFileSync(join(dist, html), 'utf8');
  return [...text.matchAll(/<script[^>]+src="\/?([^"]+)"/g)].map((match) => match[1] ?? '');
}

/** What the background parses with the first request that it explains, and not before. */
function lateExplainer(dist: string, scripts: string[], background: string[]): string[] {
  const known = new Set(closure(dist, background));
  const entries = scripts.filter((path) => /^(?:assets\/)?explain(?:-[^/]+)?\.js$/.test(path));
  return closure(dist, entries).filter((path) => !known.has(path));
}

/** Files reached by static imports: what is parsed before anything runs. */
function closure(dist: string, entries: string[]): string[] {
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    const text = readFileSync(join(dist, path), 'utf8');
    const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
    for (const match of text.matchAll(
      /(?:^|[;}\s])(?:import|export)\s*(?:[^'"();]*?\bfrom\s*)?["'](\.[^"']+)["']/g,
    )) {
      visit(join(folder, match[1] ?? '').replaceAll('\\', '/'));
    }
  };
  entries.forEach(visit);
  return [...seen];
}
