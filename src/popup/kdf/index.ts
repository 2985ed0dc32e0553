import { WalletError } from '../../core/errors/wallet-error.js';
import type { KdfParams } from '../../protocol/ui/vault.js';
import type { KdfReply, KdfRequest } from './argon.js';

/** The part of a Worker this needs; a test hands in its own. */
export interface KdfWorker {
  postMessage(request: KdfRequest): void;
  terminate(): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<KdfReply>) => void): void;
  addEventListener(type: 'error', listener: () => void): void;
}

/**
 * Derives the wrapping key (64 hex digits) from a password. It takes hundreds of milliseconds and tens of MiB, so it
 * runs in a Worker of this page: the page stays alive, the background never sees the password. The worker ends with
 * the answer, and its memory with it.
 * @throws WalletError internal `{reason: 'kdf'}` when the browser could not do it, most likely for want of memory
 */
export function deriveWrappingKey(
  password: string,
  params: KdfParams,
  startWorker: () => KdfWorker = startKdfWorker,
): Promise<string> {
  const worker = startWorker();
  const derived = new Promise<string>((resolve, reject) => {
    const fail = () => reject(new WalletError('internal', { reason: 'kdf' }));
    worker.addEventListener('error', fail);
    worker.addEventListener('message', ({ data }) => ('key' in data ? resolve(data.key) : fail()));
  });
  worker.postMessage({ password, params });
  return derived.finally(() => worker.terminate());
}

function startKdfWorker(): KdfWorker {
  return new Worker(new URL('./kdf-worker.ts', import.meta.url), { type: 'module' });
}
