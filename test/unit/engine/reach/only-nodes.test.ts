import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../../../..');
/** Every way a script has of talking to a host. WebSocket is looked at on its own. */
const REACH =
  /\bfetch\(|XMLHttpRequest|EventSource\(|sendBeacon|importScripts\(|WebTransport|RTCPeerConnection/;

function sources(folder: string): Array<[path: string, text: string]> {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sources(path);
    return /\.tsx?$/.test(name) ? [[path, readFileSync(path, 'utf8')] as [string, string]] : [];
  });
}

describe('the wallet’s own code', () => {
  const all = sources(join(ROOT, 'src'));

  it('D3 U5 asks no host for anything: no request but the WebSocket to a node, the list of phishing hosts and the price', () => {
    expect(all.length).toBeGreaterThan(300);
    const reaching = all.filter(([, text]) => REACH.test(text)).map(([path]) => path.slice(ROOT.length + 1));
    expect(reaching).toEqual([
      // Firefox's event page reads a page of the extension itself.
      'src/background/engine-host/event-page.ts',
      // Files of the package.
      'src/background/index.ts',
      // A script of the package (docs/adr/0009-late-explainer.md).
      'src/background/late-explainer/load-script.ts',
      // Where the person switched it on (docs/adr/0008-phishing-list.md).
      'src/background/phishing/download.ts',
      // Where the person chose a currency (docs/adr/0011-language-and-numbers.md).
      'src/engine/fiat/fiat-prices.ts',
      // The licences and the privacy page, files of the package.
      'src/popup/features/settings/about/use-paper.ts',
    ]);
    const hosts = all.flatMap(([, text]) => text.match(/'https:\/\/[^']+\.json'/g) ?? []);
    expect([...new Set(hosts)]).toEqual(["'https://polkadot.js.org/phishing/all.json'"]);
    const sockets = all.filter(([, text]) => /new WebSocket\(/.test(text));
    expect(sockets.map(([path]) => path.slice(ROOT.length + 1))).toEqual(['src/engine/shared.ts']);
  });

  it('D3 its policy lets pages and worker reach nodes, that list and that price only', () => {
    const manifest = JSON.parse(readFileSync(join(ROOT, 'manifest.json'), 'utf8')) as {
      content_security_policy: { extension_pages: string };
      host_permissions?: string[];
    };
    const connect = /connect-src ([^;]*)/.exec(manifest.content_security_policy.extension_pages)?.[1];
    expect(connect?.split(' ')).toEqual([
      "'self'",
      'https://polkadot.js.org/phishing/all.json',
      'https://api.coingecko.com/api/v3/simple/price',
      'wss:',
      'ws://127.0.0.1:*',
      'ws://localhost:*',
    ]);
    expect(manifest.host_permissions).toBeUndefined();
  });
});
