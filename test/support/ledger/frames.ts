import { concatBytes } from '@noble/hashes/utils.js';
import type { LedgerDevice } from './device.js';

/** Ledger's HID frames: channel (2), tag 05, number (2), in the first also the length (2); 64 bytes, filled with zeros. */
const PACKET = 64;
const TAG = 0x05;

/** The USB side of a device: takes frames, hands whole commands on, and cuts the answers into frames. */
export class LedgerCable {
  #channel = 0;
  #length = 0;
  #parts: Uint8Array[] = [];

  constructor(readonly device: LedgerDevice) {}

  /** Frames of the answer once a command is whole, else null. @throws Unplugged; for a frame out of order */
  receive(packet: Uint8Array): Promise<Uint8Array[]> | null {
    const view = new DataView(packet.buffer, packet.byteOffset, packet.byteLength);
    if (packet.length !== PACKET || view.getUint8(2) !== TAG) throw new Error('not a frame');
    const number = view.getUint16(3);
    if (number === 0) {
      this.#channel = view.getUint16(0);
      this.#length = view.getUint16(5);
      this.#parts = [packet.slice(7)];
    } else {
      if (view.getUint16(0) !== this.#channel || number !== this.#parts.length)
        throw new Error('a frame out of order');
      this.#parts.push(packet.slice(5));
    }
    const all = concatBytes(...this.#parts);
    if (all.length < this.#length) return null;
    const channel = this.#channel;
    return this.device.exchange(all.slice(0, this.#length)).then((answer) => framesOf(channel, answer));
  }
}

function framesOf(channel: number, answer: Uint8Array): Uint8Array[] {
  const bytes = concatBytes(Uint8Array.of(answer.length >> 8, answer.length & 0xff), answer);
  const room = PACKET - 5;
  return Array.from({ length: Math.ceil(bytes.length / room) }, (_, number) => {
    const packet = new Uint8Array(PACKET);
    packet.set([channel >> 8, channel & 0xff, TAG, number >> 8, number & 0xff]);
    packet.set(bytes.subarray(number * room, (number + 1) * room), 5);
    return packet;
  });
}
