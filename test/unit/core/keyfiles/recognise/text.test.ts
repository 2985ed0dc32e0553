import { hexToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { addressOf, encodeAddress } from '../../../../../src/core/address/index.js';
import { recogniseText, secretsOf } from '../../../../../src/core/keyfiles/recognise/index.js';
import { publicKeyOfSecret } from '../../../../../src/core/keys/secret.js';
import * as sample from './samples.js';

const { PHRASE, WORDS, SEED, ALICE } = sample;

describe('recogniseText: nothing and something else', () => {
  it.each([[''], ['   \n\t'], ['\ufeff'], ['\u200b \u200e'], ['""'], ['\u00a0']])(
    'K2 says that %j is empty',
    (text) => expect(recogniseText(text)).toEqual({ kind: 'empty' }),
  );

  it.each([
    ['text', 'Dear reader, this is a letter about nothing in particular, is it not'],
    ['text', 'https://example.org/wallet'],
    ['text', `0x${'a'.repeat(63)}`],
    ['text', '5Gr'],
    ['json', '{"version":3,"crypto":{"cipher":"aes-128-ctr"},"address":"25df24b2"}'],
    ['json', '{"encoded": broken'],
    ['json', '[]'],
    ['json', '{"a":'.repeat(5000)],
    ['html', '<!DOCTYPE html><html><body>Sign in</body></html>'],
    ['html', '<div class="phrase">old leopard</div>'],
    ['image', '<svg xmlns="http://www.w3.org/2000/svg"></svg>'],
    ['private-pem', '-----BEGIN PRIVATE KEY-----\nMC4CAQAw\n-----END PRIVATE KEY-----'],
    ['private-pem', '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1r'],
    ['binary', '$NACL\ufffd\ufffd\u0001'],
    ['too-large', 'a'.repeat(8 * 1024 * 1024 + 1)],
  ])('K2 says what it saw (%s) and no more', (saw, text) => {
    expect(recogniseText(text)).toEqual({ kind: 'unknown', saw });
  });
});

describe('recogniseText: recovery phrases', () => {
  const whole = { kind: 'phrase', words: WORDS, path: '', problem: null };

  it.each([
    ['as they are', PHRASE],
    ['with a byte-order mark', `\ufeff${PHRASE}`],
    ['with Windows line ends', `${WORDS.join('\r\n')}\r\n`],
    ['with spaces around and between', `  ${WORDS.join('   ')} \t`],
    ['in quotes', `"${PHRASE}"`],
    ['in typographic quotes and a comma', `“${PHRASE}”,`],
    ['each in quotes', WORDS.map((word) => `"${word}"`).join(', ')],
    ['as a JSON list', JSON.stringify(WORDS)],
    ['in capitals', PHRASE.toUpperCase()],
    ['with commas', WORDS.join(', ')],
    ['with commas alone', WORDS.join(',')],
    ['numbered over lines', WORDS.map((word, index) => `${index + 1}. ${word}`).join('\n')],
    ['numbered in a line', WORDS.map((word, index) => `${index + 1}) ${word}`).join(' ')],
    ['with numbers glued on', WORDS.map((word, index) => `${index + 1}${word}`).join(' ')],
    ['with the numbers of a table', WORDS.map((word, index) => `#${index + 1}\t${word}`).join('\t')],
    ['with no-break spaces', WORDS.join('\u00a0')],
    ['with ideographic spaces', WORDS.join('\u3000')],
    ['in full width', PHRASE.replace(/[a-z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))],
    ['with zero-width characters', WORDS.map((word) => [...word].join('\u200b')).join(' \u200d')],
    ['with soft hyphens', PHRASE.replace('leopard', 'leo\u00adpard')],
    ['with dashes', WORDS.join(' - ')],
  ])('K2 reads the words %s', (_how, text) => {
    expect(recogniseText(text)).toEqual(whole);
  });

  it.each([
    ['//Alice', '//Alice'],
    ['//Alice/soft///p@ss "word"', '//Alice/soft///p@ss "word"'],
    [' //Alice', '//Alice'],
    ['//Alice \r\n', '//Alice'],
    // Every character of a password makes another account, also those that are cleaned off elsewhere.
    ['///👩\u200d👧 \u00adＡ', '///👩\u200d👧 \u00adＡ'],
    ['／／Ａｌｉｃｅ', '//Alice'],
  ])('K2 keeps the path %j', (typed, path) => {
    expect(recogniseText(PHRASE + typed)).toEqual({ ...whole, path });
  });

  it('K2 takes the quotes around phrase and path off', () => {
    expect(recogniseText(`'${PHRASE}//Alice'`)).toEqual({ ...whole, path: '//Alice' });
  });

  it.each([
    ['a path that is none', `${PHRASE}//`, { code: 'keys/bad-path', context: {} }],
    [
      'a mistyped word, with its place',
      PHRASE.replace('spatial', 'spatail'),
      { code: 'keys/bad-phrase-word', context: { position: 5, suggestion: 'spatial' } },
    ],
    [
      'a word that is near to none',
      PHRASE.replace('review', 'xxxxxxxx'),
      { code: 'keys/bad-phrase-word', context: { position: 12, suggestion: null } },
    ],
    ['a wrong checksum', PHRASE.replace('review', 'zoo'), { code: 'keys/bad-phrase-checksum', context: {} }],
    ['thirteen words', `${PHRASE} old`, { code: 'keys/bad-phrase-length', context: { words: 13 } }],
    [
      'a phrase pasted three times',
      `${PHRASE} ${PHRASE} ${PHRASE}`,
      { code: 'keys/bad-phrase-length', context: { words: 36 } },
    ],
    [
      'the public development phrase',
      'bottom drive obey lake curtain smoke basket hold race lonely fit walk//Alice',
      { code: 'keys/dev-phrase', context: {} },
    ],
  ])('K2 points out %s', (_what, text, problem) => {
    expect(recogniseText(text)).toMatchObject({ kind: 'phrase', problem });
    expect(secretsOf(recogniseText(text), 'sr25519')).toEqual([]);
  });

  it('K2 gives the account of what it read', () => {
    const [secret] = secretsOf(recogniseText(PHRASE.toUpperCase()), 'sr25519');
    expect(secret && accountOf(secret)).toBe(sample.ROOT_ID);
  });
});

describe('recogniseText: hex', () => {
  it.each([
    ['a bare seed', SEED, 'seed', ''],
    ['capitals and space', ` ${SEED.toUpperCase()}\n`, 'seed', ''],
    ['a line break inside', `${SEED.slice(0, 40)}\r\n${SEED.slice(40)}`, 'seed', ''],
    ['quotes', `'${SEED}'`, 'seed', ''],
    ['full width', SEED.replace(/\d/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)), 'seed', ''],
    ['a path', `0x${SEED}//hard/soft`, 'seed', '//hard/soft'],
    // btcli's public keys and polkadot-js' seeds look the same.
    ['0x', `0x${SEED}`, 'public-or-seed', ''],
    ['0X', `0X${SEED}`, 'public-or-seed', ''],
  ])('K2 reads 64 digits with %s', (_how, text, form, path) => {
    expect(recogniseText(text)).toEqual({
      kind: 'hex',
      digits: 64,
      form,
      cryptoTypes: ['sr25519', 'ed25519'],
      hex: SEED,
      path,
      problem: null,
    });
  });

  it('K2 refuses a path password behind a seed, which has none', () => {
    const found = recogniseText(`${SEED}///secret`);
    expect(found).toMatchObject({ problem: { code: 'keys/bad-path' } });
    expect(JSON.stringify(found)).not.toContain('"secret"');
    expect(secretsOf(found, 'sr25519')).toEqual([]);
  });

  it.each([
    ['polkadot-js', sample.POLKADOT_KEY, 'polkadot-key', 'sr25519', sample.ROOT_ID],
    ['btcli', `0x${sample.BTCLI_KEY}`, 'btcli-key', 'sr25519', sample.ROOT_ID],
    ['polkadot-js on ed25519', sample.ED25519_PAIR, 'polkadot-key', 'ed25519', sample.ED25519_ID],
  ] as const)('K2 K4 tells a key of %s and gives its account', (_who, text, form, cryptoType, accountId) => {
    const found = recogniseText(text);
    expect(found).toMatchObject({ kind: 'hex', digits: 128, form, cryptoTypes: [cryptoType], problem: null });
    expect(secretsOf(found, cryptoType).map(accountOf)).toEqual([accountId]);
    expect(secretsOf(found, cryptoType === 'sr25519' ? 'ed25519' : 'sr25519')).toEqual([]);
  });

  it('K4 offers both accounts of a key that could be of either wallet', () => {
    // Scalar 64: below the order and a multiple of 8.
    const ambiguous = `40${'00'.repeat(31)}${'11'.repeat(32)}`;
    const found = recogniseText(ambiguous);
    expect(found).toMatchObject({ form: 'either-key', cryptoTypes: ['sr25519'] });
    const accounts = secretsOf(found, 'sr25519').map(accountOf);
    expect(new Set(accounts).size).toBe(2);
  });

  it.each([['ff'.repeat(64)], ['00'.repeat(64)], [`01${'ff'.repeat(63)}`]])(
    'K2 says that 128 digits are no key: %s',
    (text) => {
      const found = recogniseText(text);
      expect(found).toMatchObject({ kind: 'hex', form: 'no-key', cryptoTypes: [] });
      expect(secretsOf(found, 'sr25519')).toEqual([]);
    },
  );
});

