import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkPackage } from '../../scripts/check-package.js';
import { type Browser, type Manifest, manifestFor } from '../../scripts/manifest-for.js';

/**
 * What the package may do, written out: whoever changes it changes it here too, and says why in docs/adr. Names of scripts
 * and pictures are left out.
 */
const EVERY_PAGE = ['http://*/*', 'https://*/*'];
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self' https://polkadot.js.org/phishing/all.json https://api.coingecko.com/api/v3/simple/price wss: ws://127.0.0.1:* ws://localhost:*",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
];
const SCRIPTS = [
  { matches: EVERY_PAGE, run_at: 'document_start', all_frames: false },
  { matches: EVERY_PAGE, run_at: 'document_start', all_frames: false, world: 'MAIN' },
];
/** The only key: it opens the popup, as a press on the icon does. */
const OPENS_BY_KEY = { _execute_action: { suggested_key: { default: 'Alt+Shift+K' } } };
const DESCRIBES = [
  'manifest_version',
  'name',
  'short_name',
  'description',
  'version',
  'icons',
  'action',
  'commands',
  'minimum_chrome_version',
  'browser_specific_settings',
  'background',
  'permissions',
  'content_security_policy',
  'content_scripts',
];

const rightsOf = (manifest: Manifest) => ({
  keys: Object.keys(manifest).sort(),
  permissions: (manifest.permissions as string[]).toSorted(),
  policy: Object.entries(manifest.content_security_policy as Record<string, string>),
  scripts: (manifest.content_scripts as Array<Record<string, unknown>>).map(({ js: _js, ...rest }) => rest),
});

describe('S86 the manifest', () => {
  it('S86 S51 of Chrome asks for, reaches and allows exactly this', () => {
    const manifest = manifestFor('chrome');
    const without = DESCRIBES.filter((key) => key !== 'browser_specific_settings');
    expect(rightsOf(manifest)).toEqual({
      keys: [...without, 'externally_connectable', 'side_panel'].sort(),
      permissions: ['alarms', 'idle', 'notifications', 'offscreen', 'sidePanel', 'storage'],
      policy: [['extension_pages', POLICY.join('; ')]],
      scripts: SCRIPTS,
    });
    // Left out, the key would let every extension in.
    expect(manifest.externally_connectable).toEqual({ ids: [] });
    expect(manifest.side_panel).toEqual({ default_path: 'src/popup/panel.html' });
    expect(manifest.commands).toEqual(OPENS_BY_KEY);
  });

  it('S86 S51 of Firefox asks for, reaches and allows exactly this', () => {
    const manifest = manifestFor('firefox');
    expect(rightsOf(manifest)).toEqual({
      keys: [...DESCRIBES.filter((key) => key !== 'minimum_chrome_version'), 'sidebar_action'].sort(),
      permissions: ['alarms', 'idle', 'notifications', 'storage'],
      policy: [['extension_pages', POLICY.join('; ')]],
      scripts: SCRIPTS,
    });
    // No sidebar that nobody asked for: it would be open after the install.
    expect(manifest.sidebar_action).toMatchObject({
      default_panel: 'src/popup/panel.html',
      open_at_install: false,
    });
    expect(manifest.commands).toEqual(OPENS_BY_KEY);
    expect(manifest.browser_specific_settings).toMatchObject({
      gecko: { data_collection_permissions: { required: ['none'] } },
    });
  });

  it.each<Browser>(['chrome', 'firefox'])(
    'S51 of %s gives no page a file to frame or to probe for',
    (browser) => {
      const manifest = manifestFor(browser);
      expect(manifest).not.toHaveProperty('web_accessible_resources');
      expect(JSON.stringify(manifest.content_security_policy)).toContain("frame-ancestors 'none'");
    },
  );
});

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A package as small as one can be, with something in it. */
function packed(
  files: Record<string, string> = {},
  change: (manifest: Manifest) => Manifest = (same) => same,
) {
  const folder = mkdtempSync(join(tmpdir(), 'package-'));
  folders.push(folder);
  const manifest = { ...manifestFor('chrome'), background: { service_worker: 'background.js' } };
  const all: Record<string, string> = {
    'manifest.json': JSON.stringify(change(manifest)),
    'background.js': 'self.a=1',
    'src/content/relay.iife.ts': '',
    'src/content/inpage.iife.ts': '',
    'src/popup/index.html': '<script type="module" src="/assets/popup.js"></script>',
    'assets/popup.js': 'export const a=1;',
    'assets/explain.js': 'self.b=1',
    ...files,
  };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return checkPackage(folder, 'chrome').faults;
}

describe('S87 the scan of a built package', () => {
  it('S87 finds nothing in one that is as it should be', () => {
    expect(packed()).toEqual([]);
  });

  it.each<[string, Record<string, string>, string]>([
    ['eval', { 'assets/a.js': 'eval("1")' }, 'makes code at run time'],
    ['a function of text', { 'assets/a.js': 'new Function("a",b)' }, 'makes code at run time'],
    ['the devnet', { 'assets/a.js': 'var a="kelvin-devnet-marker"' }, 'devnet is in the package'],
    ['a link to a source map', { 'assets/a.js': '//# sourceMappingURL=a.js.map' }, 'has a source map'],
    ['a source map', { 'assets/a.js.map': '{}' }, 'source maps are not shipped'],
    ['a script that is fetched later', { 'background.js': 'x=1;import("./assets/popup.js")' }, 'import()'],
    [
      'a script of another host',
      { 'src/a.html': '<script src="https://x.example/a.js"></script>' },
      'elsewhere',
    ],
    ['a font of another host', { 'assets/a.css': 'a{src:url(https://x.example/a.woff2)}' }, 'elsewhere'],
    ['a module of another host', { 'assets/a.js': 'import a from"https://x.example/a.js"' }, 'elsewhere'],
    ['a worker over its size', { 'background.js': ' '.repeat(301 * 1024) }, 'background is 301.0 KiB'],
    [
      'page scripts over their size',
      { 'src/content/inpage.iife.ts': ' '.repeat(11 * 1024) },
      'content scripts is 11.0',
    ],
    ['a popup over its size', { 'assets/popup.js': ' '.repeat(501 * 1024) }, 'popup is 501.0 KiB'],
  ])('S87 finds %s', (_, files, fault) => {
    const faults = packed(files);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(fault);
  });

  it.each<[string, object, string]>([
    [
      'a permission more',
      { permissions: ['alarms', 'idle', 'notifications', 'offscreen', 'sidePanel', 'storage', 'tabs'] },
      'permissions are',
    ],
    ['a host permission', { host_permissions: ['https://*/*'] }, 'permissions are'],
    ['an optional permission', { optional_permissions: ['scripting'] }, 'permissions are'],
    [
      'a file for pages',
      { web_accessible_resources: [{ resources: ['*'], matches: EVERY_PAGE }] },
      'web accessible',
    ],
  ])('S86 finds %s in the built manifest', (_, change, fault) => {
    const faults = packed({}, (manifest) => ({ ...manifest, ...change }));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(fault);
  });
});
