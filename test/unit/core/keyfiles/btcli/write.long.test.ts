import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { CryptoType } from '../../../../../src/core/accounts/types.js';
import { accountIdHex } from '../../../../../src/core/address/index.js';
import {
  btcliLayout,
  identifyFolder,
  type LayoutKey,
  openBtcli,
  recogniseBtcli,
  sealNacl,
  secretOf,
  writeColdkeypub,
  writeKeyfileJson,
} from '../../../../../src/core/keyfiles/btcli/index.js';
import { publicKeyOfSecret, type Secret } from '../../../../../src/core/keys/secret.js';
import { ED, PHRASE, SEED, SR } from './alice.js';
import { noKdf, rememberingKdf } from './real-kdf.js';
import { bytesOf, refusalOf, textOf } from './vectors.js';

const PASSWORD = 'correct horse battery staple 9!';
const phrase = (path = '', cryptoType: CryptoType = 'sr25519'): Secret => ({
  kind: 'phrase',
  phrase: PHRASE,
  path,
  cryptoType,
});
const written = (secret: Secret) => JSON.parse(textOf(writeKeyfileJson(secret)));

async function readBack(bytes: Uint8Array) {
  const file = recogniseBtcli(bytes);
  if (!file) throw new Error('not recognised');
  return secretOf(await openBtcli(file, null, noKdf));
}

describe('writeKeyfileJson', () => {
  it('K4 writes every field, as btcli would have', () => {
    expect(written(phrase())).toEqual(SR);
    expect(written(phrase('', 'ed25519'))).toEqual(ED);
    expect(
      written({ ...phrase(), phrase: `\n ${PHRASE.toUpperCase().replaceAll(' ', '  ')}` } as Secret),
    ).toEqual(SR);
    expect(written({ kind: 'seed', seedHex: SEED.slice(2), path: '', cryptoType: 'sr25519' })).toEqual({
      ...SR,
      secretPhrase: null,
    });
  });

  it('K4 names the curve only when it is not sr25519: readers up to 3.x take text or null alone', () => {
    const values = Object.values(written(phrase()));
    expect(values.every((value) => value === null || typeof value === 'string')).toBe(true);
    expect(written(phrase('', 'ed25519')).cryptoType).toBe(0);
  });

  it('S17 writes no phrase and no seed that would give btcli another account', () => {
    for (const secret of [
      phrase('//hot'),
      phrase('///password'),
      phrase('/soft'),
      phrase('//hot', 'ed25519'),
    ]) {
      expect(written(secret)).toMatchObject({ secretPhrase: null, secretSeed: null });
    }
    const derived: Secret = { kind: 'seed', seedHex: SEED.slice(2), path: '//hot', cryptoType: 'sr25519' };
    expect(written(derived)).toMatchObject({ secretSeed: null, secretPhrase: null });
  });

  it.each(['', '//hot', '//hot//0', '/soft', '///password'])(
    'K4 reads back what it wrote for path %j',
    async (path) => {
      for (const cryptoType of ['sr25519', 'ed25519'] as const) {
        if (cryptoType === 'ed25519' && path === '/soft') continue;
        const secret = phrase(path, cryptoType);
        const account = await readBack(writeKeyfileJson(secret));
        expect(account.accountId).toBe(accountIdHex(publicKeyOfSecret(secret)));
        expect(account.cryptoType).toBe(cryptoType);
        expect(account.secret?.kind).toBe(path === '' ? 'phrase' : 'key');
        expect(accountIdHex(publicKeyOfSecret(account.secret ?? secret))).toBe(account.accountId);
      }
    },
  );

  it('K4 writes a public file without any secret', async () => {
    const bytes = writeColdkeypub(SR.accountId, 'sr25519');
    expect(JSON.parse(textOf(bytes))).toEqual({
      ...SR,
      privateKey: null,
      secretPhrase: null,
      secretSeed: null,
    });
    expect(await readBack(bytes)).toMatchObject({ secret: null, address: SR.ss58Address });
    expect(await readBack(writeColdkeypub(ED.accountId, 'ed25519'))).toMatchObject({ cryptoType: 'ed25519' });
  });
});

