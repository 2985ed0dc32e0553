import { WalletError } from '../../core/errors/wallet-error.js';

/** A node that has not shown who it is after this long gets company: the next one is tried beside it. */
export const HEDGE_MS = 1_200;

export interface RaceHooks<T> {
  open(url: string, signal: AbortSignal): Promise<T>;
  /** One that came in after the winner. */
  discard(late: T): void;
  onFailed(url: string, error: unknown): void;
}

/**
 * Tries nodes in their order, the next one when the one before failed or is slow. The first that opens wins and the
 * others are given up, so that one dead node costs a second and not a time-out.
 * @throws the failure that tells most, when none opens: another chain before silence
 */
export function firstToOpen<T>(
  urls: readonly string[],
  signal: AbortSignal,
  hooks: RaceHooks<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const waiting = [...urls];
    const running = new Set<AbortController>();
    const failures: unknown[] = [];
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const finish = () => {
      over = true;
      clearTimeout(timer);
      signal.removeEventListener('abort', abandon);
      for (const other of running) other.abort();
    };
    const abandon = () => {
      finish();
      reject(new WalletError('chain/offline', { why: 'abandoned' }));
    };
    const next = () => {
      clearTimeout(timer);
      const url = waiting.shift();
      if (url !== undefined) start(url);
      else if (running.size === 0) {
        finish();
        reject(mostTelling(failures));
      }
    };
    const start = (url: string) => {
      const controller = new AbortController();
      running.add(controller);
      if (waiting.length > 0) timer = setTimeout(next, HEDGE_MS);
      hooks.open(url, controller.signal).then(
        (opened) => {
          running.delete(controller);
          if (over) return hooks.discard(opened);
          finish();
          resolve(opened);
        },
        (error: unknown) => {
          running.delete(controller);
          if (over) return;
          hooks.onFailed(url, error);
          failures.push(error);
          next();
        },
      );
    };
    signal.addEventListener('abort', abandon);
    if (signal.aborted) abandon();
    else next();
  });
}

function mostTelling(failures: unknown[]): unknown {
  const other = failures.find(
    (error) => error instanceof WalletError && error.code === 'chain/wrong-genesis',
  );
  return other ?? failures.at(-1) ?? new WalletError('chain/no-endpoint');
}
