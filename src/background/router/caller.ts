import type { PortSender } from '../platform.js';

/** A page as the browser attests it. */
export interface DappCaller {
  /** Scheme, host and port: the key of permissions and flood counters. */
  origin: string;
  /** Plain http on loopback. */
  insecure: boolean;
  tabId: number;
  /** Firefox before 149 gives none. */
  documentId: string | null;
}

const LOOPBACK_HOSTS = new Set(['localhost', '127.0.0.1']);

/** True for our own pages only: our id, and an origin that is our extension's, never a content script's page. */
export function isOwnPage(sender: PortSender | undefined, ownId: string, ownBaseUrl: string): boolean {
  if (!sender || sender.id !== ownId) return false;
  // Node and older browsers give 'null' for `new URL('moz-extension://…').origin`, so the base URL is compared as text.
  if (sender.url === undefined || !sender.url.startsWith(ownBaseUrl)) return false;
  return sender.origin === undefined || `${sender.origin}/` === ownBaseUrl;
}

/**
 * The page behind a relay port, or null when it may not talk to the wallet: an inner frame, an opaque origin, a
 * prerendered document, or a scheme that lets the network rewrite the page.
 */
export function identifyDapp(sender: PortSender | undefined, ownId: string): DappCaller | null {
  if (!sender || sender.id !== ownId || sender.frameId !== 0) return null;
  const tabId = sender.tab?.id;
  if (tabId === undefined) return null;
  if (sender.documentLifecycle !== undefined && sender.documentLifecycle !== 'active') return null;
  const origin = sender.origin ?? topFrameOrigin(sender.url);
  if (origin === null || origin === 'null') return null;
  const url = parseUrl(origin);
  // An origin that is not its own normal form did not come from a browser.
  if (!url || url.origin !== origin) return null;
  const insecure = url.protocol === 'http:' && LOOPBACK_HOSTS.has(url.hostname);
  if (url.protocol !== 'https:' && !insecure) return null;
  return { origin, insecure, tabId, documentId: sender.documentId ?? null };
}

/** Firefox leaves `origin` out; for the top frame the URL's origin is the document's unless it is sandboxed by CSP. */
function topFrameOrigin(url: string | undefined): string | null {
  return url === undefined ? null : (parseUrl(url)?.origin ?? null);
}

function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
