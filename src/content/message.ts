import { CHANNEL, type PageMessage } from '../protocol/dapp/envelope.js';

/** The part of an own message that is addressed to `side`; null for everything else on the page's message bus. */
export function readMessage(data: unknown, side: 'page' | 'relay'): Record<string, unknown> | null {
  if (typeof data !== 'object' || data === null) return null;
  const message = data as Record<string, unknown>;
  return message.channel === CHANNEL && message.to === side ? message : null;
}

/** A message of ours to the same page. An opaque origin has no name to post to, and gets nothing. */
export function postMessage(message: PageMessage): void {
  window.postMessage(message, window.location.origin);
}
