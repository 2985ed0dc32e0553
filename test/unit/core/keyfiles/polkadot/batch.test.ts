import { beforeAll, describe, expect, it } from 'vitest';
import { isWalletError } from '../../../../../src/core/errors/wallet-error.js';
import {
  type BatchEntry,
  openBatchAccounts,
  openPolkadotBatch,
  readPolkadotJson,
  writePolkadotBatch,
} from '../../../../../src/core/keyfiles/polkadot/index.js';
import type { SlowKdf } from '../../../../../src/core/keyfiles/slow-kdf.js';
import { refusal, refused } from '../../../background/wallet/wallet-world.js';
import { KDF, NO_KDF, oldFile, openFile, PASSWORD, SEED } from './support.js';

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const accounts = (['sr25519', 'ed25519'] as const).map((cryptoType) => ({
  secret: { kind: 'seed', seedHex: SEED.slice(2), path: '', cryptoType } as const,
  name: cryptoType,
  whenCreatedMs: 1,
}));

/** A batch without encryption, as polkadot-js writes one without a password: any inner values, no hash. */
function batchOf(inner: unknown, listed: unknown = []) {
  const encoded = Buffer.from(typeof inner === 'string' ? inner : JSON.stringify(inner)).toString('base64');
  const encoding = { content: ['batch-pkcs8'], type: ['none'], version: '3' };
  return readPolkadotJson(JSON.stringify({ encoded, encoding, accounts: listed }));
}

async function outcomes(entries: BatchEntry[], password: (index: number) => string, kdf: SlowKdf = NO_KDF) {
  const seen: Array<[number, string]> = [];
  for await (const one of openBatchAccounts(entries, password, kdf))
    seen.push([one.index, 'result' in one ? one.result.address : one.error.code]);
  return seen;
}

