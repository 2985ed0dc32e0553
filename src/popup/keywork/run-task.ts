import { WalletError } from '../../core/errors/wallet-error.js';
import type { Reply, Task, TaskName, Tasks } from './messages.js';
import type { OpenedFile, WorkOptions } from './types.js';

/** The part of a Worker this needs; a test hands in its own. */
export interface TaskWorker {
  postMessage(task: Task): void;
  terminate(): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<Reply>) => void): void;
  addEventListener(type: 'error' | 'messageerror', listener: () => void): void;
}

export type StartWorker = () => TaskWorker;

interface TaskOptions extends WorkOptions {
  /** Told of each file of a task over many, in their order. */
  onOpened?(opened: OpenedFile): void;
}

/**
 * Has one task done in a Worker of its own, which ends with the answer, a failure or an abort, and its memory with it.
 * @throws WalletError what the task threw; keyfile/cancelled; keyfile/out-of-memory when the Worker broke down
 */
export async function runTask<Name extends TaskName>(
  startWorker: StartWorker,
  name: Name,
  request: Tasks[Name]['takes'],
  { onProgress, onOpened, signal }: TaskOptions = {},
): Promise<Tasks[Name]['gives']> {
  refuseIfAborted(signal);
  const worker = startWorker();
  let onAbort = () => {};
  try {
    return await new Promise((resolve, reject) => {
      onAbort = () => {
        // At once, not when the caller gets its answer: what a Worker still says in between is of no interest.
        worker.terminate();
        reject(cancelled());
      };
      const broken = () => reject(new WalletError('keyfile/out-of-memory', { reason: 'worker' }));
      signal?.addEventListener('abort', onAbort);
      worker.addEventListener('error', broken);
      worker.addEventListener('messageerror', broken);
      worker.addEventListener('message', ({ data }) => {
        if ('progress' in data) {
          if (data.opened) onOpened?.(data.opened);
          onProgress?.(data.progress.done, data.progress.total);
        } else if ('error' in data) reject(new WalletError(data.error.code, data.error.context));
        else resolve(data.result as Tasks[Name]['gives']);
      });
      worker.postMessage({ name, request } as Task);
    });
  } finally {
    signal?.removeEventListener('abort', onAbort);
    worker.terminate();
  }
}

/** @throws WalletError keyfile/cancelled */
export function refuseIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw cancelled();
}

function cancelled(): WalletError {
  return new WalletError('keyfile/cancelled');
}