describe('recogniseText: addresses', () => {
  const alice = { kind: 'address', address: ALICE, accountId: sample.ALICE_ID };

  it.each([
    ['as it is', ALICE],
    ['with a line break of a mail', `${ALICE.slice(0, 30)}\r\n  ${ALICE.slice(30)}`],
    ['in groups of four', ALICE.replace(/.{4}/g, '$& ')],
    ['with zero-width characters', `\u200e${[...ALICE].join('\u200b')}\ufeff`],
    ['in quotes, ending a list', `"${ALICE}",`],
    ['in brackets', `[${ALICE}]`],
    ['in full width', ALICE.replace(/\d/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))],
    ['ending a sentence', `${ALICE}.`],
  ])('S83 reads an address %s', (_how, text) => {
    expect(recogniseText(text)).toEqual({ ...alice, prefix: 42 });
  });

  it('S83 converts the spelling of another chain and says so', () => {
    expect(recogniseText(sample.ALICE_POLKADOT)).toEqual({ ...alice, prefix: 0 });
    expect(recogniseText(sample.ALICE_REGISTRY)).toEqual({ ...alice, prefix: 13116 });
  });

  it.each([
    ['one character changed', `${ALICE.slice(0, -1)}Z`],
    ['case lost', ALICE.replace('Grwva', 'grwva')],
    ['one character missing', ALICE.slice(0, -1)],
    ['one character more', `${ALICE}Y`],
    ['a prefix that is reserved', encodeAddress(hexToBytes(sample.ALICE_ID.slice(2)), 46)],
    ['another', encodeAddress(hexToBytes(sample.ALICE_ID.slice(2)), 47)],
  ])('S83 refuses an address with %s', (_what, text) => {
    expect(recogniseText(text)).toEqual({ kind: 'unknown', saw: 'bad-address' });
  });

  it.each([[sample.EVM], [sample.EVM.toUpperCase()], [` ${sample.EVM}\n`]])(
    'S83 says that %j is an EVM address and no account',
    (text) => expect(recogniseText(text)).toEqual({ kind: 'evm-address' }),
  );

  const { HASHED } = sample;
  it.each([
    ['well-formed', HASHED, 'sr25519', 'address/hashed-account'],
    ['broken over lines', `${HASHED.slice(0, 50)}\n${HASHED.slice(50)}`, 'sr25519', 'address/hashed-account'],
    ['one character changed', HASHED.replace('cHn', 'cHm'), null, 'address/checksum'],
    ['cut', HASHED.slice(0, -4), null, 'address/syntax'],
    ['padded', `${HASHED}=`, null, 'address/syntax'],
    ['not canonical', `${HASHED.slice(0, -1)}B`, null, 'address/syntax'],
    ['with nothing behind', 'bth1_', null, 'address/syntax'],
  ])('S83 refuses a hashed account, %s', (_what, text, scheme, code) => {
    expect(recogniseText(text)).toEqual({ kind: 'hashed-account', scheme, problem: { code, context: {} } });
  });
});

