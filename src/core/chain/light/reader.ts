import { WalletError } from '../../errors/wallet-error.js';

/** Reads SCALE strictly: never past the end, and only the one shortest form of each compact number. */
export class ByteReader {
  readonly bytes: Uint8Array;
  offset: number;

  constructor(bytes: Uint8Array, offset = 0) {
    this.bytes = bytes;
    this.offset = offset;
  }

  get left(): number {
    return this.bytes.length - this.offset;
  }

  /** @throws WalletError sign/undecodable when fewer bytes are left. */
  take(length: number): Uint8Array {
    if (length > this.left) throw new WalletError('sign/undecodable', { at: this.offset, needs: length });
    const slice = this.bytes.subarray(this.offset, this.offset + length);
    this.offset += length;
    return slice;
  }

  byte(): number {
    return this.take(1)[0] ?? 0;
  }

  /** Little-endian unsigned integer of `length` bytes. */
  uint(length: number): bigint {
    let value = 0n;
    const slice = this.take(length);
    for (let i = length - 1; i >= 0; i--) value = (value << 8n) | BigInt(slice[i] ?? 0);
    return value;
  }

  /** @throws WalletError sign/not-canonical when a shorter form of the same number exists. */
  compact(): bigint {
    const start = this.offset;
    const mode = this.byte() & 3;
    this.offset = start;
    if (mode < 3) {
      const width = 1 << mode;
      const value = this.uint(width) >> 2n;
      // A number that fits the next narrower form must use it; single bytes have none.
      if (mode > 0 && value < 1n << BigInt(mode === 1 ? 6 : 14)) throw notCanonical(start);
      return value;
    }
    const width = (this.byte() >> 2) + 4;
    const value = this.uint(width);
    if (value < 1n << 30n || value >> BigInt((width - 1) * 8) === 0n) throw notCanonical(start);
    return value;
  }

  /** Number of elements of a sequence. */
  length(): number {
    const value = this.compact();
    if (value > 0xffff_ffffn) throw new WalletError('sign/undecodable', { at: this.offset });
    return Number(value);
  }
}

function notCanonical(at: number): WalletError {
  return new WalletError('sign/not-canonical', { at });
}
