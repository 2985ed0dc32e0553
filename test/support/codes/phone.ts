import { ed25519 } from '@noble/curves/ed25519.js';
import { blake2b } from '@noble/hashes/blake2.js';
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js';
import * as sr25519 from '@scure/sr25519';
import type { CryptoType } from '../../../src/core/accounts/types.js';
import { encodeAddress } from '../../../src/core/address/index.js';
import type { Picture } from '../../../src/popup/devices/qr/read.js';
import { type Line, readPayload } from '../ledger/payload.js';
import { NotAccepted, Scale } from '../ledger/scale.js';
import { seen } from './pixels.js';
import { proofLength } from './proof-length.js';

/** What the phone shows before it is asked to sign. */
export type Asked = { kind: 'transaction'; lines: Line[] } | { kind: 'message'; text: string };

/**
 * A phone with Polkadot Vault, as far as its codes go: it collects frames as the real one does (a contradiction is an
 * error, a plain code in between too), knows one network, checks that the proof leads to the digest in the payload, reads
 * the call by the types of the proof alone, and signs with a real key. It answers by the text of its code.
 */
export class Phone {
  readonly #secret: Uint8Array;
  readonly publicKey: Uint8Array;
  #frames = new Map<number, Uint8Array>();
  #count = 0;
  #asked: { shown: Asked; bytes: Uint8Array; prefix: Uint8Array } | null = null;

  constructor(
    seed: Uint8Array,
    readonly cryptoType: CryptoType,
    readonly genesisHash: string,
  ) {
    this.#secret = cryptoType === 'sr25519' ? sr25519.secretFromSeed(seed) : seed;
    this.publicKey =
      cryptoType === 'sr25519' ? sr25519.getPublicKey(this.#secret) : ed25519.getPublicKey(this.#secret);
  }

  /** The text of the code with which the account is added. */
  addressCode(name = ''): string {
    const code = `substrate:${encodeAddress(this.publicKey)}:${this.genesisHash}`;
    return name === '' ? code : `${code}:${name}`;
  }

  /** Holds the camera to a screen. @returns true once a whole request was read */
  look(picture: Picture): boolean {
    const bytes = seen(picture);
    return bytes !== null && this.scan(bytes);
  }

  /** @throws NotAccepted */
  scan(code: Uint8Array): boolean {
    if (code[0] !== 0 || code.length < 6) {
      if (this.#frames.size > 0) throw new NotAccepted('a plain code in a row of frames');
      return this.#read(code);
    }
    const scale = new Scale(code.subarray(1));
    const [count, index] = [bigEndian(scale.take(2)), bigEndian(scale.take(2))];
    const part = scale.take(scale.left);
    if (index >= count) throw new NotAccepted('a frame beyond the last');
    if (this.#count !== 0 && this.#count !== count) throw new NotAccepted('a frame of another row');
    const known = this.#frames.get(index);
    if (known && bytesToHex(known) !== bytesToHex(part)) throw new NotAccepted('two frames of one number');
    this.#count = count;
    this.#frames.set(index, part);
    if (this.#frames.size < count) return false;
    const whole = concatBytes(
      ...Array.from({ length: count }, (_, at) => this.#frames.get(at) ?? new Uint8Array()),
    );
    this.#frames.clear();
    this.#count = 0;
    return this.#read(whole);
  }

  /** What it shows. */
  get asked(): Asked {
    if (!this.#asked) throw new Error('the phone has read nothing yet');
    return this.#asked.shown;
  }

  /** The text of the answer's code. */
  sign(): string {
    if (!this.#asked) throw new Error('the phone has read nothing yet');
    const { bytes, prefix } = this.#asked;
    const signature =
      this.cryptoType === 'sr25519' ? sr25519.sign(this.#secret, bytes) : ed25519.sign(bytes, this.#secret);
    return bytesToHex(concatBytes(prefix, signature));
  }

  #read(request: Uint8Array): boolean {
    const scale = new Scale(request);
    if (scale.number(1) !== 0x53) throw new NotAccepted('not for Substrate');
    const curve = this.cryptoType === 'sr25519' ? 1 : 0;
    if (scale.number(1) !== curve) throw new NotAccepted('another kind of key');
    const command = scale.number(1);
    if (bytesToHex(scale.take(32)) !== bytesToHex(this.publicKey)) throw new NotAccepted('another key');
    const body = scale.take(scale.left - 32);
    if (`0x${bytesToHex(scale.take(32))}` !== this.genesisHash) throw new NotAccepted('an unknown network');
    if (command === 3) {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
      if (!text.startsWith('<Bytes>') || !text.endsWith('</Bytes>')) throw new NotAccepted('not marked');
      // A message's answer does not name the kind of key.
      this.#asked = { shown: { kind: 'message', text }, bytes: body, prefix: new Uint8Array() };
      return true;
    }
    if (command !== 6) throw new NotAccepted(`command ${command}`);
    const proof = body.subarray(0, proofLength(body));
    const rest = new Scale(body.subarray(proof.length));
    const callLength = rest.count();
    const payload = rest.take(rest.left);
    const lines = readPayload(payload, proof);
    checkCallLength(payload, callLength, this.genesisHash);
    const bytes = payload.length > 256 ? blake2b(payload, { dkLen: 32 }) : payload;
    this.#asked = { shown: { kind: 'transaction', lines }, bytes, prefix: Uint8Array.of(curve) };
    return true;
  }
}

/** Era, nonce, tip and mode, spec and transaction version, genesis, a block and the digest: to the last byte. */
function checkCallLength(payload: Uint8Array, callLength: number, genesisHash: string): void {
  const scale = new Scale(payload);
  scale.take(callLength);
  if (scale.number(1) !== 0) scale.take(1);
  scale.compact();
  scale.compact();
  if (scale.number(1) !== 1) throw new NotAccepted('no digest asked for');
  scale.take(8);
  if (`0x${bytesToHex(scale.take(32))}` !== genesisHash)
    throw new NotAccepted('another chain in the payload');
  scale.take(32 + 33);
  scale.end();
}

function bigEndian(bytes: Uint8Array): number {
  return ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
}
