/** Reads SCALE integers one after another. Throws when the bytes end too early. */
export class ScaleReader {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  get left(): number {
    return this.bytes.length - this.at;
  }

  byte(): number {
    const value = this.bytes[this.at];
    if (value === undefined) throw new RangeError('SCALE value ends too early');
    this.at += 1;
    return value;
  }

  /** Little-endian unsigned integer of the given width in bytes. */
  uint(width: number): bigint {
    let value = 0n;
    for (let i = 0; i < width; i += 1) value |= BigInt(this.byte()) << BigInt(8 * i);
    return value;
  }

  compact(): bigint {
    const first = this.byte();
    const mode = first & 3;
    if (mode === 3) return this.uint((first >> 2) + 4);
    const more = this.uint([0, 1, 3][mode] ?? 0);
    return (BigInt(first) | (more << 8n)) >> 2n;
  }

  /** Everything that is left, as one integer. */
  rest(): bigint {
    return this.uint(this.left);
  }
}
