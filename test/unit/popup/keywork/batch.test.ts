import { describe, expect, it } from 'vitest';
import { createKeyWork } from '../../../../src/popup/keywork/index.js';
import { batchOf, oldExport, PASSWORD, pairOf, refusalOf } from './samples.js';
import { localWorkers } from './worker-double.js';

describe('opening a batch', () => {
  it('K3 opens a thousand accounts with two Workers, in the order of the file, and says how far it is', {
    timeout: 120_000,
  }, async () => {
    const count = 1000;
    const bytes = batchOf(Array.from({ length: count }, (_, index) => oldExport(index, PASSWORD)));
    const { workers, start } = localWorkers();
    const progress: Array<[number, number]> = [];
    const accounts = await createKeyWork(start, 8).open(
      { file: { path: 'all.json', bytes }, password: PASSWORD },
      { onProgress: (done, total) => progress.push([done, total]) },
    );
    expect(accounts).toHaveLength(count);
    for (const [index, account] of accounts.entries()) {
      expect(account.name).toBe(`account ${index}`);
      expect(account.problem).toBeNull();
      if (index % 50 === 0) expect(account.address).toBe(pairOf(index).pair.address);
    }
    // One opened the container, two shared the accounts; all ended.
    expect(workers.map(({ tasks, terminated }) => [tasks[0]?.name, terminated])).toEqual([
      ['open', true],
      ['entries', true],
      ['entries', true],
    ]);
    expect(progress).toEqual(Array.from({ length: count }, (_, index) => [index + 1, count]));
  });

  it('K3 reports what is wrong with one account in its place and opens the others', async () => {
    const evm = {
      ...oldExport(1, PASSWORD),
      encoding: { content: ['pkcs8', 'ethereum'], type: ['none'], version: '3' },
    };
    const bytes = batchOf([oldExport(0, PASSWORD), oldExport(7, 'another'), evm, oldExport(3, PASSWORD)]);
    const { start } = localWorkers();
    const accounts = await createKeyWork(start, 2).open({ file: { path: 'b', bytes }, password: PASSWORD });
    expect(accounts).toMatchObject([
      { name: 'account 0', address: pairOf(0).pair.address, problem: null },
      {
        name: 'account 7',
        accountId: null,
        address: pairOf(7).pair.address,
        secret: null,
        problem: { code: 'keyfile/wrong-password' },
      },
      { accountId: null, secret: null, problem: { code: 'keyfile/unsupported-type' } },
      { name: 'account 3', address: pairOf(3).pair.address, problem: null },
    ]);
  });

  it('K3 opens the accounts under another password than the file, and only those that are asked for', async () => {
    const bytes = batchOf([
      oldExport(0, PASSWORD),
      oldExport(1, 'another'),
      oldExport(2, PASSWORD),
      oldExport(3, 'another'),
      oldExport(4, 'a third'),
    ]);
    const { workers, start } = localWorkers();
    const progress: Array<[number, number]> = [];
    const accounts = await createKeyWork(start, 2).open(
      { file: { path: 'b', bytes }, password: PASSWORD, accountPassword: 'another', only: [1, 3, 4, 99] },
      { onProgress: (done, total) => progress.push([done, total]) },
    );
    expect(accounts).toMatchObject([
      { name: 'account 1', address: pairOf(1).pair.address, problem: null },
      { name: 'account 3', address: pairOf(3).pair.address, problem: null },
      { name: 'account 4', secret: null, problem: { code: 'keyfile/wrong-password' } },
    ]);
    expect(progress.at(-1)).toEqual([3, 3]);
    // The Workers never see the entries that nobody asked for.
    const sent = workers.flatMap(({ tasks }) =>
      tasks.flatMap((task) => (task.name === 'entries' ? task.request.entries.length : [])),
    );
    expect(sent.reduce((sum, each) => sum + each, 0)).toBe(3);
  });

  it('K3 leaves the password of the accounts to the file when none is given', async () => {
    const bytes = batchOf([oldExport(0, PASSWORD)]);
    const { start } = localWorkers();
    const work = createKeyWork(start, 1);
    const file = { path: 'b', bytes };
    // The container is in the clear: without a password only the accounts stay closed.
    expect(await work.open({ file, password: null })).toMatchObject([
      { problem: { code: 'keyfile/password-needed' } },
    ]);
    expect(await work.open({ file, password: null, accountPassword: PASSWORD })).toMatchObject([
      { problem: null, address: pairOf(0).pair.address },
    ]);
    expect(await work.open({ file, password: PASSWORD, only: [] })).toEqual([]);
  });

  it('K3 uses one Worker on a machine with one core, and none for an empty batch', async () => {
    for (const [length, tasks] of [
      [3, ['open', 'entries']],
      [0, ['open']],
    ] as const) {
      const bytes = batchOf(Array.from({ length }, (_, index) => oldExport(index, PASSWORD)));
      const { workers, start } = localWorkers();
      const accounts = await createKeyWork(start, 1).open({ file: { path: 'b', bytes }, password: PASSWORD });
      expect(accounts).toHaveLength(length);
      expect(workers.map((worker) => worker.tasks[0]?.name)).toEqual(tasks);
    }
  });

  it('K3 stops all Workers when it is cancelled, and says nothing afterwards', async () => {
    const bytes = batchOf(Array.from({ length: 60 }, (_, index) => oldExport(index, PASSWORD)));
    const { workers, start } = localWorkers();
    const cancel = new AbortController();
    const progress: number[] = [];
    const opening = createKeyWork(start, 2).open(
      { file: { path: 'b', bytes }, password: PASSWORD },
      {
        signal: cancel.signal,
        onProgress(done) {
          progress.push(done);
          if (done === 5) cancel.abort();
        },
      },
    );
    expect(await refusalOf(opening)).toEqual({ code: 'keyfile/cancelled', context: {} });
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, true, true]);
    expect(progress).toEqual([1, 2, 3, 4, 5]);
  });

  it('K3 ends the other Worker when one breaks down', async () => {
    const bytes = batchOf(Array.from({ length: 4 }, (_, index) => oldExport(index, PASSWORD)));
    const running = localWorkers();
    const silent = localWorkers({ run: false });
    const opening = createKeyWork(
      () => (running.workers.length === 0 ? running.start() : silent.start()),
      2,
    ).open({
      file: { path: 'b', bytes },
      password: PASSWORD,
    });
    await expect.poll(() => silent.workers.length).toBe(2);
    silent.workers[1]?.emit('error');
    expect(await refusalOf(opening)).toMatchObject({ code: 'keyfile/out-of-memory' });
    expect(silent.workers.map(({ terminated }) => terminated)).toEqual([true, true]);
  });
});