describe('all-accounts exports', () => {
  let text = '';
  beforeAll(async () => {
    text = await writePolkadotBatch(accounts, PASSWORD, KDF, { strength: 'compatible', random });
  });

  it('K3 written here open here with one password for everything', async () => {
    const file = readPolkadotJson(text);
    expect(file.accounts).toMatchObject([
      {
        name: 'sr25519',
        cryptoType: null,
        encrypted: true,
        kdf: 'scrypt',
        address: openFile('sr25519').address,
      },
      {
        name: 'ed25519',
        cryptoType: null,
        encrypted: true,
        kdf: 'scrypt',
        address: openFile('ed25519').address,
      },
    ]);
    const entries = await openPolkadotBatch(file, PASSWORD, KDF);
    expect(await outcomes(entries, () => PASSWORD, KDF)).toEqual([
      [0, openFile('sr25519').address],
      [1, openFile('ed25519').address],
    ]);
  });

  it('K3 refuse a wrong container password', async () => {
    const file = readPolkadotJson(text);
    expect((await refused(openPolkadotBatch(file, `${PASSWORD}x`, KDF))).code).toBe('keyfile/wrong-password');
  });

  it('K3 use a fresh salt and nonce for every account and the container', async () => {
    const file = readPolkadotJson(text);
    const entries = await openPolkadotBatch(file, PASSWORD, KDF);
    const containers = [file, ...entries.flatMap((entry) => ('file' in entry ? [entry.file] : []))].map(
      ({ container }) => container,
    );
    const used = containers.flatMap((container) =>
      container.kdf === 'scrypt' ? [container.salt, container.nonce] : [],
    );
    expect(used.map(({ length }) => length)).toEqual([32, 24, 32, 24, 32, 24]);
    expect(new Set(used.map((bytes) => Buffer.from(bytes).toString('hex'))).size).toBe(6);
  });

  it('K3 open every good entry beside bad ones', async () => {
    const ethereum = {
      ...openFile('sr25519'),
      encoding: { content: ['pkcs8', 'ethereum'], type: ['none'], version: '3' },
    };
    const swapped = { ...openFile('sr25519'), address: openFile('ed25519').address };
    const entries = await openPolkadotBatch(
      batchOf([
        ethereum,
        openFile('sr25519'),
        7,
        oldFile('2', 'ed25519'),
        oldFile('2', 'ed25519', 'another'),
        oldFile('0', 'ed25519'),
        swapped,
        { encoded: 'AAAA', encoding: { content: ['batch-pkcs8'], type: ['none'], version: '3' } },
        openFile('ed25519'),
      ]),
      '',
      NO_KDF,
    );
    expect(entries.map((entry) => 'file' in entry)).toEqual([
      false,
      true,
      false,
      true,
      true,
      true,
      true,
      false,
      true,
    ]);
    expect(await outcomes(entries, () => PASSWORD)).toEqual([
      [0, 'keyfile/unsupported-type'],
      [1, openFile('sr25519').address],
      [2, 'keyfile/unrecognised'],
      [3, openFile('ed25519').address],
      [4, 'keyfile/wrong-password'],
      [5, 'keyfile/unsupported-type'],
      [6, 'keyfile/mismatch'],
      [7, 'keyfile/unrecognised'],
      [8, openFile('ed25519').address],
    ]);
  });

  it('K3 take one password per account, and go on when one cannot be had or the hash breaks', async () => {
    const sealed = readPolkadotJson(text).container;
    const entries = await openPolkadotBatch(
      batchOf([oldFile('1', 'sr25519', 'a'), oldFile('2', 'sr25519', 'b'), oldFile('2', 'ed25519', 'c')]),
      '',
      NO_KDF,
    );
    entries.push({ file: { ...readPolkadotJson(JSON.stringify(openFile('sr25519'))), container: sealed } });
    const passwordOf = (index: number) => {
      if (index === 1) throw new Error('the prompt went away');
      return ['a', '', 'c', 'd'][index] ?? '';
    };
    expect(await outcomes(entries, passwordOf)).toEqual([
      [0, openFile('sr25519').address],
      [1, 'internal'],
      [2, openFile('ed25519').address],
      [3, 'internal'],
    ]);
  });

  it('K3 report progress and stop at a cancel', async () => {
    const entries = await openPolkadotBatch(batchOf([1, 2, 3].map(() => openFile('sr25519'))), '', NO_KDF);
    const abort = new AbortController();
    const progress: string[] = [];
    const seen: number[] = [];
    const run = async () => {
      const onProgress = (done: number, total: number) => progress.push(`${done}/${total}`);
      const all = openBatchAccounts(entries, () => PASSWORD, NO_KDF, { onProgress, signal: abort.signal });
      for await (const { index } of all) {
        seen.push(index);
        if (index === 1) abort.abort();
      }
    };
    expect((await refused(run())).code).toBe('keyfile/cancelled');
    expect([seen, progress]).toEqual([
      [0, 1],
      ['1/3', '2/3'],
    ]);
  });

  it('K3 ask for no password once cancelled', async () => {
    const entries = await openPolkadotBatch(batchOf([openFile('sr25519')]), '', NO_KDF);
    const asked: number[] = [];
    const passwordOf = (index: number) => {
      asked.push(index);
      return PASSWORD;
    };
    const all = openBatchAccounts(entries, passwordOf, NO_KDF, { signal: AbortSignal.abort() });
    expect((await refused(all.next())).code).toBe('keyfile/cancelled');
    expect(asked).toEqual([]);
  });

  it('K3 writing reports progress and stops at a cancel', async () => {
    const abort = new AbortController();
    const progress: string[] = [];
    const onProgress = (done: number, total: number) => {
      progress.push(`${done}/${total}`);
      abort.abort();
    };
    const options = { strength: 'compatible', random, onProgress, signal: abort.signal } as const;
    expect((await refused(writePolkadotBatch(accounts, PASSWORD, KDF, options))).code).toBe(
      'keyfile/cancelled',
    );
    expect(progress).toEqual(['1/2']);
  });

  it.each(['{}', '77', 'no json', '"x"', '\u0000'.repeat(9)])(
    'K3 name a damaged inside (%j)',
    async (inner) => {
      expect(await refused(openPolkadotBatch(batchOf(inner), '', NO_KDF))).toEqual({
        code: 'keyfile/damaged',
        context: { field: 'batch' },
      });
    },
  );

  it('K3 refuse more accounts than anybody has, listed or inside', async () => {
    const many = (count: number) => Array.from({ length: count }, () => ({}));
    const limit = { code: 'keyfile/too-large', context: { limit: 10_000 } };
    expect(refusal(() => batchOf([], many(10_001)))).toEqual(limit);
    expect(await refused(openPolkadotBatch(batchOf(many(10_001)), '', NO_KDF))).toEqual(limit);
    expect(batchOf([], many(10_000)).accounts).toHaveLength(10_000);
    expect(await openPolkadotBatch(batchOf(many(10_000)), '', NO_KDF)).toHaveLength(10_000);
  });

  it('K3 read a list in which one entry makes no sense', () => {
    const evm = `0x${'ab'.repeat(20)}`;
    const file = batchOf(
      [],
      [{ address: 'nonsense' }, { address: evm, meta: { name: 'evm' } }, { address: 7 }],
    );
    expect(file.accounts.map(({ address, accountId, name }) => [address, accountId, name])).toEqual([
      [null, null, null],
      [evm, null, 'evm'],
      [null, null, null],
    ]);
  });

  it('K3 keep the cause of an unexpected failure out of what crosses a port', async () => {
    const entries = await openPolkadotBatch(batchOf([oldFile('2', 'sr25519')]), '', NO_KDF);
    const throwing = () => {
      throw new Error(SEED);
    };
    for await (const one of openBatchAccounts(entries, throwing, NO_KDF)) {
      if (!('error' in one) || !isWalletError(one.error)) throw new Error('was opened');
      expect(JSON.stringify(one.error.toBody())).not.toContain('1111');
      expect(one.error.toBody().code).toBe('internal');
    }
    expect.assertions(2);
  });
});
