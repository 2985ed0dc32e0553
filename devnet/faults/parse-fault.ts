import type { DevnetFault } from '../types.js';

const PLAIN = [
  'drop',
  'garbage',
  'nan',
  'huge',
  'wrong-genesis',
  'refuse',
  'reorder',
  'duplicate',
  'foreign-ids',
  'stale-metadata',
] as const;

/** Kinds for the help text. */
export const FAULT_KINDS = `lag:MILLISECONDS, drop, garbage, nan, huge, wrong-genesis, refuse,
                      reorder, duplicate, foreign-ids, pruned:BLOCKS,
                      behind:BLOCKS, stale-metadata, wrong-decimals:N,
                      lying-price:FACTOR, lying-balance:ADDRESS:RAO`;

/** Kinds that take an argument: how it must look and what it makes. */
const WITH_ARGUMENT: Array<[RegExp, (...groups: string[]) => DevnetFault]> = [
  [/^lag:(\d{1,7})$/, (ms) => ({ kind: 'lag', ms: Number(ms) })],
  [/^pruned:(\d{1,7})$/, (keep) => ({ kind: 'pruned', keep: Number(keep) })],
  [/^behind:(\d{1,7})$/, (blocks) => ({ kind: 'behind', blocks: Number(blocks) })],
  [/^wrong-decimals:(\d{1,2})$/, (decimals) => ({ kind: 'wrong-decimals', decimals: Number(decimals) })],
  [/^lying-price:(\d{1,6}(?:\.\d{1,6})?)$/, (factor) => ({ kind: 'lying-price', factor: Number(factor) })],
  [
    /^lying-balance:([1-9A-HJ-NP-Za-km-z]{47,48}):(-?\d{1,20})$/,
    (address = '', rao = '0') => ({ kind: 'lying-balance', address, addRao: BigInt(rao) }),
  ],
];

/** Reads `KIND` or `KIND:ARG` of `--fault`; undefined when it is neither. */
export function parseFault(text: string): DevnetFault | undefined {
  const plain = PLAIN.find((kind) => kind === text);
  if (plain) return { kind: plain };
  for (const [shape, make] of WITH_ARGUMENT) {
    const groups = shape.exec(text)?.slice(1);
    if (groups) return make(...groups);
  }
  return undefined;
}
