import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { encodeAddress } from '@polkadot/util-crypto';
import { describe, expect, it } from 'vitest';
import { encryptionOf } from '../../../../src/core/keyfiles/btcli/recognise.js';
import { createKeyWork, type OpenRequest } from '../../../../src/popup/keywork/index.js';
import { CHAIN_DIR } from '../../../support/finney.js';
import { ADDRESS, keyring, oldExport, PASSWORD, PHRASE, refusalOf } from './samples.js';
import { localWorkers } from './worker-double.js';

const ROOT_ID = '0xe4359ad3e2716c539a1d663ebd0a51bdc5c98a12e663bb4c4402db47828c9446';

async function open(request: OpenRequest) {
  const { workers, start } = localWorkers();
  const accounts = await createKeyWork(start, 2).open(request);
  expect(workers.map(({ terminated }) => terminated)).toEqual([true]);
  return accounts;
}

const file = (text: string, path = 'file') => ({ path, bytes: utf8ToBytes(text) });
const hotkeyFile = JSON.stringify({ publicKey: ROOT_ID, secretPhrase: PHRASE, ss58Address: ADDRESS });
const phraseSecret = { kind: 'phrase', phrase: PHRASE, path: '', cryptoType: 'sr25519' } as const;
const account = { accountId: ROOT_ID, address: ADDRESS, cryptoType: 'sr25519', problem: null } as const;

describe('opening key files', () => {
  it('K3 opens what polkadot-js wrote, with real scrypt', async () => {
    const json = keyring.addFromUri(PHRASE, { name: 'Main' }).toJson(PASSWORD);
    const [opened, ...more] = await open({ file: file(JSON.stringify(json), 'a.json'), password: PASSWORD });
    expect(opened).toMatchObject({ ...account, path: 'a.json', name: 'Main', role: 'coldkey' });
    expect(opened?.secret).toMatchObject({ kind: 'key', cryptoType: 'sr25519' });
    expect(more).toEqual([]);
  });

  it('K4 opens a hotkey in the clear, named as its file', async () => {
    expect(await open({ file: file(hotkeyFile, 'wallets/cold/hotkeys/miner'), password: null })).toEqual([
      {
        ...account,
        path: 'wallets/cold/hotkeys/miner',
        name: 'miner',
        role: 'hotkey',
        secret: phraseSecret,
      },
    ]);
  });

  it('K4 takes a public file for an account to watch', async () => {
    const text = JSON.stringify({ publicKey: ROOT_ID, ss58Address: ADDRESS });
    expect(await open({ file: file(text, 'wallets/cold/coldkeypub.txt'), password: null })).toMatchObject([
      { accountId: ROOT_ID, address: ADDRESS, cryptoType: null, name: 'cold', role: 'coldkey', secret: null },
    ]);
  });

  it.each([
    ['a phrase with a path', `${PHRASE}//Alice\r\n`, '5FEiH8iuDUw271xbqWTWuB6WrDjv5dnCeDX1CyHubAniXDNN'],
    ['a public key', ROOT_ID, ADDRESS],
    ['an address of another chain', encodeAddress(ROOT_ID, 0), ADDRESS],
    ['an address', ADDRESS, ADDRESS],
  ])('K2 opens a text file with %s', async (_what, text, address) => {
    expect(await open({ file: file(text), password: null })).toMatchObject([{ address, problem: null }]);
  });

  it('K2 opens a bare seed on the curve that was chosen', async () => {
    const seed = 'da3cf5b1e9144931a0f0db65664aab662673b099415a7f8121b7245fb0be4143';
    expect(await open({ file: file(seed), password: null })).toMatchObject([account]);
    expect(await open({ file: file(seed), password: null, cryptoType: 'ed25519' })).toMatchObject([
      { address: '5HhFH9GvwCST4kRVoFREE7qDJcjYteR5unhQCrBGhhGuRgNb', cryptoType: 'ed25519' },
    ]);
  });

  it.each<[string, string, string | null, string]>([
    ['a wrong password', JSON.stringify(oldExport(1, PASSWORD)), 'other', 'keyfile/wrong-password'],
    ['no password', JSON.stringify(oldExport(1, PASSWORD)), null, 'keyfile/password-needed'],
    ['another format', '{"crypto":{}}', PASSWORD, 'keyfile/unrecognised'],
    ['a backup of Kelvin', '{"magic":"KELVIN-BACKUP"}', PASSWORD, 'keyfile/unrecognised'],
    [
      'EVM keys',
      JSON.stringify({ encoded: '', encoding: { version: '3', content: ['pkcs8', 'ethereum'] } }),
      '',
      'keyfile/unsupported-type',
    ],
    ['a phrase with a mistake', PHRASE.replace('rib', 'zoo'), null, 'keys/bad-phrase-checksum'],
    ['128 digits that are no key', 'ff'.repeat(64), null, 'keys/bad-secret-key'],
    ['fields that disagree', hotkeyFile.replace('review', 'ridge'), null, 'keyfile/damaged'],
  ])('K3 K4 refuses %s by its own name', async (_what, text, password, code) => {
    expect(await refusalOf(open({ file: file(text), password }))).toMatchObject({ code });
  });

  it('S17 leaves a file alone that is too large', async () => {
    const bytes = new Uint8Array(16 * 1024 * 1024 + 1);
    expect(await refusalOf(open({ file: { path: 'x', bytes }, password: null }))).toMatchObject({
      code: 'keyfile/too-large',
    });
  });
});

