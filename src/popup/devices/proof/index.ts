import { WalletError } from '../../../core/errors/wallet-error.js';
import type { ProofReply, ProofRequest } from './types.js';

export type { ProofRequest } from './types.js';

/** The part of a Worker this needs; a test hands in its own. */
export interface ProofWorker {
  postMessage(request: ProofRequest): void;
  terminate(): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ProofReply>) => void): void;
  addEventListener(type: 'error' | 'messageerror', listener: () => void): void;
}

/**
 * The RFC-0078 proof with which a device reads and checks a transaction by itself. Made in a Worker: it takes longer than a
 * page may stand still.
 * @throws WalletError device/no-proof without the runtime's V15 metadata; device/proof-mismatch when that does not lead to
 * the digest in the payload, or the Worker broke down; the signal's reason when it is aborted
 */
export async function makeProof(
  request: ProofRequest,
  signal?: AbortSignal,
  start: () => ProofWorker = startWorker,
): Promise<Uint8Array> {
  signal?.throwIfAborted();
  const worker = start();
  let stop = (): void => {};
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
      stop = () => reject(signal?.reason);
      const broken = () => reject(new WalletError('device/proof-mismatch', { readable: false }));
      signal?.addEventListener('abort', stop);
      worker.addEventListener('error', broken);
      worker.addEventListener('messageerror', broken);
      worker.addEventListener('message', ({ data }) => {
        if ('proof' in data) resolve(data.proof);
        else reject(new WalletError(data.error.code, data.error.context));
      });
      worker.postMessage(request);
    });
  } finally {
    signal?.removeEventListener('abort', stop);
    worker.terminate();
  }
}

function startWorker(): ProofWorker {
  return new Worker(new URL('./proof-worker.ts', import.meta.url), { type: 'module' });
}
