import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Addition, createVault, withAccounts, withSecret } from '../../src/background/vault/index.js';
import { createWordList, platformRandom, type WalletRoom } from '../../src/background/wallet/index.js';
import { withCandidates } from '../../src/background/wallet/new-accounts.js';
import { accountIdHex } from '../../src/core/address/index.js';
import { openSecret, type Secret } from '../../src/core/keys/secret.js';
import { readAsset } from '../support/read-asset.js';
import {
  creation,
  holding,
  KDF,
  KEY,
  OTHER_PHRASE,
  PHRASE,
  refused,
  secret,
  WalletWorld,
} from '../unit/background/wallet/wallet-world.js';

const NEW_KEY = 'c9d8e7f605142332415f6e7d8c9bab0a'.repeat(2);
const PRF = '5e4d3c2b1a0918273645566778899aab'.repeat(2);
const PHRASE_SECRET = secret('//hard/soft///swordfish');
const SEED: Secret = {
  kind: 'seed',
  seedHex: '9b8a7c6d5e4f30211203948576a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3',
  path: '//1',
  cryptoType: 'ed25519',
};
const BARE: Secret = {
  kind: 'key',
  secretHex: bytesToHex(openSecret(secret('//bare', OTHER_PHRASE)).secretKey),
  cryptoType: 'sr25519',
};

/** Every spelling in which a stretch of bytes could lie about: hex, base64 at each offset, characters, JSON arrays. */
function spellings(bytes: Uint8Array): string[] {
  const hex = bytesToHex(bytes);
  const base64 = [0, 1, 2].map((skip) => {
    const whole = bytes.slice(skip, skip + 3 * Math.floor((bytes.length - skip) / 3));
    return Buffer.from(whole).toString('base64');
  });
  return [
    hex,
    hex.toUpperCase(),
    ...base64,
    ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
    Buffer.from(bytes).toString('latin1'),
    [...bytes].join(),
  ];
}

/** Windows of 12 bytes, so that a part of a secret is found as well as the whole. */
function parts(bytes: Uint8Array): Uint8Array[] {
  const starts = Array.from({ length: Math.ceil(bytes.length / 8) }, (_, at) => at * 8);
  return starts.map((at) => bytes.slice(at, at + 12)).filter((part) => part.length === 12);
}

function tracesOf(held: Secret): string[] {
  const { secretKey, origin } = openSecret(held);
  const bytes = [secretKey, origin].flatMap(parts).flatMap(spellings);
  const words = held.kind === 'phrase' ? held.phrase.split(' ') : [];
  const pairs = words.slice(1).map((word, at) => `${words[at]} ${word}`);
  return [...bytes, ...pairs, ...words.filter((word) => word.length > 6)];
}

