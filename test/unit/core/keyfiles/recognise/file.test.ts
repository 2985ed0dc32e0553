import { utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import {
  MAX_FILE_BYTES,
  recogniseFile,
  recogniseFiles,
} from '../../../../../src/core/keyfiles/recognise/index.js';
import * as sample from './samples.js';

const utf8 = utf8ToBytes;

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 * text.length + 2));
  view.setUint16(0, 0xfeff, littleEndian);
  for (let index = 0; index < text.length; index += 1)
    view.setUint16(2 * index + 2, text.charCodeAt(index), littleEndian);
  return new Uint8Array(view.buffer);
}

describe('recogniseFile', () => {
  it.each<[string, Uint8Array, object]>([
    ['nothing', new Uint8Array(), { kind: 'empty' }],
    ['spaces', utf8(' \r\n'), { kind: 'empty' }],
    ['a btcli coldkey', sample.NACL, { kind: 'btcli', file: { encryption: 'nacl' } }],
    ['an older one', utf8(sample.ANSIBLE), { kind: 'btcli', file: { encryption: 'ansible' } }],
    ['the oldest', utf8(`${sample.FERNET}\n`), { kind: 'btcli', file: { encryption: 'fernet' } }],
    ['a hotkey', utf8(sample.HOTKEY), { kind: 'btcli', file: { encryption: 'none' } }],
    ['a polkadot-js export', utf8(sample.POLKADOT_JSON), { kind: 'polkadot-json' }],
    ['a phrase in a text file', utf8(`\ufeff${sample.PHRASE}\r\n`), { kind: 'phrase', problem: null }],
    ['one that Windows saved', utf16(sample.PHRASE, true), { kind: 'phrase', problem: null }],
    ['one in the other byte order', utf16(sample.PHRASE, false), { kind: 'phrase', problem: null }],
    ['an export that Windows saved', utf16(sample.POLKADOT_JSON, true), { kind: 'polkadot-json' }],
    ['a key', utf8(sample.BTCLI_KEY), { kind: 'hex', form: 'btcli-key' }],
    ['an address', utf8(sample.ALICE), { kind: 'address', address: sample.ALICE }],
    ['a backup', utf8(sample.BACKUP), { kind: 'backup' }],
    ['a note that begins with a known word', utf8('hello'), { kind: 'unknown', saw: 'text' }],
    ['PNG', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a), { kind: 'unknown', saw: 'image' }],
    ['JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), { kind: 'unknown', saw: 'image' }],
    ['HEIC', utf8('\0\0\0\u0018ftypheic'), { kind: 'unknown', saw: 'image' }],
    ['WebP', utf8('RIFF\0\0\0\0WEBPVP8 '), { kind: 'unknown', saw: 'image' }],
    ['zip', Uint8Array.of(0x50, 0x4b, 3, 4, 20), { kind: 'unknown', saw: 'zip' }],
    ['gzip', Uint8Array.of(0x1f, 0x8b, 8), { kind: 'unknown', saw: 'zip' }],
    ['a web page', utf8('<html lang="en">'), { kind: 'unknown', saw: 'html' }],
    ['other JSON', utf8('{"name":"x"}'), { kind: 'unknown', saw: 'json' }],
    ['bytes', Uint8Array.of(0xc3, 0x28, 0xff), { kind: 'unknown', saw: 'binary' }],
    ['text with zero bytes', utf8(`${sample.ALICE}\0`), { kind: 'unknown', saw: 'binary' }],
  ])('K3 K4 says what the bytes are: %s', (_what, bytes, found) => {
    expect(recogniseFile('anything.png', bytes)).toMatchObject(found);
  });

  it('K4 keeps the bytes of a sealed file exactly, also a line break that an editor added', () => {
    const edited = Uint8Array.of(...sample.NACL, 0x0a);
    expect(recogniseFile('coldkey', edited)).toEqual({
      kind: 'btcli',
      file: { encryption: 'nacl', bytes: edited },
    });
  });

  it('S17 leaves a file alone that is larger than anything of ours', () => {
    const huge = new Uint8Array(MAX_FILE_BYTES + 1);
    huge.set(utf8(sample.POLKADOT_JSON));
    expect(recogniseFile('coldkey', huge)).toEqual({ kind: 'unknown', saw: 'too-large' });
    expect(recogniseFiles([{ path: 'w/coldkey', bytes: huge }])).toMatchObject([
      { recognised: { saw: 'too-large' }, problem: 'keyfile/too-large', plaintextSecret: false },
    ]);
  });
});

describe('recogniseFiles', () => {
  const rows = recogniseFiles(
    [
      ['wallets/cold one/coldkey', sample.NACL],
      ['wallets/cold one/coldkeypub.txt', utf8(sample.COLDKEYPUB)],
      ['wallets/cold one/hotkeys/miner', utf8(sample.HOTKEY)],
      ['wallets\\cold one\\hotkeys\\minerpub.txt', utf8(sample.COLDKEYPUB)],
      ['wallets/plain/coldkey', utf8(sample.HOTKEY)],
      ['wallets/damaged/coldkeypub.txt', utf8(sample.COLDKEYPUB.replace(sample.ADDRESS, sample.ALICE))],
      ['exports/main.json', utf8(sample.POLKADOT_JSON)],
      ['notes/phrase.txt', utf8(sample.PHRASE)],
      ['notes/id_ed25519', utf8('-----BEGIN OPENSSH PRIVATE KEY-----\nx')],
      ['notes/readme.md', utf8('# Wallets')],
      ['kelvin.backup', utf8(sample.BACKUP)],
    ].map(([path, bytes]) => ({ path: path as string, bytes: bytes as Uint8Array })),
  );

  it('K4 identifies each file of a wallet folder', () => {
    const table = rows.map(
      ({ wallet, role, recognised, encrypted, plaintextSecret, address, name, problem }) => [
        wallet,
        role,
        recognised.kind,
        encrypted,
        plaintextSecret,
        address,
        name,
        problem,
      ],
    );
    const { ADDRESS } = sample;
    expect(table).toEqual([
      ['cold one', 'coldkey', 'btcli', true, false, null, 'cold one', null],
      ['cold one', 'coldkeypub', 'btcli', false, false, ADDRESS, 'cold one', null],
      ['cold one', 'hotkey', 'btcli', false, true, ADDRESS, 'miner', null],
      ['cold one', 'hotkeypub', 'btcli', false, false, ADDRESS, 'miner', null],
      ['plain', 'coldkey', 'btcli', false, true, ADDRESS, 'plain', null],
      ['damaged', 'coldkeypub', 'bad-keyfile', false, false, null, 'damaged', 'keyfile/mismatch'],
      [null, 'other', 'polkadot-json', false, true, ADDRESS, 'Main', null],
      [null, 'other', 'phrase', false, true, null, null, null],
      [null, 'other', 'unknown', false, true, null, null, null],
      [null, 'other', 'unknown', false, false, null, null, null],
      [null, 'other', 'backup', true, false, null, null, null],
    ]);
  });

  it('K4 keeps the order and the paths', () => {
    expect(rows[3]?.path).toBe('wallets\\cold one\\hotkeys\\minerpub.txt');
    expect(rows).toHaveLength(11);
  });
});
