import { utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { createKeyWork } from '../../../../src/popup/keywork/index.js';
import { ADDRESS, PASSWORD, PHRASE, refusalOf } from './samples.js';
import { localWorkers } from './worker-double.js';

const sealed = {
  file: { path: 'coldkey', bytes: utf8ToBytes(`$NACL${'x'.repeat(200)}`) },
  password: PASSWORD,
};
const plain = { file: { path: 'a', bytes: utf8ToBytes(ADDRESS) }, password: null };

describe('the life of a Worker', () => {
  it('K4 ends with the answer', async () => {
    const { workers, start } = localWorkers({ run: false });
    const opening = createKeyWork(start, 2).open(plain);
    expect(workers[0]?.terminated).toBe(false);
    workers[0]?.answer({ result: { accounts: [] } });
    expect(await opening).toEqual([]);
    expect(workers[0]?.terminated).toBe(true);
  });

  it.each(['error', 'messageerror'] as const)(
    'K4 says out of memory when it breaks down (%s)',
    async (type) => {
      const { workers, start } = localWorkers({ run: false });
      const opening = createKeyWork(start, 2).open(plain);
      workers[0]?.emit(type);
      const refusal = await refusalOf(opening);
      expect(refusal).toEqual({ code: 'keyfile/out-of-memory', context: { reason: 'worker' } });
      expect(workers[0]?.terminated).toBe(true);
    },
  );

  it('K4 ends at once when it is cancelled', async () => {
    const { workers, start } = localWorkers({ run: false });
    const cancel = new AbortController();
    const work = createKeyWork(start, 2);
    const opening = work.open(sealed, { signal: cancel.signal });
    await expect.poll(() => workers.length).toBe(1);
    cancel.abort();
    expect(await refusalOf(opening)).toMatchObject({ code: 'keyfile/cancelled' });
    expect(workers[0]?.terminated).toBe(true);
    // Too late to begin anything.
    expect(await refusalOf(work.open(plain, { signal: cancel.signal }))).toMatchObject({
      code: 'keyfile/cancelled',
    });
    expect(workers).toHaveLength(1);
  });

  it('K4 lets one 512 MiB hash run at a time, and others beside it', async () => {
    const { workers, start } = localWorkers({ run: false });
    const work = createKeyWork(start, 2);
    const cancel = new AbortController();
    const first = work.open(sealed);
    const second = work.open(sealed);
    const third = work.open(sealed, { signal: cancel.signal });
    const write = work.write({ format: 'btcli', accounts: [], password: PASSWORD, strength: 'compatible' });
    const small = work.open(plain);
    await expect.poll(() => workers.length).toBe(2);
    const [quick, hashing] = workers;
    expect(quick?.tasks[0]?.request).toEqual(plain);
    expect(hashing?.tasks[0]?.request).toEqual(sealed);

    // Who waits in the queue need not wait for the cancelling.
    cancel.abort();
    expect(await refusalOf(third)).toMatchObject({ code: 'keyfile/cancelled' });
    expect(workers).toHaveLength(2);

    // A failure frees the place.
    hashing?.answer({ error: { code: 'keyfile/wrong-password', context: { orDamaged: true } } });
    expect(await refusalOf(first)).toEqual({ code: 'keyfile/wrong-password', context: { orDamaged: true } });
    await expect.poll(() => workers.length).toBe(3);
    workers[2]?.answer({ result: { accounts: [] } });
    expect(await second).toEqual([]);
    await expect.poll(() => workers.length).toBe(4);
    expect(workers[3]?.tasks[0]?.name).toBe('write');
    workers[3]?.answer({ result: [] });
    quick?.answer({ result: { accounts: [] } });
    expect([await write, await small]).toEqual([[], []]);
  });

  it('K2 gives the addresses of secrets in their order, and says which is none', async () => {
    const { start } = localWorkers();
    const cryptoType = 'sr25519';
    const previews = await createKeyWork(start, 2).preview([
      { kind: 'phrase', phrase: PHRASE, path: '', cryptoType },
      { kind: 'phrase', phrase: PHRASE.replace('rib', 'zoo'), path: '', cryptoType },
      { kind: 'phrase', phrase: PHRASE, path: '/soft', cryptoType: 'ed25519' },
      { kind: 'phrase', phrase: PHRASE, path: '//Alice', cryptoType },
    ]);
    expect(previews).toMatchObject([
      { address: ADDRESS, accountId: expect.stringMatching(/^0x[0-9a-f]{64}$/) },
      { code: 'keys/bad-phrase-checksum' },
      { code: 'keys/soft-path-ed25519' },
      { address: '5FEiH8iuDUw271xbqWTWuB6WrDjv5dnCeDX1CyHubAniXDNN' },
    ]);
  });
});
