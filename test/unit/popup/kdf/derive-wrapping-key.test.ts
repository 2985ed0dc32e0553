import { argon2id as referenceArgon2id } from '@noble/hashes/argon2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { deriveKey, type KdfReply, type KdfRequest } from '../../../../src/popup/kdf/argon.js';
import { deriveWrappingKey, type KdfWorker } from '../../../../src/popup/kdf/index.js';
import type { KdfParams } from '../../../../src/protocol/ui/vault.js';

const PARAMS: KdfParams = { alg: 'argon2id', salt: '0f'.repeat(16), memoryKiB: 256, passes: 2, lanes: 1 };

/** A worker that answers by calling back, and remembers what happened to it. */
class StubWorker implements KdfWorker {
  requests: KdfRequest[] = [];
  terminated = false;
  private onMessage: (event: MessageEvent<KdfReply>) => void = () => undefined;
  private onError: () => void = () => undefined;

  addEventListener(type: 'message' | 'error', listener: never): void {
    if (type === 'message') this.onMessage = listener;
    else this.onError = listener;
  }
  postMessage(request: KdfRequest): void {
    this.requests.push(request);
  }
  terminate(): void {
    this.terminated = true;
  }
  answer(reply: KdfReply): void {
    this.onMessage({ data: reply } as MessageEvent<KdfReply>);
  }
  crash(): void {
    this.onError();
  }
}

describe('deriveKey', () => {
  it('agrees with an independent Argon2id', async () => {
    const expected = referenceArgon2id(utf8ToBytes('correct horse'), hexToBytes(PARAMS.salt), {
      t: 2,
      m: 256,
      p: 1,
      dkLen: 32,
    });
    expect(await deriveKey({ password: 'correct horse', params: PARAMS })).toBe(bytesToHex(expected));
  });

  it('gives one key for one password, however its letters are composed', async () => {
    const composed = await deriveKey({ password: 'Gr\u00fc\u00dfe \ufb01n', params: PARAMS });
    expect(await deriveKey({ password: 'Gru\u0308\u00dfe fin', params: PARAMS })).toBe(composed);
    expect(await deriveKey({ password: 'Grusse fin', params: PARAMS })).not.toBe(composed);
  });
});

describe('deriveWrappingKey', () => {
  it('asks a worker once, answers with its key and ends it', async () => {
    const worker = new StubWorker();
    const derived = deriveWrappingKey('secret', PARAMS, () => worker);
    expect(worker.requests).toEqual([{ password: 'secret', params: PARAMS }]);
    expect(worker.terminated).toBe(false);
    worker.answer({ key: 'a7'.repeat(32) });
    expect(await derived).toBe('a7'.repeat(32));
    expect(worker.terminated).toBe(true);
  });

  it.each<[string, (worker: StubWorker) => void]>([
    ['crashes', (worker) => worker.crash()],
    ['has no memory', (worker) => worker.answer({ failed: true })],
  ])('fails without a word of the password when the worker %s', async (_what, end) => {
    const worker = new StubWorker();
    const derived = deriveWrappingKey('swordfish', PARAMS, () => worker);
    end(worker);
    const error = await derived.catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'internal', context: { reason: 'kdf' } });
    expect(JSON.stringify(error)).not.toContain('swordfish');
    expect(worker.terminated).toBe(true);
  });
});