describe('btcliLayout', () => {
  const key: LayoutKey = { accountId: SR.accountId, cryptoType: 'sr25519', file: writeKeyfileJson(phrase()) };

  it('K4 lays the files where btcli looks, readable by the owner alone', async () => {
    const files = btcliLayout('my wallet', key, [
      { ...key, name: 'default' },
      { ...key, name: 'Ångström-2' },
    ]);
    expect(files.map(({ path, mode }) => [path, mode.toString(8)])).toEqual([
      ['wallets/my wallet/coldkey', '600'],
      ['wallets/my wallet/coldkeypub.txt', '600'],
      ['wallets/my wallet/hotkeys/default', '600'],
      ['wallets/my wallet/hotkeys/defaultpub.txt', '600'],
      ['wallets/my wallet/hotkeys/Ångström-2', '600'],
      ['wallets/my wallet/hotkeys/Ångström-2pub.txt', '600'],
    ]);
    expect(identifyFolder(files).map(({ wallet, role, problem }) => [wallet, role, problem])).toEqual([
      ['my wallet', 'coldkey', null],
      ['my wallet', 'coldkeypub', null],
      ['my wallet', 'hotkey', null],
      ['my wallet', 'hotkeypub', null],
      ['my wallet', 'hotkey', null],
      ['my wallet', 'hotkeypub', null],
    ]);
  });

  it('K4 lays only the public file of a watched coldkey, and none for no coldkey', () => {
    expect(btcliLayout('w', { ...key, file: null }, []).map(({ path }) => path)).toEqual([
      'wallets/w/coldkeypub.txt',
    ]);
    expect(btcliLayout('w', null, [])).toEqual([]);
  });

  it.each([
    '',
    '.',
    '..',
    '...',
    '.hidden',
    '-rf',
    'a/b',
    'a\\b',
    '../x',
    'a\0b',
    'a\nb',
    ' a',
    'a ',
    'a.',
    'a:b',
    'a*',
    '~',
    'con',
    'NUL.txt',
    'COM1',
    'x'.repeat(65),
    'a\u202Eb',
    '\u0301a',
  ])('S17 refuses %j as a name of a wallet or hotkey', async (name) => {
    expect(await refusalOf(() => btcliLayout(name, key, []))).toMatchObject({
      code: 'keyfile/bad-name',
      context: { what: 'walletName' },
    });
    expect(await refusalOf(() => btcliLayout('w', key, [{ ...key, name }]))).toMatchObject({
      code: 'keyfile/bad-name',
      context: { what: 'hotkeyName' },
    });
  });

  it.each([
    [['a', 'a'], 'twice'],
    [['Alice', 'alice'], 'twice'],
    [['é', 'e\u0301'], 'twice'],
    [['a', 'apub.txt'], 'reserved'],
    [['PUB.TXT'], 'reserved'],
  ])('S17 refuses hotkeys %j, of which one would overwrite the other', async (names, reason) => {
    const hotkeys = names.map((name) => ({ ...key, name }));
    expect((await refusalOf(() => btcliLayout('w', null, hotkeys))).context).toEqual({
      what: 'hotkeyName',
      reason,
    });
  });
});

/** A Python with libsodium's own binding: what an independent reader makes of our files. */
const PYTHON = ['python3', '/usr/bin/python3'].find((python) => {
  try {
    execFileSync(python, ['-c', 'import nacl.pwhash, nacl.secret'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
});

const OPEN_WITH_LIBSODIUM = `
import base64, json, sys
from nacl import pwhash, secret
asked = json.load(sys.stdin)
salt = bytes.fromhex("137183dff15a09bc9c90b5518739e9b1")
key = pwhash.argon2i.kdf(32, asked["password"].encode(), salt, pwhash.argon2i.OPSLIMIT_SENSITIVE, pwhash.argon2i.MEMLIMIT_SENSITIVE)
box = secret.SecretBox(key)
for sealed in asked["files"]:
    data = base64.b64decode(sealed)
    assert data[:5] == b"$NACL"
    print(base64.b64encode(box.decrypt(data[5:])).decode())
`;

describe.skipIf(!PYTHON)(
  'sealed files, opened by libsodium (needs python3 with PyNaCl, Debian package python3-nacl)',
  () => {
    it('S17 K4 libsodium opens every kind of file that was sealed here, and the wallet does too', async () => {
      const kdf = rememberingKdf();
      const plain = [
        writeKeyfileJson(phrase()),
        writeKeyfileJson(phrase('//hot', 'ed25519')),
        bytesOf(''),
        new Uint8Array(randomBytes(1000)),
      ];
      const fresh = (length: number) => new Uint8Array(randomBytes(length));
      const sealed = await Promise.all(plain.map((bytes) => sealNacl(bytes, ` ${PASSWORD} `, kdf, fresh)));
      expect(new Set(sealed.map((bytes) => textOf(bytes.slice(5, 29)))).size).toBe(plain.length);
      const input = {
        password: PASSWORD,
        files: sealed.map((bytes) => Buffer.from(bytes).toString('base64')),
      };
      const output = execFileSync(PYTHON ?? '', ['-c', OPEN_WITH_LIBSODIUM], {
        input: JSON.stringify(input),
        encoding: 'utf8',
      });
      const opened = output.split('\n').slice(0, plain.length);
      expect(opened).toEqual(plain.map((bytes) => Buffer.from(bytes).toString('base64')));
      const file = recogniseBtcli(sealed[0] ?? bytesOf(''));
      if (!file) throw new Error('not recognised');
      expect(secretOf(await openBtcli(file, PASSWORD, kdf)).address).toBe(SR.ss58Address);
      expect(kdf.runs).toBe(1);
    }, 120_000);
  },
);
