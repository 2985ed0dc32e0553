import 'fake-indexeddb/auto';
import { bytesToHex } from '@noble/hashes/utils.js';
import { openDB } from 'idb';
import { describe, expect, it } from 'vitest';
import { buildProof } from '../../../../../src/popup/devices/proof/build.js';
import { makeProof, type ProofWorker } from '../../../../../src/popup/devices/proof/index.js';
import { storedV15 } from '../../../../../src/popup/devices/proof/stored.js';
import type { ProofReply, ProofRequest } from '../../../../../src/popup/devices/proof/types.js';
import {
  METADATA_DB,
  METADATA_STORE,
  type StoredMetadata,
} from '../../../../../src/protocol/engine/index.js';
import { FINNEY_GENESIS, finney, HAS_FINNEY } from '../../../../support/finney.js';
import { readPayload } from '../../../../support/ledger/payload.js';
import { readProof } from '../../../../support/ledger/proof.js';
import { hex, transfer } from '../ledger/support.js';

if (!HAS_FINNEY) console.warn('skipped: ../shared is not here, so neither vectors nor recorded metadata');

const request = (): ProofRequest => {
  const { payloadHex, metadataHash } = transfer();
  return { genesisHash: FINNEY_GENESIS, specVersion: 424, payloadHex, metadataHash };
};

describe.runIf(HAS_FINNEY)('K7 the proof for a transaction', () => {
  it('K7 equals the recorded one to the byte, from the reduced metadata', () => {
    const { v15, proof } = transfer();
    expect(bytesToHex(buildProof(v15, request()))).toBe(bytesToHex(proof));
  });

  it('K7 is the same from the whole metadata of mainnet', () => {
    expect(bytesToHex(buildProof(finney(424).bytes, request()))).toBe(bytesToHex(transfer().proof));
  });

  it('K7 leads to the digest by a second reading of RFC-0078 that shares no code with the first', () => {
    const { proof, metadataHash, payloadHex } = transfer();
    const read = readProof(proof);
    expect(`0x${bytesToHex(read.digest)}`).toBe(metadataHash);
    expect(read.info).toEqual({
      specVersion: 424,
      specName: 'node-subtensor',
      prefix: 42,
      decimals: 9,
      symbol: 'TAO',
    });
    const lines = readPayload(hex(payloadHex), proof).map(({ title, text }) => `${title}: ${text}`);
    expect(lines).toContain('dest: Id');
    expect(lines.join('\n')).toContain('transfer_keep_alive');
    expect(lines.join('\n')).toContain('5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty');
  });

  it('K7 is refused for a digest that another metadata leads to', () => {
    const { v15, wrongHash } = transfer();
    const wrong = { ...request(), metadataHash: wrongHash };
    expect(() => buildProof(v15, wrong)).toThrowError('device/proof-mismatch');
    expect(() => buildProof(v15, { ...request(), specVersion: 425 })).toThrowError('device/proof-mismatch');
    expect(() => buildProof(Uint8Array.of(1, 2, 3), request())).toThrowError('device/proof-mismatch');
  });

  it('K7 is refused for metadata whose one bit was changed', () => {
    const { v15 } = transfer();
    for (const at of [9, 1_000, 20_000, v15.length - 20]) {
      const changed = v15.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      const outcome = (): string => bytesToHex(buildProof(changed, request()));
      // A bit that no type of an extrinsic depends on changes neither digest nor proof.
      try {
        expect(outcome()).toBe(bytesToHex(transfer().proof));
      } catch (error) {
        expect(error).toHaveProperty('code', 'device/proof-mismatch');
      }
    }
  });
});

describe.runIf(HAS_FINNEY)('K7 the metadata that the engine stored', () => {
  const store = async (stored: StoredMetadata): Promise<void> => {
    const database = await openDB(METADATA_DB, 1);
    await database.put(METADATA_STORE, stored);
    database.close();
  };

  it('K7 is asked for before there is any, and the engine finds its store all the same', async () => {
    await expect(storedV15(FINNEY_GENESIS, 424)).rejects.toHaveProperty('code', 'device/no-proof');
    const database = await openDB(METADATA_DB, 1);
    expect([...database.objectStoreNames]).toEqual([METADATA_STORE]);
    database.close();
  });

  it('K7 is taken at version 15 only', async () => {
    await store(finney(424));
    expect(await storedV15(FINNEY_GENESIS.toUpperCase().replace('0X', '0x'), 424)).toEqual(finney(424).bytes);
    await store(finney(219));
    await expect(storedV15(FINNEY_GENESIS, 219)).rejects.toMatchObject({
      code: 'device/no-proof',
      context: { stored: true },
    });
  });
});

describe('K7 the worker of a proof', () => {
  class Scripted implements ProofWorker {
    terminated = false;
    readonly #listeners = new Map<string, (event: MessageEvent<ProofReply>) => void>();
    constructor(readonly reply: ProofReply | 'nothing' | 'broken') {}
    addEventListener(type: string, listener: (event: MessageEvent<ProofReply>) => void): void {
      this.#listeners.set(type, listener);
    }
    postMessage(): void {
      if (this.reply === 'nothing') return;
      const type = this.reply === 'broken' ? 'error' : 'message';
      queueMicrotask(() => this.#listeners.get(type)?.({ data: this.reply } as MessageEvent<ProofReply>));
    }
    terminate(): void {
      this.terminated = true;
    }
  }
  const asked: ProofRequest = {
    genesisHash: FINNEY_GENESIS,
    specVersion: 424,
    payloadHex: '0x00',
    metadataHash: '0x00',
  };
  const ask = (worker: Scripted, signal?: AbortSignal) => makeProof(asked, signal, () => worker);

  it('K7 gives the proof, the error, or a fault of its own, and is ended each time', async () => {
    const good = new Scripted({ proof: Uint8Array.of(7) });
    expect(await ask(good)).toEqual(Uint8Array.of(7));
    const bad = new Scripted({ error: { code: 'device/no-proof', context: {} } });
    await expect(ask(bad)).rejects.toHaveProperty('code', 'device/no-proof');
    const broken = new Scripted('broken');
    await expect(ask(broken)).rejects.toHaveProperty('code', 'device/proof-mismatch');
    expect([good, bad, broken].map(({ terminated }) => terminated)).toEqual([true, true, true]);
  });

  it('K7 is ended with the wish for it', async () => {
    const worker = new Scripted('nothing');
    const control = new AbortController();
    const made = ask(worker, control.signal);
    control.abort('enough');
    await expect(made).rejects.toBe('enough');
    expect(worker.terminated).toBe(true);
  });
});
