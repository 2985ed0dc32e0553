import { blake2b } from '@noble/hashes/blake2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { encodeAddress } from '../../../src/core/address/index.js';
import { keyAt, type LedgerKey } from './keys.js';
import { type Line, readPayload } from './payload.js';
import { BYTES_CLOSE, BYTES_OPEN } from './proof.js';
import { NotAccepted } from './scale.js';

/** What the person at the device does when it asks. */
export type Press = 'approve' | 'reject' | 'nothing' | 'unplug';

export interface LedgerState {
  locked: boolean;
  /** The open app; null is the device's own menu. */
  app: { name: string; version: string } | null;
  press: Press;
  /** Answers every command with this status, whatever it is. */
  status: number | null;
  /** Turns one bit of payload and proof over on their way into the device. */
  flipBit: number | null;
}

export type Shown = { what: 'address' | 'transaction' | 'message'; lines: Line[] };

/** The cable was pulled: no answer comes. */
export class Unplugged extends Error {}

const OK = 0x9000;
const CHUNK = 250;
const BUFFER = 16_384;
const COINS: Record<string, number> = { Polkadot: 354, Bittensor: 1005 };
const HARD = 0x80000000;

class Status extends Error {
  constructor(readonly status: number) {
    super(status.toString(16));
  }
}

/**
 * A Ledger with the Polkadot generic app, written from the app's APDU specification, not from the library that speaks to
 * it. It has real ed25519 keys, reads a transaction with the types of its proof alone, and refuses (6984) what those do not
 * cover and any proof that does not lead to the digest in the payload.
 */
export class LedgerDevice {
  readonly state: LedgerState;
  /** Everything that stood on its screen, oldest first. */
  readonly shown: Shown[] = [];
  /** Every command as it came in. */
  readonly commands: Uint8Array[] = [];
  /** Signatures that left the device. */
  signatures = 0;
  readonly #seed: Uint8Array;
  #signing: { ins: number; key: LedgerKey; length: number; parts: Uint8Array[] } | null = null;
  #wake: (() => void) | null = null;

  constructor(state: Partial<LedgerState> = {}, seed = 'the seed of a device that is only for tests') {
    this.#seed = utf8ToBytes(seed);
    this.state = {
      locked: false,
      app: { name: 'Polkadot', version: '100.0.12' },
      press: 'approve',
      status: null,
      flipBit: null,
      ...state,
    };
  }

  /** The key that the device has for an account, as the wallet should see it. */
  publicKey(account: number, index: number, coin = 354): Uint8Array {
    return keyAt(
      this.#seed,
      [44, coin, account, 0, index].map((step) => step + HARD),
    ).publicKey;
  }

  /** Presses a button while the device waits. */
  press(press: Exclude<Press, 'nothing'>): void {
    this.state.press = press;
    this.#wake?.();
  }

  /** Whether it waits for a press. */
  get waits(): boolean {
    return this.#wake !== null;
  }

  /** @throws Unplugged */
  async exchange(apdu: Uint8Array): Promise<Uint8Array> {
    this.commands.push(apdu.slice());
    try {
      return concatBytes(await this.#answer(apdu), statusBytes(OK));
    } catch (error) {
      if (error instanceof Status) return statusBytes(error.status);
      if (error instanceof NotAccepted) return concatBytes(utf8ToBytes(error.message), statusBytes(0x6984));
      throw error;
    }
  }

  async #answer(apdu: Uint8Array): Promise<Uint8Array> {
    const [cla, ins, p1 = 0, p2 = 0, length] = apdu;
    const data = apdu.subarray(5);
    if (this.state.status !== null) throw new Status(this.state.status);
    if (this.state.locked) throw new Status(0x5515);
    if (length !== data.length) throw new Status(0x6700);
    if (cla === 0xb0 && ins === 0x01) return this.#appInfo();
    const coin = this.state.app ? COINS[this.state.app.name] : undefined;
    if (cla !== 0xf9) throw new Status(0x6e00);
    if (coin === undefined) throw new Status(this.state.app ? 0x6e00 : 0x6e01);
    if (p2 !== 0) throw new Status(0x6b00);
    switch (ins) {
      case 0x00:
        return Uint8Array.of(0, 0, 100, 0, 0, 0, 12, 0, 0, 0, 0, 0);
      case 0x01:
        return this.#address(coin, p1, data);
      case 0x02:
      case 0x03:
        return this.#sign(coin, ins, p1, data);
      default:
        throw new Status(0x6d00);
    }
  }

