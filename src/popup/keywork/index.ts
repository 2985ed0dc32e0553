import { encryptionOf } from '../../core/keyfiles/btcli/recognise.js';
import type { Entry } from './messages.js';
import { oneAtATime } from './queue.js';
import { refuseIfAborted, runTask, type StartWorker, type TaskWorker } from './run-task.js';
import type { KeyWork, ManyOptions, OpenedAccount, OpenedFile, OpenRequest, WorkOptions } from './types.js';

export type { StartWorker, TaskWorker } from './run-task.js';
export type {
  KeyWork,
  ManyOptions,
  OpenedAccount,
  OpenedFile,
  OpenMany,
  OpenRequest,
  WorkOptions,
  WriteRequest,
} from './types.js';

/** Each takes up to 128 MiB; more would not fit beside a browser on a small machine. */
const MAX_WORKERS = 2;

/**
 * Key files, opened and written in Workers of this page: the page stays alive, the background sees neither passwords nor
 * foreign files.
 * @param cores of the machine; a batch is shared out among two of them
 */
export function createKeyWork(startWorker: StartWorker = startKeyWorker, cores?: number): KeyWork {
  // Argon2i of btcli takes 512 MiB each time.
  const alone = oneAtATime();

  async function open(request: OpenRequest, options: WorkOptions = {}): Promise<OpenedAccount[]> {
    const { signal, onProgress } = options;
    const work = () => runTask(startWorker, 'open', request, signal ? { signal } : {});
    const opened = await (takesHalfAGibibyte(request.file) ? alone(work, signal) : work());
    if ('entries' in opened) return openBatch(request, wanted(opened.entries, request.only), options);
    onProgress?.(1, 1);
    return opened.accounts;
  }

  async function openBatch(
    { file: { path }, password: filePassword, accountPassword }: OpenRequest,
    entries: Entry[],
    { onProgress, signal }: WorkOptions,
  ): Promise<OpenedAccount[]> {
    refuseIfAborted(signal);
    const password = accountPassword ?? filePassword;
    const count = Math.min(MAX_WORKERS, cores ?? navigator.hardwareConcurrency, entries.length);
    const ending = new AbortController();
    const end = () => ending.abort();
    signal?.addEventListener('abort', end);
    const done = Array.from({ length: count }, () => 0);
    try {
      const shares = await Promise.all(
        done.map((_, share) =>
          runTask(
            startWorker,
            'entries',
            { path, password, entries: entries.filter((_entry, index) => index % count === share) },
            {
              signal: ending.signal,
              onProgress(finished) {
                done[share] = finished;
                onProgress?.(
                  done.reduce((sum, each) => sum + each, 0),
                  entries.length,
                );
              },
            },
          ),
        ),
      );
      return entries.flatMap((_, index) => shares[index % count]?.[Math.floor(index / count)] ?? []);
    } finally {
      // One that failed ends the others too.
      end();
      signal?.removeEventListener('abort', end);
    }
  }

  async function openMany(
    files: ReadonlyArray<OpenRequest['file']>,
    password: string | null,
    { cryptoType, onOpened, ...options }: ManyOptions = {},
  ): Promise<OpenedFile[]> {
    const all: OpenedFile[] = [];
    const request = { files: [...files], password, ...(cryptoType ? { cryptoType } : {}) };
    const keep = (opened: OpenedFile): void => {
      all.push(opened);
      onOpened?.(opened, all.length - 1);
    };
    const work = () => runTask(startWorker, 'many', request, { ...options, onOpened: keep });
    if (files.length > 0) await (files.some(takesHalfAGibibyte) ? alone(work, options.signal) : work());
    return all;
  }

  return {
    open,
    openMany,
    preview: (secrets, options) => runTask(startWorker, 'preview', { secrets }, options),
    write(request, options) {
      const work = () => runTask(startWorker, 'write', request, options);
      return request.format === 'btcli' ? alone(work, options?.signal) : work();
    },
    calibrate: (least) => runTask(startWorker, 'calibrate', least),
  };
}

/** The entries that were asked for, in the order in which they were. */
function wanted(entries: Entry[], only: OpenRequest['only']): Entry[] {
  return only ? only.flatMap((index) => entries[index] ?? []) : entries;
}

function takesHalfAGibibyte({ bytes }: OpenRequest['file']): boolean {
  return encryptionOf(bytes) === 'nacl';
}

function startKeyWorker(): TaskWorker {
  return new Worker(new URL('./keywork-worker.ts', import.meta.url), { type: 'module' });
}
