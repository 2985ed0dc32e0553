/**
 * Format 1 of a backup file. Frozen: files of it lie on people's disks, so this follows nothing that may change, and a
 * change of format is a new file beside this one.
 */
import * as v from 'valibot';
import { type Custody, isCustody } from '../../core/accounts/custody.js';

export const MAGIC = 'KELVIN-BACKUP';
export const FORMAT = 1;

const hexOf = (bytes: number) => v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`)));
const natural = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const accountId = v.custom<`0x${string}`>(
  (input) => typeof input === 'string' && /^0x[0-9a-f]{64}$/.test(input),
  'account id',
);
const cryptoType = v.picklist(['sr25519', 'ed25519']);
const words = v.pipe(v.string(), v.maxLength(256));
// A path of 256 characters and the `///password` of the phrase it was derived from.
const path = v.pipe(v.string(), v.maxLength(1_024));

const header = v.strictObject({
  magic: v.literal(MAGIC),
  format: v.literal(FORMAT),
  createdAtMs: natural,
  kdf: v.strictObject({
    alg: v.literal('argon2id'),
    salt: hexOf(16),
    memoryKiB: natural,
    passes: natural,
    lanes: v.literal(1),
  }),
  cipher: v.literal('AES-256-GCM'),
  /** Public value derived beside the key: tells a wrong password from a damaged file. */
  keyCheck: hexOf(16),
});
/** Everything but the ciphertext, in the clear and authenticated by it. */
export type BackupHeader = v.InferOutput<typeof header>;

export const backupFile = v.strictObject({
  ...header.entries,
  iv: hexOf(12),
  /** Ciphertext and 16-byte tag. */
  ct: v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{2}){17,}$/)),
});
export type BackupFile = v.InferOutput<typeof backupFile>;

const secret = v.variant('kind', [
  v.strictObject({
    kind: v.literal('phrase'),
    phrase: v.pipe(v.string(), v.maxLength(512)),
    path,
    cryptoType,
  }),
  v.strictObject({ kind: v.literal('seed'), seedHex: hexOf(32), path, cryptoType }),
  v.strictObject({
    kind: v.literal('key'),
    secretHex: v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{64}|[0-9a-f]{128})$/)),
    cryptoType,
  }),
]);

const account = v.strictObject({
  accountId,
  name: words,
  role: v.picklist(['coldkey', 'hotkey']),
  hidden: v.boolean(),
  colour: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8)),
  backedUp: v.boolean(),
  createdAtMs: natural,
  cryptoType: v.nullable(cryptoType),
  /** Null for a watched address. */
  secret: v.nullable(secret),
  /** Added later, with the first accounts whose key is elsewhere: absent is none. */
  custody: v.exactOptional(v.custom<Custody>(isCustody, 'custody')),
});
export type BackupAccount = v.InferOutput<typeof account>;

const hash = v.pipe(v.string(), v.regex(/^0x[0-9a-f]{64}$/));
const call = v.strictObject({
  callHash: hash,
  callHex: v.pipe(v.string(), v.regex(/^0x(?:[0-9a-f]{2}){2,}$/)),
  genesisHash: hash,
  actor: v.pipe(v.string(), v.maxLength(64)),
  createdAtMs: natural,
  from: v.picklist(['own', 'import']),
});

const note = v.strictObject({
  key: v.pipe(v.string(), v.regex(/^[\w:.-]{1,200}$/)),
  text: words,
  changedAtMs: natural,
});

/** What is encrypted, as JSON. */
export const backupContent = v.strictObject({
  /** In the wallet's order. */
  accounts: v.array(account),
  contacts: v.array(
    v.strictObject({
      accountId,
      name: words,
      note: words,
      createdAtMs: natural,
      /** Added later: absent is none. */
      exchange: v.exactOptional(v.literal(true)),
    }),
  ),
  /** Added later: absent is none. Each is proven by its hash when it is used. */
  calls: v.exactOptional(v.array(call)),
  /** Added later: absent is none. */
  notes: v.exactOptional(v.array(note)),
  /** Read field by field with the schema of the day: one that is not understood is left out, the others stand. */
  settings: v.record(v.string(), v.unknown()),
});
export type BackupContent = v.InferOutput<typeof backupContent>;
