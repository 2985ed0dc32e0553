import { fromHex } from '../node/bytes.js';
import type { Hex } from '../types.js';
import { invalidParams } from './errors.js';

/** Parameters of one request, read by position. Every reader throws `Invalid params` that names the position. */
export class Params {
  constructor(private readonly values: unknown[]) {}

  has(index: number): boolean {
    return this.values[index] !== undefined && this.values[index] !== null;
  }

  raw(index: number): unknown {
    return this.values[index];
  }

  hex(index: number): Hex {
    return asHex(this.values[index], index);
  }

  /** A 32-byte hash, or undefined when left out or null. */
  optionalHash(index: number): Hex | undefined {
    if (!this.has(index)) return undefined;
    const text = this.hex(index);
    if (text.length !== 66) throw invalidParams(`parameter ${index} must be a 32-byte hash`);
    return text;
  }

  hash(index: number): Hex {
    const value = this.optionalHash(index);
    if (value === undefined) throw invalidParams(`parameter ${index} is missing`);
    return value;
  }

  bytes(index: number): Uint8Array {
    return fromHex(this.hex(index));
  }

  string(index: number): string {
    const value = this.values[index];
    if (typeof value !== 'string') throw invalidParams(`parameter ${index} must be a string`);
    return value;
  }

  /** Bytes as the newer methods take them: the prefix may be missing, and nothing at all means no bytes. */
  looseHex(index: number): Hex {
    return asLooseHex(this.values[index], index);
  }

  flag(index: number): boolean {
    const value = this.values[index];
    if (typeof value !== 'boolean') throw invalidParams(`parameter ${index} must be true or false`);
    return value;
  }

  /** A whole number >= 0 below 2^32. */
  u32(index: number): number {
    return asU32(this.values[index], index);
  }

  hexList(index: number): Hex[] {
    const value = this.values[index];
    if (!Array.isArray(value)) throw invalidParams(`parameter ${index} must be a list`);
    return value.map((item) => asHex(item, index));
  }
}

function asHex(value: unknown, index: number): Hex {
  if (typeof value !== 'string' || !/^0x(?:[0-9a-fA-F]{2})*$/.test(value)) {
    throw invalidParams(`parameter ${index} must be a hex string with an even number of digits`);
  }
  return value.toLowerCase() as Hex;
}

/** @throws Invalid params unless the value is hex, with or without its prefix */
export function asLooseHex(value: unknown, index: number): Hex {
  return asHex(typeof value === 'string' && !value.startsWith('0x') ? `0x${value}` : value, index);
}

/** Block numbers come as a number or as a hex quantity; both are accepted, as by a node. */
export function asU32(value: unknown, index: number): number {
  const number = typeof value === 'string' && /^0x[0-9a-fA-F]{1,16}$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isInteger(number) || number < 0 || number > 0xffffffff) {
    throw invalidParams(`parameter ${index} must be a whole number from 0 to 4294967295`);
  }
  return number;
}
