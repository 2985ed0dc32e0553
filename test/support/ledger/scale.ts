/** Data that the device does not accept: it answers 6984. */
export class NotAccepted extends Error {}

/** SCALE read from the front. Written for the emulator alone, so that it shares no mistake with the wallet. */
export class Scale {
  #at = 0;

  constructor(readonly bytes: Uint8Array) {}

  get at(): number {
    return this.#at;
  }

  get left(): number {
    return this.bytes.length - this.#at;
  }

  take(length: number): Uint8Array {
    if (length > this.left) throw new NotAccepted(`${length} bytes wanted, ${this.left} left`);
    this.#at += length;
    return this.bytes.subarray(this.#at - length, this.#at);
  }

  uint(length: number): bigint {
    let value = 0n;
    for (const [index, byte] of this.take(length).entries()) value |= BigInt(byte) << BigInt(8 * index);
    return value;
  }

  number(length: 1 | 2 | 4): number {
    return Number(this.uint(length));
  }

  compact(): bigint {
    const first = this.number(1);
    const rest = (length: number): bigint => (this.uint(length) << 6n) | BigInt(first >> 2);
    switch (first & 3) {
      case 0:
        return BigInt(first >> 2);
      case 1:
        return rest(1);
      case 2:
        return rest(3);
      default:
        return this.uint((first >> 2) + 4);
    }
  }

  count(): number {
    const count = this.compact();
    // Nothing on a device of this size has more parts than bytes.
    if (count > BigInt(this.bytes.length)) throw new NotAccepted(`${count} parts`);
    return Number(count);
  }

  text(): string {
    return new TextDecoder().decode(this.take(this.count()));
  }

  many<T>(read: () => T): T[] {
    return Array.from({ length: this.count() }, read);
  }

  flag(): boolean {
    const byte = this.number(1);
    if (byte > 1) throw new NotAccepted('neither true nor false');
    return byte === 1;
  }

  option<T>(read: () => T): T | null {
    return this.flag() ? read() : null;
  }

  end(): void {
    if (this.left > 0) throw new NotAccepted(`${this.left} bytes left over`);
  }
}
