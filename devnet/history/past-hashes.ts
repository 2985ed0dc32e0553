import { blake2b256, concatBytes, fromHex, toHex, u32le } from '../node/bytes.js';
import { auraPreRuntime, type Header, headerHash } from '../node/header.js';
import type { Hex } from '../types.js';

/** As many blocks as the chain remembers by itself have hashes that clients can compute from their headers. */
const HASHED = 2_400;
/** Bytes of a hash that carry its block number. */
const NUMBER_BYTES = 4;
const text = new TextEncoder();

/**
 * Hashes and headers of a past of any length, made from genesis and the number alone.
 *
 * A chain of real header hashes could only be had by computing all of them. The newest {@link HASHED} blocks have
 * them, and single older ones that are named; the hash of any other is a keyed function of its number, from which the
 * number can be read back. Every header names its parent's hash.
 */
export class PastHashes {
  private readonly key: Uint8Array;
  private readonly real = new Map<number, Hex>();
  private readonly numbers = new Map<Hex, number>();

  constructor(
    private readonly genesisHash: Hex,
    private readonly length: number,
    /** Older blocks that clients look into, so that they may check their headers. */
    named: number[] = [],
  ) {
    this.key = concatBytes(fromHex(genesisHash), u32le(length));
    const first = Math.max(1, length - HASHED + 1);
    // Ascending: a header is complete when its parent has its hash.
    for (const number of named.filter((block) => block < first).sort((a, b) => a - b)) this.hash(number);
    for (let number = first; number <= length; number += 1) this.hash(number);
  }

  /** @throws RangeError for a number outside the past */
  at(number: number): Hex {
    if (!Number.isInteger(number) || number < 0 || number > this.length) {
      throw new RangeError(`block ${number} is not in a past of ${this.length} blocks`);
    }
    if (number === 0) return this.genesisHash;
    return this.real.get(number) ?? this.keyed(number);
  }

  numberOf(hash: Hex): number | undefined {
    if (hash === this.genesisHash) return 0;
    const known = this.numbers.get(hash);
    if (known !== undefined) return known;
    const bytes = fromHex(hash);
    const mask = this.mask(bytes.subarray(NUMBER_BYTES));
    const front = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
    const number = (front ^ mask) >>> 0;
    const isKeyed = number > 0 && number <= this.length && !this.real.has(number);
    return isKeyed && this.keyed(number) === hash ? number : undefined;
  }

  /** Header of a block after genesis. */
  header(number: number): Header {
    return {
      parentHash: this.at(number - 1),
      number,
      stateRoot: toHex(this.tagged('state', number)),
      extrinsicsRoot: toHex(this.tagged('extrinsics', number)),
      digest: [auraPreRuntime(BigInt(number))],
    };
  }

  private hash(number: number): void {
    const hash = headerHash(this.header(number));
    this.real.set(number, hash);
    this.numbers.set(hash, number);
  }

  private keyed(number: number): Hex {
    const tail = this.tagged('hash', number).subarray(NUMBER_BYTES);
    return toHex(concatBytes(u32le((number ^ this.mask(tail)) >>> 0), tail));
  }

  private mask(tail: Uint8Array): number {
    return new DataView(blake2b256(concatBytes(this.key, tail)).buffer).getUint32(0, true);
  }

  private tagged(name: string, number: number): Uint8Array {
    return blake2b256(concatBytes(this.key, text.encode(name), u32le(number)));
  }
}
