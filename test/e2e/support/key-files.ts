import { createCipheriv, createHmac, pbkdf2Sync, randomBytes, scryptSync } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeColdkeypub, writeKeyfileJson } from '../../../src/core/keyfiles/btcli/index.js';
import { writePolkadotBatch } from '../../../src/core/keyfiles/polkadot/index.js';
import type { SlowKdf } from '../../../src/core/keyfiles/slow-kdf.js';
import type { Secret } from '../../../src/core/keys/secret.js';

/** The account of a seed that consists of one byte, over and over. */
export function seedSecret(byte: number): Secret {
  return {
    kind: 'seed',
    seedHex: byte.toString(16).padStart(2, '0').repeat(32),
    path: '',
    cryptoType: 'sr25519',
  };
}

/** One scrypt for all entries: they share a salt, which no real file does and no reader minds. */
function oneScrypt(): SlowKdf {
  let known: Uint8Array | null = null;
  return {
    async scrypt(password, salt, { N, r, p }, length) {
      known ??= scryptSync(password, salt, length, { N, r, p, maxmem: 256 * N * r });
      return new Uint8Array(known);
    },
    argon2i: () => Promise.reject(new Error('not needed here')),
    pbkdf2Sha256: () => Promise.reject(new Error('not needed here')),
  };
}

/** An all-accounts file of polkadot-js at its ordinary cost, quickly made. */
export function batchFile(
  secrets: Array<{ name: string; secret: Secret }>,
  password: string,
): Promise<string> {
  return writePolkadotBatch(
    secrets.map((each) => ({ ...each, whenCreatedMs: 1_700_000_000_000 })),
    password,
    oneScrypt(),
    { strength: 'compatible', random: (length) => new Uint8Array(length).fill(7) },
  );
}

/** Ansible vault 1.1, in which btcli kept coldkeys for years. */
function ansibleVault(plain: Uint8Array, password: string): string {
  const salt = randomBytes(32);
  const key = pbkdf2Sync(password, salt, 10_000, 80, 'sha256');
  const cipher = createCipheriv('aes-256-ctr', key.subarray(0, 32), key.subarray(64, 80));
  const padding = 16 - (plain.length % 16);
  const sealed = cipher.update(Buffer.concat([plain, Buffer.alloc(padding, padding)]));
  const mac = createHmac('sha256', key.subarray(32, 64)).update(sealed).digest();
  const inside = [salt, mac, sealed].map((part) => part.toString('hex')).join('\n');
  const lines =
    Buffer.from(inside)
      .toString('hex')
      .match(/.{1,80}/g) ?? [];
  return ['$ANSIBLE_VAULT;1.1;AES256', ...lines, ''].join('\n');
}

/** A wallet folder as btcli leaves it: a sealed coldkey, a hotkey in the clear, the public half of each. */
export function btcliFolder(
  home: string,
  {
    coldkey,
    coldkeyId,
    hotkey,
    hotkeyId,
    password,
  }: {
    coldkey: Secret;
    coldkeyId: `0x${string}`;
    hotkey: Secret;
    hotkeyId: `0x${string}`;
    password: string;
  },
): string {
  const files: Record<string, string | Uint8Array> = {
    coldkey: ansibleVault(writeKeyfileJson(coldkey), password),
    'coldkeypub.txt': writeColdkeypub(coldkeyId, 'sr25519'),
    'hotkeys/miner': writeKeyfileJson(hotkey),
    'hotkeys/minerpub.txt': writeColdkeypub(hotkeyId, 'sr25519'),
    'notes.txt': 'nothing for a wallet',
  };
  const folder = join(home, 'wallets', 'frost');
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}