/** Uses everything that has to do with secrets once. Answers the vault key and the session as they were while open. */
async function busyLife(world: WalletWorld, room: WalletRoom) {
  await room.handlers['wallet.generatePhrase']({ words: 12 });
  const held = [PHRASE_SECRET, SEED, BARE].map((one, at) =>
    holding(`account ${at}`, one, { backedUp: at > 0 }),
  );
  const { accounts } = await room.handlers['wallet.create'](creation(...held));
  const accountIds = accounts.map(({ accountId }) => accountId);
  const [first = '0x'] = accountIds;
  await room.handlers['wallet.previewSecret']({ secret: PHRASE_SECRET });
  await room.handlers['wallet.confirmBackup']({ accountId: first, phrase: PHRASE });
  const derivations = [{ path: '//2', cryptoType: 'sr25519' as const, name: 'derived' }];
  await room.handlers['wallet.previewDerived']({ accountId: first, derivations });
  await room.handlers['wallet.deriveAccounts']({ accountId: first, derivations });
  for (const accountId of accountIds) await room.wallet.sign(accountId, new Uint8Array(32));
  await room.handlers['wallet.revealSecrets']({ accountIds, wrappingKey: KEY });
  await room.lendSecrets(KEY, async (entries) => entries.length);
  const passkey = { credentialId: 'AA', prfSalt: 'BB', prfKey: PRF };
  await room.handlers['wallet.setPasskey']({ wrappingKey: KEY, ...passkey });
  const change = { oldWrappingKey: KEY, kdf: KDF, wrappingKey: NEW_KEY };
  await room.handlers['wallet.changePassword'](change);
  await refused(
    room.addAccounts([holding('bad', { ...PHRASE_SECRET, phrase: PHRASE.replace('old', 'olf') })]),
  );
  const { vaultKey } = (await world.session.get('wallet.session')) as { vaultKey: string };
  return vaultKey;
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('traces', () => {
  it('S15 leaves no byte of key, phrase or password in any store or log once locked', async () => {
    const logged: unknown[] = [];
    for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const)
      vi.spyOn(console, level).mockImplementation((...words) => void logged.push(words));
    const world = new WalletWorld();
    const room = world.start();
    const vaultKey = await busyLife(world, room);
    await room.handlers['wallet.lock']({});
    const stores = [world.local, world.session, world.copyStore].map((store) => store.dump());
    const dump = `${stores.join()}${JSON.stringify(logged)}`;
    const traces = [
      ...[PHRASE_SECRET, SEED, BARE, secret('//2///swordfish')].flatMap(tracesOf),
      ...[vaultKey, KEY, NEW_KEY, PRF].flatMap((hex) => parts(hexToBytes(hex)).flatMap(spellings)),
      'swordfish',
      ...spellings(utf8ToBytes('swordfish')),
    ];
    expect(traces.length).toBeGreaterThan(300);
    expect(traces.filter((trace) => dump.includes(trace))).toEqual([]);
    expect(world.session.dump()).not.toContain('vaultKey');
  });

  it('S15 would find them: each is found in a store that has it', () => {
    // A hard path only: the second half of a softly derived key is random each time.
    const held = secret('//2');
    const { secretKey, origin } = openSecret(held);
    const text = JSON.stringify({
      key: bytesToHex(secretKey),
      base64: Buffer.from(origin).toString('base64'),
    });
    const found = tracesOf(held).filter((trace) => text.includes(trace));
    expect(found.length).toBeGreaterThan(parts(secretKey).length);
    expect(tracesOf(PHRASE_SECRET).some((trace) => `x ${PHRASE} y`.includes(trace))).toBe(true);
  });

  it.each(['wrong password', 'deadline', 'browser closed'])('S15 the same after %s', async (end) => {
    const world = new WalletWorld();
    const room = await world.withAccounts('');
    const { vaultKey } = (await world.session.get('wallet.session')) as { vaultKey: string };
    if (end === 'wrong password') {
      await room.handlers['wallet.lock']({});
      await refused(room.handlers['wallet.unlock']({ wrappingKey: NEW_KEY }));
    }
    if (end === 'deadline') {
      world.clock.advance(16 * 60_000);
      await world.start().start();
    }
    if (end === 'browser closed') world.closeBrowser();
    const dump = [world.local, world.session, world.copyStore].map((store) => store.dump()).join();
    for (const key of [vaultKey, KEY, NEW_KEY]) expect(dump).not.toContain(key);
  });

  it.each(['phrase', 'seed', 'key'] as const)(
    'S16 zeroes the %s record when its use throws',
    async (kind) => {
      const { file, vaultKey } = await createVault(KDF, hexToBytes(KEY), platformRandom);
      const opened = openSecret(kind === 'phrase' ? PHRASE_SECRET : SEED);
      const account = {
        accountId: accountIdHex(opened.publicKey),
        name: 'a',
        cryptoType: 'sr25519' as const,
        createdAtMs: 0,
        backedUp: false,
        role: 'coldkey' as const,
        source: opened.kind,
        hidden: false,
        colour: 0,
      };
      const next = await withAccounts(file, vaultKey, [{ account, secret: opened }], platformRandom);
      let lent: Uint8Array = new Uint8Array();
      const using = withSecret(next, vaultKey, account.accountId, kind, (bytes) => {
        lent = bytes;
        expect(bytes.some((byte) => byte !== 0)).toBe(true);
        throw new Error('use failed');
      });
      await expect(using).rejects.toThrow('use failed');
      expect(lent.length).toBeGreaterThan(16);
      expect(lent).toEqual(new Uint8Array(lent.length));
    },
  );

  it('S16 zeroes everything it decrypted when signing throws inside the wallet', async () => {
    const world = new WalletWorld();
    const room = await world.withAccounts('');
    const accountId = (await room.accounts())[0]?.accountId ?? '';
    const plains: Uint8Array[] = [];
    const decrypt = crypto.subtle.decrypt.bind(crypto.subtle);
    vi.spyOn(crypto.subtle, 'decrypt').mockImplementation(async (...args) => {
      const plain = await decrypt(...args);
      plains.push(new Uint8Array(plain));
      return plain;
    });
    // No bytes at all: the signer refuses them after the key was opened.
    await expect(room.wallet.sign(accountId, 'not bytes' as unknown as Uint8Array)).rejects.toThrow();
    const key = plains.find(({ length }) => length === 64);
    expect(key).toEqual(new Uint8Array(64));
  });

  it('S16 zeroes the secrets of new accounts whatever becomes of them', async () => {
    let lent: Addition[] = [];
    const failing = withCandidates(
      [holding('a', PHRASE_SECRET), holding('b', SEED)],
      0,
      createWordList(readAsset),
      async (candidates) => {
        lent = candidates;
        expect(candidates.every((one) => one.secret?.secretKey.some((byte) => byte !== 0))).toBe(true);
        throw new Error('use failed');
      },
    );
    await expect(failing).rejects.toThrow('use failed');
    const secrets = lent.flatMap(({ secret: one }) => (one ? [one.secretKey, one.origin] : []));
    expect(secrets.map(({ length }) => length)).toEqual([64, 16, 32, 32]);
    for (const bytes of secrets) expect(bytes).toEqual(new Uint8Array(bytes.length));
  });

  it('S16 zeroes opened secrets when the write fails', async () => {
    const world = new WalletWorld();
    const room = await world.withAccounts('');
    const plains: BufferSource[] = [];
    const encrypt = crypto.subtle.encrypt.bind(crypto.subtle);
    vi.spyOn(crypto.subtle, 'encrypt').mockImplementation(async (algorithm, key, plain) => {
      plains.push(plain);
      return encrypt(algorithm, key, plain);
    });
    void world.local.fail('set', 'vault.');
    const adding = room.addAccounts([holding('new', PHRASE_SECRET)]);
    expect((await refused(adding)).code).toBe('vault/write-failed');
    const secrets = plains.filter(({ byteLength }) => byteLength > 0) as Uint8Array[];
    expect(secrets.map(({ byteLength }) => byteLength)).toEqual([64, 1 + 16 + PHRASE_SECRET.path.length]);
    for (const bytes of secrets) expect(bytes).toEqual(new Uint8Array(bytes.length));
  });
});
