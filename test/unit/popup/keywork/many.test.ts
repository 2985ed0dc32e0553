import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recogniseBtcli, sealNacl, writeKeyfileJson } from '../../../../src/core/keyfiles/btcli/index.js';
import type { SlowKdf } from '../../../../src/core/keyfiles/slow-kdf.js';
import { createKeyWork, type OpenedFile } from '../../../../src/popup/keywork/index.js';
import { openFiles } from '../../../../src/popup/keywork/open-files.js';
import { sharedKeys } from '../../../../src/popup/keywork/shared-keys.js';
import { slowHashes } from '../../../../src/popup/keywork/slow-hashes.js';
import { CHAIN_DIR } from '../../../support/finney.js';
import { ADDRESS, batchOf, oldExport, PASSWORD, pairOf, refusalOf } from './samples.js';
import { localWorkers } from './worker-double.js';

const json = (index: number, password = PASSWORD) => ({
  path: `${index}.json`,
  bytes: utf8ToBytes(JSON.stringify(oldExport(index, password))),
});
const hotkey = (index: number) => ({
  path: `wallets/cold/hotkeys/h${index}`,
  bytes: utf8ToBytes(JSON.stringify({ secretSeed: `0x${Buffer.from(pairOf(index).seed).toString('hex')}` })),
});

describe('opening many files', () => {
  it('K4 opens hundreds of hotkeys in one Worker, in their order, and says how far it is', {
    timeout: 60_000,
  }, async () => {
    const count = 300;
    const files = Array.from({ length: count }, (_, index) => hotkey(index));
    const { workers, start } = localWorkers();
    const progress: Array<[number, number]> = [];
    const opened = await createKeyWork(start, 8).openMany(files, null, {
      onProgress: (done, total) => progress.push([done, total]),
    });
    expect(workers.map(({ tasks, terminated }) => [tasks.map(({ name }) => name), terminated])).toEqual([
      [['many'], true],
    ]);
    expect(progress).toEqual(Array.from({ length: count }, (_, index) => [index + 1, count]));
    expect(opened).toHaveLength(count);
    for (const [index, { accounts, problem }] of opened.entries()) {
      expect(problem).toBeNull();
      expect(accounts).toMatchObject([{ name: `h${index}`, role: 'hotkey', problem: null }]);
      if (index % 50 === 0) expect(accounts[0]?.address).toBe(pairOf(index).pair.address);
    }
  });

  it('K3 K4 tells what is wrong with one file in its place; a batch among them is opened too', async () => {
    const { start } = localWorkers();
    const batch = { path: 'all.json', bytes: batchOf([oldExport(5, PASSWORD), oldExport(6, 'another')]) };
    const nothing = { path: 'notes.md', bytes: utf8ToBytes('# notes') };
    const files = [json(1), json(2, 'another'), nothing, batch, json(3)];
    expect(await createKeyWork(start, 2).openMany(files, PASSWORD)).toMatchObject([
      { accounts: [{ path: '1.json', address: pairOf(1).pair.address }], problem: null },
      { accounts: [], problem: { code: 'keyfile/wrong-password' } },
      { accounts: [], problem: { code: 'keyfile/unrecognised' } },
      {
        accounts: [
          { path: 'all.json', name: 'account 5', problem: null },
          { name: 'account 6', problem: { code: 'keyfile/wrong-password' } },
        ],
        problem: null,
      },
      { accounts: [{ address: pairOf(3).pair.address }], problem: null },
    ]);
  });

  it('K3 passes the curve on that was chosen, and starts no Worker for nothing', async () => {
    const { workers, start } = localWorkers();
    const work = createKeyWork(start, 2);
    expect(await work.openMany([], PASSWORD)).toEqual([]);
    expect(workers).toEqual([]);
    const bare = { path: 'seed.txt', bytes: utf8ToBytes('11'.repeat(32)) };
    const [opened] = await work.openMany([bare], null, { cryptoType: 'ed25519' });
    expect(opened?.accounts).toMatchObject([{ cryptoType: 'ed25519' }]);
  });

  it('K4 ends at once when it is cancelled; what was open until then is known', async () => {
    const { workers, start } = localWorkers();
    const cancel = new AbortController();
    const known: Array<[number, OpenedFile['problem']]> = [];
    const opening = createKeyWork(start, 2).openMany(
      Array.from({ length: 40 }, (_, index) => json(index)),
      PASSWORD,
      {
        signal: cancel.signal,
        onOpened({ problem }, index) {
          known.push([index, problem]);
          if (index === 3) cancel.abort();
        },
      },
    );
    expect(await refusalOf(opening)).toEqual({ code: 'keyfile/cancelled', context: {} });
    expect(workers.map(({ terminated }) => terminated)).toEqual([true]);
    expect(known).toEqual([0, 1, 2, 3].map((index) => [index, null]));
  });

  it('K4 waits for its turn when a file asks for 512 MiB, and not otherwise', async () => {
    const { workers, start } = localWorkers({ run: false });
    const work = createKeyWork(start, 2);
    const sealed = { path: 'coldkey', bytes: utf8ToBytes(`$NACL${'x'.repeat(200)}`) };
    const first = work.open({ file: sealed, password: PASSWORD });
    const second = work.openMany([json(1), sealed], PASSWORD);
    const clear = work.openMany([hotkey(1)], null);
    await expect.poll(() => workers.length).toBe(2);
    expect(workers.map(({ tasks }) => tasks[0]?.name).sort()).toEqual(['many', 'open']);
    const [many, open] = workers[0]?.tasks[0]?.name === 'many' ? workers : [...workers].reverse();
    many?.answer({ result: null });
    expect(await clear).toEqual([]);
    open?.answer({ result: { accounts: [] } });
    await first;
    await expect.poll(() => workers.length).toBe(3);
    workers[2]?.answer({ progress: { done: 1, total: 2 }, opened: { accounts: [], problem: null } });
    workers[2]?.emit('error');
    expect(await refusalOf(second)).toMatchObject({ code: 'keyfile/out-of-memory' });
  });
});

