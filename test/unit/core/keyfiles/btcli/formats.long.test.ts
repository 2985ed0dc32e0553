import { describe, expect, it } from 'vitest';
import { WalletError } from '../../../../../src/core/errors/wallet-error.js';
import { parseContent } from '../../../../../src/core/keyfiles/btcli/content.js';
import {
  type BtcliFile,
  openBtcli,
  recogniseBtcli,
  sealNacl,
  secretOf,
} from '../../../../../src/core/keyfiles/btcli/index.js';
import { noKdf, rememberingKdf } from './real-kdf.js';
import { bytesOf, HAS_VECTORS, type KeyfileVectors, refusalOf, unbase64, vectors } from './vectors.js';

const SLOW = 120_000;
const PASSWORD = 'correct horse battery staple 9!';
/** Both look the same from outside, and the words for it say so. */
const WRONG = { code: 'keyfile/wrong-password', context: { orDamaged: true } };
const kdf = rememberingKdf();

function fileOf(base64: string): BtcliFile {
  const file = recogniseBtcli(unbase64(base64));
  if (!file) throw new Error('not recognised');
  return file;
}

describe.skipIf(!HAS_VECTORS)(
  'btcli encryption formats (needs ../shared/chain/vectors beside the project)',
  () => {
    const recorded = HAS_VECTORS ? vectors<KeyfileVectors>('btcli-keyfiles') : undefined;
    const formats = recorded
      ? ([
          ['nacl', recorded.nacl],
          ['ansible', recorded.ansible_vault],
          ['fernet', recorded.fernet],
        ] as const)
      : [];
    const good = formats.flatMap(([encryption, { vectors: cases }]) =>
      cases.map((vector, index) => ({ encryption, index, ...vector })),
    );
    const bad = (wanted: string) =>
      formats.flatMap(([encryption, { negative }]) => (encryption === wanted ? negative : []));
    const plain = (name: string) => bytesOf(recorded?.plaintexts[name]?.utf8 ?? '');

    it('K4 has every recorded vector at hand', () => {
      expect(good).toHaveLength(10);
      expect(formats.map(([, { negative }]) => negative.length)).toEqual([10, 4, 3]);
    });

    it.each(good)(
      'S17 K4 opens $encryption vector $index ($plaintext)',
      async ({ encryption, password, file_base64, plaintext, kdf_key_hex }) => {
        const file = fileOf(file_base64);
        expect(file.encryption).toBe(encryption);
        const content = await openBtcli(file, password, kdf);
        expect(content).toEqual(parseContent(plain(plaintext)));
        expect(content.stated?.accountId).toBe(
          JSON.parse(recorded?.plaintexts[plaintext]?.utf8 ?? '{}').publicKey,
        );
        expect(secretOf(content).accountId).toBe(content.stated?.accountId);
        if (kdf_key_hex) expect(kdf.keys.at(-1)).toBe(kdf_key_hex);
      },
      SLOW,
    );

    it.each(good.filter(({ encryption }) => encryption === 'nacl'))(
      'K4 seals NaCl vector $index to the same bytes',
      async ({ plaintext, password, nonce_hex = '', file_base64 }) => {
        const nonce = new Uint8Array(Buffer.from(nonce_hex, 'hex'));
        const sealed = await sealNacl(plain(plaintext), password, kdf, (length) => nonce.slice(0, length));
        expect(Buffer.from(sealed).toString('base64')).toBe(file_base64);
      },
      SLOW,
    );

    it('S17 calls a NaCl file with any bit changed wrong or damaged, and one too short damaged', {
      timeout: SLOW,
    }, async () => {
      const codes = new Map<string, unknown>();
      for (const { case: name, password, file_base64 } of bad('nacl')) {
        if (password !== PASSWORD) continue;
        codes.set(name, await refusalOf(() => openBtcli(fileOf(file_base64), password, kdf)));
      }
      const damaged = { code: 'keyfile/damaged', context: { reason: 'too-short' } };
      expect(Object.fromEntries(codes)).toEqual({
        'nonce bit flipped': WRONG,
        'tag bit flipped': WRONG,
        'last ciphertext bit flipped': WRONG,
        'one byte cut off the end': WRONG,
        'trailing newline appended by an editor': WRONG,
        'cut to magic + 10 bytes': damaged,
        'magic + nonce + 15 bytes (shorter than a tag)': damaged,
      });
    });

    it(
      'S17 K4 tells a wrong password from none, and tries one with white space around it trimmed',
      async () => {
        const passwords = bad('nacl').filter(({ password }) => password !== PASSWORD);
        const [wrong, empty, untrimmed] = passwords;
        expect(passwords).toHaveLength(3);
        const file = fileOf(wrong?.file_base64 ?? '');
        expect(await refusalOf(() => openBtcli(file, wrong?.password ?? null, kdf))).toEqual(WRONG);
        expect(empty?.password).toBe('');
        for (const none of ['', null]) {
          expect((await refusalOf(() => openBtcli(file, none, noKdf))).code).toBe('keyfile/password-needed');
        }
        const progress: number[][] = [];
        const content = await openBtcli(file, untrimmed?.password ?? null, kdf, (...step) =>
          progress.push(step),
        );
        expect(content.stated?.accountId).toMatch(/^0xe4359ad3/);
        expect(progress).toEqual([
          [1, 2],
          [2, 2],
        ]);
      },
      SLOW,
    );

    it('S17 refuses every bad vault', async () => {
      const codes = [];
      for (const { password, file_base64 } of bad('ansible')) {
        codes.push((await refusalOf(() => openBtcli(fileOf(file_base64), password, kdf))).code);
      }
      expect(codes).toEqual([
        'keyfile/wrong-password',
        'keyfile/wrong-password',
        'keyfile/damaged',
        'keyfile/unsupported-kdf',
      ]);
    });

    it('K4 takes a vault with CRLF line ends and without the last one', async () => {
      const [vector] = good.filter(({ encryption }) => encryption === 'ansible');
      const text = Buffer.from(vector?.file_base64 ?? '', 'base64').toString('ascii');
      const expected = parseContent(plain(vector?.plaintext ?? ''));
      for (const variant of [text.replaceAll('\n', '\r\n'), text.trimEnd(), `${text}\n\n`]) {
        const file = fileOf(Buffer.from(variant, 'ascii').toString('base64'));
        expect(await openBtcli(file, PASSWORD, kdf)).toEqual(expected);
      }
    });

    it(
      'S17 refuses every bad Fernet token, a cut one before the ten million rounds',
      async () => {
        const [wrong, flipped, cut] = bad('fernet');
        expect(
          await refusalOf(() => openBtcli(fileOf(wrong?.file_base64 ?? ''), wrong?.password ?? null, kdf)),
        ).toEqual(WRONG);
        expect(kdf.keys.at(-1)).toBe(wrong?.kdf_key_hex);
        expect(await refusalOf(() => openBtcli(fileOf(flipped?.file_base64 ?? ''), PASSWORD, kdf))).toEqual(
          WRONG,
        );
        expect((await refusalOf(() => openBtcli(fileOf(cut?.file_base64 ?? ''), PASSWORD, noKdf))).code).toBe(
          'keyfile/damaged',
        );
      },
      SLOW,
    );

    it('S17 passes on that the memory was not there', async () => {
      const poor = { ...noKdf, argon2i: () => Promise.reject(new WalletError('keyfile/out-of-memory')) };
      const [vector] = good;
      const file = fileOf(vector?.file_base64 ?? '');
      expect((await refusalOf(() => openBtcli(file, PASSWORD, poor))).code).toBe('keyfile/out-of-memory');
    });

    it('K4 calls a file damaged whose seal fits and whose content is no key', async () => {
      const sealed = await sealNacl(
        bytesOf('a shopping list'),
        PASSWORD,
        kdf,
        (length) => new Uint8Array(length),
      );
      const file = fileOf(Buffer.from(sealed).toString('base64'));
      expect(await refusalOf(() => openBtcli(file, PASSWORD, kdf))).toEqual({
        code: 'keyfile/damaged',
        context: { reason: 'content' },
      });
    });

    it('K4 seals under the trimmed password, and under none that btcli would not take', async () => {
      const zeroes = (length: number) => new Uint8Array(length);
      const exact = await sealNacl(bytesOf('x'), PASSWORD, kdf, zeroes);
      expect(await sealNacl(bytesOf('x'), ` ${PASSWORD}\n`, kdf, zeroes)).toEqual(exact);
      expect(await refusalOf(() => sealNacl(bytesOf('x'), ' 12345 ', noKdf, zeroes))).toEqual({
        code: 'vault/weak-password',
        context: { minimum: 6 },
      });
    });
  },
);
