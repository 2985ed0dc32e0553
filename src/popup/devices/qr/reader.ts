import { WalletError } from '../../../core/errors/wallet-error.js';
import type { Look } from './qr-worker.js';
import type { Sight } from './read.js';

/** The part of a Worker this needs; a test hands in its own. */
export interface EyeWorker {
  postMessage(look: Look, transfer: Transferable[]): void;
  terminate(): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<Sight>) => void): void;
  addEventListener(type: 'error' | 'messageerror', listener: () => void): void;
}

/** Looks at pictures one after the other, in a Worker: an empty 720p frame takes 15 ms, a page has 16. */
export interface CodeReader {
  /** Takes the picture over. @throws WalletError device/camera-failed when the Worker breaks or was closed */
  look(picture: ImageBitmap, patient?: boolean): Promise<Sight>;
  close(): void;
}

export function openReader(start: () => EyeWorker = startWorker): CodeReader {
  const worker = start();
  let waiting: { resolve(sight: Sight): void; reject(error: Error): void } | null = null;
  let isOpen = true;
  const breakDown = (): void => {
    isOpen = false;
    worker.terminate();
    waiting?.reject(new WalletError('device/camera-failed', { reason: 'worker' }));
    waiting = null;
  };
  worker.addEventListener('error', breakDown);
  worker.addEventListener('messageerror', breakDown);
  worker.addEventListener('message', ({ data }) => {
    waiting?.resolve(data);
    waiting = null;
  });
  return {
    look(picture, patient = false) {
      if (!isOpen || waiting) {
        picture.close();
        return Promise.reject(
          new WalletError('device/camera-failed', { reason: isOpen ? 'busy' : 'closed' }),
        );
      }
      return new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        worker.postMessage({ picture, patient }, [picture]);
      });
    },
    close: breakDown,
  };
}

function startWorker(): EyeWorker {
  return new Worker(new URL('./qr-worker.ts', import.meta.url), { type: 'module' });
}
