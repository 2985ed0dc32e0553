import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { hexToBytes } from '@noble/hashes/utils.js';
import { Keyring } from '@polkadot/keyring';
import { naclDecrypt } from '@polkadot/util-crypto';
import { describe, expect, it } from 'vitest';
import type { Secret } from '../../../../src/core/keys/secret.js';
import { createKeyWork, type WriteRequest } from '../../../../src/popup/keywork/index.js';
import { CHAIN_DIR } from '../../../support/finney.js';
import { ADDRESS, PASSWORD, PHRASE, refusalOf } from './samples.js';
import { localWorkers } from './worker-double.js';

const secret = (path = ''): Secret => ({ kind: 'phrase', phrase: PHRASE, path, cryptoType: 'sr25519' });
const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('utf8');

function write(request: Partial<WriteRequest>, onProgress?: (done: number, total: number) => void) {
  const { start } = localWorkers();
  const whole: WriteRequest = {
    format: 'polkadot-json',
    accounts: [{ name: 'Main', role: 'coldkey', secret: secret() }],
    password: PASSWORD,
    strength: 'compatible',
    ...request,
  };
  return createKeyWork(start, 2).write(whole, onProgress ? { onProgress } : {});
}

describe('writing export files', () => {
  it('K3 writes single exports that polkadot-js opens, compatible and strong', {
    timeout: 60_000,
  }, async () => {
    for (const [strength, cost] of [
      ['compatible', 2 ** 15],
      ['strong', 2 ** 17],
    ] as const) {
      const [file, ...more] = await write({ strength });
      expect(file?.path).toBe(`${ADDRESS}.json`);
      expect(more).toEqual([]);
      const json = JSON.parse(text(file?.bytes));
      expect(Buffer.from(json.encoded, 'base64').readUInt32LE(32)).toBe(cost);
      const pair = new Keyring({ ss58Format: 42 }).createFromJson(json);
      pair.unlock(PASSWORD);
      expect([pair.address, pair.meta.name, pair.isLocked]).toEqual([ADDRESS, 'Main', false]);
    }
  });

  it('K3 writes a batch that opens again, account by account', { timeout: 60_000 }, async () => {
    const progress: Array<[number, number]> = [];
    const accounts = ['', '//a', '//b'].map((path, index) => ({
      name: `n${index}`,
      role: 'coldkey' as const,
      secret: secret(path),
    }));
    const files = await write({ format: 'polkadot-batch', accounts }, (...step) => progress.push(step));
    expect(files.map(({ path }) => path)).toEqual([
      expect.stringMatching(/^batch_exported_account_\d+\.json$/),
    ]);
    expect(progress).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
    const { start } = localWorkers();
    const work = createKeyWork(start, 2);
    const file = { path: 'b.json', bytes: files[0]?.bytes ?? new Uint8Array() };
    const opened = await work.open({ file, password: PASSWORD });
    const expected = await work.preview(accounts.map((account) => account.secret));
    expect(opened.map(({ name, accountId, address }) => ({ name, accountId, address }))).toEqual(
      expected.map((preview, index) => ({ name: `n${index}`, ...preview })),
    );
  });

  it('K4 writes hotkeys in the clear beside their public files, without asking for a password', async () => {
    const accounts = [{ name: 'miner', role: 'hotkey' as const, secret: secret() }];
    const files = await write({ format: 'btcli', walletName: 'cold', password: '', accounts });
    expect(files.map(({ path }) => path)).toEqual([
      'wallets/cold/hotkeys/miner',
      'wallets/cold/hotkeys/minerpub.txt',
    ]);
    expect(JSON.parse(text(files[0]?.bytes))).toMatchObject({ secretPhrase: PHRASE, ss58Address: ADDRESS });
    expect(text(files[1]?.bytes)).not.toContain('leopard');
  });

  it.each<[string, Partial<WriteRequest>, string]>([
    ['nothing', { accounts: [] }, 'keyfile/no-secret'],
    ['an export without a password', { password: '' }, 'keyfile/password-needed'],
    ['a coldkey under a short password', { format: 'btcli', password: 'short' }, 'vault/weak-password'],
    ['a name that leaves the folder', { format: 'btcli', walletName: '../up' }, 'keyfile/bad-name'],
    [
      'two coldkeys in one wallet',
      {
        format: 'btcli',
        accounts: ['', '//b'].map((path) => ({ name: 'c', role: 'coldkey', secret: secret(path) })),
      },
      'invalid-message',
    ],
  ])('K3 K4 refuses %s', async (_what, request, code) => {
    expect(await refusalOf(write(request))).toMatchObject({ code });
  });

  const vectors = resolve(CHAIN_DIR, 'vectors/btcli-keyfiles.json');
  it.skipIf(!existsSync(vectors))(
    'K4 S17 seals a coldkey so that the recorded key of the password opens it',
    { timeout: 120_000 },
    async () => {
      const [{ kdf_key_hex: key, password }] = JSON.parse(readFileSync(vectors, 'utf8')).nacl.vectors;
      const files = await write({ format: 'btcli', password });
      expect(files.map(({ path }) => path)).toEqual([
        'wallets/default/coldkey',
        'wallets/default/coldkeypub.txt',
      ]);
      const bytes = files[0]?.bytes ?? new Uint8Array();
      expect(text(bytes.subarray(0, 5))).toBe('$NACL');
      const plain = naclDecrypt(bytes.subarray(29), bytes.subarray(5, 29), hexToBytes(key));
      expect(JSON.parse(text(plain ?? undefined))).toMatchObject({
        secretPhrase: PHRASE,
        ss58Address: ADDRESS,
      });
    },
  );
});