const VECTORS = resolve(CHAIN_DIR, 'vectors/btcli-keyfiles.json');
const KEYSTORES = resolve(CHAIN_DIR, 'vectors/polkadot-js-keystore.json');

describe.skipIf(!existsSync(VECTORS) || !existsSync(KEYSTORES))(
  'S17 recorded files through the Worker',
  () => {
    interface Sealed {
      password: string;
      file_base64: string;
    }
    const unbase64 = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));
    const btcli = existsSync(VECTORS) ? JSON.parse(readFileSync(VECTORS, 'utf8')) : {};
    const keystores = existsSync(KEYSTORES) ? JSON.parse(readFileSync(KEYSTORES, 'utf8')) : {};

    it('S17 K4 opens the present btcli format with its 512 MiB', { timeout: 120_000 }, async () => {
      const [vector] = btcli.nacl.vectors as Sealed[];
      const bytes = unbase64(vector?.file_base64 ?? '');
      expect(encryptionOf(bytes)).toBe('nacl');
      const request = { file: { path: 'wallets/cold/coldkey', bytes }, password: vector?.password ?? '' };
      expect(await open(request)).toMatchObject([{ ...account, name: 'cold', secret: phraseSecret }]);
    });

    it('S17 K4 opens both older btcli formats', { timeout: 60_000 }, async () => {
      for (const format of ['ansible_vault', 'fernet']) {
        const [vector] = btcli[format].vectors as Sealed[];
        const bytes = unbase64(vector?.file_base64 ?? '');
        const request = { file: { path: 'coldkey', bytes }, password: vector?.password ?? '' };
        expect(await open(request), format).toMatchObject([{ ...account, secret: phraseSecret }]);
      }
    });

    it('S17 K3 opens every polkadot-js file that its own library opens, and gives the same address', {
      timeout: 120_000,
    }, async () => {
      let opened = 0;
      for (const { password, json, observed = '' } of keystores.vectors) {
        const [, address, cryptoType] = /^ok (\w+) (\w+)$/.exec(observed) ?? [];
        if (!address) continue;
        const request = { file: file(JSON.stringify(json), 'k.json'), password };
        expect(await open(request), observed).toMatchObject([{ address, cryptoType, problem: null }]);
        opened += 1;
      }
      expect(opened).toBeGreaterThanOrEqual(8);
    });

    it('S17 refuses hostile scrypt costs before any hash', async () => {
      const hostile = keystores.vectors.find(({ name }: { name: string }) => name.includes('N=2^18'));
      const request = { file: file(JSON.stringify(hostile.json)), password: hostile.password };
      expect(await refusalOf(open(request))).toMatchObject({ code: 'keyfile/unsupported-kdf' });
    });
  },
);
