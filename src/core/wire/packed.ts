/**
 * The codec of {@link file://./wire.ts} for much of the same: thousands of records with the same names and the same texts in
 * them. Names stand once for each set of them, each text stands once. A fourth of the length of plain JSON, and read faster.
 *
 * A node is null, a boolean or a number; a string `#12` is a bigint, `x0a` bytes and `@3` the fourth text; a list is
 * `[0, ...nodes]` and a record `[shape + 1, ...nodes]`. The whole is `[texts, shapes, node]` as JSON.
 */
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';

type Node = null | boolean | number | string | Node[];

const DIGITS = /^-?\d{1,40}$/;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** Plain data with bigints and bytes as one text. @throws TypeError on functions, symbols and numbers that are not finite */
export function pack(value: unknown): string {
  const texts = new Map<string, number>();
  const shapes = new Map<string, number>();
  const names: string[][] = [];

  const textAt = (text: string): number => {
    const known = texts.get(text);
    if (known !== undefined) return known;
    texts.set(text, texts.size);
    return texts.size - 1;
  };
  const shapeAt = (keys: string[]): number => {
    const joined = keys.join();
    const known = shapes.get(joined);
    if (known !== undefined && names[known]?.every((name, at) => name === keys[at])) return known;
    names.push(keys);
    shapes.set(joined, names.length - 1);
    return names.length - 1;
  };
  const node = (one: unknown): Node => {
    switch (typeof one) {
      case 'bigint':
        return `#${one}`;
      case 'string':
        return `@${textAt(one)}`;
      case 'boolean':
        return one;
      case 'number':
        if (!Number.isFinite(one)) throw new TypeError('a number that is packed must be finite');
        return one;
      case 'undefined':
        return null;
      case 'object':
        break;
      default:
        throw new TypeError(`${typeof one} cannot be packed`);
    }
    if (one === null) return null;
    if (one instanceof Uint8Array) return `x${bytesToHex(one)}`;
    if (Array.isArray(one)) return [0, ...one.map(node)];
    const entries = Object.entries(one).filter(([, entry]) => entry !== undefined);
    return [shapeAt(entries.map(([key]) => key)) + 1, ...entries.map(([, entry]) => node(entry))];
  };

  const root = node(value);
  return JSON.stringify([[...texts.keys()], names, root]);
}

/** The reverse of {@link pack}. @throws Error where the text is not of its making */
export function unpack(text: string): unknown {
  const parsed: unknown = JSON.parse(text);
  if (!Array.isArray(parsed) || parsed.length !== 3) throw new Error('not packed');
  const [texts, names, root] = parsed as [unknown, unknown, Node];
  if (!areTexts(texts) || !Array.isArray(names) || !names.every(areTexts)) throw new Error('damaged tables');

  const leaf = (node: string): unknown => {
    const rest = node.slice(1);
    switch (node[0]) {
      case '@':
        return found(texts[Number(rest)]);
      case '#':
        if (!DIGITS.test(rest)) throw new Error('damaged number');
        return BigInt(rest);
      case 'x':
        return hexToBytes(rest);
      default:
        throw new Error('damaged leaf');
    }
  };
  const value = (node: Node): unknown => {
    if (typeof node === 'string') return leaf(node);
    if (!Array.isArray(node)) return node;
    if (node[0] === 0) return node.slice(1).map(value);
    const keys = found(names[Number(node[0]) - 1]);
    if (keys.length !== node.length - 1) throw new Error('damaged record');
    const out: Record<string, unknown> = {};
    for (let at = 0; at < keys.length; at += 1) {
      const key = keys[at] as string;
      if (!FORBIDDEN.has(key)) out[key] = value(node[at + 1] as Node);
    }
    return out;
  };
  return value(root);
}

function areTexts(list: unknown): list is string[] {
  return Array.isArray(list) && list.every((one) => typeof one === 'string');
}

function found<T>(one: T | undefined): T {
  if (one === undefined) throw new Error('refers to nothing');
  return one;
}
