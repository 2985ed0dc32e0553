import { createCipheriv, hkdfSync } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { isWalletError } from '../../src/core/errors/wallet-error.js';
import { DEFAULT_SETTINGS } from '../../src/protocol/ui/settings.js';
import {
  BACKUP_KEY,
  BackupWorld,
  everyKind,
  FRIEND,
  KDF,
  SECRETS,
  SEED,
  STRANGER,
  WRONG_KEY,
} from '../unit/background/backup/backup-world.js';

const EMPTY = new BackupWorld().dump();
const REFUSALS = ['backup/damaged', 'backup/newer', 'backup/wrong-password', 'vault/kdf-out-of-bounds'];
type Json = Record<string, unknown>;

/** A file of format 1 made without Kelvin's code: by somebody who has the password, and writes what he likes. */
function forge(content: unknown, change: Json = {}): string {
  const part = (use: string, length: number) =>
    Buffer.from(
      hkdfSync(
        'sha256',
        Buffer.from(BACKUP_KEY, 'hex'),
        Buffer.from(KDF.salt, 'hex'),
        `kelvin/backup/${use}`,
        length,
      ),
    );
  // Keys in alphabetical order: what is authenticated.
  const header = {
    cipher: 'AES-256-GCM',
    createdAtMs: 1_795_219_200_000,
    format: 1,
    kdf: { alg: KDF.alg, lanes: KDF.lanes, memoryKiB: KDF.memoryKiB, passes: KDF.passes, salt: KDF.salt },
    keyCheck: part('check', 16).toString('hex'),
    magic: 'KELVIN-BACKUP',
  };
  const iv = Buffer.alloc(12, 4);
  const aes = createCipheriv('aes-256-gcm', part('key', 32), iv).setAAD(Buffer.from(JSON.stringify(header)));
  const plain = Buffer.isBuffer(content) ? content : Buffer.from(JSON.stringify(content));
  const ct = Buffer.concat([aes.update(plain), aes.final(), aes.getAuthTag()]);
  return JSON.stringify({ ...header, iv: iv.toString('hex'), ct: ct.toString('hex'), ...change });
}

/** Refused with one of these codes, and nothing of the file in the error. */
async function refusal(attempt: Promise<unknown>): Promise<{ code: string; context: object }> {
  const error = await attempt.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!isWalletError(error)) throw new Error('not refused', { cause: error });
  expect(REFUSALS).toContain(error.code);
  expect(error.cause).toBeUndefined();
  for (const [key, value] of Object.entries(error.context)) {
    if (key === 'part') expect(['file', 'header', 'ciphertext', 'content', 'account']).toContain(value);
    else expect(['memoryKiB', 'passes']).toContain(key);
  }
  return { code: error.code, context: error.context };
}

/** Neither shown nor restored, and nothing stored. */
async function refusedEverywhere(file: string, accountIds: Array<`0x${string}`> = [STRANGER]) {
  const world = new BackupWorld();
  const shown = await refusal(world.inspect(file));
  expect(await refusal(world.restore(file, { accountIds }))).toEqual(shown);
  expect(world.dump()).toBe(EMPTY);
  return shown;
}

const ACCOUNT = { role: 'coldkey', hidden: false, colour: 0, backedUp: true, createdAtMs: 1 };

