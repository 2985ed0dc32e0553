import { gunzipSync } from 'node:zlib';
import { hexToBytes } from '@noble/hashes/utils.js';
import { afterEach, beforeEach, vi } from 'vitest';
import { metadataProof } from '../../../../../src/core/chain/light/digest.js';
import { vectors } from '../../../../support/finney.js';
import { LedgerDevice } from '../../../../support/ledger/device.js';
import { FakeHid } from '../../../../support/ledger/fake-hid.js';

interface DigestVectors {
  digest_v15_order: string;
  digest_if_v16_is_fed_in_WRONG: string;
  minimal_v15: { gzip_base64: string; bytes: number };
  proof_transfer_424: {
    call_hex: string;
    included_in_extrinsic_hex: string;
    included_in_signed_data_hex: string;
    proof_hex: string;
  };
}

export interface LedgerVectors {
  ledger: {
    path_0_0_hex: string;
    path_account2_index7_hex: string;
    get_address_silent_prefix42: string;
    get_address_show_prefix42: string;
    sign_apdu_count: number;
    sign_first: string;
    sign_second: string;
    sign_last: string;
    all_sign_apdus_sha256: string;
    sign_raw_hello: [string, string];
  };
}

export const hex = (text: string): Uint8Array => hexToBytes(text.replace(/^0x/, ''));

/** The bytes with one bit turned over. */
export function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const changed = bytes.slice();
  changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return changed;
}

/** The transfer of the recorded vectors: its payload, the proof for it and the metadata that it comes from. */
export function transfer() {
  const digest = vectors<DigestVectors>('metadata-digest');
  const { call_hex, included_in_extrinsic_hex, included_in_signed_data_hex, proof_hex } =
    digest.proof_transfer_424;
  return {
    v15: new Uint8Array(gunzipSync(Buffer.from(digest.minimal_v15.gzip_base64, 'base64'))),
    metadataHash: digest.digest_v15_order,
    wrongHash: digest.digest_if_v16_is_fed_in_WRONG,
    payloadHex: `${call_hex}${included_in_extrinsic_hex.slice(2)}${included_in_signed_data_hex.slice(2)}`,
    proof: hex(proof_hex),
    proofOf: (payloadHex: string): Uint8Array =>
      metadataProof(
        new Uint8Array(gunzipSync(Buffer.from(digest.minimal_v15.gzip_base64, 'base64'))),
        hex(payloadHex),
      ),
  };
}

export interface Bench {
  device: LedgerDevice;
  hid: FakeHid;
}

/** A device on the table before every test, reached as the browser would. */
export function benchForEach(): Bench {
  const bench = {} as Bench;
  beforeEach(() => {
    bench.device = new LedgerDevice();
    bench.hid = new FakeHid(bench.device);
    const doors = { hid: bench.hid, locks: fakeLocks() };
    if (typeof navigator === 'undefined') vi.stubGlobal('navigator', doors);
    // A page's navigator has more than these two.
    else
      for (const [name, value] of Object.entries(doors))
        Object.defineProperty(navigator, name, { configurable: true, writable: true, value });
    // The library tells every page once that there is a newer way to speak to a device.
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });
  return bench;
}

/** Web Locks as far as they are used: one holder by name, or at once none. */
function fakeLocks() {
  const held = new Set<string>();
  return {
    async request(name: string, _options: unknown, work: (lock: object | null) => Promise<unknown>) {
      if (held.has(name)) return work(null);
      held.add(name);
      try {
        return await work({ name });
      } finally {
        held.delete(name);
      }
    },
  };
}
