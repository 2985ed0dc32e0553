import type { Download } from './fresh-list.js';

/** Shorter than what an own page waits for an answer. */
const TIMEOUT_MS = 20_000;

/** Reads a text without cookies, referrer or redirects; stops reading where it is too large. */
export const download: Download = async (url, maxBytes) => {
  const { ok, status, body } = await fetch(url, {
    credentials: 'omit',
    redirect: 'error',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!ok || !body) throw new Error(`answered ${status}`);
  const reader = body.getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  for (let bytes = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.length;
    if (bytes > maxBytes) {
      await reader.cancel();
      throw new Error('too large');
    }
    text += decoder.decode(value, { stream: true });
  }
};