describe('a backup file', () => {
  let file = '';
  let ids: Array<`0x${string}`> = [];
  /** What the file holds, seeds and keys only: they open fast enough for thousands of runs. */
  let content: Json & { accounts: Json[] };

  beforeAll(async () => {
    const kinds = everyKind().filter(({ name }) => !name.startsWith('phrase'));
    const world = await BackupWorld.with(kinds);
    await world.contacts.merge([{ accountId: FRIEND, name: 'Anna', note: 'rent', createdAtMs: 1 }]);
    ids = (await world.wallet.accounts()).map(({ accountId }) => accountId);
    content = {
      accounts: world.wallet.entries.map(({ account: { accountId, name, cryptoType }, secret }) => ({
        ...ACCOUNT,
        accountId,
        name,
        cryptoType,
        secret,
      })),
      contacts: [{ accountId: FRIEND, name: 'Anna', note: 'rent', createdAtMs: 1 }],
      settings: { ...DEFAULT_SETTINGS, theme: 'dark' },
    };
    const small = await BackupWorld.with(kinds.slice(-1));
    file = await small.make();
  });

  it('K14 a wrong password is told from damage', async () => {
    const world = new BackupWorld();
    expect(await refusal(world.inspect(file, WRONG_KEY))).toEqual({
      code: 'backup/wrong-password',
      context: {},
    });
    const whole = JSON.parse(file);
    const flipped = { ...whole, ct: whole.ct.replace(/^./, (digit: string) => (digit === '0' ? '1' : '0')) };
    expect(await refusedEverywhere(JSON.stringify(flipped))).toEqual({
      code: 'backup/damaged',
      context: { part: 'ciphertext' },
    });
    const check = { ...whole, keyCheck: '00'.repeat(16) };
    expect(await refusedEverywhere(JSON.stringify(check))).toEqual({
      code: 'backup/damaged',
      context: { part: 'header' },
    });
  });

  it('K14 every flipped byte is an error, never another content', async () => {
    const world = new BackupWorld();
    const flip = (at: number, bit: number) =>
      file.slice(0, at) + String.fromCharCode(file.charCodeAt(at) ^ (1 << bit)) + file.slice(at + 1);
    for (let at = 0; at < file.length; at += 1) await refusal(world.inspect(flip(at, at % 8)));
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), fc.nat(7), async (at, bit) => {
        await refusal(world.inspect(flip(at, bit)));
      }),
      { numRuns: 1_000 },
    );
    expect(world.dump()).toBe(EMPTY);
  });

  it('K14 the date is authenticated too', async () => {
    const later = JSON.stringify({ ...JSON.parse(file), createdAtMs: 1 });
    expect((await refusedEverywhere(later)).code).toBe('backup/damaged');
  });

  it('K14 cut, grown or arbitrary text is damage', async () => {
    const text = fc.oneof(
      fc.nat(file.length - 1).map((end) => file.slice(0, end)),
      fc.string({ minLength: 1 }).map((more) => `${file}x${more}`),
      fc.string(),
      fc.json(),
      fc.jsonValue().map((ct) => JSON.stringify({ ...JSON.parse(file), ct: { ct } })),
    );
    const world = new BackupWorld();
    await fc.assert(
      fc.asyncProperty(text, async (given) => {
        await refusal(world.handlers['backup.kdf']({ file: given }));
        await refusal(world.inspect(given));
      }),
      { numRuns: 1_000 },
    );
    await refusedEverywhere('['.repeat(4 * 1024 * 1024));
  });

  it('K14 a newer format is named, whatever else it holds', async () => {
    for (const format of [2, 3, 4_000]) {
      const newer = JSON.stringify({ magic: 'KELVIN-BACKUP', format, kdf: 'scrypt', records: [] });
      expect(await refusedEverywhere(newer)).toEqual({ code: 'backup/newer', context: {} });
      await expect(new BackupWorld().handlers['backup.kdf']({ file: newer })).rejects.toMatchObject({
        code: 'backup/newer',
      });
    }
    for (const format of [0, -1, 1.5, '2', null]) {
      const odd = JSON.stringify({ ...JSON.parse(file), format });
      expect((await refusedEverywhere(odd)).code).toBe('backup/damaged');
    }
  });

  it.each([
    ['4 GiB, 1 pass', { memoryKiB: 4 * 1024 * 1024, passes: 1 }],
    ['4 GiB', { memoryKiB: 4 * 1024 * 1024, passes: 3 }],
    ['a billion passes', { memoryKiB: 65_536, passes: 1e9 }],
    ['next to nothing', { memoryKiB: 8, passes: 1 }],
  ])('K14 a derivation of %s is refused before anything is derived', async (_, cost) => {
    const hostile = forge(content, { kdf: { ...KDF, ...cost } });
    const { handlers } = new BackupWorld();
    await expect(handlers['backup.kdf']({ file: hostile })).rejects.toMatchObject({
      code: 'vault/kdf-out-of-bounds',
      context: cost,
    });
    // Any key at all: with one that was derived, this would be a wrong password.
    expect((await refusedEverywhere(hostile)).code).toBe('vault/kdf-out-of-bounds');
  });

  it('K14 opens when another program wrote the same format', async () => {
    const world = new BackupWorld();
    await world.restore(forge(content), { accountIds: ids });
    expect((await world.wallet.accounts()).map(({ accountId }) => accountId)).toEqual(ids);
    expect(await world.settings.read()).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' });
  });

  it('S3 a secret that gives another account spoils the whole file', async () => {
    const phrase = SECRETS['phrase with path and password'];
    const [seed, ...others] = content.accounts;
    const spoilt: unknown[] = [
      { ...seed, accountId: FRIEND },
      { ...seed, cryptoType: 'ed25519' },
      { ...seed, cryptoType: null },
      { ...seed, secret: phrase },
      { ...seed, secret: { ...phrase, phrase: phrase.phrase.replace('winner', 'winter') } },
      { ...seed, secret: { kind: 'key', secretHex: '01'.repeat(64), cryptoType: 'sr25519' } },
      { ...seed, secret: { kind: 'key', secretHex: '01'.repeat(32), cryptoType: 'sr25519' } },
      others[0],
    ];
    for (const account of spoilt) {
      // A whole account is asked for: it does not arrive either.
      const forged = forge({ ...content, accounts: [account, ...others] });
      const asked = ids.slice(-1);
      expect(await refusedEverywhere(forged, asked)).toEqual({
        code: 'backup/damaged',
        context: { part: 'account' },
      });
    }
  });

  it('S3 content that is no text or no JSON is damage', async () => {
    for (const plain of [Buffer.from([0xff, 0xfe, 0x7b]), Buffer.from('{"accounts":[')]) {
      expect(await refusedEverywhere(forge(plain))).toEqual({
        code: 'backup/damaged',
        context: { part: 'content' },
      });
    }
  });

  it('S3 mutated content is restored as it says or refused, and then nothing is stored', async () => {
    let restored = 0;
    await fc.assert(
      fc.asyncProperty(mutations(), async (mutate) => {
        const mutated = mutate(structuredClone(content));
        const forged = forge(mutated);
        const world = new BackupWorld();
        const shown = await world.inspect(forged).catch(() => null);
        expect(world.dump()).toBe(EMPTY);
        if (!shown) return void (await refusedEverywhere(forged, ids));
        const accountIds = shown.accounts.map(({ accountId }) => accountId);
        if (accountIds.length === 0) return;
        await world.restore(forged, { accountIds });
        restored += 1;
        const accounts = await world.wallet.accounts();
        expect(accounts).toMatchObject(shown.accounts.map(({ presence: _, ...account }) => account));
        expect((await world.contacts.all()).length).toBeLessThanOrEqual(shown.contacts);
        // The fields that make an account are those of the true content, or the file would have been refused.
        for (const { accountId, source } of accounts) if (source) expect(ids).toContain(accountId);
      }),
      { numRuns: 2_000 },
    );
    // Names and settings may change; a property that only ever saw refusals would prove little.
    expect(restored).toBeGreaterThan(50);
  });

  it('S3 settings fall back one by one', async () => {
    const settings = {
      theme: 'dark',
      autoLockMinutes: -1,
      toleranceBps: '50',
      hideAmounts: true,
      networkId: 'custom-deadbeef',
      customNetworks: [{ id: 'custom-deadbeef' }],
      futureSwitch: { on: [1, null] },
    };
    const world = new BackupWorld();
    await world.restore(forge({ ...content, settings }), { accountIds: ids });
    expect(await world.settings.read()).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark', hideAmounts: true });
    const nothing = forge({ ...content, settings: { futureSwitch: true } });
    expect(await new BackupWorld().inspect(nothing)).toMatchObject({ settings: false });
  });

  it('S3 names of a stranger hide and reorder nothing', async () => {
    const [first, second, ...others] = content.accounts;
    const names = [
      { ...first, name: '\u202egnp.\u0000exe' },
      { ...second, name: '\u200b' },
    ];
    const world = new BackupWorld();
    const forged = forge({ ...content, accounts: [...names, ...others] });
    const shown = (await world.inspect(forged)).accounts.map(({ name }) => name);
    expect(shown.slice(0, 2)).toEqual(['gnp. exe', expect.stringMatching(/^5\w{5}…\w{6}$/)]);
    await world.restore(forged, { accountIds: ids });
    expect((await world.wallet.accounts()).map(({ name }) => name)).toEqual(shown);
  });

  it('S3 no name in a file reaches a prototype', async () => {
    const poison = '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}';
    const settings = JSON.stringify(content).replace('"settings":{', `"settings":{${poison},`);
    const world = new BackupWorld();
    await world.restore(forge(Buffer.from(settings)), { accountIds: ids });
    expect(await world.settings.read()).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' });
    const header = await world.inspect(forge(content).replace('{', `{${poison},`)).catch(() => null);
    expect(header === null || header.accounts.length === ids.length).toBe(true);
    expect('polluted' in {}).toBe(false);
  });
});

