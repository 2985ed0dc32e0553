import { argon2i } from '@noble/hashes/argon2.js';
import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { scrypt } from '@noble/hashes/scrypt.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { calibrated } from '../../../../src/popup/keywork/calibrate.js';
import { createKeyWork } from '../../../../src/popup/keywork/index.js';
import { slowHashes, withinMemory } from '../../../../src/popup/keywork/slow-hashes.js';
import type { KdfParams } from '../../../../src/protocol/ui/vault.js';
import { refusalOf } from './samples.js';
import { localWorkers } from './worker-double.js';

const password = utf8ToBytes('pässwörd τ 🔑');
const salt = new Uint8Array(32).fill(7);

describe('slow hashes', () => {
  it('K4 agree with an independent implementation', async () => {
    expect(bytesToHex(await slowHashes.scrypt(password, salt, { N: 1024, r: 8, p: 2 }, 32))).toBe(
      bytesToHex(scrypt(password, salt, { N: 1024, r: 8, p: 2, dkLen: 32 })),
    );
    expect(
      bytesToHex(await slowHashes.argon2i(password, salt, { memoryKiB: 64, passes: 3, lanes: 1 }, 32)),
    ).toBe(bytesToHex(argon2i(password, salt, { m: 64, t: 3, p: 1, dkLen: 32 })));
    expect(bytesToHex(await slowHashes.pbkdf2Sha256(password, salt, 1000, 80))).toBe(
      bytesToHex(pbkdf2(sha256, password, salt, { c: 1000, dkLen: 80 })),
    );
  });

  it('K4 leave the password as it was given', async () => {
    const given = password.slice();
    await slowHashes.pbkdf2Sha256(given, salt, 1, 32);
    expect(given).toEqual(password);
  });

  it('K4 say how much memory was missing', async () => {
    // More than WebAssembly can ever have.
    const cost = { memoryKiB: 8 * 1024 * 1024, passes: 1, lanes: 1 };
    expect(await refusalOf(slowHashes.argon2i(password, salt, cost, 32))).toEqual({
      code: 'keyfile/out-of-memory',
      context: { mebibytes: 8192 },
    });
    const trap = () => Promise.reject(new WebAssembly.RuntimeError('out of bounds'));
    expect(await refusalOf(withinMemory(1024, trap))).toMatchObject({ code: 'keyfile/out-of-memory' });
  });

  it('K4 do not call another failure a lack of memory', async () => {
    const bug = new TypeError('bug');
    await expect(withinMemory(1024, () => Promise.reject(bug))).rejects.toBe(bug);
  });
});

describe('calibration', () => {
  const least: KdfParams = {
    alg: 'argon2id',
    salt: '0f'.repeat(16),
    memoryKiB: 65_536,
    passes: 3,
    lanes: 1,
  };
  /** A machine that takes so long for each MiB and pass. */
  const machine = (msPerMebibyte: number, mebibytes = 4096) => {
    const runs: Array<[number, number]> = [];
    return {
      runs,
      async measure(memoryKiB: number, passes: number) {
        runs.push([memoryKiB, passes]);
        if (memoryKiB / 1024 > mebibytes) throw new RangeError('memory');
        return (memoryKiB / 1024) * passes * msPerMebibyte;
      },
    };
  };

  it.each([
    ['leaves a slow machine at the least', 20, 65_536, 3],
    ['adds passes', 2, 65_536, 5],
    ['spends all passes', 1, 65_536, 10],
    ['then adds memory', 0.5, 137_216, 10],
    ['stops at what the vault takes', 0.01, 262_144, 10],
    ['believes a clock that stands still to no more', 0, 262_144, 10],
  ])('S17 %s', async (_what, speed, memoryKiB, passes) => {
    expect(await calibrated(least, machine(speed).measure)).toEqual({ ...least, memoryKiB, passes });
  });

  it('S17 adds no memory that the machine has not', async () => {
    const small = machine(0.1, 100);
    expect(await calibrated(least, small.measure)).toEqual({ ...least, passes: 10 });
    expect(small.runs).toEqual([
      [65_536, 3],
      [262_144, 1],
    ]);
  });

  it('S17 says so when not even the least fits', async () => {
    await expect(calibrated(least, machine(1, 10).measure)).rejects.toThrow(RangeError);
  });

  it('S17 measures for real, in a Worker, and never goes below what was given', async () => {
    const { workers, start } = localWorkers();
    const small = { ...least, memoryKiB: 1024, passes: 2 };
    const found = await createKeyWork(start, 2).calibrate(small);
    expect(found.passes).toBeGreaterThanOrEqual(2);
    expect(found.passes).toBeLessThanOrEqual(10);
    expect(found.memoryKiB).toBeGreaterThanOrEqual(1024);
    expect(found.memoryKiB).toBeLessThanOrEqual(262_144);
    expect(found).toMatchObject({ alg: 'argon2id', salt: least.salt, lanes: 1 });
    expect(workers.map(({ terminated }) => terminated)).toEqual([true]);
  });
});
