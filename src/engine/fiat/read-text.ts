import { WalletError } from '../../core/errors/wallet-error.js';

const TIMEOUT_MS = 10_000;
/** The answer has some sixty bytes. */
const MAX_BYTES = 4_096;

/**
 * Reads a short text without cookies, referrer or redirects, and stops reading where it is too long.
 * @throws fiat/unreachable when nothing usable came, fiat/bad-answer when it is too long or no text.
 */
export async function readText(ask: typeof fetch, url: string): Promise<string> {
  let body: ReadableStream<Uint8Array>;
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const answer = await ask(url, {
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal,
    });
    if (!answer.ok || !answer.body) throw new WalletError('fiat/unreachable', { status: answer.status });
    body = answer.body;
  } catch (error) {
    throw error instanceof WalletError ? error : new WalletError('fiat/unreachable', {}, { cause: error });
  }
  return drained(body);
}

async function drained(body: ReadableStream<Uint8Array>): Promise<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  for (let bytes = 0; ; ) {
    const chunk = await reader.read().catch((error: unknown) => {
      throw new WalletError('fiat/unreachable', {}, { cause: error });
    });
    if (chunk.done) return text + decoded(() => decoder.decode());
    const { value } = chunk;
    bytes += value.length;
    if (bytes > MAX_BYTES) {
      await reader.cancel();
      throw new WalletError('fiat/bad-answer');
    }
    text += decoded(() => decoder.decode(value, { stream: true }));
  }
}

function decoded(decode: () => string): string {
  try {
    return decode();
  } catch {
    throw new WalletError('fiat/bad-answer');
  }
}