  #appInfo(): Uint8Array {
    const { name, version } = this.state.app ?? { name: 'BOLOS', version: '1.4.0' };
    const text = (value: string) => concatBytes(Uint8Array.of(value.length), utf8ToBytes(value));
    return concatBytes(Uint8Array.of(1), text(name), text(version), Uint8Array.of(1, 0));
  }

  async #address(coin: number, p1: number, data: Uint8Array): Promise<Uint8Array> {
    const { key, rest } = this.#key(coin, data);
    if (rest.length !== 2) throw new Status(0x6700);
    const address = encodeAddress(key.publicKey, (rest[0] ?? 0) | ((rest[1] ?? 0) << 8));
    if (p1 > 1) throw new Status(0x6b00);
    if (p1 === 1) await this.#confirm({ what: 'address', lines: [{ title: 'Address', text: address }] });
    return concatBytes(key.publicKey, utf8ToBytes(address));
  }

  async #sign(coin: number, ins: number, p1: number, data: Uint8Array): Promise<Uint8Array> {
    if (p1 === 0) {
      const { key, rest } = this.#key(coin, data);
      if (rest.length !== 2) throw new Status(0x6700);
      this.#signing = { ins, key, length: (rest[0] ?? 0) | ((rest[1] ?? 0) << 8), parts: [] };
      return new Uint8Array();
    }
    const signing = this.#signing;
    if (signing?.ins !== ins) throw new Status(0x6987);
    if (p1 > 2) throw new Status(0x6b00);
    if (data.length > CHUNK) throw new Status(0x6700);
    signing.parts.push(data.slice());
    if (signing.parts.reduce((sum, part) => sum + part.length, 0) > BUFFER) throw new Status(0x6983);
    if (p1 === 1) return new Uint8Array();
    this.#signing = null;
    const all = this.#arrived(concatBytes(...signing.parts));
    if (all.length < signing.length) throw new NotAccepted('shorter than announced');
    const payload = all.subarray(0, signing.length);
    const rest = all.subarray(signing.length);
    await this.#confirm(
      ins === 0x02
        ? { what: 'transaction', lines: readPayload(payload, rest) }
        : { what: 'message', lines: messageLines(payload, rest) },
    );
    const signed = payload.length > 256 ? blake2b(payload, { dkLen: 32 }) : payload;
    this.signatures += 1;
    return concatBytes(Uint8Array.of(0), signing.key.sign(signed));
  }

  #arrived(bytes: Uint8Array): Uint8Array {
    const { flipBit } = this.state;
    if (flipBit === null) return bytes;
    const changed = bytes.slice();
    changed[flipBit >> 3] = (changed[flipBit >> 3] ?? 0) ^ (1 << (flipBit & 7));
    return changed;
  }

  /** Five steps of 4 bytes, least significant first; the app refuses any that is not its own or not hardened. */
  #key(coin: number, data: Uint8Array): { key: LedgerKey; rest: Uint8Array } {
    if (data.length < 20) throw new Status(0x6700);
    const view = new DataView(data.buffer, data.byteOffset);
    const steps = [0, 1, 2, 3, 4].map((at) => view.getUint32(4 * at, true));
    if (steps[0] !== 44 + HARD || steps[1] !== coin + HARD || steps.some((step) => step < HARD))
      throw new NotAccepted('not a path of this app');
    return { key: keyAt(this.#seed, steps), rest: data.subarray(20) };
  }

  async #confirm(shown: Shown): Promise<void> {
    this.shown.push(shown);
    if (this.state.press === 'nothing')
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    this.#wake = null;
    if (this.state.press === 'unplug') throw new Unplugged();
    if (this.state.press === 'reject') throw new Status(0x6986);
  }
}

function messageLines(message: Uint8Array, rest: Uint8Array): Line[] {
  const text = new TextDecoder().decode(message);
  const inner = message.subarray(BYTES_OPEN.length, message.length - BYTES_CLOSE.length);
  if (rest.length > 0 || !text.startsWith('<Bytes>') || !text.endsWith('</Bytes>') || message.length < 15)
    throw new NotAccepted('not wrapped');
  return [{ title: 'Message', text: new TextDecoder().decode(inner) }];
}

function statusBytes(status: number): Uint8Array {
  return Uint8Array.of(status >> 8, status & 0xff);
}