describe('recogniseText: files as text', () => {
  it('K3 reads a polkadot-js export', () => {
    expect(recogniseText(`\ufeff${sample.POLKADOT_JSON}\r\n`)).toMatchObject({
      kind: 'polkadot-json',
      file: { kind: 'single', accounts: [{ accountId: sample.ROOT_ID, name: 'Main', encrypted: false }] },
    });
  });

  it('K3 says what is wrong with one, and refuses EVM keys', () => {
    const evm = sample.POLKADOT_JSON.replace('"sr25519"', '"ethereum"');
    expect(recogniseText(evm)).toEqual({
      kind: 'bad-keyfile',
      format: 'polkadot-json',
      problem: { code: 'keyfile/unsupported-type', context: { type: 'ethereum' } },
    });
    expect(recogniseText(sample.POLKADOT_JSON.replace(/"encoded":"[^"]*"/, '"encoded":"!"'))).toMatchObject({
      kind: 'bad-keyfile',
      problem: { code: 'keyfile/damaged' },
    });
  });

  it.each([
    ['none', sample.COLDKEYPUB],
    ['none', sample.HOTKEY],
    ['ansible', sample.ANSIBLE],
    ['ansible', `\ufeff  ${sample.ANSIBLE.replaceAll('\n', '\r\n')}`],
    ['fernet', sample.FERNET],
    ['fernet', sample.FERNET.replace(/.{76}/g, '$&\n')],
  ])('K4 reads a btcli file (%s)', (encryption, text) => {
    expect(recogniseText(text)).toMatchObject({ kind: 'btcli', file: { encryption } });
  });

  it('K4 says what is wrong with one', () => {
    expect(recogniseText(sample.COLDKEYPUB.replace(sample.ADDRESS, ALICE))).toEqual({
      kind: 'bad-keyfile',
      format: 'btcli',
      problem: { code: 'keyfile/mismatch', context: { field: 'ss58Address' } },
    });
  });

  it.each([
    [sample.BACKUP],
    [sample.BACKUP.slice(0, 30)],
    ['KELVIN-BACKUP\n…'],
    ['{"format":1,"magic":"KELVIN-BACKUP"}'],
  ])('K2 knows a backup of its own: %s', (text) => expect(recogniseText(text)).toEqual({ kind: 'backup' }));
});

function accountOf(secret: Parameters<typeof publicKeyOfSecret>[0]): string {
  const accountId = `0x${Buffer.from(publicKeyOfSecret(secret)).toString('hex')}`;
  expect(addressOf(accountId)).toMatch(/^5/);
  return accountId;
}