describe('keys that are shared', () => {
  /** Quick stand-ins that count how often they were asked. */
  function counting() {
    const asked: string[] = [];
    const given: Uint8Array[] = [];
    const answer = (name: string) => async (password: Uint8Array) => {
      asked.push(name);
      const key = new Uint8Array(32).fill(password[0] ?? 0);
      given.push(key);
      return key;
    };
    const kdf: SlowKdf = {
      scrypt: answer('scrypt'),
      argon2i: answer('argon2i'),
      pbkdf2Sha256: answer('pbkdf2'),
    };
    return { asked, given, kdf };
  }
  const COST = { memoryKiB: 8, passes: 1, lanes: 1 };

  it('K4 one key per password serves all NaCl files, and a wrong one costs no more', async () => {
    const { asked, given, kdf } = counting();
    const secret = (index: number) =>
      ({ kind: 'seed', seedHex: `${index + 1}`.repeat(64), path: '', cryptoType: 'sr25519' }) as const;
    const random = (length: number) => new Uint8Array(length).fill(7);
    const sealed = async (index: number, password: string) => ({
      path: `wallets/w${index}/coldkey`,
      bytes: await sealNacl(writeKeyfileJson(secret(index)), password, counting().kdf, random),
    });
    const files = [
      ...(await Promise.all([0, 1, 2].map((index) => sealed(index, PASSWORD)))),
      await sealed(3, 'xanother'),
    ];
    const opened: OpenedFile[] = [];
    await openFiles({ files, password: PASSWORD }, kdf, (each) => opened.push(each));
    expect(asked).toEqual(['argon2i']);
    expect(opened.map(({ problem }) => problem?.code ?? null)).toEqual([
      null,
      null,
      null,
      'keyfile/wrong-password',
    ]);
    expect(opened[2]?.accounts).toMatchObject([{ name: 'w2', secret: secret(2) }]);
    // Nothing of the key is left behind.
    expect(given.every((key) => key.every((byte) => byte === 0))).toBe(true);
  });

  it('K4 asks anew for every other password, salt, cost and length, and gives each caller its own copy', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            password: fc.uint8Array({ minLength: 1, maxLength: 2 }),
            salt: fc.uint8Array({ maxLength: 2 }),
            passes: fc.integer({ min: 1, max: 2 }),
            length: fc.constantFrom(32, 80),
          }),
          { maxLength: 12 },
        ),
        async (calls) => {
          const { asked, kdf } = counting();
          const { kdf: shared } = sharedKeys(kdf);
          const names = new Set<string>();
          for (const { password, salt, passes, length } of calls) {
            const key = await shared.argon2i(password, salt, { ...COST, passes }, length);
            expect(key).toEqual(new Uint8Array(32).fill(password[0] ?? 0));
            key.fill(0xee);
            names.add(`${password}|${salt}|${passes}|${length}`);
          }
          expect(asked).toHaveLength(names.size);
        },
      ),
    );
  });

  it('K4 keeps PBKDF2 apart from Argon2, passes scrypt through, and keeps no failure', async () => {
    const { asked, kdf } = counting();
    const { kdf: shared, forget } = sharedKeys(kdf);
    const bytes = utf8ToBytes('a');
    for (let time = 0; time < 2; time += 1) {
      await shared.argon2i(bytes, bytes, COST, 32);
      await shared.pbkdf2Sha256(bytes, bytes, 1, 32);
      await shared.scrypt(bytes, bytes, { N: 2, r: 1, p: 1 }, 32);
    }
    expect(asked).toEqual(['argon2i', 'pbkdf2', 'scrypt', 'scrypt']);
    forget();
    await shared.argon2i(bytes, bytes, COST, 32);
    expect(asked.at(-1)).toBe('argon2i');

    let tries = 0;
    const failing = sharedKeys({
      ...kdf,
      async argon2i() {
        tries += 1;
        throw new RangeError('memory');
      },
    });
    for (let time = 0; time < 2; time += 1)
      await expect(failing.kdf.argon2i(bytes, bytes, COST, 32)).rejects.toThrow(RangeError);
    expect(tries).toBe(2);
  });
});

const VECTORS = resolve(CHAIN_DIR, 'vectors/btcli-keyfiles.json');

describe.skipIf(!existsSync(VECTORS))('S17 recorded files, many at once', () => {
  it('S17 K4 a real file twice takes one real hash', { timeout: 120_000 }, async () => {
    const { nacl } = JSON.parse(readFileSync(VECTORS, 'utf8'));
    const [vector] = nacl.vectors as Array<{ password: string; file_base64: string }>;
    const bytes = new Uint8Array(Buffer.from(vector?.file_base64 ?? '', 'base64'));
    expect(recogniseBtcli(bytes)?.encryption).toBe('nacl');
    const files = ['one', 'two'].map((name) => ({ path: `wallets/${name}/coldkey`, bytes }));
    const opened: OpenedFile[] = [];
    let hashes = 0;
    const counted: SlowKdf = {
      ...slowHashes,
      argon2i(...asked) {
        hashes += 1;
        return slowHashes.argon2i(...asked);
      },
    };
    await openFiles({ files, password: vector?.password ?? '' }, counted, (each) => opened.push(each));
    expect(opened.map(({ accounts }) => accounts.map(({ name, address }) => [name, address]))).toEqual([
      [['one', ADDRESS]],
      [['two', ADDRESS]],
    ]);
    expect(hashes).toBe(1);
  });
});
