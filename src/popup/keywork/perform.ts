import { hexToBytes } from '@noble/hashes/utils.js';
import { argon2id } from 'hash-wasm';
import { toErrorBody } from '../../core/errors/wallet-error.js';
import type { KdfParams } from '../../protocol/ui/vault.js';
import { calibrated, type Measure } from './calibrate.js';
import type { Preview, Reply, Task, TaskName, Tasks } from './messages.js';
import { addressed, openEntries, openFile, type Report } from './open-file.js';
import { openFiles } from './open-files.js';
import { slowHashes, withinMemory } from './slow-hashes.js';
import { writeFiles } from './write-files.js';

/** The Worker's side: does one task and replies. Never throws: what went wrong is the last reply. */
export async function perform(task: Task, reply: (message: Reply) => void): Promise<void> {
  try {
    reply({ result: await resultOf(task, reply) });
  } catch (error) {
    reply({ error: toErrorBody(error) });
  }
}

async function resultOf(task: Task, reply: (message: Reply) => void): Promise<Tasks[TaskName]['gives']> {
  const report: Report = (done, total) => reply({ progress: { done, total } });
  switch (task.name) {
    case 'open':
      return openFile(task.request, slowHashes);
    case 'entries':
      return openEntries(task.request, slowHashes, report);
    case 'many':
      await openFiles(task.request, slowHashes, (opened, done, total) =>
        reply({ progress: { done, total }, opened }),
      );
      return null;
    case 'preview':
      return task.request.secrets.map(preview);
    case 'write':
      return writeFiles(task.request, { kdf: slowHashes, random, nowMs: Date.now }, report);
    case 'calibrate':
      return calibrated(task.request, measureWith(task.request));
  }
}

function preview(secret: Tasks['preview']['takes']['secrets'][number]): Preview {
  try {
    return addressed(secret);
  } catch (error) {
    return toErrorBody(error);
  }
}

function random(length: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(length));
}

function measureWith({ salt, lanes }: KdfParams): Measure {
  return async (memoryKiB, passes) => {
    const startedMs = performance.now();
    await withinMemory(memoryKiB, () =>
      argon2id({
        password: 'calibration',
        salt: hexToBytes(salt),
        memorySize: memoryKiB,
        iterations: passes,
        parallelism: lanes,
        hashLength: 32,
      }),
    );
    return performance.now() - startedMs;
  };
}
