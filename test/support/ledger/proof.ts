import { blake3 } from '@noble/hashes/blake3.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { NotAccepted, Scale } from './scale.js';

/** How a type is named inside another: a plain one by its word, any other by its number. */
export type TypeRef = (typeof PLAIN)[number] | { id: number };

const PLAIN = [
  ...(['bool', 'char', 'str', 'u8', 'u16', 'u32', 'u64', 'u128', 'u256'] as const),
  ...(['i8', 'i16', 'i32', 'i64', 'i128', 'i256'] as const),
  ...(['compact8', 'compact16', 'compact32', 'compact64', 'compact128', 'compact256', 'void'] as const),
] as const;

export interface Field {
  name: string | null;
  type: TypeRef;
  typeName: string | null;
}

export type Shape =
  | { kind: 'composite'; fields: Field[] }
  | { kind: 'variant'; name: string; fields: Field[]; index: number }
  | { kind: 'sequence'; of: TypeRef }
  | { kind: 'array'; length: number; of: TypeRef }
  | { kind: 'tuple'; of: TypeRef[] }
  | { kind: 'bits' };

export interface Leaf {
  path: string[];
  shape: Shape;
  id: number;
}

export interface Extension {
  name: string;
  extra: TypeRef;
  implicit: TypeRef;
}

export interface Proof {
  leaves: Leaf[];
  call: TypeRef;
  extensions: Extension[];
  info: { specVersion: number; specName: string; prefix: number; decimals: number; symbol: string };
  /** What the leaves, their places, the hashes beside them and the facts come to (RFC-0078). */
  digest: Uint8Array;
}

/** Reads a proof to its last byte and works out the digest that it leads to. @throws NotAccepted */
export function readProof(bytes: Uint8Array): Proof {
  const scale = new Scale(bytes);
  const hashes: Uint8Array[] = [];
  const leaves = scale.many(() => {
    const from = scale.at;
    const leaf = readLeaf(scale);
    hashes.push(blake3(bytes.subarray(from, scale.at)));
    return leaf;
  });
  const places = scale.many(() => scale.number(4));
  const siblings = scale.many(() => scale.take(32));
  const metadataFrom = scale.at;
  const version = scale.number(1);
  if (version !== 4) throw new NotAccepted(`extrinsic version ${version}`);
  readRef(scale);
  const call = readRef(scale);
  readRef(scale);
  const extensions = scale.many(() => ({
    name: scale.text(),
    extra: readRef(scale),
    implicit: readRef(scale),
  }));
  const metadataHash = blake3(bytes.subarray(metadataFrom, scale.at));
  const infoFrom = scale.at;
  const info = {
    specVersion: scale.number(4),
    specName: scale.text(),
    prefix: scale.number(2),
    decimals: scale.number(1),
    symbol: scale.text(),
  };
  const infoBytes = bytes.subarray(infoFrom, scale.at);
  scale.end();
  const root = rootOf(hashes, places, siblings);
  const digest = blake3(concatBytes(Uint8Array.of(1), root, metadataHash, infoBytes));
  return { leaves, call, extensions, info, digest };
}

/** -1 above the root. */
const parent = (place: number): number => Math.floor((place - 1) / 2);

/** The tree is a heap: node k has the children 2k+1 and 2k+2. Hashes come in the order of a walk from the root. */
function rootOf(hashes: Uint8Array[], places: number[], siblings: Uint8Array[]): Uint8Array {
  if (hashes.length !== places.length) throw new NotAccepted('as many places as leaves');
  const above = new Set<number>();
  for (const place of places) for (let at = parent(place); at >= 0; at = parent(at)) above.add(at);
  let leaf = 0;
  let sibling = 0;
  const walk = (node: number): Uint8Array => {
    if (places[leaf] === node) return hashes[leaf++] as Uint8Array;
    if (above.has(node)) return blake3(concatBytes(walk(2 * node + 1), walk(2 * node + 2)));
    const hash = siblings[sibling++];
    if (!hash) throw new NotAccepted('a hash is missing');
    return hash;
  };
  const root = walk(0);
  if (leaf !== hashes.length || sibling !== siblings.length) throw new NotAccepted('parts left over');
  return root;
}

function readRef(scale: Scale): TypeRef {
  const word = scale.number(1);
  if (word === PLAIN.length) return { id: Number(scale.compact()) };
  const plain = PLAIN[word];
  if (!plain) throw new NotAccepted(`type word ${word}`);
  return plain;
}

function readField(scale: Scale): Field {
  return {
    name: scale.option(() => scale.text()),
    type: readRef(scale),
    typeName: scale.option(() => scale.text()),
  };
}

function readLeaf(scale: Scale): Leaf {
  return { path: scale.many(() => scale.text()), shape: readShape(scale), id: Number(scale.compact()) };
}

function readShape(scale: Scale): Shape {
  const kind = scale.number(1);
  switch (kind) {
    case 0:
      return { kind: 'composite', fields: scale.many(() => readField(scale)) };
    case 1:
      return {
        kind: 'variant',
        name: scale.text(),
        fields: scale.many(() => readField(scale)),
        index: Number(scale.compact()),
      };
    case 2:
      return { kind: 'sequence', of: readRef(scale) };
    case 3:
      return { kind: 'array', length: scale.number(4), of: readRef(scale) };
    case 4:
      return { kind: 'tuple', of: scale.many(() => readRef(scale)) };
    case 5:
      scale.take(2);
      return { kind: 'bits' };
    default:
      throw new NotAccepted(`shape ${kind}`);
  }
}

export const BYTES_OPEN = utf8ToBytes('<Bytes>');
export const BYTES_CLOSE = utf8ToBytes('</Bytes>');
