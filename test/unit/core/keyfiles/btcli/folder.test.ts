import { describe, expect, it } from 'vitest';
import {
  type FolderRow,
  identifyFolder,
  writeColdkeypub,
} from '../../../../../src/core/keyfiles/btcli/index.js';
import { ED, PHRASE, SEED, SR } from './alice.js';
import { bytesOf, jsonBytes } from './vectors.js';

const nacl = bytesOf(`$NACL${'x'.repeat(100)}`);
const coldkeypub = writeColdkeypub(SR.accountId, 'sr25519');
const plainHotkey = jsonBytes(SR);

const rowsOf = (files: Record<string, Uint8Array>) =>
  identifyFolder(Object.entries(files).map(([path, bytes]) => ({ path, bytes })));
const row = (path: string, bytes: Uint8Array): FolderRow => {
  const [only] = identifyFolder([{ path, bytes }]);
  if (!only) throw new Error('no row');
  return only;
};

describe('identifyFolder', () => {
  it('K4 names each file of a whole folder and flags what lies in the clear', () => {
    const rows = rowsOf({
      'wallets/alice/coldkey': nacl,
      'wallets/alice/coldkeypub.txt': coldkeypub,
      'wallets/alice/hotkeys/default': plainHotkey,
      'wallets/alice/hotkeys/defaultpub.txt': coldkeypub,
      'wallets/bob/coldkey': bytesOf('$ANSIBLE_VAULT;1.1;AES256\n00'),
      'wallets/bob/hotkeys/h1': bytesOf('gAAAAAB'),
    });
    const common = { plaintextSecret: false, address: null, problem: null };
    expect(rows).toEqual([
      { ...common, path: 'wallets/alice/coldkey', wallet: 'alice', role: 'coldkey', encryption: 'nacl' },
      {
        ...common,
        path: 'wallets/alice/coldkeypub.txt',
        wallet: 'alice',
        role: 'coldkeypub',
        encryption: 'none',
        address: SR.ss58Address,
      },
      {
        ...common,
        path: 'wallets/alice/hotkeys/default',
        wallet: 'alice',
        role: 'hotkey',
        encryption: 'none',
        plaintextSecret: true,
        address: SR.ss58Address,
      },
      {
        ...common,
        path: 'wallets/alice/hotkeys/defaultpub.txt',
        wallet: 'alice',
        role: 'hotkeypub',
        encryption: 'none',
        address: SR.ss58Address,
      },
      { ...common, path: 'wallets/bob/coldkey', wallet: 'bob', role: 'coldkey', encryption: 'ansible' },
      { ...common, path: 'wallets/bob/hotkeys/h1', wallet: 'bob', role: 'hotkey', encryption: 'fernet' },
    ]);
  });

  it.each([
    ['coldkey', null, 'coldkey'],
    ['alice/coldkey', 'alice', 'coldkey'],
    ['./.bittensor/wallets/alice/coldkey', 'alice', 'coldkey'],
    ['C:\\backup\\alice\\hotkeys\\default', 'alice', 'hotkey'],
    ['hotkeys/default', null, 'hotkey'],
    ['/alice//hotkeys/defaultpub.txt', 'alice', 'hotkeypub'],
    ['coldkeypub.txt', null, 'coldkeypub'],
    ['alice/coldkey.bak', null, 'other'],
    ['', null, 'other'],
  ])('K4 reads the place of %j from its end', (path, wallet, role) => {
    expect(row(path, plainHotkey)).toMatchObject({ wallet, role });
  });

  it('K4 lets extra files be', () => {
    const rows = rowsOf({
      '.DS_Store': Uint8Array.of(0, 0, 0, 1, 0xff),
      'alice/hotkeys/.DS_Store': Uint8Array.of(0, 0, 0, 1, 0xff),
      'alice/hotkeys/._default': Uint8Array.of(0, 5, 0x16, 7),
      'alice/hotkeys/Thumbs.db': Uint8Array.of(0xd0, 0xcf),
      'readme.md': bytesOf('# notes'),
      'film.mp4': new Uint8Array(1024 * 1024 + 1),
    });
    for (const { problem, role, encryption } of rows)
      expect([problem, role, encryption]).toEqual([null, 'other', null]);
    expect(rows).toHaveLength(6);
  });

  it('S17 flags a secret in the clear wherever it lies, also in a file that is damaged or claims to be public', () => {
    expect(row('alice/coldkey', plainHotkey).plaintextSecret).toBe(true);
    expect(row('alice/coldkeypub.txt', plainHotkey).plaintextSecret).toBe(true);
    expect(row('notes.txt', bytesOf(PHRASE)).plaintextSecret).toBe(true);
    expect(row('seed', bytesOf(SEED.slice(2))).plaintextSecret).toBe(true);
    expect(row('alice/hotkeys/h', jsonBytes({ ...SR, publicKey: '0x12' }))).toMatchObject({
      plaintextSecret: true,
      address: null,
      problem: 'keyfile/damaged',
    });
    expect(row('alice/hotkeys/h', jsonBytes({ ...SR, cryptoType: 2 }))).toMatchObject({
      plaintextSecret: true,
      problem: 'keyfile/unsupported-type',
    });
  });

  it('S17 says what is wrong with a file and shows no address for it', () => {
    expect(row('alice/hotkeys/h', jsonBytes({ ...SR, ss58Address: ED.ss58Address }))).toMatchObject({
      address: null,
      problem: 'keyfile/mismatch',
    });
    expect(row('alice/coldkey', bytesOf('hello')).problem).toBe('keyfile/unrecognised');
    expect(row('alice/coldkey', coldkeypub).problem).toBe('keyfile/no-secret');
    expect(row('x.json', jsonBytes({ publicKey: null }))).toMatchObject({ problem: 'keyfile/no-secret' });
    expect(row('alice/coldkey', new Uint8Array(1024 * 1024 + 1)).problem).toBe('keyfile/too-large');
  });

  it('K4 tells a polkadot-js export that lies among the others', () => {
    const bytes = jsonBytes({ encoded: 'AA', encoding: { version: '3' }, address: SR.ss58Address });
    expect(row('alice/coldkey', bytes)).toMatchObject({
      encryption: 'polkadot-js',
      problem: null,
      address: null,
    });
  });
});