type Mutation = (content: Json) => unknown;

/** One or two changes anywhere in the tree: another value, one of its neighbours', a field more, less, or twice. */
function mutations(): fc.Arbitrary<Mutation> {
  const value = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom<unknown>(
      '',
      0,
      -1,
      1.5,
      null,
      true,
      [],
      {},
      '\u202e',
      STRANGER,
      FRIEND,
      SEED,
      'sr25519',
      'ed25519',
    ),
    fc.string({ maxLength: 60 }),
  );
  const one = fc
    .record({ pick: fc.nat(), other: fc.nat(), how: fc.constantFrom('set', 'delete', 'copy', 'add'), value })
    .map((change) => (content: unknown): unknown => {
      const places = placesOf(content);
      const [holder, key] = places[change.pick % places.length] ?? [];
      const [otherHolder, otherKey] = places[change.other % places.length] ?? [];
      if (!holder || !otherHolder || key === undefined || otherKey === undefined) return change.value;
      if (change.how === 'set') holder[key] = change.value;
      if (change.how === 'copy') holder[key] = structuredClone(otherHolder[otherKey]);
      if (change.how === 'add') holder[`${key}x`] = change.value;
      if (change.how === 'delete' && Array.isArray(holder)) holder.splice(Number(key), 1);
      else if (change.how === 'delete') delete holder[key];
      return content;
    });
  return fc
    .array(one, { minLength: 1, maxLength: 2 })
    .map((steps) => (content) => steps.reduce<unknown>((changed, step) => step(changed), content));
}

function placesOf(node: unknown): Array<[Json, string]> {
  if (typeof node !== 'object' || node === null) return [];
  const holder = node as Json;
  return Object.keys(holder).flatMap(
    (key): Array<[Json, string]> => [[holder, key], ...placesOf(holder[key])],
  );
}
